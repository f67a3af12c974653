"""Puts pages in the places of others in a finished PDF, with their tags and their links, and says where names and bookmarks lead to then."""

import io
import re
from typing import NamedTuple

import pikepdf
import pydyf


def loosen(pdf):
    """Makes an object of everything that changes when pages of a PDF are replaced. It is about to be written."""

    def loose(item):
        pdf.add_object(item)
        return item.reference

    if "Names" in pdf.catalog:
        pdf.catalog["Names"]["Dests"] = loose(pdf.catalog["Names"]["Dests"])
    for item in list(pdf.objects):
        if isinstance(item, pydyf.Dictionary) and "Nums" in item:
            item["Nums"] = pydyf.Array(loose(each) if isinstance(each, pydyf.Array) else each for each in item["Nums"])
        elif isinstance(item, pydyf.Dictionary) and "Title" in item and "Dest" in item:
            item["Dest"] = loose(item["Dest"])


class Place(NamedTuple):
    """Where a name or a bookmark leads to: the index of a page, and how it is shown."""

    page: int
    shown: bytes


class Mark(NamedTuple):
    """A bookmark."""

    title: str
    # The number of the object that says where it leads to.
    number: int
    place: Place


def places_of(pdf):
    """Where names lead to, and the bookmarks in their order."""
    indexes = {page.objgen: index for index, page in enumerate(pdf.pages)}

    def place(array):
        return Place(indexes[array[0].objgen], b" ".join(pikepdf.Array([each]).unparse()[1:-1] for each in list(array)[1:]))

    named = list(pdf.Root.get("/Names", {}).get("/Dests", {}).get("/Names", []))
    names = {name.unparse(): place(array) for name, array in zip(named[::2], named[1::2])}
    marks, waiting = [], [pdf.Root.get("/Outlines", {}).get("/First")]
    while waiting:
        if (item := waiting.pop()) is not None:
            marks.append(Mark(str(item.Title), item.Dest.objgen[0], place(item.Dest)))
            waiting += [item.get("/Next"), item.get("/First")]
    return names, marks


class Whole:
    """What ties the pages of a finished PDF together."""

    def __init__(self, pdf):
        root = pdf.Root.StructTreeRoot
        body, parents = root.K[0], root.ParentTree
        indexes = {page.objgen: index for index, page in enumerate(pdf.pages)}
        self.pages = [page.objgen[0] for page in pdf.pages]
        self.links = [[link.objgen[0] for link in page.get("/Annots", [])] for page in pdf.pages]
        self.parent, self.root, self.body, self.parents = (item.objgen[0] for item in (pdf.Root.Pages, root, body, parents))
        # The tags of each page, and the keys under which its drawing and its links find theirs.
        self.tags = [[] for _ in self.pages]
        for tag in body.K:
            self.tags[indexes[tag.Pg.objgen]].append(tag.objgen[0])
        self.keys = [int(page.StructParents) for page in pdf.pages]
        self.link_keys = [[int(link.StructParent) for link in page.get("/Annots", [])] for page in pdf.pages]
        numbers = list(parents.Nums)
        self.found = {int(key): value.unparse() for key, value in zip(numbers[::2], numbers[1::2])}
        self.dests = pdf.Root.Names.Dests.objgen[0] if "/Names" in pdf.Root else None
        self.names, self.marks = places_of(pdf)

    def is_on(self, name, pages):
        """Whether a name is on one of these pages, or nowhere."""
        return name not in self.names or self.names[name].page in pages


class Part(NamedTuple):
    """Pages as a PDF, which take the place of as many others: the index of the first of these, and how many they are. Pages that follow in the PDF are
    those to which its links lead."""

    pdf: bytes
    first: int
    count: int


# A string, which may hold anything, or a reference.
PIECES = re.compile(rb"(\((?:[^\\()]|\\.)*\))|(\d+) 0 R", re.DOTALL)


class Replacing:
    """What is written after a PDF of which pages are replaced, as objects: the number of each, its data, and what it streams."""

    def __init__(self, whole, free):
        self.whole, self.free, self.objects, self.gone = whole, free, [], set()
        self.tags, self.found, self.names, self.marks = [list(tags) for tags in whole.tags], dict(whole.found), dict(whole.names), {}
        self.key = max(whole.found) + 1
        self.parts = 0

    def add(self, part):
        """Puts the pages of a part in their places. Returns whether that is possible: all that leads to them must find what it looks for."""
        whole, old = self.whole, range(part.first, part.first + part.count)
        with pikepdf.open(io.BytesIO(part.pdf)) as pdf:
            names, marks = places_of(pdf)
            # What holds a slide has its name on the first page alone.
            names = {name: place for name, place in names.items() if place.page < part.count and self.whole.is_on(name, old)}
            marks = [mark for mark in marks if mark.place.page < part.count]
            known = [mark for mark in whole.marks if mark.place.page in old]
            if names.keys() != {name for name, place in whole.names.items() if place.page in old}:
                return False
            if [mark.title for mark in marks] != [mark.title for mark in known]:
                return False
            self.names |= {name: Place(part.first + place.page, place.shown) for name, place in names.items()}
            self.marks |= {mark.number: Place(part.first + new.place.page, new.place.shown) for mark, new in zip(known, marks)}
            self.parts += 1
            self.put(pdf, list(pdf.pages)[: part.count], old)
        return True

    def put(self, pdf, pages, old):
        root = pdf.Root.StructTreeRoot
        body, numbers = root.K[0], list(root.ParentTree.Nums)
        parents = dict(zip(map(int, numbers[::2]), numbers[1::2]))
        place = {page.objgen: index for page, index in zip(pages, old)}
        tags = [tag for tag in body.K if tag.Pg.objgen in place]
        # What has a number already.
        self.numbers = {pdf.Root.Pages.objgen[0]: self.whole.parent, body.objgen[0]: self.whole.body}
        self.numbers |= {number: self.whole.pages[index] for (number, _), index in place.items()}
        found = {}
        for page, index in zip(pages, old):
            self.gone.update(self.whole.links[index])
            for key in self.whole.link_keys[index]:
                del self.found[key]
            found[self.whole.keys[index]] = parents[int(page.StructParents)]
            page.obj.StructParents = self.whole.keys[index]
            for link in page.get("/Annots", []):
                found[self.key] = parents[int(link.StructParent)]
                link.StructParent, self.key = self.key, self.key + 1
        for item in reachable([*(page.obj for page in pages), *tags], [pdf.Root.Pages, body]):
            self.rename(item)
            stream = item.read_raw_bytes() if isinstance(item, pikepdf.Stream) else None
            data = (item.stream_dict if isinstance(item, pikepdf.Stream) else item).unparse(resolved=True)
            # A subset of a font has another tag than other subsets of that font.
            data = re.sub(rb"/([A-Z]{6})\+", lambda tag: b"/%s+" % bytes((letter - 65 + self.parts) % 26 + 65 for letter in tag[1]), data)
            self.objects.append((self.number(item.objgen[0]), self.renumbered(data), stream))
        self.found |= {key: self.renumbered(value.unparse()) for key, value in found.items()}
        for index in old:
            self.tags[index] = []
        for tag in tags:
            self.tags[place[tag.Pg.objgen]].append(self.number(tag.objgen[0]))

    def rename(self, item):
        """The names of a table's headings are of this part."""
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/StructElem":
            own = f"part-{self.parts}-"
            if "/ID" in item:
                item.ID = pikepdf.String(own + str(item.ID))
            if "/Headers" in item.get("/A", {}):
                item.A.Headers = pikepdf.Array(pikepdf.String(own + str(each)) for each in item.A.Headers)

    def number(self, old):
        if old not in self.numbers:
            self.numbers[old] = self.free
            self.free += 1
        return self.numbers[old]

    def renumbered(self, data):
        return PIECES.sub(lambda piece: piece[1] or b"%d 0 R" % self.number(int(piece[2])), data)

    def close(self):
        """Says where everything is now. Returns all objects."""
        whole = self.whole

        def shown(place):
            return b"[%d 0 R %s]" % (whole.pages[place.page], place.shown)

        tags = b" ".join(b"%d 0 R" % tag for tags in self.tags for tag in tags)
        nums = b" ".join(b"%d %s" % (key, self.found[key]) for key in sorted(self.found))
        added = [
            (whole.body, b"<< /Type /StructElem /S /Document /P %d 0 R /K [%s] >>" % (whole.root, tags)),
            (whole.parents, b"<< /Nums [%s] >>" % nums),
        ]
        if self.names != whole.names:
            names = b" ".join(name + shown(place) for name, place in self.names.items())
            added.append((whole.dests, b"<< /Names [%s] >>" % names))
        added += [(mark.number, shown(self.marks[mark.number])) for mark in whole.marks if self.marks.get(mark.number, mark.place) != mark.place]
        return self.objects + [(number, data, None) for number, data in added]


def reachable(items, known):
    """All objects to which some lead, with themselves, but for those that are known."""
    seen, found, waiting = {item.objgen for item in known}, [], list(reversed(items))
    while waiting:
        item = waiting.pop()
        if item.is_indirect:
            if item.objgen in seen:
                continue
            seen.add(item.objgen)
            found.append(item)
        inner = item.stream_dict if isinstance(item, pikepdf.Stream) else item
        values = [value for _, value in inner.items()] if isinstance(inner, pikepdf.Dictionary) else inner if isinstance(inner, pikepdf.Array) else []
        waiting += [value for value in values if isinstance(value, pikepdf.Dictionary | pikepdf.Array | pikepdf.Stream)]
    return found
