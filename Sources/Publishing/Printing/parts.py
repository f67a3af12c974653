"""Lays out only the parts of a volume that are a school's own, for a mold that has all other parts."""

import copy
import json
import pathlib
from urllib.parse import unquote
from xml.etree import ElementTree

import pdf
from binding import bind_own, is_own
from boxes import note
from finishing import finished
from layout import Layout
from molds import Mold
from pdf import ONE_PAGE, OPTIONS, name_marks, overflow, prepare, say_places, set_part, style_of, units_of
from replacing import Part
from trees import classes, digest, drop, first
from weasyprint import HTML


def own_parts(job, mold, drawn, address, fonts):
    """What is not as in the mold of a volume or of slides, each part as a PDF. Links to the site lead to `address`, if there is one. `None` when something
    takes more or fewer pages: then all else may differ too."""
    own = []

    def wanted(body):
        units = units_of(body)
        own.extend(index for index, unit in enumerate(units) if any(is_own(element, job) for element in unit.elements))
        return {element for index in own for element in units[index].elements}

    tree = bind_own(job, mold.ids, wanted)
    body = first(tree, "body")
    units = units_of(body)
    if not mold.units or len(units) != len(mold.units):
        return None
    changed = [index for index in own if digest(*units[index].elements) != mold.units[index]["digest"]]
    boxes = prepare(tree)
    layout, made = Layout(tree, job["page"], fonts, OPTIONS), []
    for index in changed:
        part, known = units[index] if "volume" in classes(body) else alone(body, index), mold.units[index]
        part.start, part.of = known.get("start"), known.get("of")
        say_places(part, mold.places)
        # Of a sheet, it is known whether it counts its pages.
        part.is_sheet = part.is_sheet and known["pages"] > 1
        set_part(layout, part, style_of(job, tree) + ("" if part.of or part.is_sheet else ONE_PAGE))
        if len(part.document.pages) != known["pages"]:
            return None
        made.append(Part(stamped(part, known, boxes, job, drawn, address, fonts), known["first"], known["pages"]))
    return made


def alone(body, index):
    """A slide without the others, where it is."""
    same = copy.deepcopy(body)
    others = {unit.elements[0] for number, unit in enumerate(units_of(same)) if number != index}
    drop(same, lambda element: element in others)
    return pdf.Part(list(same), is_sheet=True)


def stamped(part, known, boxes, job, drawn, address, fonts):
    """The pages of a part, with what the school has in their boxes. They are followed by a page that has all to which their links lead."""
    own = {element.get("id") for each in part.elements for element in each.iter()}
    links = {unquote(link.get("href")[1:]) for each in part.elements for link in each.iter("a") if link.get("href", "").startswith("#")}
    pages = part.document.pages
    if targets := sorted(links - own):
        root = ElementTree.Element("html")
        ElementTree.SubElement(root, "body").extend(ElementTree.Element("p", id=name) for name in targets)
        text = ElementTree.tostring(root, encoding="unicode", method="html")
        pages = pages + HTML(string=text).render(font_config=fonts, custom_metadata=False, **OPTIONS).pages
    noted = {"finish": None}

    def finisher(document, written):
        name_marks(document, written)
        noted.update(note(written, boxes, job["site"]))

    made = part.document.copy(pages).write_pdf(finisher=finisher, pdf_identifier=b"tweeluik", **OPTIONS)
    if words := overflow(made):
        raise ValueError(f"page {known['first'] + words[1]} is too narrow for what stands at “{words[0]}”")
    return Mold(made, noted).stamped(drawn, address)


class VolumeMold(Mold):
    """A volume that waits for a school. Where a school says something of its own within a text, only that part is laid out for it."""

    def __init__(self, path):
        super().__init__(pathlib.Path(path).read_bytes(), json.loads(pathlib.Path(path + ".boxes").read_text()))

    def filled(self, drawn, address, layout, fonts):
        """The PDF as a school's own, ready to be printed. `None` when the whole of it must be laid out anew, as `layout` says."""
        parts = own_parts(layout, self, drawn, address, fonts) if layout else ()
        stamped = None if parts is None else self.stamped(drawn, address, parts)
        return stamped and finished(stamped, self.finish)
