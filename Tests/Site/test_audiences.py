"""A site with more than two audiences, one of which has a long name: each is in sight, and nothing lies over it."""

import re
import tempfile
from pathlib import Path

import pytest
from browser import shown_pages, watched
from outputs import REPOSITORY, build, output_folder

pytestmark = pytest.mark.slow

NAMES = ["Ouder", "Leerkracht", "Intern begeleider", "Pedagogisch medewerker op de buitenschoolse opvang", "Sportcoach"]
IDS = [f"kant-{number}" for number in range(len(NAMES))]

SETTINGS = """title: Tips
tagline: Samen
description: Tips.
language: nl
base_url: https://example.org/
publisher: {name: Wij}
audiences:
"""

# A box that scrolls by itself hides what it has no room for. A wide table and a table of contents may do so, because both say that there is more.
HIDDEN = """() => [...document.body.querySelectorAll("*")].filter(element => {
  // What is meant for voices alone is clipped as a whole.
  const { overflowY, clipPath } = getComputedStyle(element), scrolls = ["auto", "scroll", "hidden"].includes(overflowY);
  return scrolls && clipPath === "none" && !element.closest(".table, .toc, textarea") && element.scrollHeight > element.clientHeight + 1;
}).map(element => `a part of ${element.tagName.toLowerCase()}.${element.className} is out of sight`)"""

COVERED = """() => [...document.querySelectorAll(".side-name")].filter(name => {
  const box = name.getBoundingClientRect(), tile = name.closest(".leaf, .page-head")?.querySelector(".tile")?.getBoundingClientRect();
  return tile && box.left < tile.right && tile.left < box.right && box.top < tile.bottom && tile.top < box.bottom;
}).map(name => `“${name.textContent}” lies below a picture`)"""


def content(folder):
    """Each audience has a view, an agreement with every other audience, and a section that the others have too."""
    told = {"site.yml": SETTINGS}
    for one, name in zip(IDS, NAMES):
        words = ", ".join(f"{other}: Dit doet de {name.lower()}" for other in IDS)
        told["site.yml"] += f"  - {{id: {one}, name: {name}, title: Voor de {name.lower()}, summary: Wat je doet., agreements: {{{words}}}}}\n"
    for kind, keys in [("problems", "ages: 4-12"), ("lessons", "ages: 4-12\ngoal: Iets kunnen.")]:
        agreements = "".join(
            f"  - {{id: van-{one}, by: {one}, " + ", ".join(f"{other}: Elke week kijkt {one} een keer hoe het gaat" for other in IDS) + "}\n"
            for one in IDS
        )
        text = f"---\ntitle: Slecht slapen\nsummary: Een kind dat slecht slaapt.\n{keys}\nagreements:\n{agreements}---\nKort.\n"
        told[f"{kind}/slapen/index.md"] = text
        for one in IDS:
            steps = "minutes: 10\nsteps:\n  - what: Begin.\n" if kind == "lessons" else ""
            told[f"{kind}/slapen/{one}.md"] = f"---\nsummary: Hoe je een moe kind helpt.\n{steps}---\n## Wat zie je? {{#zien}}\n\nEen moe kind.\n"
    told["lessons/index.md"] = "---\ntitle: Lessen\nsummary: Samen.\nline: [slapen]\n---\nElke week.\n"
    for path, text in told.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


@pytest.fixture(scope="module")
def site_of_five(tool):
    with tempfile.TemporaryDirectory() as name:
        yield build(tool, content(Path(name) / "content"), Path(name) / "site")


def test_nobody_is_out_of_sight(browser, site_of_five, size, found, looked_at):
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = watched(context, site_of_five.as_uri(), found)
    names = shown_pages(site_of_five)
    for name in names:
        page.goto((site_of_five / name).as_uri())
        lines = page.evaluate(HIDDEN) + page.evaluate(COVERED)
        if page.evaluate("document.documentElement.scrollWidth") > size[0]:
            lines.append("is wider than the screen")
        found += [f"{name}: {line}" for line in lines]
    page.goto((site_of_five / "problemen/slapen/index.html").as_uri())
    views = page.locator(".panel-link").all()
    if len(views) != len(IDS) or not all(view.is_visible() for view in views):
        found.append(f"{len(views)} of {len(IDS)} views are shown")
    looked_at("pages", len(names))
    context.close()


@pytest.mark.parametrize(("audience", "words"), [("leerkracht", "kiezen jullie"), ("ouder", "kiest u")])
def test_an_edition_calls_its_readers_one_thing(tool, folder, found, looked_at, audience, words):
    """Beside the texts of all, and in the plan, as in the texts of its own readers."""
    site = build(tool, REPOSITORY / "content", folder / "site", "--audience", audience)
    said = {path.relative_to(site): re.findall(r"[Hh]ieruit (kie\w+ \w+)", path.read_text()) for path in site.glob("*/*/*.html")}
    said = {name: all_said for name, all_said in said.items() if all_said}
    looked_at("pages", len(said))
    missing = {"index.html", "plan.html", f"{audience}.html"} - {name.name for name in said}
    found += [f"no {name} says what is to be chosen" for name in missing]
    found += [f"{name} says “{one}”" for name, all_said in said.items() for one in all_said if one != words]


def sentences(audience):
    """The lines of all texts of problems for one side that are long enough to be somebody's own, and have no signs that a page writes otherwise."""
    texts = [path.read_text() for path in (REPOSITORY / "content" / "problems").glob(f"*/{audience}.md")]
    lines = {line.lstrip(" #->:0123456789.") for text in texts for line in text.splitlines()}
    return {line for line in lines if len(line) > 30 and not set(line) & set('[]*|<>&"')}


def test_no_sentence_of_the_real_teachers_texts_reaches_parents(site, found, looked_at):
    own = sentences("leerkracht") - sentences("ouder")
    whole, parents = (
        "\n".join(path.read_text(errors="replace") for path in folder.rglob("*") if path.is_file()) for folder in [site, output_folder("parents")]
    )
    # First see that the lines are found in the whole site, or the test would prove nothing.
    looked_at("sentences", sum(line in whole for line in own))
    found += [f"parents read “{line}”" for line in own if line in parents]
