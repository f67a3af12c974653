"""An e-book: EPUB 3, of which the device chooses fonts, sizes and colours."""

import io
import json
import pathlib
import zipfile
from html import escape
from urllib.parse import unquote
from xml.etree import ElementTree

import pypdfium2
from archives import put_file
from binding import bind_own, decorate, ids_of, is_own, style_sheet
from booklet import POINT
from boxes import note, reserve
from colors import Colors
from layout import Layout
from molds import Mold
from pictures import png
from trees import classes, drop, first

NAMESPACES = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
KINDS = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}


def xhtml(title, language, direction, style, body):
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        f'<html {NAMESPACES} lang="{language}" xml:lang="{language}" dir="{direction}">\n<head>\n<title>{escape(title)}</title>\n'
        f'<link rel="stylesheet" type="text/css" href="{style}"/>\n</head>\n<body>\n{body}\n</body>\n</html>\n'
    )


def markup(element):
    for child in element.iter():
        # These matter elsewhere: a position in the order of focus and the role of a table mean nothing here.
        child.attrib.pop("tabindex", None)
        child.attrib.pop("hreflang", None)
        if child.get("lang"):
            child.set("xml:lang", child.get("lang"))
    element.tail = None
    return ElementTree.tostring(element, encoding="unicode", method="xml").replace("&#160;", "\u00a0")


def cover_of(tree, job, fonts):
    """The cover of the printed book as a PDF, and what schools fill of it."""
    cover = next(element for element in tree.iter("section") if "cover" in classes(element))
    ElementTree.SubElement(first(tree, "head"), "link", rel="stylesheet", href=style_sheet(tree, "volume.css"))
    copy = ElementTree.fromstring(ElementTree.tostring(cover))
    drop(copy, lambda element: element.tag == "nav")
    boxes, noted = reserve(copy), {"finish": None}
    decorate(copy)

    def finisher(_, pdf):
        noted.update(note(pdf, boxes, job.get("site", "")))

    return Layout(tree, job["page"], fonts, {}).of([copy], "").write_pdf(finisher=finisher, pdf_identifier=b"tweeluik"), noted


def picture_of(cover):
    """A cover as a picture, which shelves of e-books show."""
    return png(pypdfium2.PdfDocument(cover)[0].render(scale=1000 / (210 * POINT)).to_pil())


def colored(body, colors):
    """Rules for the panels of each side, in its colours. Devices know no variables."""
    sides = sorted({name for element in body.iter() for name in classes(element) if name.startswith("side-") and name[5:].isdigit()})
    rules = [
        f".panel.{side}, .agreement.{side} {{ border-color: #{colors.of_side('side', side)}; background: #{colors.of_side('side-soft', side)}; color: #000; }}\n"
        f".chapter.{side} {{ border-color: #{colors.of_side('side', side)}; }}\n"
        f".side-name.{side}, .{side} > .side-name {{ color: #{colors.of_side('side-ink', side)}; }}\n"
        for side in sides
    ]
    kinds = {"tip": "tip", "warning": "note", "example": "example"}
    rules += [
        f".callout-{kind} {{ border-color: #{colors.of(name)}; background: #{colors.of(f'{name}-soft')}; color: #000; }}\n"
        for kind, name in kinds.items()
    ]
    return "".join(rules)


def chapters_of(body):
    """The chapters of a book by the names of their files."""
    # On a screen a link shows where it leads.
    drop(body, lambda element: "print-notes" in classes(element))
    return {f"{number:03}.xhtml": part for number, part in enumerate(part for part in body if part.tag == "section")}


def facts_of(tree, chapters, nav, job):
    """What the files of a book say of it and of each other, as JSON has it."""
    head = {meta.get("name"): meta.get("content", "") for meta in tree.iter("meta")}
    homes = {element.get("id"): name for name, chapter in chapters.items() for element in chapter.iter() if element.get("id")}
    return {
        "address": job["address"],
        "title": first(tree, "h1").text,
        "language": tree.get("lang"),
        "direction": tree.get("dir", "ltr"),
        "author": head["author"],
        "description": head["description"],
        "updated": head.get("dcterms.modified") or "1980-01-01",
        "chapters": list(chapters),
        # The files in which things are, by their ids; what each file is called; and the names of pictures, by where they come from.
        "homes": homes,
        "labels": {homes[unquote(link.get("href")[1:])]: link.text for link in nav.iter("a")},
        "pictures": {},
    }


def files_of(parts, facts):
    """The files of some parts of a book, by their names. Their pictures get names too."""
    pictures = facts["pictures"]
    for name, part in parts.items():
        for image in part.iter("img"):
            source = image.get("src")
            pictures.setdefault(source, f"pictures/{len(pictures) + 1:03}{pathlib.Path(source).suffix.lower()}")
            image.set("src", pictures[source])
        for link in part.iter("a"):
            href = link.get("href", "")
            if href.startswith("#"):
                home = facts["homes"][unquote(href[1:])]
                link.set("href", href if home == name else f"{home}{href}")
            link.attrib.pop("type", None)
        if part.tag == "nav":
            # A link to a chapter leads to the whole chapter.
            for link in part.iter("a"):
                link.set("href", link.get("href").split("#")[0])
            part.set("epub:type", "toc")
            part.set("role", "doc-toc")
    title, language, direction = facts["title"], facts["language"], facts["direction"]
    return {name: xhtml(facts["labels"].get(name, title), language, direction, "style.css", markup(part)) for name, part in parts.items()}


def package(facts):
    """What is in a book, and in which order."""
    chapters, pictures = facts["chapters"], facts["pictures"]
    features = ["structuralNavigation", "tableOfContents", "readingOrder"] + (["alternativeText"] if pictures else [])
    items = [
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
        '<item id="style" href="style.css" media-type="text/css"/>',
        '<item id="cover" href="cover.png" media-type="image/png" properties="cover-image"/>',
        *(f'<item id="part-{name[:3]}" href="{name}" media-type="application/xhtml+xml"/>' for name in chapters),
        *(
            f'<item id="picture-{pathlib.Path(name).stem}" href="{name}" media-type="{KINDS[pathlib.Path(name).suffix]}"/>'
            for name in pictures.values()
        ),
    ]
    order = [chapters[0][:3], "nav", *(name[:3] for name in chapters[1:])]
    spine = [f'<itemref idref="{"nav" if name == "nav" else f"part-{name}"}"/>' for name in order]
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{facts["language"]}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">{escape(facts["address"])}</dc:identifier>
<dc:title>{escape(facts["title"])}</dc:title>
<dc:language>{facts["language"]}</dc:language>
<dc:creator>{escape(facts["author"])}</dc:creator>
<dc:publisher>{escape(facts["author"])}</dc:publisher>
<dc:description>{escape(facts["description"])}</dc:description>
<meta property="dcterms:modified">{facts["updated"]}T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
{chr(10).join(f'<meta property="schema:accessibilityFeature">{feature}</meta>' for feature in features)}
<meta property="schema:accessibilityHazard">none</meta>
</metadata>
<manifest>
{chr(10).join(items)}
</manifest>
<spine{' page-progression-direction="rtl"' if facts["direction"] == "rtl" else ""}>
{chr(10).join(spine)}
</spine>
</package>
"""


# Where a cover and the other files of a book are in it.
COVER, INSIDE = "EPUB/cover.png", "EPUB/"


def make_epub(tree, folder, job, fonts):
    names = ids_of(tree)
    cover, noted = cover_of(tree, job, fonts)
    body = first(tree, "body")
    # On the cover of a short one, or after it.
    nav = first(body, "nav")
    drop(body, lambda element: element is nav)
    chapters = chapters_of(body)
    facts = facts_of(tree, chapters, nav, job)
    files = files_of(chapters | {"nav.xhtml": nav}, facts) | {"package.opf": package(facts)}
    files["style.css"] = (folder / unquote(style_sheet(tree, "ebook.css"))).read_text(encoding="utf-8") + colored(body, Colors(tree, folder))
    with zipfile.ZipFile(job["output"] + ".tweeluik-tmp", "w") as book:
        # Readers tell an e-book by this file, first and as it is (EPUB 3.3, 4.2.1).
        put_file(book, "mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        put_file(
            book,
            "META-INF/container.xml",
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
            '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n',
        )
        for name in sorted(files):
            put_file(book, INSIDE + name, files[name])
        put_file(book, COVER, picture_of(cover))
        for source, name in sorted(facts["pictures"].items(), key=lambda pair: pair[1]):
            put_file(book, INSIDE + name, pathlib.Path(source).read_bytes())
    if "site" in job:
        pathlib.Path(job["output"] + ".cover").write_bytes(cover)
        pathlib.Path(job["output"] + ".boxes").write_text(json.dumps({"cover": noted, "ids": sorted(names), "facts": facts}))
    return {"pages": None, "points": None}


class BookMold:
    """An e-book that waits for a school: its cover, and the chapters of which a school has its own."""

    def __init__(self, path):
        self.bytes = pathlib.Path(path).read_bytes()
        noted = json.loads(pathlib.Path(path + ".boxes").read_text())
        self.cover = Mold(pathlib.Path(path + ".cover").read_bytes(), noted["cover"])
        self.ids, self.facts, self.rests = set(noted["ids"]), noted["facts"], {}

    def without(self, names):
        """The book without some of its files, which are the same for many schools."""
        if names in self.rests:
            return self.rests[names]
        rest = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self.bytes)) as source, zipfile.ZipFile(rest, "w") as target:
            for entry in source.infolist():
                if entry.filename not in names:
                    put_file(target, entry.filename, source.read(entry), entry.compress_type)
        self.rests[names] = rest.getvalue()
        return self.rests[names]

    def filled(self, drawn, _, layout, __):
        tree = bind_own(layout, self.ids)
        own = {element for element in first(tree, "body") if is_own(element, layout)}
        chapters = {name: chapter for name, chapter in chapters_of(first(tree, "body")).items() if chapter in own}
        homes = {element.get("id"): name for name, chapter in chapters.items() for element in chapter.iter() if element.get("id")}
        facts = self.facts | {"pictures": dict(self.facts["pictures"]), "homes": self.facts["homes"] | homes}
        files = files_of(chapters, facts)
        files = {INSIDE + name: text for name, text in (files | {"package.opf": package(facts)}).items()}
        files[COVER] = picture_of(self.cover.stamped(drawn, ""))
        for source in facts["pictures"].keys() - self.facts["pictures"].keys():
            files[INSIDE + facts["pictures"][source]] = pathlib.Path(source).read_bytes()
        made = io.BytesIO(self.without(frozenset(files)))
        with zipfile.ZipFile(made, "a") as book:
            for name in sorted(files):
                put_file(book, name, files[name])
        return made.getvalue()
