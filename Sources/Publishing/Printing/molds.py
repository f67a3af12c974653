"""Finished files that wait for a school. They are made once for all schools, and stay as they are to the byte but for what is a school's own."""

import hashlib
import io
import json
import pathlib
import posixpath
import zipfile

import pikepdf
import pydyf
from archives import put_file
from lxml import etree
from replacing import Replacing, Whole


class Mold:
    """A finished PDF whose boxes wait for a school. What a school puts in the place of an object is written after the PDF, as an incremental update (ISO
    32000-1, 7.5.6)."""

    def __init__(self, data, noted):
        self.bytes = data
        self.pictures, self.words, self.links, self.finish = noted["pictures"], noted["words"], noted["links"], noted["finish"]
        # What schools may have as their own, and to what it can lead.
        self.units, self.ids, self.places = noted.get("units", []), set(noted.get("ids", [])), noted.get("places", {})
        with pikepdf.open(io.BytesIO(self.bytes)) as pdf:
            trailer = pdf.trailer
            self.size, self.identifier = int(trailer["/Size"]), bytes(trailer["/ID"][0])
            self.roots = b"/Root %d 0 R /Info %d 0 R" % (trailer["/Root"].objgen[0], trailer["/Info"].objgen[0])
            self.whole = Whole(pdf) if self.units else None
        self.previous = int(self.bytes[self.bytes.rindex(b"startxref") :].split()[1])

    def stamped(self, drawn, own, parts=()):
        """The PDF as a school's own, with parts of its own in the places of those that all share. Its links to the site lead to `own`, if there is such an
        address. `None` when something leads elsewhere then."""
        free, added, places = self.size + len(drawn.objects), [], {}
        replacing = Replacing(self.whole, free) if parts else None
        if not all(replacing.add(part) for part in parts):
            return None
        position = len(self.bytes)

        def put(number, data, stream=None):
            nonlocal position
            places[number] = position
            if stream is not None:
                data += b"\nstream\n" + stream + b"\nendstream"
            added.append(b"%d 0 obj\n%s\nendobj\n" % (number, data))
            position += len(added[-1])

        for index, (pieces, stream) in enumerate(drawn.objects):
            data = b"".join(piece if isinstance(piece, bytes) else b"%d 0 R" % (self.size + piece) for piece in pieces)
            put(self.size + index, data, stream)
        for number, name in self.pictures:
            head, resources, content = drawn.forms[name]
            head = b"<< /Type /XObject /Subtype /Form %s /Length %d" % (head, len(content))
            head += b" /Resources %s >>" % (b"<< >>" if resources is None else b"%d 0 R" % (self.size + resources))
            put(number, head, content)
        for number, name in self.words:
            put(number, pydyf.String(drawn.words[name]).data)
        gone = replacing.gone if replacing else ()
        for number, place, around in [link for link in self.links if own and link[0] not in gone]:
            put(number, pydyf.String(own + place).data.join(part.encode("latin-1") for part in around))
        for number, data, stream in replacing.close() if replacing else ():
            put(number, data, stream)
        digest = hashlib.md5(b"".join(added), usedforsecurity=False).hexdigest()
        table = replacing.free if replacing else free
        places[table] = position
        rows = sorted(places.items())
        entries = b"".join(b"\1" + place.to_bytes(4, "big") + b"\0" for _, place in rows)
        index = " ".join(f"{number} 1" for number, _ in rows).encode()
        added.append(
            b"%d 0 obj\n<< /Type /XRef /Size %d /Prev %d %s /ID [<%s> <%s>] /W [1 4 1] /Index [%s] /Length %d >>\nstream\n%s\nendstream\nendobj\n"
            % (table, table + 1, self.previous, self.roots, self.identifier.hex().encode(), digest.encode(), index, len(entries), entries)
        )
        return b"".join([self.bytes, *added, b"startxref\n%d\n%%%%EOF\n" % position])


A, P = "{http://schemas.openxmlformats.org/drawingml/2006/main}", "{http://schemas.openxmlformats.org/presentationml/2006/main}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# How far a school's name is from its logo, in points, and how many of what a slide counts in are in a point.
GAP, POINT = 12, 12700
SLIDE, TYPES = "ppt/slides/slide1.xml", "[Content_Types].xml"


def relations_of(slide):
    return slide.replace("slides/", "slides/_rels/") + ".rels"


class SlidesMold:
    """Slides to be changed, of which the first waits for a school's name and logo, and the last says where to read on. All else in the file stays as
    it is."""

    def __init__(self, path):
        rest = io.BytesIO()
        with zipfile.ZipFile(path) as source, zipfile.ZipFile(rest, "w") as target:
            self.last = f"ppt/slides/slide{sum(name.startswith('ppt/slides/slide') for name in source.namelist())}.xml"
            code = next((each for each in etree.fromstring(source.read(relations_of(self.last))) if each.get("Type").endswith("/image")), None)
            # The file with its code, and what readers who hear the slide get for that: where it leads.
            self.code = None if code is None else posixpath.normpath(posixpath.join("ppt/slides", code.get("Target")))
            changed = {SLIDE, self.last, relations_of(SLIDE), relations_of(self.last), self.code}
            self.files = {name: source.read(name) for name in changed if name}
            for name in source.namelist():
                data = source.read(name)
                if name == TYPES and b'Extension="png"' not in data:
                    data = data.replace(b"<Default ", b'<Default Extension="png" ContentType="image/png"/><Default ', 1)
                if name not in changed:
                    put_file(target, name, data)
        self.rest = rest.getvalue()
        noted = pathlib.Path(path + ".boxes")
        self.noted = json.loads(noted.read_text()) if noted.exists() else None

    def ending(self, drawn):
        """The files of the last slide as a school has them: its code, its link and its words lead to the school's own page. An address that is too
        long for a code is too long for paper."""
        if self.code is None:
            return {}
        slide, relations = (etree.fromstring(self.files[name]) for name in (self.last, relations_of(self.last)))
        link = next(each for each in relations if each.get("Type").endswith("/hyperlink"))
        words = next(text for run in slide.iter(A + "r") if run.find(f"{A}rPr/{A}hlinkClick") is not None for text in run.iter(A + "t"))
        address = link.get("Target")
        words.text = drawn.words[f"ending {address}"]
        picture = next(each for each in slide.iter(P + "cNvPr") if each.get("descr") == address)
        picture.set("descr", drawn.words[f"code {address}"])
        files = {self.code: drawn.codes[f"code {address}"].png}
        link.set("Target", drawn.words[f"code {address}"])
        for name, tree in ((self.last, slide), (relations_of(self.last), relations)):
            files[name] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        return files

    def filled(self, drawn, own, layout, fonts):
        """The slides as a school's own; `None` when all of them must be made anew, as `layout` says."""
        opening = self.files[SLIDE]
        if layout:
            # What few schools need is read when one of them does.
            from slides import own_opening

            opening = own_opening(layout, self.noted, fonts) if self.noted else None
            if opening is None:
                return None
        slide, files = etree.fromstring(opening), self.files | (self.ending(drawn) if own else {})
        # The only words that are not there yet.
        words = next(text for text in slide.iter(A + "t") if not text.text)
        words.text = drawn.words["head"]
        if drawn.logo:
            png, width, height = drawn.logo
            files["ppt/media/school.png"] = png
            relation = f'<Relationship Id="school" Type="{OFFICE}/image" Target="../media/school.png"/></Relationships>'
            files[relations_of(SLIDE)] = files[relations_of(SLIDE)].replace(b"</Relationships>", relation.encode())
            put_logo(next(words.iterancestors(P + "sp")), width * POINT, height * POINT)
        files[SLIDE] = etree.tostring(slide, xml_declaration=True, encoding="UTF-8", standalone=True)
        made = io.BytesIO(self.rest)
        with zipfile.ZipFile(made, "a") as target:
            for name in sorted(files):
                put_file(target, name, files[name])
        return made.getvalue()


def put_logo(shape, width, height):
    """Puts the logo where the name begins, and the name beside it."""
    place, size = next(shape.iter(A + "off")), next(shape.iter(A + "ext"))
    left, across, step = int(place.get("x")), int(size.get("cx")), width + GAP * POINT
    is_from_right = any(properties.get("rtl") for properties in shape.iter(A + "pPr"))
    size.set("cx", str(across - step))
    if not is_from_right:
        place.set("x", str(left + step))
    number = max(int(each.get("id")) for each in shape.getparent().iter(P + "cNvPr")) + 1
    shape.addprevious(
        etree.fromstring(
            f'<p:pic xmlns:p="{P[1:-1]}" xmlns:a="{A[1:-1]}" xmlns:r="{OFFICE}"><p:nvPicPr><p:cNvPr id="{number}" name="Picture {number}" descr=""/>'
            '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
            '<p:blipFill><a:blip r:embed="school"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
            f'<p:spPr><a:xfrm><a:off x="{left + across - width if is_from_right else left}" y="{place.get("y")}"/>'
            f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )
    )
