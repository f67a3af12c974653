"""Lays out a part of a volume: what is handed out by itself, or what lies between such sheets."""

import functools
import math
import posixpath
from typing import NamedTuple
from xml.etree import ElementTree

from trees import classes, first
from weasyprint import CSS, HTML

MM = 96 / 25.4  # In CSS pixels, which WeasyPrint counts in.
# Without these, an SVG within a page would be written as `<ns0:svg>`.
ElementTree.register_namespace("", "http://www.w3.org/2000/svg")


@functools.lru_cache(maxsize=96)
def kept(text, folder, sheets, fonts, options):
    """A document that may be asked for again: of a volume that is laid out for one school after the other, most parts are the same."""
    page = HTML(string=text, base_url=folder, media_type="print")
    return page.render(stylesheets=sheets, font_config=fonts, custom_metadata=False, **dict(options))


# Reading a style sheet takes longer than laying out a sheet of paper with it, and all pages have the same.
@functools.lru_cache(maxsize=256)
def read_style(fonts, **source):
    return CSS(media_type="print", font_config=fonts, **source)


def is_style(element):
    return element.tag == "style" or element.tag == "link" and element.get("rel") == "stylesheet"


class Layout:
    """Makes documents of one tree, in the fonts and from the folder of a job. `keeps` says that others may ask for the same documents."""

    def __init__(self, tree, base, fonts, options, keeps=False):
        self.tree, self.folder, self.fonts, self.options = tree, f"{posixpath.dirname(base)}/", fonts, options
        self.render = kept if keeps else kept.__wrapped__
        self.sheets = [self.sheet(element) for element in first(tree, "head") if is_style(element)]

    def sheet(self, element):
        if element.tag == "link":
            return read_style(self.fonts, filename=posixpath.normpath(posixpath.join(self.folder, element.get("href"))))
        return self.rules(element.text or "")

    def rules(self, text):
        return read_style(self.fonts, string=text, base_url=self.folder)

    def of(self, elements, style):
        """A document of some elements of the body, with rules of its own."""
        root = ElementTree.Element(self.tree.tag, self.tree.attrib)
        head = ElementTree.SubElement(root, "head")
        head.extend(element for element in first(self.tree, "head") if not is_style(element))
        ElementTree.SubElement(root, "body", first(self.tree, "body").attrib).extend(elements)
        text = "<!DOCTYPE html>" + ElementTree.tostring(root, encoding="unicode", method="html")
        return self.render(text, self.folder, (*self.sheets, self.rules(style)), self.fonts, tuple(self.options.items()))


class Setting(NamedTuple):
    """How a sheet is set."""

    # The size of its text, in points.
    points: float
    # How many pages it is for: a second one is numbered.
    sides: int = 1
    # Whether lines and parts come closer together, and the margins are narrower.
    is_close: bool = False

    @property
    def margins(self):
        """Above and below the text, in millimetres."""
        return (11, 11) if self.is_close else (15, 14)

    @property
    def style(self):
        above, below = self.margins
        rules = f"@page {{ margin: {above}mm 16mm {below}mm; @top-left {{ content: none }} @top-right {{ content: none }} }}"
        rules += f" :root {{ --text: {self.points}pt }}"
        return rules + (CLOSE if self.is_close else "") + ("" if self.sides > 1 else "@page { @bottom-right { content: none } }")


CLOSE = """
body, .handout .agreement-list li, .handout .steps li { line-height: 1.32 }
.handout h2 { margin-top: 2.2mm } .handout .agreement-list li { margin-bottom: 0.6mm } .handout .page-head { margin-bottom: 2mm }
"""
# One side is better than two, and large letters are better than small ones, down to what can be read without effort.
SMALLEST = 9.5
ONE_SIDE = [*map(Setting, (11, 10.5, 10, SMALLEST)), Setting(SMALLEST, is_close=True)]
# Two sides have room, and the second is to be at least half full.
TWO_SIDES = [Setting(points, 2) for points in (10.5, 11, 11.5, 12, 12.5, 13, 10, SMALLEST)] + [Setting(SMALLEST, 2, is_close=True)]
# From one ruled line to the next, in millimetres, as in a pupil's exercise book; and how many there are at least.
RULING, FEWEST = 8, 4
# Marks in a sheet that say where things end up: the end of its text, of the ruled lines, and of all.
TEXT_END, LINES_END, END = "sheet_text_end", "sheet_lines_end", "sheet_end"
FOOT = "sheet_foot"


def rule(element, lines):
    """Puts ruled lines into an element."""
    element[:] = [ElementTree.Element("div") for _ in range(lines)]


def filled_with_lines(document, ruled, times, make):
    """The same document with as many lines more in what is ruled as its pages have room for, up to so many times those that are there."""
    there = [len(element) for element in ruled]
    low, high = 0, times * max(there, default=0)
    while low < high:
        more = (low + high + 1) // 2
        for element, lines in zip(ruled, there):
            rule(element, lines + min(more, times * lines))
        made = make()
        if len(made.pages) == len(document.pages):
            document, low = made, more
        else:
            high = more - 1
    return document


class Sheet:
    """A handout in one setting, laid out with so many ruled lines."""

    def __init__(self, layout, elements, setting, lines=FEWEST):
        for element in (element for each in elements for element in each.iter("div") if "lines" in classes(element)):
            rule(element, lines)
        self.setting, self.lines = setting, lines
        self.document = layout.of(elements, setting.style)
        self.pages = self.document.pages

    def place(self, name):
        """The page on which a mark is, and how far below the top of its text, in millimetres."""
        number, page = next((number, page) for number, page in enumerate(self.pages) if name in page.anchors)
        return number, page.anchors[name][1] / MM - self.setting.margins[0]

    @property
    def height(self):
        """Of the text of a page, in millimetres."""
        return self.pages[0].height / MM - sum(self.setting.margins)

    @property
    def rest(self):
        """What is left of the last page, in millimetres."""
        return self.height - self.place(END)[1]

    def extent_in(self, setting):
        """About how many pages the text takes in another setting: smaller letters make shorter lines, and fewer of them."""
        extent = len(self.pages) - 1 + self.place(END)[1] / self.height
        return extent * (setting.points / self.setting.points) ** 2 * (0.9 if setting.is_close else 1)

    @property
    def is_full(self):
        """Whether the text, and what stands at the foot, take up half of the second page."""
        page, below_top = self.place(TEXT_END)
        foot = self.place(END)[1] - self.place(FOOT)[1]
        return page == 1 and below_top + foot >= self.height / 2

    @property
    def most_lines(self):
        """How many ruled lines there is room for."""
        page, below_top = self.place(LINES_END)
        more = 0
        if page + 1 < len(self.pages):
            more, below_top = int((self.height - below_top) / RULING), 0
        return self.lines + more + max(0, int((self.place(FOOT)[1] - below_top + self.rest) / RULING))


def fit_on_a_sheet(layout, elements, handout):
    """Sets a handout on one side, or on two that are both at least half full. What is left is ruled for notes. Raises `ValueError` when its
    text is too long."""
    for element in handout.iter("div"):
        if "handout-text" in classes(element):
            ElementTree.SubElement(element, "div", id=TEXT_END)
        if "handout-margin" in classes(element):
            ElementTree.SubElement(element, "div", id=LINES_END)
        if "handout-foot" in classes(element):
            element.set("id", FOOT)
    ElementTree.SubElement(handout, "div", id=END)

    largest = Sheet(layout, elements, ONE_SIDE[0])

    def sheets(settings):
        """Those in which the text fits, as many of them as are asked for. What is kept whole may leave room in one setting and not in another."""
        for setting in settings:
            if largest.extent_in(setting) < setting.sides * 1.5:
                sheet = largest if setting == ONE_SIDE[0] else Sheet(layout, elements, setting)
                if len(sheet.pages) == setting.sides:
                    yield sheet

    chosen = next(sheets(ONE_SIDE), None)
    if not chosen:
        tried = []
        chosen = next((sheet for sheet in sheets(TWO_SIDES) if tried.append(sheet) or sheet.is_full), None) or (tried[0] if tried else None)
    if not chosen:
        sheet = Sheet(layout, elements, TWO_SIDES[-1])
        surplus = (len(sheet.pages) - 2) * sheet.height - sheet.rest
        raise ValueError(f"it is {math.ceil(surplus / 10)} cm too long for both sides of a sheet, even in letters of {SMALLEST} points")
    # A line less where the last one does not fit by a hair.
    for lines in range(chosen.most_lines, FEWEST, -1):
        sheet = Sheet(layout, elements, chosen.setting, lines)
        if len(sheet.pages) == len(chosen.pages):
            return sheet
    return chosen
