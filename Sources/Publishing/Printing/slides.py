"""Slides that a trainer changes (PPTX): those of the page, with the leader's notes below each."""

import copy
import io
import json
import pathlib
import re
from urllib.parse import urljoin
from xml.etree import ElementTree

from binding import bind_own, ids_of
from colors import Colors
from lxml import etree
from office import SANS, SERIF, describe, drop_thumbnail, facts_of, save, text_of
from pictures import picture
from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt
from trees import classes, digest, drop, first

# A slide is 80 by 45 of these, as in slides.css: 12 points each.
UNIT = 12192000 // 80
# The letters of what a slide asks, in points, by how much it is.
SIZES = {"slide-longest": 24, "slide-longer": 30, "slide-long": 39, "slide-large": 48}
# The layouts that are used, of those that a new presentation has.
OPENING, WORDS, LIST, ENDING = "Title Slide", "Section Header", "Title and Content", "Title Only"
THEME_COLORS = {"tx1": MSO_THEME_COLOR.TEXT_1, "tx2": MSO_THEME_COLOR.TEXT_2, "accent3": MSO_THEME_COLOR.ACCENT_3}
NAMESPACES = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


class Deck:
    """A presentation in the making."""

    def __init__(self, tree, folder, job, fonts):
        self.tree, self.folder, self.job, self.fonts = tree, folder, job, fonts
        self.facts, self.is_from_right = facts_of(tree), tree.get("dir") == "rtl"
        page = next(element for element in tree.iter("div") if "deck" in classes(element))
        self.slides = [element for element in page if "slide" in classes(element)]
        self.side = next(one for one in classes(page) if one.startswith("side-"))
        self.site = Colors(tree, folder)
        self.colors = {name: self.site.of(name) for name in ["paper", "sheet", "ink", "muted", "gold"]}
        self.colors |= {name: self.site.of_side(name, self.side) for name in ["side", "side-ink"]}
        self.made = Presentation()
        self.made.slide_width, self.made.slide_height = Emu(80 * UNIT), Emu(45 * UNIT)
        self.prepare()

    # MARK: What all slides share

    def prepare(self):
        master = self.made.slide_master
        kept = {name: self.made.slide_layouts.get_by_name(name) for name in [OPENING, WORDS, LIST, ENDING]}
        for layout in list(self.made.slide_layouts):
            if layout.name not in kept:
                self.made.slide_layouts.remove(layout)
        self.layouts = kept
        self.set_theme(master)
        whole = {"title": (8, 7, 66, 5), "body": (8, 13, 66, 26), "subtitle": (11, 26, 60, 8)}
        self.set_places(master, whole)
        self.set_places(kept[OPENING], {"title": (11, 13, 62, 12), "subtitle": (11, 25.5, 60, 8)})
        self.set_places(kept[WORDS], {"title": (8, 7, 66, 5), "body": (8, 13, 66, 22)})
        self.set_places(kept[LIST], {"title": (8, 7, 66, 5), "body": (8, 13, 66, 28)})
        self.set_places(kept[ENDING], {"title": (8, 12, 36, 10)})
        for name, layout in kept.items():
            # Capitals are harder to read.
            for style in layout._element.iter(qn("a:defRPr")):
                style.attrib.pop("cap", None)
            self.add_band(layout, 4 if name == OPENING else 1.6, 0.8 if name == OPENING else 0.4)

    def set_theme(self, master):
        """The fonts and the colours that the program offers to whoever changes a slide."""
        part = next(relation.target_part for relation in master.part.rels.values() if relation.reltype.endswith("/theme"))
        theme = part.blob.decode("utf-8")
        fonts = iter([SERIF, SANS])
        theme = re.sub(r'<a:latin typeface="[^"]*"[^>]*/>', lambda found: f'<a:latin typeface="{next(fonts, SANS)}"/>', theme, count=2)
        colors = self.colors
        for name, color in [
            ("dk1", "ink"), ("lt1", "paper"), ("dk2", "side-ink"), ("lt2", "sheet"), ("accent1", "side"), ("accent2", "gold"),
            ("accent3", "muted"), ("hlink", "side-ink"), ("folHlink", "side-ink"),
        ]:  # fmt: skip
            theme = re.sub(rf"(<a:{name}>).*?(</a:{name}>)", rf'\g<1><a:srgbClr val="{colors[color]}"/>\2', theme, flags=re.DOTALL)
        part._blob = theme.encode("utf-8")

    def set_places(self, layout, places):
        """Puts what a slide has room for where it belongs. Day, foot and number of the first kind of presentation go."""
        for shape in list(layout.placeholders):
            kind = shape.placeholder_format.type
            name = {1: "title", 3: "title", 2: "body", 7: "body", 4: "subtitle"}.get(int(kind))
            if name is None:
                shape._element.getparent().remove(shape._element)
            elif name in places:
                self.put(shape, *places[name])

    def put(self, shape, left, top, width, height):
        """Places a shape, counted in units from where the script begins."""
        left = 80 - left - width if self.is_from_right else left
        shape.left, shape.top = Emu(round(left * UNIT)), Emu(round(top * UNIT))
        shape.width, shape.height = Emu(round(width * UNIT)), Emu(round(height * UNIT))

    def add_band(self, layout, width, seam):
        """A band in the colour of the side, and the golden seam, below all else."""
        tree = layout.shapes._spTree
        for number, (left, across, color) in enumerate([(0, width - seam, "accent1"), (width - seam, seam, "accent2")]):
            tree.insert(2, self.rectangle(90 + number, left, across, f'<a:schemeClr val="{color}"/>'))

    def rectangle(self, number, left, width, color):
        left = 80 - left - width if self.is_from_right else left
        return etree.fromstring(
            f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name="Band {number}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
            f'<p:spPr><a:xfrm><a:off x="{round(left * UNIT)}" y="0"/><a:ext cx="{round(width * UNIT)}" cy="{45 * UNIT}"/></a:xfrm>'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>{color}</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
            "<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>"
        )

    # MARK: Each slide

    def add(self, source):
        kinds = classes(source)
        layout = {"slide-opening": OPENING, "slide-words": WORDS, "slide-list": LIST, "slide-ending": ENDING}
        slide = self.made.slides.add_slide(self.layouts[next(layout[kind] for kind in layout if kind in kinds)])
        heading = next(element for element in source.iter() if element.tag in ["h1", "h2"])
        self.parts = {name: element for element in source.iter() for name in classes(element)}
        title = slide.shapes.title
        points = next((points for name, points in SIZES.items() if name in classes(heading)), 33)
        self.write(title, [[text_of(heading)]], SERIF, points, MSO_ANCHOR.MIDDLE, is_bold=True)
        getattr(self, next(kind for kind in layout if kind in kinds).replace("slide-", "fill_"))(slide, source, heading)
        self.set_band(slide, kinds)
        self.add_notes(slide, source)

    def fill_opening(self, slide, source, heading):
        slide.shapes.title.text_frame.vertical_anchor = MSO_ANCHOR.TOP
        lines = [element for element in source.iter() if classes(element) & {"slide-fact", "slide-sender"} and not is_open(element)]
        self.write(slide.placeholders[1], [[text_of(line)] for line in lines], SANS, 24, MSO_ANCHOR.TOP)
        self.label(slide, self.parts["slide-kind"], 11, 9.5, "tx2")
        if "letterhead" in self.parts:
            head = self.parts["letterhead"]
            logo = next((element for element in head.iter("img")), None)
            width = self.add_picture(slide, logo, 11, 3, None, 3) + 1 if logo is not None else 0
            self.label(slide, head, 11 + width, 3, "tx1")
        tiles = [element for element in source.iter("img") if "tile" in classes(element)]
        step = min(10, 60 / max(1, len(tiles)))
        for number, tile in enumerate(tiles):
            self.add_picture(slide, tile, 11 + step * number, 34, 0.7 * step, 0.7 * step)

    def fill_words(self, slide, source, heading):
        words, minutes = self.parts["slide-large"], self.parts.get("slide-minutes")
        size = next(points for name, points in SIZES.items() if name in classes(words))
        if words is heading:
            self.write(slide.shapes.title, [[text_of(heading)]], SERIF, size, MSO_ANCHOR.BOTTOM, is_bold=True)
            self.put(slide.shapes.title, 8, 10, 66, 13)
            self.put(slide.placeholders[1], 8, 24, 66, 6)
            lines = [[text_of(minutes)]] if minutes is not None else []
            self.write(slide.placeholders[1], lines, SANS, 21, MSO_ANCHOR.TOP, color="accent3")
            return
        self.write(slide.shapes.title, [[text_of(heading)]], SANS, 21, MSO_ANCHOR.BOTTOM, color="tx2", is_bold=True)
        self.write(slide.placeholders[1], [[text_of(words)]], SERIF, size, MSO_ANCHOR.TOP, is_bold=size > 24)
        if minutes is not None:
            self.add_paragraph(slide.placeholders[1].text_frame, [text_of(minutes)], SANS, 21, "accent3").space_before = Pt(21)

    def fill_list(self, slide, source, heading):
        if "slide-choices" in self.parts:
            items = [[text_of(item)] for item in self.parts["slide-choices"].iter("li")]
            self.write(slide.placeholders[1], items, SANS, 24, MSO_ANCHOR.TOP, box="\u2610")
            kind = self.parts["slide-kind"]
            self.add_picture(slide, next(kind.iter("img")), 8, 3.5, 3.5, 3.5)
            self.label(slide, kind, 12.2, 4, "tx2")
        else:
            lines = []
            for item in self.parts["slide-help"]:
                number, reason = item.iter("p")
                name = first(number, "span")
                called = text_of(number).removesuffix(text_of(name)).strip()
                lines.append([(f"{called}\u2003{text_of(name)}", True)])
                lines.append([text_of(reason)])
            self.write(slide.placeholders[1], lines, SANS, 20, MSO_ANCHOR.TOP)

    def fill_ending(self, slide, source, heading):
        slide.shapes.title.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
        link = next(self.parts["slide-address"].iter("a"))
        self.label(slide, self.parts["slide-address"], 8, 23, "tx2", width=38, is_bold=False, href=urljoin(self.job["address"], link.get("href")))
        code = next((element for element in source.iter() if "qr" in classes(element)), None)
        if code is not None:
            self.add_picture(slide, code, 47, 8.5, 28, 28, text_of(next(one for one in code.iter() if one.tag.endswith("title"))))

    def set_band(self, slide, kinds):
        """A side's own slides have its colour."""
        side = next((kind for kind in kinds if kind.startswith("side-")), self.side)
        if side != self.side:
            color = self.site.of_side("side", side)
            band = self.rectangle(60, 0, 1.2, f'<a:srgbClr val="{color}"/>')
            slide.shapes._spTree.insert(2, band)

    def add_notes(self, slide, source):
        template = next(source.iter("template"), None)
        if template is None:
            return
        lines = [line for element in template for line in notes_of(element)]
        slide.notes_slide.notes_text_frame.text = "\n".join(lines)

    # MARK: Words and pictures

    def write(self, shape, paragraphs, font, points, anchor, color="tx1", is_bold=False, box=None):
        """Writes paragraphs, each a list of words or of words that are larger and bold."""
        frame = shape.text_frame
        frame.clear()
        # What was said of the first paragraph stays with it otherwise.
        for properties in list(frame._txBody.iter(qn("a:pPr"))):
            properties.getparent().remove(properties)
        frame.word_wrap, frame.vertical_anchor = True, anchor
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        for words in paragraphs:
            paragraph = self.add_paragraph(frame, words, font, points, color, is_bold, box)
            paragraph.space_after = Pt(points / 2) if box or isinstance(words[0], str) and len(paragraphs) > 1 else Pt(0)

    def add_paragraph(self, frame, words, font, points, color, is_bold=False, box=None):
        paragraph = frame.paragraphs[0] if frame.paragraphs[0].text == "" else frame.add_paragraph()
        paragraph.line_spacing, paragraph.space_before, paragraph.space_after = 1.05, Pt(0), Pt(0)
        self.set_paragraph(paragraph, points, box)
        for one in words:
            text, strong = one if isinstance(one, tuple) else (one, is_bold)
            run = paragraph.add_run()
            run.text, run.font.size, run.font.name, run.font.bold = text, Pt(points + 6 if strong and not is_bold else points), font, strong
            run.font.color.theme_color = THEME_COLORS[color]
            run._r.get_or_add_rPr().set("lang", self.facts["language"])
        return paragraph

    def set_paragraph(self, paragraph, points, box):
        properties = paragraph._p.get_or_add_pPr()
        properties.set("algn", "r" if self.is_from_right else "l")
        if self.is_from_right:
            properties.set("rtl", "1")
        # A box to tick, or no mark at all.
        indent = round(points * 1.5 * 12700) if box else 0
        properties.set("marL", str(indent))
        properties.set("indent", str(-indent))
        for name, value in [("buFont", {"typeface": "Segoe UI Symbol"}), ("buChar", {"char": box})] if box else [("buNone", {})]:
            etree.SubElement(properties, qn(f"a:{name}"), value)

    def label(self, slide, element, left, top, color, width=66, is_bold=True, href=None):
        shape = slide.shapes.add_textbox(0, 0, 0, 0)
        self.put(shape, left, top, width - max(0, left - 12), 3)
        self.write(shape, [[text_of(element)]], SANS, 21, MSO_ANCHOR.TOP, color=color, is_bold=is_bold)
        if href:
            shape.text_frame.paragraphs[0].runs[0].hyperlink.address = href

    def add_picture(self, slide, element, left, top, width, height, words=""):
        """Adds a picture, as wide as its height asks; returns its width."""
        if width is None:
            width = height * float(element.get("width", 1)) / float(element.get("height", 1))
        shape = slide.shapes.add_picture(self.drawn(element, width / height), 0, 0)
        self.put(shape, left, top, width, height)
        shape._element.nvPicPr.cNvPr.set("descr", words)
        return width

    def drawn(self, element, shape):
        """A picture of the page."""
        height, alone = 28 if element.tag != "img" else 8, copy.copy(element)
        alone.tail = None
        return io.BytesIO(picture(alone, round(height * shape * 16), height * 16, self.fonts))


def is_open(element):
    """Whether something in it is still to be filled in."""
    return any("to-fill" in classes(part) for part in element.iter())


def notes_of(element):
    """The lines of a text for notes, which have no markup. The name of a part stands above its notes already."""
    if "notes-guide" in classes(element):
        parts = list(element)
        return ["", *(line for part in (parts[1:] if parts and parts[0].tag in ["h2", "h3", "h4"] else parts) for line in notes_of(part))]
    if element.tag in ["ul", "ol"]:
        marks = [f"{number}." if element.tag == "ol" else "–" for number in range(1, len(element) + 1)]
        return [f"{mark} {text_of(item)}" for mark, item in zip(marks, element)]
    if element.tag == "tr":
        return [" | ".join(text_of(cell) for cell in element)]
    if any(child.tag in ["p", "ul", "ol", "div", "table", "thead", "tbody", "tr", "blockquote", "section"] for child in element):
        return [line for child in element for line in notes_of(child)]
    return [text_of(element)] if text_of(element) else []


def make_pptx(tree, folder, job, fonts):
    # Within notes a link leads nowhere, and a note has no number.
    drop(tree, lambda element: "print-notes" in classes(element))
    deck = Deck(tree, pathlib.Path(folder), job, fonts)
    for source in deck.slides:
        deck.add(source)
    if job.get("open"):
        noted = {"slides": [digest(source) for source in deck.slides], "ids": sorted(ids_of(tree))}
        pathlib.Path(job["output"] + ".boxes").write_text(json.dumps(noted))
    describe(deck.made.core_properties, deck.made.slides[0].shapes.title.text_frame.text, deck.facts)
    drop_thumbnail(deck.made.part.package)
    save(deck.made, job["output"])
    return {"pages": None, "points": None}


def own_opening(job, noted, fonts):
    """The first slide of a school, where that says something of its own; `None` when another slide does too."""
    tree = bind_own(job, set(noted["ids"]))
    drop(tree, lambda element: "print-notes" in classes(element))
    deck = Deck(tree, pathlib.Path(job["page"]).parent, job, fonts)
    if [digest(source) for source in deck.slides[1:]] != noted["slides"][1:]:
        return None
    deck.add(deck.slides[0])
    return deck.made.slides[0].part.blob


# Without this, an SVG would be written as `<ns0:svg>`.
ElementTree.register_namespace("", "http://www.w3.org/2000/svg")
