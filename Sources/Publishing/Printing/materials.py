"""Lays out what is cut out, hung up or filled in: each form on its own paper, in letters as large as fit."""

from xml.etree import ElementTree

from layout import MM, filled_with_lines
from trees import classes, drop

# How what is cut out divides a page: by the number of pieces, how many are beside and below each other.
GRIDS = {1: (1, 1), 2: (1, 2), 3: (1, 3), 4: (2, 2), 6: (2, 3), 8: (2, 4), 10: (2, 5), 12: (3, 4)}
# What a printer cannot reach around a page of A4, and the rest, in millimetres.
EDGE, WIDTH, HEIGHT = 10, 190, 277
SMALLEST = 9.5
# A mark at the end of the text, and at the ends of a piece.
END, PIECE_TOP, PIECE_END = "material_end", "piece_top_", "piece_end_"
# The forms whose sheets have no header: it would be cut through, or read from afar.
BARE = {"material-cards", "material-stories", "material-badges", "material-poster-a3", "material-poster-four-a4", "material-certificate"}
# The drawing of a page is below what is white.
PAGE = """
@page { @top-left { content: none } @top-right { content: none } @bottom-right { content: none } }
html, body { background: none }
.above { display: none }
"""


def drawing(width, height, shapes):
    """An SVG as the background of a page, in millimetres."""
    text = f"<svg xmlns='http://www.w3.org/2000/svg' width='{width}mm' height='{height}mm' viewBox='0 0 {width} {height}'>{shapes}</svg>"
    return 'url("data:image/svg+xml,' + text.replace("%", "%25").replace("#", "%23").replace("<", "%3C").replace(">", "%3E") + '") no-repeat'


def largest_size(largest, fitted):
    """The largest size of letters for which `fitted` returns something, in points, with what it returns; `None` if none fits. Larger letters take
    more room, so it tries few of them."""
    sizes = [largest]
    while (smaller := round(sizes[-1] * 0.94 * 2) / 2) > SMALLEST:
        sizes.append(smaller)
    sizes.append(SMALLEST)
    found, low, high = None, 0, len(sizes)
    while low < high:
        middle = (low + high) // 2
        if (result := fitted(sizes[middle])) is not None:
            found, high = (sizes[middle], result), middle
        else:
            low = middle + 1
    return found


class Material:
    """A material of a part, in the form that its class says."""

    def __init__(self, layout, elements, material):
        self.layout, self.material = layout, material
        self.form = next(name for name in classes(material) if name.startswith("material-"))
        # Nobody follows a link on a card or a poster, and what is cut has it in another place.
        for link in material.iter("a") if self.form in BARE else ():
            link.attrib.pop("href", None)
        is_header = lambda element: self.form in BARE and "site-header" in classes(element)  # noqa: E731
        for element in elements:
            drop(element, is_header)
        self.elements = [element for element in elements if not is_header(element)]

    def document(self, style):
        return self.layout.of(self.elements, PAGE + style)

    def fit(self):
        """The document in the largest letters in which it fits, and their size in points. Raises `ValueError` when it does not fit."""
        cut = next((element for element in self.material.iter("div") if "cut" in classes(element)), None)
        if cut is not None:
            return Pieces(self, cut).fit()
        if self.form == "material-poster-a3":
            return self.hung(297, 420, 24, 120, POSTER)
        if self.form == "material-poster-four-a4":
            return self.hung(2 * WIDTH, 2 * HEIGHT, 26, 150, POSTER)
        if self.form == "material-certificate":
            return self.hung(297, 210, 24, 26, CERTIFICATE)
        return self.sheet()

    def hung(self, width, height, margin, largest, style):
        """On one page, in the middle of it."""
        ElementTree.SubElement(self.material, "div", id=END)
        paper = f"@page {{ size: {width}mm {height}mm; margin: 0; padding: {margin}mm }} {style}"

        def fitted(size):
            document = self.document(f"{paper} .material {{ font-size: {size}pt }}")
            return document if len(document.pages) == 1 else None

        if not (found := largest_size(largest, fitted)):
            raise ValueError(f"it does not fit on its sheet, even in letters of {SMALLEST} points")
        size, document = found
        rest = height - margin - document.pages[0].anchors[END][1] / MM
        return self.document(f"{paper} .material {{ font-size: {size}pt; padding-top: {rest * 0.45:.1f}mm }}"), size

    def sheet(self):
        """One side if it fits; lines to write on take up what is left."""
        for sides in (1, 2):
            for size in (12, 11.5, 11, 10.5, 10, SMALLEST):
                style = f"@page {{ margin: 15mm 16mm 14mm }} body {{ font-size: {size}pt }}"
                if sides > 1:
                    style += '@page { @bottom-right { content: counter(page) " / " counter(pages) } }'
                document = self.document(style)
                if len(document.pages) <= sides:
                    return self.ruled(style, document), size
        raise ValueError(f"it is longer than both sides of a sheet, even in letters of {SMALLEST} points")

    def ruled(self, style, document):
        """The same with as many lines more as there is room for, up to three times those that were asked for."""
        ruled = [element for element in self.material.iter("div") if "write-lines" in classes(element)]
        return filled_with_lines(document, ruled, 2, lambda: self.document(style))


class Pieces:
    """What is cut out, so many on a page, with marks in the margins where to cut."""

    def __init__(self, material, cut):
        self.material = material
        self.across, self.down = GRIDS[next(int(name[4:]) for name in classes(cut) if name.startswith("cut-"))]
        # A line of pieces is a little higher than they are.
        self.width, self.height = WIDTH / self.across, HEIGHT / self.down
        self.pieces = [piece for each in cut for piece in (each if each.tag == "ul" else [each])]
        for number, piece in enumerate(self.pieces):
            text = ElementTree.Element("div", {"class": "piece-text"})
            top = ElementTree.SubElement(text, "div", id=f"{PIECE_TOP}{number}")
            top.tail = piece.text
            text.extend(list(piece))
            ElementTree.SubElement(text, "div", id=f"{PIECE_END}{number}")
            piece.text, piece[:] = None, [text]
        # Without blanks between them, pieces lie edge to edge.
        for blank in [cut, *(each for each in cut if each.tag == "ul")]:
            blank.text = None
        for element in [*cut, *self.pieces]:
            element.tail = None

    def heights(self, document):
        """Of the text of each piece, in millimetres."""
        places = {name: place for page in document.pages for name, place in page.anchors.items()}
        return [(places[f"{PIECE_END}{number}"][1] - places[f"{PIECE_TOP}{number}"][1]) / MM for number in range(len(self.pieces))]

    def fit(self):
        # A card that fills a page hangs on a wall; a story is read in the hand.
        largest = 18 if self.material.form == "material-stories" else {1: 120, 2: 60, 3: 40}.get(self.across * self.down, 24)

        def fitted(size):
            heights = self.heights(self.material.document(self.style(size)))
            return heights if max(heights) <= self.height - 10 else None

        if found := largest_size(largest, fitted):
            size, heights = found
            for piece, height in zip(self.pieces, heights):
                piece[0].set("style", f"padding-top: {(self.height - height) / 2 - 5:.2f}mm")
            return self.material.document(self.style(size)), size
        heights = self.heights(self.material.document(self.style(SMALLEST)))
        words = " ".join("".join(self.pieces[heights.index(max(heights))].itertext()).split())
        raise ValueError(f"“{words[:40]}” does not fit on {self.width:.0f} by {self.height:.0f} mm, even in letters of {SMALLEST} points")

    def style(self, size):
        columns = [EDGE + self.width * column for column in range(self.across + 1)]
        rows = [EDGE + self.height * row for row in range(self.down + 1)]
        marks = "".join(f"M{x:.2f} 2v5M{x:.2f} 295v-5" for x in columns) + "".join(f"M2 {y:.2f}h5M208 {y:.2f}h-5" for y in rows)
        marks = drawing(210, 297, f"<path d='{marks}' fill='none' stroke='#000' stroke-width='0.2'/>")
        return f"""
        @page {{ size: A4; margin: 0; padding: {EDGE}mm; background: {marks} }}
        .page-head {{ position: absolute; top: -7mm; left: 8mm; margin: 0 }}
        h1 {{ margin: 0; font-size: 8pt; font-weight: 400; color: #444; white-space: nowrap }}
        .material-foot {{ display: none }}
        .cut {{ display: block; margin: 0; font-size: 0; line-height: 0 }}
        .cut > ul {{ display: inline; margin: 0; padding: 0; list-style: none }}
        .cut > ul > li, .cut > .piece {{
          display: inline-block; vertical-align: top; width: {self.width:.3f}mm; height: {self.height - 0.02:.3f}mm; padding: 5mm 6mm;
          font-size: {size}pt; line-height: 1.3; text-align: center
        }}
        .cut img {{ margin-inline: auto }}
        .cut h2 {{ margin: 0 0 0.4em; font-size: 1.15em; text-align: start }}
        .piece-text > p {{ margin: 0 0 0.5em }}
        .material-stories .piece {{ text-align: start }}
        """


POSTER = """
h1 { margin: 0 0 0.4em; font-size: 1.7em; line-height: 1.1; text-align: center; bookmark-level: none }
h2 { margin: 0.6em 0 0.3em; font-size: 1.15em }
.material { line-height: 1.25; hyphens: none }
ol, ul { margin: 0 0 0.6em; padding: 0; padding-inline-start: 1.3em; text-align: start }
li { margin: 0 0 0.3em; padding: 0 }
.write-lines > div { height: 1.6em }
.material-foot { position: fixed; bottom: -8mm; left: 0; right: 0; text-align: center; font-size: 11pt }
"""
CERTIFICATE = (
    POSTER
    + ".material { line-height: 1.5 } .write { width: 60%; margin: 0 auto 0.6em } .write-line { min-width: 45mm } @page { background: "
    + drawing(
        297,
        210,
        "<g fill='none'><path d='M9 9h279v192H9z' stroke='#1d5c63' stroke-width='1.6'/><path d='M12 12h273v186H12z' stroke='#a98436' stroke-width='0.5'/></g>",
    )
    + " }"
)
