"""A letter that a school changes (DOCX): what it leaves open is a place to click and to fill in."""

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.run import Run
from office import SANS, SERIF, describe, drop_thumbnail, facts_of, picture, save, text_of
from trees import classes, first

# What a letter may leave open, as the class of its place ends.
GREY = RGBColor(0x66, 0x66, 0x66)
OPEN = ["date", "time", "place"]


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
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
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

    def paragraph(self, style=None, within=None):
        paragraph = (within or self.made).add_paragraph(style=style)
        if self.is_from_right:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
            paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        return paragraph

    def add(self, element, depth=0):
        """Adds a block of the text."""
        if element.tag in ["ul", "ol"]:
            style = ("List Bullet" if element.tag == "ul" else "List Number") + (f" {min(depth + 1, 3)}" if depth else "")
            for item in element:
                self.add_item(item, style, depth)
        elif element.tag == "table":
            self.add_table(element)
        elif element.tag in ["div", "blockquote", "section", "figure"]:
            self.words(self.paragraph(), element.text)
            self.drop_if_empty()
            for child in element:
                self.add(child, depth)
        else:
            level = {"h2": "Heading 2", "h3": "Heading 3", "h4": "Heading 3"}.get(element.tag)
            self.inline(self.paragraph(level), element)

    def add_item(self, item, style, depth):
        blocks = [child for child in item if child.tag in ["p", "ul", "ol"]]
        if not blocks or blocks[0].tag != "p":
            self.inline(self.paragraph(style), item, without=blocks)
        for number, block in enumerate(blocks):
            if block.tag == "p":
                self.inline(self.paragraph(style if number == 0 else "List Continue"), block)
            else:
                self.add(block, depth + 1)

    def add_table(self, element):
        rows = list(element.iter("tr"))
        table = self.made.add_table(rows=0, cols=max((len(row) for row in rows), default=1), style="Table Grid")
        for row in rows:
            for cell, made in zip(row, table.add_row().cells):
                self.inline(made.paragraphs[0], cell)
        self.paragraph()

    def drop_if_empty(self):
        last = self.made.paragraphs[-1]
        if not last.text:
            last._p.getparent().remove(last._p)

    # MARK: Words

    def inline(self, paragraph, element, bold=False, italic=False, into=None, without=()):
        """Adds the words of an element, with what is within them."""
        self.words(paragraph, element.text, bold, italic, into)
        for child in element:
            if child in without:
                continue
            if "to-fill" in classes(child):
                self.add_place(paragraph, child)
            elif child.tag == "br":
                paragraph.add_run().add_break()
            elif child.tag == "img":
                if child.get("alt"):
                    self.words(paragraph, child.get("alt"), bold, True, into)
            elif child.tag == "a" and child.get("href"):
                self.add_link(paragraph, child, bold, italic)
            else:
                self.inline(paragraph, child, bold or child.tag in ["strong", "th"], italic or child.tag == "em", into)
            self.words(paragraph, child.tail, bold, italic, into)

    def words(self, paragraph, text, bold=False, italic=False, into=None):
        if not text or not text.strip("\n"):
            return
        run = paragraph.add_run(" ".join(text.split("\n")))
        run.bold, run.italic = bold or None, italic or None
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
            drawn = paragraph.add_run().add_picture(picture(logo, width, height, self.fonts), height=Cm(1.4))
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
