"""A letter that a school changes (DOCX): what it leaves open is a place to click and to fill in."""

import io

from docx import Document
from docx.enum.table import WD_TABLE_DIRECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.run import Run
from office import SANS, SERIF, describe, drop_thumbnail, facts_of, save, text_of
from pictures import picture
from trees import classes, first

GREY = RGBColor(0x66, 0x66, 0x66)
# What a letter may leave open, as the class of its place ends.
OPEN = ["date", "time", "place"]
# What begins a paragraph of its own.
BLOCKS = {"p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "div", "section", "figure", "figcaption", "table", "pre", "hr"}


class Letter:
    """A letter in the making."""

    def __init__(self, tree, fonts):
        self.tree, self.fonts, self.facts = tree, fonts, facts_of(tree)
        self.is_from_right = tree.get("dir") == "rtl"
        self.made, self.places = Document(), 0
        self.prepare()

    def prepare(self):
        section = self.made.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        section.top_margin = section.bottom_margin = Cm(2.2)
        for name, font, points, after in [
            ("Normal", SANS, 11, 8),
            ("Heading 1", SERIF, 20, 14),
            ("Heading 2", SERIF, 15, 6),
            ("Heading 3", SERIF, 13, 6),
        ]:
            style = self.made.styles[name]
            style.font.name, style.font.size, style.paragraph_format.space_after = font, Pt(points), Pt(after)
            said = style.element.get_or_add_rPr()
            # Arabic has a size of its own.
            for size in said.findall(qn("w:szCs")):
                said.remove(size)
            size = OxmlElement("w:szCs")
            size.set(qn("w:val"), str(2 * points))
            said.find(qn("w:sz")).addnext(size)
            fonts = said.get_or_add_rFonts()
            for script in ["ascii", "hAnsi", "cs", "eastAsia"]:
                fonts.set(qn(f"w:{script}"), font)
            # What a theme says would win from the font's own name.
            for key in [key for key in fonts.attrib if "Theme" in key]:
                del fonts.attrib[key]
            style.font.color.rgb = RGBColor(0x2C, 0x25, 0x21)
        self.made.styles["Normal"].paragraph_format.line_spacing = 1.2
        for language in self.made.styles.element.iter(qn("w:lang")):
            language.set(qn("w:val"), self.facts["language"])
            language.set(qn("w:bidi"), self.facts["language"])
        # Grey, until it is filled in.
        placeholder = self.made.styles.add_style("Placeholder Text", 2)
        placeholder.font.color.rgb = GREY

    # MARK: Blocks

    def paragraph(self, style=None):
        return self.directed(self.made.add_paragraph(style=style))

    def directed(self, paragraph):
        """A paragraph that begins where the script does."""
        if self.is_from_right:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
            paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        return paragraph

    def add(self, element, depth=0, style=None):
        """Adds a block of the text, in lists as deep as that."""
        if element.tag in ["ul", "ol"]:
            self.add_list(element, depth)
        elif element.tag == "table":
            self.add_table(element)
        elif element.tag in ["div", "blockquote", "section", "figure"]:
            self.add_content(element, depth, style)
        else:
            level = {"h2": "Heading 2", "h3": "Heading 3", "h4": "Heading 3"}.get(element.tag)
            self.inline(self.paragraph(level or style), element)

    def add_content(self, element, depth, style=None, line=None):
        """Adds what a block has in it: blocks, and between them words, which share a line. The first words or paragraph go to a line that is given."""
        is_unused = line is not None
        for child, text in [(None, element.text), *((child, child.tail) for child in element)]:
            if child is not None and child.tag in BLOCKS:
                if is_unused and child.tag == "p":
                    self.inline(line, child)
                else:
                    self.add(child, depth, style)
                line, is_unused = None, False
            elif child is not None:
                line, is_unused = line or self.paragraph(style), False
                self.piece(line, child)
            if text and text.strip():
                line, is_unused = line or self.paragraph(style), False
            if line is not None:
                self.words(line, text)

    def add_list(self, element, depth):
        """What follows the first paragraph of an item stands below it, without a mark."""
        level = f" {min(depth + 1, 3)}" if depth else ""
        style = ("List Bullet" if element.tag == "ul" else "List Number") + level
        number = self.numbering(style, int(element.get("start", 1))) if element.tag == "ol" else None
        for item in element:
            line = self.paragraph(style)
            if number is not None:
                line._p.pPr.get_or_add_numPr().get_or_add_ilvl().val = 0
                line._p.pPr.numPr.get_or_add_numId().val = number
            self.add_content(item, depth + 1, "List Continue" + level, line)

    def numbering(self, style, start):
        """A numbering that looks as that of a style and counts by itself: lists of one numbering go on where the one before them ended."""
        known = self.made.part.numbering_part.element
        own = known.num_having_numId(self.made.styles[style].element.pPr.numPr.numId.val)
        made = known.add_num(own.abstractNumId.val)
        made.add_lvlOverride(ilvl=0).add_startOverride(start)
        return made.numId

    def add_table(self, element):
        rows, heads = list(element.iter("tr")), [row for head in element.iter("thead") for row in head]
        table = self.made.add_table(rows=0, cols=max((len(row) for row in rows), default=1), style="Table Grid")
        if self.is_from_right:
            table.table_direction = WD_TABLE_DIRECTION.RTL
        for row in rows:
            added = table.add_row()
            if row in heads:
                # It is read out with the cells below it, and stands on each page of a long table.
                added._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
            for cell, made in zip(row, added.cells):
                self.inline(self.directed(made.paragraphs[0]), cell, bold=cell.tag == "th")
        self.paragraph()

    # MARK: Words

    def inline(self, paragraph, element, bold=False, italic=False, into=None):
        """Adds the words of an element, with what is within them."""
        self.words(paragraph, element.text, bold, italic, into)
        for child in element:
            self.piece(paragraph, child, bold, italic, into)
            self.words(paragraph, child.tail, bold, italic, into)

    def piece(self, paragraph, element, bold=False, italic=False, into=None):
        """Adds an element that stands among words."""
        if "to-fill" in classes(element):
            self.add_place(paragraph, element)
        elif element.tag == "br":
            paragraph.add_run().add_break()
        elif element.tag == "img":
            if element.get("alt"):
                self.words(paragraph, element.get("alt"), bold, True, into)
        elif element.tag == "a" and element.get("href"):
            self.add_link(paragraph, element, bold, italic)
        else:
            self.inline(paragraph, element, bold or element.tag == "strong", italic or element.tag == "em", into)

    def words(self, paragraph, text, bold=False, italic=False, into=None):
        if not text or not text.strip("\n"):
            return
        run = paragraph.add_run(" ".join(text.split("\n")))
        # Arabic is bold by a word of its own.
        run.bold = run.font.cs_bold = bold or None
        run.italic = run.font.cs_italic = italic or None
        if self.is_from_right:
            run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))
        if into is not None:
            into.append(run._r)

    def add_link(self, paragraph, element, bold, italic):
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(element.get("href"), RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        paragraph._p.append(link)
        self.inline(paragraph, element, bold, italic, into=link)
        for run in link.iter(qn("w:r")):
            Run(run, paragraph).font.underline = True

    def add_place(self, paragraph, element):
        """A place to click: what is typed takes that of the words in it (a structured document tag)."""
        self.places += 1
        name, field = text_of(element), next(one for one in OPEN if f"to-fill-{one}" in classes(element))
        place, properties, content = OxmlElement("w:sdt"), OxmlElement("w:sdtPr"), OxmlElement("w:sdtContent")
        for tag, value in [("alias", name), ("tag", field), ("id", str(self.places))]:
            child = OxmlElement(f"w:{tag}")
            child.set(qn("w:val"), value)
            properties.append(child)
        properties.append(OxmlElement("w:showingPlcHdr"))
        if field == "date":
            properties.append(self.calendar())
        run = Run(OxmlElement("w:r"), paragraph)
        run.style, run.text = self.made.styles["Placeholder Text"], self.facts["to-fill"].replace("#", name)
        run.font.color.rgb = GREY
        if self.is_from_right:
            run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))
        content.append(run._r)
        place.extend([properties, content])
        paragraph._p.append(place)

    def calendar(self):
        """What a click opens: a calendar to choose from. Other places have room to type."""
        control = OxmlElement("w:date")
        values = [("dateFormat", "dddd d MMMM yyyy"), ("lid", self.facts["language"]), ("storeMappedDataAs", "dateTime"), ("calendar", "gregorian")]
        for tag, value in values:
            child = OxmlElement(f"w:{tag}")
            child.set(qn("w:val"), value)
            control.append(child)
        return control

    def add_letterhead(self, element):
        """The school's logo and name."""
        paragraph = self.paragraph()
        logo = next(element.iter("img"), None)
        if logo is not None:
            height = 40
            width = max(1, round(height * float(logo.get("width", 1)) / float(logo.get("height", 1))))
            drawn = paragraph.add_run().add_picture(io.BytesIO(picture(logo, width, height, self.fonts)), height=Cm(1.4))
            drawn._inline.docPr.set("descr", "")
            paragraph.add_run("  ")
        run = paragraph.add_run(text_of(element))
        run.bold, run.font.size = True, Pt(13)
        paragraph.paragraph_format.space_after = Pt(24)


def make_docx(tree, _, job, fonts):
    letter = Letter(tree, fonts)
    for element in first(tree, "body"):
        if "letterhead" in classes(element):
            letter.add_letterhead(element)
        elif element.tag == "h1":
            letter.inline(letter.paragraph("Heading 1"), element)
        else:
            for block in element:
                letter.add(block)
    describe(letter.made.core_properties, text_of(first(tree, "h1")), letter.facts)
    drop_thumbnail(letter.made.part.package)
    save(letter.made, job["output"])
    return {"pages": None, "points": None}
