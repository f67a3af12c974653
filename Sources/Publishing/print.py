"""Prints pages and binds volumes. Reads a list of jobs from standard input, a JSON object a line: `page`, its `address` on the site,
the `output` (a PDF or an EPUB), the most pages as `limit`, and `booklet`. Answers each with a line: `done PAGES` or `failed REASON`.
A process makes many, so that fonts and style sheets are read once."""

import io
import json
import logging
import os
import pathlib
import posixpath
import sys
import zipfile
from html import escape
from urllib.parse import unquote, urldefrag, urljoin
from xml.etree import ElementTree

import pydyf
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

logging.getLogger("weasyprint").setLevel(logging.CRITICAL)

# Elements of a page that a volume has no use for, by class and by the id of the heading.
SCREEN_ONLY = {
    "toc",
    "letters",
    "actions",
    "leaf-other",
    "counterpart",
    "related-problems",
    "read-aloud",
    "above",
    "term-tip",
    "tool-state",
    "plan-note",
    "choices",
    "agreement-others",
}
SCREEN_ONLY_SECTIONS = {"page_evenings", "page_courses", "page_mentions", "page_related"}
# Attributes that hold ids.
REFERENCES = ("for", "headers", "aria-labelledby", "aria-describedby")
POINT = 72 / 25.4
A5 = """
@page { size: A5; margin: 12mm 11mm 14mm; }
@page cover { size: A5; margin: 0; }
html { font-size: 8.6pt !important; }
.cover { height: 210mm; padding: 32mm 14mm 0; border-inline-start-width: 10mm; }
.cover h1 { font-size: 24pt; }
.cover-foot { bottom: 12mm; inset-inline-start: 18mm; max-width: 100mm; font-size: 9pt; }
.chapter-sheet, .volume-contents { break-before: page; }
"""


def classes(element):
    return set(element.get("class", "").split())


def drop(tree, unwanted):
    """Takes elements out, and keeps the text that follows them."""
    for parent in list(tree.iter()):
        for child in [child for child in parent if unwanted(child)]:
            before = list(parent)[: list(parent).index(child)]
            if child.tail and child.tail.strip():
                if before:
                    before[-1].tail = (before[-1].tail or "") + child.tail
                else:
                    parent.text = (parent.text or "") + child.tail
            parent.remove(child)


def is_for_screen(element):
    return bool(classes(element) & SCREEN_ONLY) or element.get("aria-labelledby") in SCREEN_ONLY_SECTIONS or element.tag == "script"


def bind(page, address, folder):
    """Puts the pages that a document names in their places: with ids of their own, links that lead to where they are bound, and
    pictures by their full names. Links to what is not bound lead to the site, as do all those of a page by itself."""
    chapters = [section for section in page.iter("section") if section.get("data-page")]
    places = {}
    for section in chapters:
        own = urljoin(address, section.get("data-page"))
        places.setdefault(own, section.get("id"))
    for element in page.iter():
        finish_references(element, address, folder, places, "")
    keep_notes(page)
    for section in chapters:
        name, without = section.attrib.pop("data-page"), section.attrib.pop("data-without", None)
        file = folder / unquote(name)
        tree = HTML(filename=str(file), media_type="print").etree_element
        main = next(element for element in tree.iter("main"))
        drop(main, lambda element: is_for_screen(element) or without in classes(element))
        drop(main, lambda element: "after" in classes(element) and len(element) == 0)
        prefix = f"{section.get('id')}_"
        for element in main.iter():
            if element.get("id"):
                element.set("id", prefix + element.get("id"))
            for name_of in REFERENCES:
                if element.get(name_of):
                    element.set(name_of, " ".join(prefix + id for id in element.get(name_of).split()))
            finish_references(element, urljoin(address, name), file.parent, places, prefix)
        keep_notes(main)
        for side in classes(next(element for element in tree.iter("body"))):
            section.set("class", f"{section.get('class')} {side}")
        section.text, section[:] = main.text, list(main)


def keep_notes(main):
    """The addresses of links that lead out of the volume; all others show a page number."""
    for link in main.iter("a"):
        if link.get("href", "").startswith("#"):
            link.attrib.pop("data-note", None)
    wanted = {link.get("data-note") for link in main.iter("a")}
    for section in [element for element in main.iter("section") if "print-notes" in classes(element)]:
        items = next(section.iter("ol"))
        for number, item in enumerate(list(items), 1):
            item.set("value", str(number))
            if str(number) not in wanted:
                items.remove(item)
        if len(items) == 0:
            drop(main, lambda element: element is section)


def finish_references(element, address, folder, places, prefix):
    if element.tag == "img":
        element.set("src", str(folder / unquote(element.get("src", ""))))
    href = element.get("href", "") if element.tag == "a" else ""
    if href.startswith("#"):
        # The document's own ids stand as they are.
        element.set("href", f"#{prefix}{href[1:]}")
    elif href:
        whole, fragment = urldefrag(urljoin(address, href))
        if whole not in places:
            element.set("href", urljoin(address, href))
        elif fragment:
            element.set("href", f"#{places[whole]}_{fragment}")
        else:
            element.set("href", f"#{places[whole]}")


def repair_references(page):
    """Drops references to what a volume leaves out; a link keeps its words."""
    ids = {element.get("id") for element in page.iter()}
    for element in page.iter():
        for name in REFERENCES:
            if element.get(name) and not ids.issuperset(element.get(name).split()):
                del element.attrib[name]
        if element.get("href", "").startswith("#") and unquote(element.get("href")[1:]) not in ids:
            del element.attrib["href"]


def decorate(page):
    """Makes a background of each picture without words: it is decoration, and as a figure it would need words (PDF/UA-1, 7.3)."""
    for image in page.iter("img"):
        if image.get("alt") != "":
            continue
        source = pathlib.Path(image.attrib.pop("src")).as_uri()
        height = 20 if "tile" in classes(image) else 10 if "logo" in classes(image) else 6
        width = height * int(image.get("width", 1)) / int(image.get("height", 1))
        image.tag = "span"
        image.set(
            "style",
            f"display: inline-block; width: {width:.2f}mm; height: {height}mm; flex: none; vertical-align: middle; "
            f'background: url("{source}") center / contain no-repeat',
        )


def narrow(page):
    """Gives all columns of a table with many of them the same width, in smaller letters; words break where necessary."""
    for table in page.iter("table"):
        columns = max((sum(int(cell.get("colspan", 1)) for cell in row) for row in table.iter("tr")), default=0)
        if columns > 5:
            table.set("style", f"table-layout: fixed; width: 100%; font-size: {max(6.5, 50 / columns):.1f}pt; hyphens: manual")


def overflow(document):
    """The first words that are outside their page, and its number, if there are any."""
    for number, page in enumerate(document.pages, 1):
        box = page._page_box
        for child in box.descendants():
            if not hasattr(child, "text") or not child.text.strip():
                continue
            if child.position_x < -1 or child.position_x + child.width > box.margin_width() + 1:
                return " ".join(child.text.split())[:60], number
    return None


def impose(pdf, output):
    """Puts A5 pages two on a sheet of A4, so that the sheets make a booklet when they are printed on both sides and folded."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as source, pikepdf.new() as booklet:
        pages = len(source.pages)
        sheets = -(-pages // 4)
        last = sheets * 4 - 1
        for sheet in range(sheets):
            front, back = (last - 2 * sheet, 2 * sheet), (2 * sheet + 1, last - 2 * sheet - 1)
            for left, right in (front, back):
                booklet.add_blank_page(page_size=(297 * POINT, 210 * POINT))
                for number, x in ((left, 0), (right, 148.5)):
                    if number < pages:
                        place = pikepdf.Rectangle(x * POINT, 0, (x + 148.5) * POINT, 210 * POINT)
                        booklet.pages[-1].add_overlay(source.pages[number], place)
        booklet.docinfo["/Title"] = source.docinfo.get("/Title", "")
        booklet.save(output, deterministic_id=True)
    return sheets * 2


def style_sheet(tree, name):
    """Where a style sheet stands, beside the page's own."""
    own = next(link for link in tree.iter("link") if link.get("rel") == "stylesheet").get("href")
    return f"{posixpath.dirname(own)}/{name}"


def name_marks(_, pdf):
    """A glyph that adds a mark to the one before it is given no text of its own, which PDF/UA asks: it gets the mark that joins
    (U+200D), which is neither shown nor spoken."""
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream):
            for index, part in enumerate(item.stream):
                if isinstance(part, bytes) and part.endswith(b" <>") and part.startswith(b"<"):
                    item.stream[index] = part[:-1] + b"200d>"


def make_pdf(page, tree, job, fonts):
    decorate(tree)
    narrow(tree)
    # In the page, where it ranks with the page's own.
    head = next(element for element in tree.iter("head"))
    ElementTree.SubElement(head, "link", rel="stylesheet", href=style_sheet(tree, "volume.css"))
    booklet = job.get("booklet")
    if booklet:
        ElementTree.SubElement(head, "style").text = A5
    options = {} if booklet else {"pdf_variant": "pdf/ua-1"}
    document = page.render(font_config=fonts, custom_metadata=False, **options)
    count = len(document.pages)
    if "limit" in job and count > job["limit"]:
        paper = "A5" if booklet else "A4"
        raise ValueError(f"it takes {count} pages of {paper}, and may take {job['limit']}")
    if words := overflow(document):
        raise ValueError("page {1} is too narrow for what stands at “{0}”".format(*words))
    temporary = job["output"] + ".tweeluik-tmp"
    if booklet:
        count = impose(document.write_pdf(), temporary)
    else:
        document.write_pdf(temporary, finisher=name_marks, pdf_identifier=b"tweeluik", **options)
    return count


# E-books

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


def make_epub(tree, folder, job):
    head = {meta.get("name"): meta.get("content", "") for meta in tree.iter("meta")}
    language, direction = tree.get("lang"), tree.get("dir", "ltr")
    title = next(element for element in tree.iter("h1")).text
    body = next(element for element in tree.iter("body"))
    nav = next(element for element in body if element.tag == "nav")
    # On a screen a link shows where it leads.
    drop(body, lambda element: "print-notes" in classes(element))
    parts = [(f"{number:03}.xhtml", part) for number, part in enumerate(part for part in body if part.tag == "section")]
    homes = {element.get("id"): name for name, part in parts for element in part.iter() if element.get("id")}
    pictures = {}
    for name, part in parts:
        for image in part.iter("img"):
            source = image.get("src")
            pictures.setdefault(source, f"pictures/{len(pictures) + 1:03}{pathlib.Path(source).suffix.lower()}")
            image.set("src", pictures[source])
    for owner, part in parts + [("nav.xhtml", nav)]:
        for link in part.iter("a"):
            href = link.get("href", "")
            if href.startswith("#"):
                home = homes[unquote(href[1:])]
                link.set("href", href if home == owner else f"{home}{href}")
            link.attrib.pop("type", None)
    labels = {link.get("href").split("#")[0]: link.text for link in nav.iter("a")}
    # A link to a chapter leads to the whole chapter.
    for link in nav.iter("a"):
        link.set("href", link.get("href").split("#")[0])
    nav.set("epub:type", "toc")
    nav.set("role", "doc-toc")
    files = {"nav.xhtml": xhtml(title, language, direction, "style.css", markup(nav))}
    for name, part in parts:
        files[name] = xhtml(labels.get(name, title), language, direction, "style.css", markup(part))
    updated = f"{head.get('dcterms.modified') or '1980-01-01'}T00:00:00Z"
    features = ["structuralNavigation", "tableOfContents", "readingOrder"] + (["alternativeText"] if pictures else [])
    items = [
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
        '<item id="style" href="style.css" media-type="text/css"/>',
        *(f'<item id="part-{name[:3]}" href="{name}" media-type="application/xhtml+xml"/>' for name, _ in parts),
        *(
            f'<item id="picture-{pathlib.Path(name).stem}" href="{name}" media-type="{KINDS[pathlib.Path(name).suffix]}"/>'
            for name in pictures.values()
        ),
    ]
    order = [parts[0][0][:3], "nav", *(name[:3] for name, _ in parts[1:])]
    spine = [f'<itemref idref="{"nav" if name == "nav" else f"part-{name}"}"/>' for name in order]
    files["package.opf"] = f"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">{escape(job["address"])}</dc:identifier>
<dc:title>{escape(title)}</dc:title>
<dc:language>{language}</dc:language>
<dc:creator>{escape(head["author"])}</dc:creator>
<dc:publisher>{escape(head["author"])}</dc:publisher>
<dc:description>{escape(head["description"])}</dc:description>
<meta property="dcterms:modified">{updated}</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
{chr(10).join(f'<meta property="schema:accessibilityFeature">{feature}</meta>' for feature in features)}
<meta property="schema:accessibilityHazard">none</meta>
</metadata>
<manifest>
{chr(10).join(items)}
</manifest>
<spine{' page-progression-direction="rtl"' if direction == "rtl" else ""}>
{chr(10).join(spine)}
</spine>
</package>
"""
    files["style.css"] = (folder / unquote(style_sheet(tree, "ebook.css"))).read_text(encoding="utf-8")
    with zipfile.ZipFile(job["output"] + ".tweeluik-tmp", "w") as book:

        def add(name, data, method=zipfile.ZIP_DEFLATED):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            book.writestr(entry, data, compress_type=method)

        # Readers tell an e-book by this file, first and as it is (EPUB 3.3, 4.2.1).
        add("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        add(
            "META-INF/container.xml",
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
            '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n',
        )
        for name in sorted(files):
            add(f"EPUB/{name}", files[name])
        for source, name in sorted(pictures.items(), key=lambda pair: pair[1]):
            add(f"EPUB/{name}", pathlib.Path(source).read_bytes())
    return 0


def make(job, fonts):
    page = HTML(filename=job["page"], media_type="print")
    tree, folder = page.etree_element, pathlib.Path(job["page"]).parent
    bind(tree, job["address"], folder)
    repair_references(tree)
    # Whole or not at all.
    count = make_epub(tree, folder, job) if job["output"].endswith(".epub") else make_pdf(page, tree, job, fonts)
    os.replace(job["output"] + ".tweeluik-tmp", job["output"])
    return count


def main():
    fonts = FontConfiguration()
    for line in sys.stdin:
        try:
            print(f"done {make(json.loads(line), fonts)}", flush=True)
        except Exception as error:
            print("failed " + (" ".join(str(error).split()) or type(error).__name__), flush=True)


main()
