"""Search, asked in the browser for every word of a site's index and with odd queries: as many results are shown as are announced."""

import json

import pytest
from outputs import DAY, build, small_site

# What readers type, and what could upset a script: words that say nothing, names that mean something to scripts, signs, and too much.
ODD = [
    "wat",
    "hoe",
    "ik kan het niet",
    "hoe kan ik",
    "de",
    "constructor",
    "toString valueOf",
    "hasownproperty",
    "__proto__",
    "$&",
    "$1 @ #",
    "<b>",
    "e-mail",
    "foto's",
    "time-out",
    "timeout",
    "time out",
    "en/of",
    "zo’n",
    "24/7",
    "a",
    "-",
    "--",
    "'",
    "\\",
    "%",
    "👨‍👩‍👧",
    "قلم",
    "ĳs",
    "ouder­avond",
    "x" * 5000,
    "woord " * 500,
    "angst-" * 300,
]


def words_of(site):
    """The words of the index. Each line says how many letters it has in common with the word before it."""
    call = (site / "zoeken" / "index.js").read_text(encoding="utf-8")
    words, last = [], ""
    for line in json.loads(call[call.index("(") + 1 : call.rindex(")")])["words"].split(" "):
        last = last[: int(line[0], 36)] + line[1:]
        words.append(last)
    return words


# Asks each query, and shows more results as long as there are more. Only the files of the index may be loaded later.
ASK = """async (queries) => {
  const field = document.getElementById("search_words"), more = document.querySelector(".search-more");
  const said = document.querySelector(".search-status"), wrong = [];
  const turn = () => new Promise((done) => { const channel = new MessageChannel(); channel.port1.onmessage = done; channel.port2.postMessage(0); });
  const until = async (truth) => {
    for (const start = performance.now(); !truth(); await turn()) if (performance.now() - start > 10000) return false;
    return true;
  };
  let results = 0, found = 0;
  for (const query of queries) {
    field.value = "";
    field.dispatchEvent(new Event("input"));
    document.querySelector(".search-results").textContent = "";
    said.textContent = "";
    field.value = query;
    field.dispatchEvent(new Event("input"));
    const isQuestion = tweeluik.searchWords.tokens(query).length > 0;
    if (isQuestion && !await until(() => said.textContent)) { wrong.push(`${query.slice(0, 40)}: nothing is said`); continue; }
    const number = /^\\d+/.exec(said.textContent), count = number ? +number[0] : 0;
    const shown = () => document.querySelectorAll(".search-results li > a[href]").length;
    while (await until(() => shown() >= Math.min(count, 10)) && shown() < count && !more.hidden) {
      const before = shown();
      more.click();
      if (!await until(() => shown() > before)) break;
    }
    if (shown() !== count) wrong.push(`${query.slice(0, 40)}: ${count} announced, ${shown()} shown: ${said.textContent.slice(0, 60)}`);
    results += shown();
    found += count > 0;
  }
  return { wrong, results, found };
}"""


@pytest.mark.slow
def test_every_word_is_found(browser, site, found, looked_at, one_in):
    """As many results are shown as are announced, for odd queries and for every word of the index (one in thirty, unless in a full run), and no
    script fails."""
    page = browser.new_page()
    page.on("pageerror", lambda error: found.append(f"an error: {error}"))
    page.on("console", lambda message: found.append(f"the console: {message.text}") if message.type == "error" else None)
    page.goto((site / "zoeken.html").as_uri() + "#search_words")
    page.wait_for_function("tweeluik.search")
    words = one_in(30, words_of(site))
    asked = page.evaluate(ASK, words)
    odd = page.evaluate(ASK, ODD)
    page.close()
    looked_at("questions", len(words) + len(ODD))
    looked_at("results", asked["results"] + odd["results"])
    found.expect(asked["found"] == len(words), f"of {len(words)} words of the index {asked['found']} are found")
    found += asked["wrong"] + odd["wrong"]


# Ways in which people join the same words. There is a page for each, and each way must find all pages of its row.
JOINED = [
    ["timeout", "time-out", "Time‑Out"],
    ["email", "e-mail", "E–mail"],
    ["fotos", "foto's", "foto’s", "fotoʼs"],
    ["thuisschool", "thuis/school", "thuis-school"],
    ["ouderschool", "ouder-school", "ouder–school"],
    ["babys", "baby's"],
    ["opvoedplan", "op\u00advoed\u00adplan", "opvoed-plan"],
]
# Words with a blank between them also find words that are written as one or joined, and the other way round.
APART = [("time out", "time-out"), ("time out", "timeout"), ("thuis school", "thuisschool"), ("slaapritueel", "slaap ritueel")]

FOUND = """async (query) => {
  const field = document.getElementById("search_words"), said = document.querySelector(".search-status");
  said.textContent = "";
  field.value = query;
  field.dispatchEvent(new Event("input"));
  for (const start = performance.now(); performance.now() - start < 10000; await new Promise((done) => setTimeout(done, 5))) {
    const links = [...document.querySelectorAll(".search-results li > a")].map((link) => link.getAttribute("href").split("?")[0]);
    if (said.textContent.endsWith(`‘${query}’`) && links.length) return links;
    if (/^Niets/.test(said.textContent)) return [];
  }
  return [];
}"""


@pytest.mark.slow
def test_joined_words_are_found(tool, browser, folder, found, looked_at, pytestconfig):
    """Written as one word, or with a hyphen, an apostrophe, a slash or a dash: each also finds what is written in the other ways. Unless in a full run,
    the first way of a row finds the others and is found by them."""
    content = small_site("base", folder / "content")
    written = sorted({words for row in JOINED for words in row} | {words for _, words in APART})
    for number, words in enumerate(written):
        page = f"---\ntitle: Bladzijde {number}\nsummary: Kort.\n---\nHier staat {words} in een zin.\n"
        (content / "pages" / f"woord-{number}.md").write_text(page)
    site = build(tool, content, folder / "site", "--today", DAY)
    is_full = pytestconfig.getoption("--full")
    pairs = [(one, other) for row in JOINED for one in row for other in row if is_full or (one == row[0]) != (other == row[0])] + APART
    looked_at("pairs", len(pairs))
    page = browser.new_page()
    page.on("pageerror", lambda error: found.append(f"an error: {error}"))
    page.goto((site / "zoeken.html").as_uri() + "#search_words")
    page.wait_for_function("tweeluik.search")
    for query, words in pairs:
        links = page.evaluate(FOUND, query)
        found.expect(f"woord-{written.index(words)}.html" in links, f"“{query}” does not find “{words}”: {links}")
    page.close()
