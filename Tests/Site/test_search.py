"""Search: the page stems as the index does, and the index is small, also of a large site."""

import ctypes
import random

import pytest
from corpus import dutch_words, large_site
from outputs import build, pages
from reader import until

pytestmark = pytest.mark.slow

# Bytes. The whole index, for each page of the site; what a first query loads where there are a thousand views.
SMALL, FIRST_QUERY = 1_650, 300_000


def test_the_same_stems(browser, site, found, looked_at, one_in):
    """The script's stemmer against Debian's libstemmer, on the whole dictionary, or a part of it."""
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

    words = one_in(14, dutch_words())
    looked_at("words", len(words))
    page = browser.new_page()
    page.goto((site / "zoeken.html").as_uri() + "#search_words")
    page.wait_for_function("tweeluik.searchStem")
    stems = page.evaluate("words => words.map(tweeluik.searchStem.dutch)", words)
    page.close()
    found += [f"{word}: {own}, not {stem(word)}" for word, own in zip(words, stems, strict=True) if own != stem(word)]


def test_a_small_index(site):
    """All that search can load of this site, beside whom to call, which does not grow with it."""
    assert 0 < sum(path.stat().st_size for path in (site / "zoeken").iterdir() if path.name != "help.js") < SMALL * len(pages(site))


@pytest.mark.parametrize("problems", [60, pytest.param(500, marks=pytest.mark.full)])
def test_a_query_loads_little(tool, browser, folder, found, problems):
    """A first query loads a part, and a small one where there are a thousand views. How soon it answers, `script/bench` measures."""
    words = large_site(folder / "content", problems)
    site = build(tool, folder / "content", folder / "site")
    most = min(FIRST_QUERY, sum(path.stat().st_size for path in (site / "zoeken").iterdir()) / 2)
    chance = random.Random(2)
    queries = [words[3], words[40], chance.choice(words[100:1000]), chance.choice(words[5000:]), f"{words[7]} {words[300]}"]
    for query in queries:
        page = browser.new_page()
        files = []
        page.on("request", lambda request, files=files: files.append(request.url))
        page.goto((site / "zoeken.html").as_uri())
        page.locator("#search_words").focus()
        until(page, "document.querySelectorAll('.search-labels input').length > 1")
        page.locator("#search_words").fill(query)
        page.locator(".search-results li").first.wait_for()
        data = {url.rsplit("/", 1)[1] for url in files if "/zoeken/" in url}
        loaded = sum((site / "zoeken" / name).stat().st_size for name in data)
        found.expect(0 < loaded <= most, f"“{query}” loads {loaded} bytes")
        page.close()
