"""An e-book: EPUB 3, of which the device chooses fonts, sizes and colours."""

import io
import pathlib
import zipfile
from html import escape
from urllib.parse import unquote
from xml.etree import ElementTree

import pypdfium2
from archives import put_file
from binding import decorate, style_sheet
from booklet import POINT
from colors import Colors
from layout import Layout
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
    """The cover of the printed book as a picture, which shelves of e-books show."""
    cover = next(element for element in tree.iter("section") if "cover" in classes(element))
    ElementTree.SubElement(first(tree, "head"), "link", rel="stylesheet", href=style_sheet(tree, "volume.css"))
    copy = ElementTree.fromstring(ElementTree.tostring(cover))
    drop(copy, lambda element: element.tag == "nav")
    decorate(copy)
    pdf = Layout(tree, job["page"], fonts, {}).of([copy], "").write_pdf()
    made = io.BytesIO()
    pypdfium2.PdfDocument(pdf)[0].render(scale=1000 / (210 * POINT)).to_pil().save(made, "PNG", optimize=True)
    return made.getvalue()


def colored(body, colors):
    """Rules for the panels of each side, in its colours. Devices know no variables."""
    sides = sorted({name for element in body.iter() for name in classes(element) if name.startswith("side-") and name[5:].isdigit()})
    rules = [
        f".panel.{side}, .agreement.{side} {{ border-color: #{colors.of_side('side', side)}; background: #{colors.of_side('side-soft', side)}; color: #000; }}\n"
        f".side-name.{side}, .{side} > .side-name {{ color: #{colors.of_side('side-ink', side)}; }}\n"
        for side in sides
    ]
    kinds = {"tip": "tip", "warning": "note", "example": "example"}
    rules += [
        f".callout-{kind} {{ border-color: #{colors.of(name)}; background: #{colors.of(f'{name}-soft')}; color: #000; }}\n"
        for kind, name in kinds.items()
    ]
    return "".join(rules)


def make_epub(tree, folder, job, fonts):
    cover = cover_of(tree, job, fonts)
    head = {meta.get("name"): meta.get("content", "") for meta in tree.iter("meta")}
    language, direction = tree.get("lang"), tree.get("dir", "ltr")
    title = first(tree, "h1").text
    body = first(tree, "body")
    # On the cover of a short one, or after it.
    nav = first(body, "nav")
    drop(body, lambda element: element is nav)
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
        '<item id="cover" href="cover.png" media-type="image/png" properties="cover-image"/>',
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
            put_file(book, f"EPUB/{name}", files[name])
        put_file(book, "EPUB/cover.png", cover)
        for source, name in sorted(pictures.items(), key=lambda pair: pair[1]):
            put_file(book, f"EPUB/{name}", pathlib.Path(source).read_bytes())
    return {"pages": None, "points": None}
