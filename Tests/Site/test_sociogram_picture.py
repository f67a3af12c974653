"""The picture of a class, of any size and on any screen: every line can be followed and every name read, and what was not asked is not shown as
zero."""

import random

import pytest
from sociogram import NAME, PUPILS, WIDE, enter, paste, teacher
from tool_page import opened, press, saved, still_shut_in

pytestmark = pytest.mark.slow

PHONE = {"width": 390, "height": 800}
# By turns the first and the third are tried, or the other two, which have nearly as many children together.
SIZES = [8, 26, 40, 20]
# Where the boxes are, whether the names fit in them, and what lies where it should not.
LOOKED = """() => {
  const svg = document.querySelector("svg.pic"), found = [], view = svg.viewBox.baseVal;
  const number = (element, name) => Number(element.getAttribute(name));
  const boxes = [...svg.querySelectorAll(".pic-pupil")].map(pupil => {
    const rect = pupil.querySelector(".pic-label"), title = pupil.querySelector("title").textContent;
    const box = { left: number(rect, "x"), top: number(rect, "y"), right: number(rect, "x") + number(rect, "width"), bottom: number(rect, "y") + number(rect, "height") };
    const words = [...pupil.querySelectorAll(".pic-name")];
    if (words.map(word => word.textContent).join("").replaceAll(" ", "") !== title.replaceAll(" ", "")) found.push(`${title} is shown as ${words.map(word => word.textContent)}`);
    for (const word of words) {
      const text = word.getBBox();
      if (text.x < box.left || text.x + text.width > box.right || text.y < box.top - 2 || text.y + text.height > box.bottom + 2) found.push(`${title} does not fit its box`);
    }
    return { ...box, place: pupil.dataset.place, title };
  });
  const touches = (a, b, box) => {
    let first = 0, last = 1;
    for (const [from, to, low, high] of [[a[0], b[0], box.left, box.right], [a[1], b[1], box.top, box.bottom]]) {
      if (from === to) { if (from <= low || from >= high) return false; continue; }
      const one = (low - from) / (to - from), other = (high - from) / (to - from);
      first = Math.max(first, Math.min(one, other));
      last = Math.min(last, Math.max(one, other));
    }
    return first < last;
  };
  const lines = [...svg.querySelectorAll("path[data-joins]")];
  for (const line of lines) {
    const joins = line.dataset.joins.split(" "), points = line.getAttribute("d").match(/[\\d.-]+ [\\d.-]+/g).map(point => point.split(" ").map(Number));
    for (const box of boxes) {
      if (!joins.includes(box.place) && points.some((point, at) => at && touches(points[at - 1], point, box))) found.push(`a line of ${joins} runs under ${box.title}`);
    }
    if (points.some(([x, y]) => x < 0 || x > view.width || y < 0 || y > view.height)) found.push(`a line of ${joins} leaves the picture`);
  }
  const all = [...svg.querySelectorAll(".pic-label, .pic-ring, path[data-joins]")].map(part => part.getBBox());
  const wide = Math.max(...all.map(box => box.x + box.width)) - Math.min(...all.map(box => box.x));
  const high = Math.max(...all.map(box => box.y + box.height)) - Math.min(...all.map(box => box.y));
  // Without the caption and the legend.
  const [top, bottom] = [...svg.querySelectorAll("g[transform]")].map(part => part.transform.baseVal[0].matrix.f), low = { wide: view.width, high: bottom - top };
  const used = low.wide > low.high ? wide / low.wide : high / low.high;
  if (used < 0.85) found.push(`of the longer direction ${Math.round(used * 100)} % is used`);
  // Names are as large as other small words, on a screen of that width; and no part stays empty, where there are pupils for all parts.
  const letters = Math.min(...[...svg.querySelectorAll(".pic-name")].map(name => number(name, "font-size"))) * svg.getBoundingClientRect().width / view.width;
  if (innerWidth > 1000 && letters < 12) found.push(`names are ${letters} pixels high`);
  const parts = new Set(boxes.map(box => Math.floor((box.left + box.right) * 1.5 / view.width) + 3 * Math.floor((box.top + box.bottom) * 1.5 / low.high)));
  if (innerWidth > 1000 && boxes.length > 20 && parts.size < 9) found.push(`only ${parts.size} of nine parts are used`);
  boxes.forEach((one, order) => boxes.slice(order + 1).forEach(other => {
    if (one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom) found.push(`${one.title} lies over ${other.title}`);
  }));
  const scroll = document.querySelector(".pic-scroll");
  if (scroll.scrollWidth > scroll.clientWidth + 1) found.push("a part of the picture is cut off");
  return { found, lines: lines.length, pupils: boxes.length };
}"""


def class_of(count):
    names = [*PUPILS, "Sofie Vermeulen-de Groot", "Fleur van den Berg", "Bo", "Wolfeschlegelsteinhausenbergerdorff"]
    return (names + [f"Kind {number}" for number in range(count)])[:count]


def choices(pupils, seed):
    """Each pupil makes up to three choices, some of them more often chosen than others; two pupils are not asked yet."""
    chance = random.Random(seed)
    weights = [chance.random() ** 2 + 0.02 for _ in pupils]

    def line(pupil):
        chosen = {other for other in chance.choices(pupils, weights, k=chance.randint(0, 3)) if other != pupil}
        return ";".join([pupil, *sorted(chosen)])

    return "\n".join(line(pupil) for pupil in pupils[:-2])


@pytest.mark.parametrize("screen", [pytest.param(WIDE, id="wide"), pytest.param(PHONE, id="phone")])
def test_every_line_can_be_followed(reader, looked_at, one_in, screen):
    """No line runs under a child that it does not join, names are whole, the room is used, and nothing is cut off."""
    one = opened(reader, NAME, viewport=screen)
    page, looked = one.page, 0
    for count in one_in(2, SIZES):
        pupils = class_of(count)
        page.reload()
        enter(page, pupils, "")
        for question in one_in(2, range(2)):
            page.locator("input[name=choices_question]").nth(question).check()
            paste(page, choices(pupils, count + question))
            for kind in ["target", "force"]:
                page.locator("#view_kind").select_option(kind)
                seen = page.evaluate(LOOKED)
                looked += seen["lines"]
                one.found += [f"{count} children, {kind}, {question + 1} questions: {line}" for line in seen["found"]]
                one.expect(seen["pupils"] == count and seen["lines"] > count / 2, f"shown: {seen}")
    looked_at("lines", looked)
    still_shut_in(one)


def test_moved_and_enlarged(reader):
    """On a phone, a button and two fingers enlarge the picture, and every corner can be reached. A child that is put on another makes room."""
    one = opened(reader, NAME, viewport=PHONE, has_touch=True)
    page = one.page
    pupils = class_of(26)
    enter(page, pupils, choices(pupils, 1))
    one.expect(page.locator("#view_kind").input_value() == "force", "a phone begins with a picture that it can hardly show")
    for _ in range(3):
        press(page, "Groter")
    page.get_by_text("Het beeld staat op 195 procent.").wait_for()
    press(page, "Groter")
    for corner in ["0, 0", "1e6, 1e6"]:
        reached = page.evaluate(
            f"""() => {{
              const scroll = document.querySelector(".pic-scroll"), svg = document.querySelector("svg.pic");
              scroll.scrollTo({corner});
              const outer = scroll.getBoundingClientRect(), inner = svg.getBoundingClientRect();
              return {{ start: inner.left >= outer.left - 1 && inner.top >= outer.top - 1, end: inner.right <= outer.right + 1 && inner.bottom <= outer.bottom + 1, wide: inner.width / outer.width }};
            }}"""
        )
        one.expect(reached["start" if corner == "0, 0" else "end"] and reached["wide"] > 2, f"at {corner}: {reached}")
    press(page, "Heel het beeld")
    page.evaluate("""() => {
      const scroll = document.querySelector(".pic-scroll"), box = scroll.getBoundingClientRect();
      const fingers = apart => [-apart, apart].map((x, identifier) => new Touch({ identifier, target: scroll, clientX: box.left + 150 + x, clientY: box.top + 100 }));
      for (const [type, apart] of [["touchstart", 40], ["touchmove", 80]]) {
        scroll.dispatchEvent(new TouchEvent(type, { touches: fingers(apart), targetTouches: fingers(apart), changedTouches: fingers(apart), bubbles: true, cancelable: true }));
      }
    }""")
    one.expect("200%" in page.locator("svg.pic").get_attribute("style"), "two fingers do not make the picture larger")
    press(page, "Heel het beeld")
    page.locator("#view_pupil").select_option(index=3)
    for _ in range(12):
        press(page, "Omlaag")
    one.found += page.evaluate(LOOKED)["found"]
    still_shut_in(one)


def test_who_is_marked(reader):
    """Children who are chosen by nobody, not asked yet or absent are marked in the picture, in the table and in the legend."""
    one = teacher(reader)
    page = one.page
    enter(page, PUPILS[:6], "Noor;Sem\nSem;Noor\nÉloïse\nDaan;Noor")
    page.get_by_label("Daan was afwezig").check()

    def marked(mark):
        return page.locator(f".pic-is-{mark} title").all_text_contents()

    expected = {"unchosen": ["Éloïse", "محمد", "Daan", "Yusuf"], "unasked": ["محمد", "Yusuf"], "absent": ["Daan"]}
    for mark, pupils in expected.items():
        one.expect(marked(mark) == pupils, f"{mark} are {marked(mark)}")
    legend = page.locator(".pic-legend").all_text_contents()
    one.expect(legend == ["kiezen elkaar", "één kiest de ander", "door niemand gekozen", "nog niet gevraagd", "afwezig"], f"the legend has {legend}")
    page.get_by_text("Nog niet gevraagd bij deze vraag: محمد, Yusuf.").wait_for()
    rows = {row.split("\t")[0]: row.split("\t")[1:] for row in page.locator(".tool-results tbody").first.inner_text().split("\n")}
    one.expect(rows["Yusuf"] == ["nog niet gevraagd", "–", "–", "0", "–"], f"a pupil who was not asked has {rows['Yusuf']}")
    one.expect(rows["Éloïse"] == ["–", "–", "0", "0", "0"], f"a pupil who chose nobody has {rows['Éloïse']}")
    box = page.get_by_label("Yusuf kiest niemand")
    box.check()
    one.expect(marked("unasked") == ["محمد"], "a pupil who chooses nobody counts as not asked")
    page.locator("[data-from=L06][data-to=L01]").check()
    one.expect(not box.is_checked() and box.is_disabled(), "somebody chooses nobody and somebody")
    still_shut_in(one)


def test_not_asked_is_no_zero(reader, tmp_path):
    """A question that nobody answered has no picture and no figure, and is neither on the sheet for parents nor in a comparison."""
    one = teacher(reader)
    page = one.page
    enter(page, choices="")
    page.get_by_text("Er is nog niets gevraagd.").wait_for()
    one.expect(page.locator("svg.pic").is_hidden() and page.locator(".tool-figure").count() == 0, "what was not asked is shown")
    empty = saved(page, tmp_path, name="empty")
    paste(page, "Noor;Sem\nSem;Noor")
    page.get_by_text("Nog niet gevraagd: Met wie speel je graag in de pauze?").wait_for()
    sheet = page.locator(".tool-sheet").inner_text()
    one.expect("Met wie werk" in sheet and "Met wie speel" not in sheet, f"the sheet has {sheet}")
    page.locator("#talk_pupil").select_option("L03")
    row = page.locator(".tool-sheet tbody tr").inner_text().split("\t")
    one.expect(row[1:] == ["nog niet gevraagd", "0", "–"], f"the sheet of a pupil who was not asked has {row}")
    page.locator("#view_question").select_option(label="Met wie speel je graag in de pauze?")
    page.get_by_text("Bij deze vraag is nog niets ingevuld.").first.wait_for()
    one.expect(page.locator("svg.pic").is_hidden() and page.locator(".tool-figure").count() == 0, "a question that was not asked has figures")
    with page.expect_file_chooser() as chooser:
        press(page, "Vergelijk met een ander bestand")
    chooser.value.set_files(empty)
    figures = page.get_by_role("region", name="De groep op twee momenten").inner_text()
    pupils = page.get_by_role("region", name="Hoe vaak gekozen").inner_text()
    one.expect(figures.count("niet gevraagd") == 8 and pupils.count("niet gevraagd") == len(PUPILS), f"compared: {figures} {pupils}")
    still_shut_in(one)


@pytest.mark.parametrize(
    ("pasted", "first", "ways"),
    [
        ("Noor\nSem", ["Noor", "Sem"], 0),
        ("1. Noor\n2. Sem\n3. Finn", ["Noor", "Sem", "Finn"], 0),
        (
            "Nr\tRoepnaam\tTussenvoegsel\tAchternaam\tGeboren\n1\tNoor\t\tJansen\t1-2-2016\n2\tSem\tde\tVries\t3-4-2016\n3\tNoor\tvan\tBakel\t1-1-2016",
            ["Noor J.", "Sem", "Noor B."],
            3,
        ),
        ("Jansen, Noor\nVries, Sem de\nBerg, Finn van den", ["Noor", "Sem", "Finn"], 3),
        ("Naam;Groep\nJansen, Noor;6\nVries, Sem de;6", ["Noor", "Sem"], 3),
        ("L01\nL02\nL03", ["L01", "L02", "L03"], 0),
        ("Groep;Leerling\n6a;Noor\n6a;Sem", ["Noor", "Sem"], 0),
    ],
)
def test_a_class_list_is_recognised(reader, pasted, first, ways):
    """The page shows at once which names it will take from a pasted list; where that is wrong, the teacher picks another column."""
    one = teacher(reader)
    page = one.page
    page.get_by_label("Of plak hier een lijst").fill(pasted)
    shown = page.locator(".roster-preview li").all_inner_texts()
    one.expect(shown == first, f"shown: {shown}")
    radios = page.locator("input[name=roster_way]")
    one.expect(radios.count() == ways, f"there are {radios.count()} ways to read it")
    if ways:
        radios.nth(1).focus()
        page.keyboard.press("Space")
        shown = page.locator(".roster-preview li").all_inner_texts()
        one.expect(shown[0] == "Noor Jansen" and shown[1] == "Sem de Vries", f"the other column gives {shown}")
    press(page, "Neem deze lijst over")
    page.get_by_text(f"Kinderen in de groep: {len(first)}.").first.wait_for()
    still_shut_in(one)


def test_choices_with_headings_and_numbers(reader):
    """Headings and numbers in front of names are skipped, and a mistake is reported with the number of the pasted line."""
    one = teacher(reader)
    page = one.page
    enter(page, choices="")
    paste(page, "Nr\tNaam\tKeuze 1\tKeuze 2\n1\tNoor\tSem\tSaar\n2\tSem\tPiet\t\n3\tSaar\tNoor\t")
    page.get_by_text("Regel 3: staat niet in de groep: Piet").wait_for()
    page.get_by_text("Overgenomen regels: 2. Niet overgenomen: 1.").wait_for()
    still_shut_in(one)
