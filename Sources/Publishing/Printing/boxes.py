"""Boxes: places of a fixed size on paper, which each school fills when all else has been laid out. A page is laid out with a picture in each box.
In the finished PDF that picture is an object with a number, and so are the words that tell a screen reader what is there; `molds.py` puts a
school's own objects in their places."""

import base64
import io

import pydyf
from PIL import Image
from trees import classes

# The width and the height of each, in millimetres. `volume.css` has their places. A code is as large as without schools.
SIZES = {"head": (104, 10), "cover": (145, 17), "foot": (150, 12), "address": (150, 4.5), "ending": (130, 24)}
# How wide a logo may be in them.
LOGOS = {"head": 36, "cover": 50}
# No picture of the content is as wide as those in boxes.
WIDEST = 10_000
SVG = "{http://www.w3.org/2000/svg}svg"


def reserve(tree):
    """Puts a picture into each box of a page. Returns the names of the boxes: the name of an address is what it replaces, and so is that of its
    code."""
    # A sheet that bears a school's name leads to the address that the school gives it.
    for foot in (element for element in tree.iter("div") if "handout-foot" in classes(element)):
        if any(element.get("data-box") for element in foot.iter()):
            link = [element for element in foot.iter("a")][-1]
            lead_to_school(foot, link, f"address {''.join(link.itertext())}")
    # And so does the last slide.
    is_for_schools = any(element.get("data-box") for element in tree.iter())
    for slide in (element for element in tree.iter("article") if is_for_schools and "slide-ending" in classes(element)):
        link = next(slide.iter("a"))
        lead_to_school(slide, link, f"ending {link.get('href')}")
    # What stands at the head of a sheet is no part of the link to the site.
    for parent in list(tree.iter()):
        for link in [child for child in parent if "brand" in classes(child)]:
            for box in [child for child in link if child.get("data-box")]:
                link.remove(box)
                beside = link.makeelement("p", {"style": "margin: 0"})
                beside.append(box)
                parent.insert(list(parent).index(link) + 1, beside)
    names = []
    for element in tree.iter("span"):
        if name := element.attrib.pop("data-box", None):
            if name not in names:
                names.append(name)
            made = io.BytesIO()
            Image.new("L", (WIDEST + 1 + names.index(name), 1)).save(made, "PNG")
            element.tag = "img"
            own = element.get("class", "")
            element.set("class", f"{own} school-box school-box-{name.split()[0]}".strip())
            element.set("src", "data:image/png;base64," + base64.b64encode(made.getvalue()).decode())
            element.set("alt", f"tweeluik box {names.index(name)}")
            if not own:
                width, height = SIZES[name.split()[0]]
                element.set("style", f"width: {width}mm; height: {height}mm")
    return names


def size_logo(box, kind):
    """Makes a school's logo as large as fits in a box. Returns its width and its height, in millimetres; `None` when it has none."""
    cell = next((element for element in box.iter("div") if "logo" in classes(element)), None)
    if cell is None:
        return None
    image, proportion = cell[0], float(cell[0].attrib.pop("data-proportion"))
    height = min(SIZES[kind][1], LOGOS[kind] / proportion)
    size = (proportion * height, height)
    # Of the cell too: to find it out, a layout engine would try every place where the words beside it may break.
    cell.set("style", f"width: {size[0]:.2f}mm")
    image.set("style", f"width: {size[0]:.2f}mm; height: {size[1]:.2f}mm")
    return size


def lead_to_school(place, link, name):
    """Puts boxes in the places of the code and of the words of a link. The code is of the address in the name of the second box."""
    for index, child in enumerate(place):
        if child.tag == SVG:
            place[index] = box = child.makeelement("span", {"class": "qr", "data-box": f"code {name.split()[1]}"})
            box.tail = child.tail
    link.text, link[:] = None, [link.makeelement("span", {"data-box": name})]


def note(pdf, names, site):
    """Finds what a school replaces in a PDF that is about to be written, for JSON: the numbers of the pictures in its boxes and of the words for
    readers who hear them, each with what it is, and of the links to the site, each with where it leads there and what stands around its address."""
    alts = {f"tweeluik box {index}": name for index, name in enumerate(names)}
    pictures, words, links = [], [], []
    for item in list(pdf.objects):
        if isinstance(item, pydyf.Stream):
            if item.extra.get("Subtype") == "/Image" and item.extra["Width"] > WIDEST:
                pictures.append((item.number, names[item.extra["Width"] - WIDEST - 1]))
        elif isinstance(item, pydyf.Dictionary):
            alt = item.get("Alt")
            if alt is not None and alt.string in alts:
                name, text = alts[alt.string], pydyf.String("")
                pdf.add_object(text)
                words.append((text.number, name))
                if name.startswith("code "):
                    item["Alt"] = text.reference
                else:
                    # It is read as text, which it is.
                    del item["Alt"], item["A"]
                    item["S"], item["ActualText"] = "/Span", text.reference
            elif item.get("Subtype") == "/Link" and "A" in item:
                address = item["A"]["URI"].string
                if address.startswith(site) and address != site:
                    around = item.data.decode("latin-1").split(item["A"]["URI"].data.decode("latin-1"))
                    links.append((item.number, address.removeprefix(site), around))
    return {"pictures": pictures, "words": words, "links": links}
