"""What the files that people change have in common: what they are made of, pictures that every program shows, and the same bytes each time."""

import datetime
import io
import pathlib
import re
import zipfile
from xml.etree import ElementTree

import pypdfium2
from archives import put_file
from weasyprint import HTML

# The languages as the programs of an office name them.
LOCALES = {"nl": "nl-NL", "en": "en-GB", "ar": "ar-SA"}
# A file is of the day on which its texts last changed, or else of the first that a zip can name.
FIRST = "1980-01-01"
# Fonts that Windows has, close to those of the site.
SERIF, SANS = "Georgia", "Segoe UI"


def facts_of(tree):
    """What the head of a page says about it, by name."""
    facts = {meta.get("name"): meta.get("content", "") for meta in tree.iter("meta") if meta.get("name")}
    updated = re.search(r"\d{4}-\d\d-\d\d", facts.get("dcterms.modified", ""))
    return facts | {"language": LOCALES.get(tree.get("lang"), tree.get("lang")), "updated": updated[0] if updated else FIRST}


def text_of(element):
    """The words of an element, without breaks of lines."""
    return " ".join("".join(element.itertext()).split())


def picture(element, width, height, fonts):
    """A picture of the page as PNG, in CSS pixels: a program that shows no SVG shows this."""
    size = f"width: {width}px; height: {height}px"
    style = f"@page {{ size: {width}px {height}px; margin: 0 }} body {{ margin: 0 }} img, svg {{ display: block; {size} }}"
    copy = ElementTree.fromstring(ElementTree.tostring(element))
    if copy.tag == "img":
        copy.set("src", pathlib.Path(element.get("src")).as_uri())
    copy.tail = None
    page = HTML(string=f"<!DOCTYPE html><style>{style}</style>" + ElementTree.tostring(copy, encoding="unicode", method="html"))
    pdf = page.render(font_config=fonts, custom_metadata=False).write_pdf()
    made = io.BytesIO()
    # Three dots for a pixel stay sharp on a large screen.
    drawn = pypdfium2.PdfDocument(pdf)[0].render(scale=3 * 96 / 72, fill_color=(255, 255, 255, 0))
    drawn.to_pil().save(made, "PNG", optimize=True)
    made.seek(0)
    return made


def describe(properties, title, facts):
    """Says in a file what it is, and nothing about the machine that made it."""
    properties.title, properties.author = title, facts.get("author", "")
    properties.last_modified_by, properties.subject = facts.get("author", ""), facts.get("description", "")
    properties.language, properties.comments, properties.keywords, properties.category = facts["language"], "", "", ""
    properties.created = properties.modified = datetime.datetime.fromisoformat(facts["updated"])
    properties.revision = 1


def drop_thumbnail(package):
    """Takes out the picture of what the file began as."""
    relations = getattr(package, "rels", None) or package._rels
    for key, relation in list(relations.items()):
        if relation.reltype.endswith("/thumbnail"):
            relations.pop(key)


def save(made, output):
    """Writes a file that is a zip, with the same time for all that is in it."""
    whole = io.BytesIO()
    made.save(whole)
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(output + ".tweeluik-tmp", "w") as target:
        for name in source.namelist():
            put_file(target, name, source.read(name))
