"""PDFs: tagged (PDF/UA-1), numbered, and the same each time."""

import json
import pathlib
from urllib.parse import unquote
from xml.etree import ElementTree

import pydyf
import pypdfium2
from binding import decorate, ids_of, narrow, style_sheet
from booklet import A5
from boxes import note, reserve
from finishing import finish_of, finished, page_count
from layout import FEWEST, Layout, filled_with_lines, fit_on_a_sheet, rule
from materials import Material
from replacing import loosen
from trees import classes, digest, drop, first
from weasyprint import HTML


class Part:
    """What is numbered by itself: a sheet that is handed out, or what lies between such sheets."""

    def __init__(self, elements, is_sheet=False):
        self.elements = elements
        self.is_sheet = is_sheet or "chapter-sheet" in classes(elements[0])
        self.document, self.points = None, None
        # The number of its first page, and of all pages with which that is counted; `None` for what is by itself.
        self.start, self.of = None, None

    def block(self, name):
        """Its block of a class, if it has one."""
        return next(self.blocks(name), None)

    def blocks(self, name):
        return (element for each in self.elements for element in each.iter("div") if name in classes(element))

    def rule_questions(self):
        """Rules lines below each question of a form that is answered in sentences. Returns what is ruled."""
        questions = list(self.blocks("fill-lines"))
        for question in questions:
            if question[-1].tag != "div":
                rule(ElementTree.SubElement(question, "div", {"class": "lines"}), FEWEST)
        return [question[-1] for question in questions]


def parts_of(body):
    """The parts of a volume in their order."""
    parts = []
    for element in body:
        part = Part([element])
        if parts and not parts[-1].is_sheet and not part.is_sheet:
            parts[-1].elements.append(element)
        else:
            parts.append(part)
    return parts


def units_of(body):
    """Of what a school can have its own without all else: the parts of a volume, if there are several, or slides."""
    if "volume" in classes(body):
        parts = parts_of(body)
        return parts if len(parts) > 1 else []
    return [Part([element], is_sheet=True) for element in body.iter("article") if "slide" in classes(element)]


def extents(units, parts, places, count):
    """Where each unit begins, and on how many pages it is; with the numbers of a part. What has no place has no extent."""
    if len(parts) > 1 or not units:
        return [{"first": part.first, "pages": len(part.document.pages), "start": part.start, "of": part.of} for part in parts if units]
    begins = [places[unit.elements[0].get("id")] - 1 for unit in units]
    return [{"first": begin, "pages": end - begin} for begin, end in zip(begins, [*begins[1:], count])]


ONE_PAGE = "@page { @bottom-right { content: none } }"


def set_part(layout, part, style):
    """Lays a part out with its numbers; a sheet counts its own pages, if it has two."""
    handout, material = part.block("handout"), part.block("material")
    if handout is not None or material is not None:
        # It is set once.
        if part.document is not None and material is not None:
            return
        try:
            if handout is not None:
                sheet = fit_on_a_sheet(layout, part.elements, handout)
                part.document, part.points = sheet.document, sheet.setting.points
            else:
                part.document, part.points = Material(layout, part.elements, material).fit()
        except ValueError as error:
            # In a set, of which of its sheets it is.
            title = "".join(first(part.elements[0], "h1").itertext()) if "chapter" in classes(part.elements[0]) else None
            raise ValueError(f"the sheet “{title}”: {error}" if title else str(error)) from None
        return
    numbers = ""
    if part.of:
        numbers = f'@page {{ @bottom-right {{ content: counter(page) " / {part.of}" }} }} @page :first {{ counter-reset: page {part.start} }}'
    ruled = part.rule_questions()
    part.document = layout.of(part.elements, style + numbers)
    if part.is_sheet and len(part.document.pages) == 1:
        numbers = ONE_PAGE
        part.document = layout.of(part.elements, style + numbers)
    part.document = filled_with_lines(part.document, ruled, 4, lambda: layout.of(part.elements, style + numbers))


def say_places(part, places):
    """Gives each link that leads to another part the page on which that is. A sheet that is handed out has no other part beside it."""
    own = {element.get("id") for each in part.elements for element in each.iter()}
    for link in (link for each in part.elements for link in each.iter("a") if link.get("href", "").startswith("#")):
        name = link.get("href")[1:]
        if name not in own:
            link.set("data-place", "" if part.is_sheet else str(places.get(unquote(name), "")))


def set_cover(layout, body, style):
    """A cover has the contents if there is room for them on its page; else they have a page of their own. One that says too much goes on on the
    next page."""
    cover = next((element for element in body if "cover" in classes(element)), None)
    if cover is None:
        return
    cover.set("class", "cover cover-long")
    for _ in range(2):
        if len(layout.of([cover], style).pages) == 1:
            cover.set("class", "cover")
            return
        contents = next((element for element in cover if element.tag == "nav"), None)
        if contents is None:
            return
        cover.remove(contents)
        body.insert(list(body).index(cover) + 1, contents)


def leave_out_sheets(body):
    """What is handed out, filled in, cut out or hung up is no page of a booklet, and the contents do not list it."""
    by_itself = {"chapter-form", "handout", "material"}
    sheets = [element for element in body if any(classes(each) & by_itself for each in element.iter())]
    gone = {f"#{element.get('id')}" for element in sheets}
    drop(body, lambda element: element in sheets or (element.tag == "li" and len(element) > 0 and element[0].get("href") in gone))
    drop(body, lambda element: element.tag == "ol" and len(element) == 0)


def set_volume(layout, tree, job):
    """The parts of a volume, laid out and numbered."""
    body, is_volume = first(tree, "body"), "volume" in classes(first(tree, "body"))
    if job["booklet"]:
        leave_out_sheets(body)
    style = style_of(job, tree)
    set_cover(layout, body, style)
    if job["booklet"]:
        for element in (element for element in body.iter("div") if "lines" in classes(element)):
            rule(element, FEWEST)
        part = Part(list(body))
        part.document = layout.of(part.elements, style)
        return [part]
    parts = parts_of(body) if is_volume else [Part(list(body), is_sheet=True)]
    for part in parts:
        say_places(part, {})
        set_part(layout, part, style)
    counts = None
    # Numbers in the contents may make a line longer, and that a part.
    while len(parts) > 1 and counts != (counts := [len(part.document.pages) for part in parts]):
        starts = [1]
        for count in counts:
            starts.append(starts[-1] + count + (count % 2 if job["duplex"] else 0))
        pages = [(start + index, page) for part, start in zip(parts, starts) for index, page in enumerate(part.document.pages)]
        places = places_in(pages)
        for part, start in zip(parts, starts):
            if not part.is_sheet:
                part.start, part.of = start, starts[-2] + counts[-1] - 1
                say_places(part, places)
                set_part(layout, part, style)
    return parts


def places_in(pages):
    """The numbers of the pages on which things are, by their ids. What goes on on the next page has its name there too: its place is the first."""
    return {name: number for number, page in reversed(pages) for name in page.anchors}


def style_of(job, tree):
    """How the pages of a volume lie on paper, as rules."""
    if job["booklet"]:
        return A5
    if job["duplex"]:
        return RIGHT_TO_LEFT if tree.get("dir") == "rtl" else DUPLEX
    return ""


# Printed on both sides: a chapter begins on the front of a sheet, and the margin where the sheets are bound is the wider one.
DUPLEX = """
.chapter, .volume-contents { break-before: recto }
@page :right { margin-left: 46mm; margin-right: 38mm } @page :left { margin-left: 38mm; margin-right: 46mm }
@page form:right { margin-left: 16mm; margin-right: 16mm } @page form:left { margin-left: 16mm; margin-right: 16mm }
@page cover:right { margin: 0 } @page cover:left { margin: 0 }
@page :blank { @top-left { content: none } @top-right { content: none } @bottom-right { content: none } }
"""
# On which side of a sheet a page lies depends on the direction of the script.
RIGHT_TO_LEFT = DUPLEX.replace(":right {", ":front {").replace(":left {", ":right {").replace(":front {", ":left {")


def overflow(pdf):
    """The first words that are outside their page, and its number, if there are any."""
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), 1):
        text = page.get_textpage()
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            if left < -1 or right > page.get_width() + 1 or bottom < -1 or top > page.get_height() + 1:
                return " ".join(text.get_text_bounded(left, bottom, right, top).split())[:60], number
    return None


def name_marks(_, pdf):
    """A glyph that adds a mark to the one before it is given no text of its own, which PDF/UA asks: it gets the mark that joins
    (U+200D), which is neither shown nor spoken."""
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream):
            for index, part in enumerate(item.stream):
                if isinstance(part, bytes) and part.endswith(b" <>") and part.startswith(b"<"):
                    item.stream[index] = part[:-1] + b"200d>"


OPTIONS = {"pdf_variant": "pdf/ua-1"}


def prepare(tree):
    """Makes a page ready to be laid out as it is for print. Returns the names of its boxes."""
    boxes = reserve(tree)
    decorate(tree)
    narrow(tree)
    # A link with a place to break would be two, of which one is tagged as none.
    drop(tree, lambda element: element.tag == "wbr")
    # In the page, where it ranks with the page's own.
    ElementTree.SubElement(first(tree, "head"), "link", rel="stylesheet", href=style_sheet(tree, "volume.css"))
    return boxes


def make_pdf(tree, job, fonts):
    # Schools have parts of it as their own.
    is_open = bool(job.get("open")) and not job["booklet"]
    ids, units = ids_of(tree), units_of(first(tree, "body")) if is_open else []
    digests = [digest(*unit.elements) for unit in units]
    boxes = prepare(tree)
    parts = set_volume(Layout(tree, job["page"], fonts, OPTIONS, keeps="own" in job), tree, job)
    pages = []
    for part in parts:
        part.first = len(pages)
        pages += part.document.pages
        if job["duplex"] and part is not parts[-1] and len(pages) % 2:
            blank = HTML(string="<html><style>@page { size: A4 }</style>", base_url=job["page"])
            pages += blank.render(font_config=fonts, custom_metadata=False, **OPTIONS).pages
    finish, document = finish_of(job, tree, pages), parts[0].document.copy(pages)

    def finisher(document, pdf):
        name_marks(document, pdf)
        if "site" in job:
            noted = note(pdf, boxes, job["site"]) | {"finish": finish}
            if is_open:
                places = places_in(list(enumerate(pages, 1)))
                known = [extent | {"digest": each} for each, extent in zip(digests, extents(units, parts, places, len(pages)), strict=True)]
                noted |= {"units": known, "ids": sorted(ids), "places": places}
                loosen(pdf)
            pathlib.Path(job["output"] + ".boxes").write_text(json.dumps(noted))

    pdf = document.write_pdf(finisher=finisher, pdf_identifier=b"tweeluik", **OPTIONS)
    if words := overflow(pdf):
        raise ValueError("page {1} is too narrow for what stands at “{0}”".format(*words))
    pathlib.Path(job["output"] + ".tweeluik-tmp").write_bytes(pdf if "site" in job else finished(pdf, finish))
    return {"pages": page_count(pages, finish), "points": parts[0].points if len(parts) == 1 else None}
