"""Binds pages into one document: what is for a screen goes, and links lead to where things are bound."""

import copy
import functools
import pathlib
import posixpath
from urllib.parse import unquote, urldefrag, urljoin

from trees import REFERENCES, classes, drop, first
from weasyprint import HTML
from whom_to_call import home_of_help, show_help_once

# Elements of a page that a volume has no use for, by class and by the id of the heading.
SCREEN_ONLY = {
    "toc",
    "copy-way",
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
SCREEN_ONLY_SECTIONS = {"page_evenings", "page_courses", "page_related", "page_needed"}


def is_for_screen(element):
    return bool(classes(element) & SCREEN_ONLY) or element.get("aria-labelledby") in SCREEN_ONLY_SECTIONS or element.tag == "script"


@functools.lru_cache(maxsize=256)
def read(file):
    """The tree of a page, which may go into several volumes."""
    return HTML(filename=file, media_type="print").etree_element


def bind(page, address, folder, files, wanted=None):
    """Puts the pages that a document names in their places: with ids of their own, links that lead to where they are bound, and
    pictures by their full names. Links to what is not bound lead to the site, as do all those of a page by itself. `files` has those that stand in
    for those of pages. Only the `wanted` chapters are filled, if that is given."""
    chapters = [section for section in page.iter("section") if section.get("data-page")]
    places = {}
    for section in chapters:
        own = urljoin(address, section.get("data-page"))
        places.setdefault(own, section.get("id"))
    for element in page.iter():
        finish_references(element, address, folder, places, "")
    keep_notes(page)

    def file_of(section):
        file = folder / unquote(section.get("data-page"))
        return pathlib.Path(files.get(posixpath.normpath(file), str(file)))

    home = home_of_help(first(page, "body"), lambda section: first(read(str(file_of(section))), "main"))
    for section in chapters if wanted is None else [section for section in chapters if section in wanted]:
        tree = copy.deepcopy(read(str(file_of(section))))
        name, without = section.attrib.pop("data-page"), section.attrib.pop("data-without", None)
        file = folder / unquote(name)
        main = first(tree, "main")
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
        of_page = classes(first(tree, "body"))
        section.set("class", " ".join([section.get("class"), *sorted(of_page)]))
        section.text, section[:] = main.text, list(main)
        show_help_once(section, home)
        if "sheet" in of_page:
            # A sheet that is handed out says whose it is, as it does by itself.
            header = first(tree, "header")
            for element in header.iter():
                finish_references(element, urljoin(address, name), file.parent, places, prefix)
            section.insert(0, header)
    for section in chapters_in(page):
        # The parts of an element that goes on on the next page would each say it.
        if (heading := next(section.iter("h1"), None)) is not None:
            heading.attrib |= {name: section.attrib.pop(name) for name in ("data-title", "data-mark")}


def chapters_in(page):
    return [section for section in first(page, "body") if section.get("data-title")]


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


def bind_own(job, ids, wanted=None):
    """The page of a volume of which only some chapters are wanted, or those that are a school's own; the others have these ids."""
    tree, folder = HTML(filename=job["page"], media_type="print").etree_element, pathlib.Path(job["page"]).parent
    body = first(tree, "body")
    bind(tree, job["address"], folder, job["own"], wanted(body) if wanted else {element for element in body if is_own(element, job)})
    repair_references(tree, ids | ids_of(tree))
    return tree


def is_own(element, job):
    """Whether a chapter of a volume is of a page that is a school's own."""
    name = element.get("data-page")
    return not name or posixpath.normpath(pathlib.Path(job["page"]).parent / unquote(name)) in job["own"]


def ids_of(page):
    return {element.get("id") for element in page.iter() if element.get("id")}


def repair_references(page, ids):
    """Drops references to what a volume leaves out, as its ids tell; a link keeps its words."""
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


def style_sheet(tree, name):
    """Where a style sheet stands, beside the page's own."""
    own = next(link for link in tree.iter("link") if link.get("rel") == "stylesheet").get("href")
    return f"{posixpath.dirname(own)}/{name}"
