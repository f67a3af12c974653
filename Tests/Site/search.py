"""Search: the page stems as the index does, the index is small, and a large one answers at once."""

import ctypes
import pathlib
import random
import tempfile

from playwright.sync_api import sync_playwright

from browser import CHROMIUM
from corpus import dutch_words, large_site
from outputs import build
from reader import until

# Bytes. The whole index of this site; what a first query loads where there are a thousand views.
SMALL, FIRST_QUERY = 150_000, 300_000
# Milliseconds between a key and the first result: what is aimed at, and printed; and what only a mistake can take, as a busy
# machine must not fail a test.
PATIENCE, TOO_LONG = 50, 400


def the_same_stems(site):
    """The script's stemmer against Debian's libstemmer, on the whole dictionary."""
    library = ctypes.CDLL("libstemmer.so.0d")
    library.sb_stemmer_new.restype = ctypes.c_void_p
    library.sb_stemmer_new.argtypes = [ctypes.c_char_p, ctypes.c_char_p]
    library.sb_stemmer_stem.restype = ctypes.c_void_p
    library.sb_stemmer_stem.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
    library.sb_stemmer_length.argtypes = [ctypes.c_void_p]
    stemmer = library.sb_stemmer_new(b"dutch", b"UTF_8")

    def stem(word):
        data = word.encode()
        pointer = library.sb_stemmer_stem(stemmer, data, len(data))
        return ctypes.string_at(pointer, library.sb_stemmer_length(stemmer)).decode()

    words = dutch_words()
    if len(words) < 10_000:
        return [f"there are {len(words)} words only"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        page = browser.new_page()
        page.goto((site / "zoeken.html").as_uri())
        stems = page.evaluate("words => words.map(tweeluikSearch.stem)", words)
        browser.close()
    return [f"{word}: {own}, not {stem(word)}" for word, own in zip(words, stems) if own != stem(word)]


def a_small_index(site):
    """All that search can load of this site."""
    size = sum(path.stat().st_size for path in (site / "zoeken").iterdir())
    return [] if 0 < size < SMALL else [f"the index has {size} bytes"]


def an_answer_at_once(tool):
    """A thousand views: what a first query loads, and how long its first result takes, at best and at worst."""
    found = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        folder = pathlib.Path(folder)
        words = large_site(folder / "content", 500)
        site = build(tool, folder / "content", folder / "site")
        chance = random.Random(2)
        queries = [words[3], words[40], chance.choice(words[100:1000]), chance.choice(words[5000:]), f"{words[7]} {words[300]}"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        for query in queries:
            times, loaded = [], 0
            while len(times) < 5 or (min(times) > PATIENCE and len(times) < 10):
                page = browser.new_page()
                files = []
                page.on("request", lambda request: files.append(request.url))
                page.goto((site / "zoeken.html").as_uri())
                page.locator("#search_words").focus()
                until(page, "document.querySelectorAll('.search-labels input').length > 1")
                times.append(page.evaluate(ASK, query))
                data = {url.rsplit("/", 1)[1] for url in files if "/zoeken/" in url}
                loaded = sum((site / "zoeken" / name).stat().st_size for name in data)
                page.close()
            print(f"  {query}: {min(times):.0f} ms at best, {max(times):.0f} ms at worst, {loaded} bytes loaded")
            if min(times) > TOO_LONG:
                found.append(f"“{query}” takes {min(times):.0f} ms")
            if loaded > FIRST_QUERY:
                found.append(f"“{query}” loads {loaded} bytes")
        browser.close()
    return found


ASK = """query => new Promise(answer => {
  const field = document.getElementById("search_words"), results = document.querySelector(".search-results");
  const start = performance.now();
  new MutationObserver(() => results.children.length && answer(performance.now() - start)).observe(results, {childList: true});
  field.value = query;
  field.dispatchEvent(new Event("input"));
})"""
