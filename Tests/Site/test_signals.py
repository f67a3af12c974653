"""A questionnaire: each side fills in a list alone; side by side the two lists begin a talk, and lead to a plan of approach."""

import json
import pathlib
import random
import re
import tempfile

import pytest
import tool_page
from accessibility import against_the_rules
from tool_page import choose, forget_message, opened, press, saved, still_shut_in

pytestmark = pytest.mark.slow

NAME = "vragenlijsten/hoe-gaat-het.html"
STEPS = ["Invullen", "Wat valt op?", "Naast elkaar", "Plan van aanpak"]
# What is behind the door: whether the door is open, where the focus is, and what it says.
DOOR = """() => {
  const door = document.querySelector(".tool-door"), call = door.querySelector(".door-call"), here = document.activeElement;
  return [door.open, here === call ? "call" : here.localName, call && call.getAttribute("role"), call ? call.querySelectorAll("a[href^='tel:']").length : 0];
}"""


def visitor(reader, **options):
    return opened(reader, NAME, **options)


def content(page):
    return json.loads(page.locator("#tool_data").text_content())


def a_list(page, audience, answers, child="K7", **data):
    """A file with a list that was filled in elsewhere; the answers are given by the index of each item."""
    page_data = content(page)
    items = [item for scale in page_data["content"]["scales"] for item in scale["items"]]
    given = {item["id"]: answer for item, answer in zip(items, answers) if answer is not None}
    return {
        "tweeluik": "signals",
        "version": 2,
        "saved": "2026-11-25",
        "expires": "2099-05-25",
        "data": {"questionnaire": page_data["slug"], "audience": audience, "child": child, "day": "2026-11-25", "answers": given, **data},
    }


def put(page, file, button="Open een bestand"):
    """Opens a file with the given data."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "lijst.json"
        path.write_text(file if isinstance(file, str) else json.dumps(file))
        choose(page, path, button)
        page.locator(".tool-status:not(:empty), dialog[open]").first.wait_for()


def step(page, name):
    page.locator(".signals-steps").get_by_role("button", name=name).click()


def printed(page):
    text, sheets = tool_page.printed(page)
    return re.sub(r"\s+", " ", text), len(sheets)


def test_filled_in_alone(reader):
    """Filled in with the keyboard. What was skipped is named as such; what stands out is said in words and drawn; a subject leads to the views of
    its problem."""
    one = visitor(reader, viewport={"width": 1280, "height": 900})
    page = one.page
    one.press_tab_until("input[value=ouder]")
    page.keyboard.press("Space")
    page.get_by_label("Code van het kind").fill("K7")
    scale = content(page)["content"]["scales"][0]
    groups = page.locator(".signals-part").first.locator("fieldset")
    # What is good stands out if it is seldom seen, anything else if it is often seen.
    for place, item in enumerate(scale["items"][:3]):
        groups.nth(place).locator("input").first.focus()
        page.keyboard.press("Space")
        for _ in range(0 if item.get("good") else 3):
            page.keyboard.press("ArrowRight")
    groups.nth(3).locator("input[value='2']").check()
    page.get_by_text("Ingevuld: 4 van de 30 zinnen.").wait_for()
    groups.nth(3).get_by_label("sla over").check()
    page.get_by_text("Ingevuld: 3 van de 30 zinnen.").wait_for()
    press(page, "Bekijk wat opvalt")
    one.expect(page.evaluate("document.activeElement.textContent") == "Wat valt op?", "the next step does not get the focus")
    row = page.locator(".signals-overview tr").first
    one.expect("valt op: 3 van de 3; overgeslagen: 2" in row.inner_text(), f"the first subject says {row.inner_text()}")
    drawn = [row.locator(".signals-" + kind).count() for kind in ["out", "calm", "none"]]
    one.expect(drawn == [3, 0, 2] and row.locator("svg").get_attribute("aria-label") == "valt op: 3 van de 3; overgeslagen: 2", f"drawn: {drawn}")
    one.expect("niets ingevuld" in page.locator(".signals-overview tr").nth(1).inner_text(), "a subject without answers says something")
    page.get_by_text(
        "Een zin valt op bij ‘vaak’, ‘bijna altijd’. Gaat de zin over iets wat goed gaat, dan valt die op bij ‘nooit’, ‘soms’."
    ).wait_for()
    one.expect(page.locator(".signals-worth h4").all_inner_texts() == [scale["title"]], "what is worth a talk is something else")
    table = "\n".join(page.locator(".signals-all").all_inner_texts())
    one.expect(table.count("valt op") == 3 and table.count("overgeslagen") == 27, "the tables do not say the same")
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator(".signals-worth").get_by_role("link", name=f"{scale['problem']['title']}: Voor leerkrachten").click()
    one.arrives(f"problemen/{scale['problem']['slug']}/leerkracht.html")


def test_whom_to_call(reader):
    """The top of the page leads to the door, and leaves no trace in the address. There everyone reads whom to call, and whoever fills in an answer
    reads it at once in the words of their side. However the reader leaves the door, that is forgotten. On paper and without JavaScript, too, the
    page says whom to call."""
    one = visitor(reader)
    page = one.page
    address = page.url
    page.get_by_role("main").get_by_role("link", name="Ernstige zorgen?").first.click()
    one.expect(page.evaluate(DOOR) == [True, "summary", None, 5], f"a reader without a side is shown {page.evaluate(DOOR)}")
    one.expect(page.url == address, "the address tells that the door was opened")
    for how in [{"button": "middle"}, {"modifiers": ["ControlOrMeta"]}]:
        page.locator(".tool-door summary").click()
        page.get_by_role("main").get_by_role("link", name="Ernstige zorgen?").first.click(**how)
        one.expect(page.evaluate(DOOR)[0] and page.url == address and len(page.context.pages) == 1, f"a click ({how}) goes to an address that tells")
    for side, title, own, others in [
        ("Ouder", "Maakt u zich ernstig zorgen?", "Geloof uw kind", "Bel niet eerst"),
        ("Leerkracht", "Maak je je ernstig zorgen?", "Bel niet eerst de ouders", "Geloof uw kind"),
    ]:
        page.get_by_label(side, exact=True).check()
        one.expect(page.evaluate(DOOR)[0] is False, "changing sides leaves the door open")
        page.get_by_role("button", name=title).click()
        for answer in ["ja", "weet ik niet zeker"]:
            one.expect(page.locator(".door-items li").count() == 5, "there are not five sentences")
            page.locator(".door-items li").last.get_by_role("button", name=answer).focus()
            page.keyboard.press("Enter")
            shown = page.locator("main").inner_text()
            one.expect(
                page.evaluate(DOOR) == [True, "call", "alert", 5] and own in shown and others not in shown,
                f"on “{answer}” {side} is shown {page.evaluate(DOOR)}",
            )
            one.expect("ernstig" not in page.locator(".tool-status").inner_text() and not page.locator(".door-items").count(), "an answer stays")
            press(page, "Terug naar de zinnen")
        press(page, "Meteen naar de telefoonnummers")
        one.expect(own in page.locator("main").inner_text(), "without an answer nothing says whom to call")
        press(page, "Sluit dit")
        one.expect(page.evaluate(DOOR) == [False, "summary", None, 0], "a door that is shut still says whom to call")
    one.expect("tool-empty" in page.locator("#tool_app").get_attribute("class"), "an answer counts as filled in")
    page.on("dialog", lambda dialog: dialog.accept())
    for leave in [
        lambda: step(page, "Wat valt op?"),
        lambda: page.emulate_media(media="print") or page.pdf(),
        lambda: (page.goto(one.base + "index.html"), page.go_back()),
    ]:
        page.emulate_media(media="screen")
        step(page, "Invullen") if page.get_by_label("Leerkracht", exact=True).is_checked() else page.get_by_label("Leerkracht", exact=True).check()
        page.get_by_role("button", name="Maak je je ernstig zorgen?").click()
        press(page, "Meteen naar de telefoonnummers")
        leave()
        one.expect(not page.evaluate(DOOR)[0] and "Bel niet eerst" not in page.locator("main").text_content(), "after leaving the door is open")
        if page.locator(".signals-steps [aria-current]").inner_text() != "Invullen":
            page.locator(".tool-door summary").click()
            one.expect(
                "0800-2000" in page.locator(".tool-door").inner_text() and "Bel niet" not in page.locator("main").text_content(),
                "at the table the door is of one side",
            )
            step(page, "Invullen")
    press(page, "Druk het papieren formulier af")
    text, _ = printed(page)
    one.expect(
        "0800-0113" in text and "Bel niet eerst" not in text and "pijn doet of bedreigt" not in text, "the form on paper says too little, or too much"
    )
    still_shut_in(one)
    without = reader(java_script_enabled=False)
    without.open(NAME)
    without.page.get_by_role("main").get_by_role("link", name="Ernstige zorgen?").first.click()
    without.expect(
        without.page.locator("#tool_notice").is_visible() and without.page.locator("#tool_paper").is_visible(),
        "without a script there is no form, or not whom to call",
    )
    without.expect("Bel niet eerst" not in without.page.locator("main").inner_text(), "without a script all sides see what only one may see")


def paired(items, one, other, count):
    """Both lists side by side, by the rule that the page states, written in Python: the kind of each item, and how far apart the answers are."""
    out = {item["id"]: range(count // 2) if item.get("good") else range(-(-count // 2), count) for item in items}
    both = [(item["id"], one.get(item["id"]), other.get(item["id"])) for item in items]
    kinds = {"well": [], "both": [], "differ": [], "alone": []}
    for item, a, b in both:
        if a is None and b is None:
            continue
        if a is None or b is None:
            kinds["alone"].append((item, None))
        else:
            kinds[["well", "differ", "both"][(a in out[item]) + (b in out[item])]].append((item, abs(a - b)))
    kinds["differ"].sort(key=lambda pair: -pair[1])
    return [[kind, item, gap] for kind, pairs in kinds.items() for item, gap in pairs]


def test_beside_each_other(reader):
    """First comes what goes well, then what both see, then where they differ, as in another implementation of the rule, for random lists. A list of
    the same side, of other questions or about another child is refused with a message."""
    one = visitor(reader, viewport={"width": 1280, "height": 900})
    page = one.page
    data = content(page)["content"]
    items = [item for scale in data["scales"] for item in scale["items"]]
    chance = random.Random(7)
    for count in [2, 3, 4, 5, 7]:
        for _ in range(40):
            mine, other = ({item["id"]: chance.randrange(count) for item in items if chance.random() < 0.85} for _ in range(2))
            told = page.evaluate(
                "([items, one, other, count]) => tweeluik.signalsCompare.pairs(items, one, other, count).map(each => [each.kind, each.item.id, each.gap])",
                [items, mine, other, count],
            )
            one.expect(told == paired(items, mine, other, count), f"of {count} answers the pairs are {told[:5]}…")
    mine, other = ([chance.randrange(4) for _ in items] for _ in range(2))
    mine[0], other[1] = None, None
    put(page, a_list(page, "ouder", mine))
    step(page, "Naast elkaar")
    before = page.locator(".tool-body").inner_text()
    for file, message in [
        (a_list(page, "ouder", other), "dezelfde kant ingevuld"),
        (a_list(page, "leerkracht", other, questionnaire="hoe-gaat-het-jong"), "andere vragenlijst"),
        ("{", "beschadigd"),
        (a_list(page, "leerkracht", [9]), "beschadigd"),
        (a_list(page, "kok", other), "beschadigd"),
        (a_list(page, "leerkracht", other, plan={"problems": ["__proto__"]}), "beschadigd"),
        (a_list(page, "leerkracht", other, child="x" * 21), "beschadigd"),
    ]:
        put(page, file, "Open de lijst van de ander")
        page.get_by_text(message).first.wait_for()
        forget_message(page)
        one.expect(page.locator(".tool-body").inner_text() == before, f"a wrong file ({message}) changes something")
    put(page, a_list(page, "leerkracht", other, child="K8"), "Open de lijst van de ander")
    page.get_by_role("dialog").get_by_text("De codes zijn niet gelijk: K7 en K8.").wait_for()
    press(page, "Terug")
    one.expect(page.locator(".signals-pair").count() == 0, "another child's list is opened unasked")
    put(page, a_list(page, "leerkracht", other), "Open de lijst van de ander")
    page.locator(".signals-pair").first.wait_for()
    pairs = paired(items, *({item["id"]: answer for item, answer in zip(items, answers) if answer is not None} for answers in [mine, other]), 4)
    words = {
        item["id"]: [
            f"{item['wording'][side]} {'overgeslagen' if answers[place] is None else data['answers'][answers[place]]}"
            for side, answers in [("ouder", mine), ("leerkracht", other)]
        ]
        for place, item in enumerate(items)
    }
    signs = {None: [], 0: ["=", "hetzelfde"], 1: ["≈", "één stap verschil"]}
    shown = [re.sub(r"\s+", " ", pair) for pair in page.locator(".signals-pair").all_inner_texts()]
    one.expect(len(shown) == len(pairs), f"{len(shown)} pairs are shown")
    for text, (_, item, gap) in zip(shown, pairs):
        expected = [*words[item], *signs.get(gap, ["≠", "verder uit elkaar"])]
        one.expect(all(part in text for part in expected), f"shown is {text}, not {expected}")
    titles = [title.split(" (")[0] for title in page.locator(".signals-group h3").all_inner_texts()]
    one.expect(
        titles == ["Dit gaat volgens allebei goed", "Dit zien allebei", "Hier is het beeld verschillend", "Dit vulde maar één kant in"],
        f"the groups are {titles}",
    )
    one.expect(page.locator(".signals-start").count() == 4, "a group has no sentence to begin the talk with")
    with tempfile.TemporaryDirectory() as folder:
        text = saved(page, folder).read_text()
        one.expect(
            "leerkracht" not in json.dumps(json.loads(text)["data"]["answers"]) and '"other"' not in text, "the other's list is kept in this file"
        )
    still_shut_in(one)


def test_on_to_a_plan(reader):
    """What stands out is copied to the plan; agreements are chosen; the plan fits on two sheets. It is saved together with the list, and the page
    of the problem's own plan opens it."""
    one = visitor(reader, viewport={"width": 1280, "height": 900})
    page = one.page
    scale = content(page)["content"]["scales"][0]
    problem = scale["problem"]
    often = [0 if item.get("good") else 3 for item in scale["items"]]
    put(page, a_list(page, "leerkracht", often))
    step(page, "Naast elkaar")
    put(page, a_list(page, "ouder", often[:2]), "Open de lijst van de ander")
    step(page, "Plan van aanpak")
    page.get_by_label(f"{problem['title']} (valt op)").check()
    for side, count in [("ouder", 2), ("leerkracht", len(often))]:
        name = "Ouder" if side == "ouder" else "Leerkracht"
        lines = page.get_by_label(f"Wat ziet: {name}").input_value().split("\n")
        one.expect(len(lines) == count and lines[0].startswith(scale["items"][0]["wording"][side]), f"the plan starts with {lines}")
    agreements = [problem["agreements"][0], next(one for one in problem["agreements"] if one["by"] == "leerkracht")]
    for number, agreement in enumerate(agreements):
        page.get_by_label(agreement["wording"]["leerkracht"]).check()
        page.get_by_label("Wanneer", exact=True).nth(number).fill(f"op dag {number}")
    page.get_by_label("Eén doel").fill("Binnen vijf minuten <b>beginnen")
    page.locator(".tool-fields input[type=date]").fill("2027-01-15")
    for number, area in enumerate(page.locator(".signals textarea").all()):
        area.fill(area.input_value() or f"Antwoord {number}")
    press(page, "Druk af")
    text, sheets = printed(page)
    wanted = [
        *(one["wording"]["leerkracht"] for one in agreements),
        "op dag 1",
        "15 januari 2027",
        "Binnen vijf minuten <b>beginnen",
        "Naam en handtekening: Ouder",
        "Naam en handtekening: het kind",
        scale["items"][1]["wording"]["ouder"],
        f"Dit plan gaat over: {problem['title']}",
    ]
    missing = [words for words in wanted if words not in text]
    unwanted = [words for words in ["Bewaar", problem["agreements"][1]["wording"]["leerkracht"], "Waar gaat het plan over?"] if words in text]
    one.expect(not missing and not unwanted and sheets <= 2, f"missing on {sheets} sheets: {missing}; not wanted: {unwanted}")
    with tempfile.TemporaryDirectory() as folder:
        plain = saved(page, folder, name="plain")
        plan = saved(page, folder, f"Bewaar het plan: {problem['title']}", passphrase="een lange zin")
        named = rf"plan-van-aanpak-{problem['slug']}-leerkracht-K7-\d{{4}}-\d\d-\d\d\.json"
        one.expect(re.fullmatch(named, plan.name) and "beginnen" not in plan.read_text(), f"the plan is called {plan.name}, or is not locked")
        page.reload()
        choose(page, plain)
        page.get_by_text("plain.json is geopend").wait_for()
        step(page, "Plan van aanpak")
        one.expect(page.get_by_label(agreements[1]["wording"]["leerkracht"]).is_checked(), "an agreement is lost in the file")
        one.expect(page.get_by_label("Eén doel").input_value() == "Binnen vijf minuten <b>beginnen", "the goal is lost in the file")
        still_shut_in(one)
        page.get_by_role("link", name=f"Naar het plan: {problem['title']}").click()
        one.arrives(f"problemen/{problem['slug']}/plan.html")
        choose(page, plan)
        dialog = page.get_by_role("dialog")
        dialog.get_by_label("Wachtwoord van het bestand").fill("een lange zin")
        dialog.get_by_role("button", name="Open een bestand").click()
        page.get_by_text(f"{plan.name} is geopend").wait_for()
        one.expect(not page.locator(".tool-warning").is_visible(), "the problem's plan has no place for all")
        one.expect(page.locator("#plan_agreement_" + agreements[1]["id"]).is_checked(), "the problem's plan lacks an agreement")
        one.expect(page.locator("#plan_goal_text").input_value() == "Binnen vijf minuten <b>beginnen", "the problem's plan lacks the goal")


def test_lists_for_every_reader(reader, pytestconfig):
    """No rule of accessibility is broken in any step, in light or dark, and a phone does not scroll sideways."""

    # The colours of the list are those of its parts, which the last step shows as well.
    in_the_dark = STEPS if pytestconfig.getoption("--full") else ["the door", STEPS[-1]]

    def against(what):
        schemes = ["light", "dark"] if what in in_the_dark else ["light"]
        one.found += [f"{what}: {line}" for line in against_the_rules(page, schemes)]

    one = visitor(reader)
    page = one.page
    put(page, a_list(page, "ouder", [number % 4 for number in range(28)]))
    step(page, "Naast elkaar")
    put(page, a_list(page, "leerkracht", [number % 3 for number in range(29)]), "Open de lijst van de ander")
    for name in STEPS:
        step(page, name)
        page.locator(".tool-door summary").click()
        if name == STEPS[0]:
            against("the door")
            page.locator(".door-items button").first.click()
        if name == STEPS[-1]:
            page.locator(".signals input[type=checkbox]").first.check()
            page.locator(".signals-ticks input[type=checkbox]").first.check()
        against(name)
        for width in [320, 390, 768]:
            page.set_viewport_size({"width": width, "height": 800})
            wide = page.evaluate("document.documentElement.scrollWidth")
            one.expect(wide <= width, f"{name}: {wide} pixels wide on a screen of {width}")
        page.set_viewport_size({"width": 1280, "height": 900})
