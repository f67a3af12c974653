"""The Dutch words of every page are in the dictionary, or in `words.txt`, which lists those that we spell on purpose."""

import html.parser
import pathlib
import re
import subprocess

from browser import shown_pages

OURS = pathlib.Path(__file__).parent / "words.txt"
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Dutch(html.parser.HTMLParser):
    """What a page says in Dutch; its elements may be in other languages."""

    def __init__(self, text):
        super().__init__()
        # The open elements, each with its language; an empty one if its words do not count.
        self.open, self.said = [("", "nl")], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        if tag not in VOID:
            values = dict(attributes)
            hidden = tag in ["script", "style", "code"] or values.get("translate") == "no"
            self.open.append((tag, "" if hidden else values.get("lang", self.open[-1][1])))

    def handle_endtag(self, tag):
        # Some elements have no end tag.
        if tag in [name for name, _ in self.open]:
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, text):
        if self.open[-1][1] == "nl":
            self.said.append(text)


def test_dutch_is_spelled_as_it_should_be(site, found, looked_at):
    places = {}
    for name in shown_pages(site):
        page = (site / name).read_text()
        if '<html lang="nl"' not in page:
            continue
        text = " ".join(Dutch(page).said)
        text = re.sub(r"\S*(?:://|@|www\.)\S*|\b[\w-]+\.(?:nl|org|com|example|html|zip|txt)\b", " ", text.replace("\u00ad", ""))
        for word in re.findall(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*", text):
            places.setdefault(word.replace("’", "'"), name)
    ours = set(OURS.read_text().split())
    looked_at("words", len(places))
    asked = "\n".join(sorted(places))
    unknown = subprocess.run(["hunspell", "-d", "nl_NL", "-l"], input=asked, capture_output=True, text=True, check=True).stdout.split()
    # A beginning or an end by itself, as in “taal- en leesproblemen”, is not a word.
    found += [f"{places[word]}: {word}" for word in sorted(set(unknown)) if word in places and word not in ours]
    used = {word for word in ours if word in places}
    found += [f"words.txt: {word} is nowhere" for word in sorted(ours - used)]
