"""What is printed for schools: laid out once, and stamped with the name, the logo, the contact and the code of each. Every school's files are as
accessible as those of the site, the same in whatever run they are made, and say nothing of another school."""

import dataclasses
import hashlib
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import zipfile
from html import unescape
from urllib.parse import quote, urlsplit

import page as pdf_validator
import pypdf
import pytest
import yaml
from outputs import DAY
from paper import PYTHON, pdfs, run, squeezed, text_of
from PIL import Image
from school_content import EVENING, NAMES, cheap_schools, in_zip, school, small_content_with
from tags import tags
from test_sheets import change
from test_volumes import badly_placed

# Apart from other paper, of which one process does enough.
pytestmark = [pytest.mark.xdist_group("paper of schools"), pytest.mark.long, pytest.mark.slow]

# The shapes of the first slide, as the library reads them that is installed with what prints.
READ_SLIDE = """
import hashlib, json, sys
from pptx import Presentation
print(json.dumps([{"left": shape.left, "right": shape.left + shape.width, "text": shape.text_frame.text if shape.has_text_frame else "",
    "picture": hashlib.sha1(shape.image.blob).hexdigest() if shape.shape_type == 13 else None} for shape in Presentation(sys.argv[1]).slides[0].shapes]))
"""
BASE = "https://example.org/tips/"
LONGEST = 200
# Of a slide, in what it counts in.
WIDTH = 12192000
# One with what HTML and PDF take for their own, one in another script, and one as long as may be; in a full run an ordinary one too.
CHOSEN = [12, 4, 5, 3]


def picture(width, height):
    made = io.BytesIO()
    Image.new("RGB", (width, height), "#1f7a3d").save(made, "PNG")
    return made.getvalue()


@dataclasses.dataclass
class Schools:
    content: pathlib.Path
    folder: pathlib.Path
    schools: list
    said: str

    def own(self, one):
        return self.folder / "schools" / one["slug"]

    def files(self, one):
        return volumes(self.own(one))

    def handouts(self, one):
        return [name for name in pdfs(self.own(one)) if "/handout-" in name]


def volumes(folder):
    """The names of all that is printed in a folder."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))


def opened(path):
    """Everything that is in a file, as text."""
    if path.suffix == ".pdf":
        raw = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", path, "-"], capture_output=True, check=True).stdout
        return raw.decode("latin-1") + text_of(path)
    return "\n".join(name + "\n" + data.decode("utf-8", errors="replace") for name, data in in_zip(path).items())


def options(content):
    return ["--content", content, "--today", DAY, "--python", PYTHON]


@pytest.fixture(scope="module")
def stamped(tool, pytestconfig):
    """Schools that differ in everything; in a full run also very many that differ in nothing but their names."""
    schools = [school(number, NAMES[number]) for number in CHOSEN[: 4 if pytestconfig.getoption("--full") else 3]]
    # One has its copy on the web, one has a wide logo, one a tall one, and one has none.
    schools[0]["file"]["hosted_at"] = f"https://{schools[0]['word']}.example/tips/index.html"
    # Neither a link in a PDF nor a code can have such letters, and brackets end a string in a PDF.
    schools[1]["file"]["hosted_at"] = f"https://{schools[1]['word']}.школа.example/één(twee/tips"
    schools[2]["file"]["hosted_at"] = f"https://{schools[2]['word']}.example/een/lange/weg/naar/de/tips/van/onze/school"
    del schools[2]["file"]["logo"]
    # Only two say something in a text, which is laid out for them alone.
    for one in schools[:2]:
        del one["file"]["paragraphs"]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        content = small_content_with(folder / "content", schools)
        for one, size in [(schools[0], (600, 30)), (schools[1], (30, 600))]:
            one["file"]["logo"] = f"{one['slug']}.png"
            (content / "schools" / f"{one['slug']}.yml").write_text(
                re.sub(r"(?m)^logo: .*$", f"logo: {one['slug']}.png", (content / "schools" / f"{one['slug']}.yml").read_text())
            )
            (content / "schools" / f"{one['slug']}.png").write_bytes(picture(*size))
        view = content / "problems" / "slapen" / "ouder.md"
        view.write_text(view.read_text() + "\n[](school:contact)\n")
        if pytestconfig.getoption("--full"):
            cheap_schools(content, 200)
        result = run(tool, *options(content), "--output", folder / "pdf", "--all-schools")
        assert result.returncode == 0, result.stderr
        yield Schools(content, folder / "pdf", schools, result.stdout)


def address_of(one, name):
    """Where the code of a handout or of slides is to lead."""
    base = urlsplit(one["file"].get("hosted_at", BASE).removesuffix("index.html").removesuffix("/") + "/")
    return f"{base.scheme}://{base.netloc.encode('idna').decode()}{quote(base.path)}" + re.sub(
        r"handout-(\w+)\.pdf$|-presentatie\.\w+$", r"\1.html", name
    )


def parts_of_slide(number):
    return [f"ppt/slides/slide{number}.xml", f"ppt/slides/_rels/slide{number}.xml.rels"]


def last_slide(files):
    return sum(bool(re.fullmatch(r"ppt/slides/slide\d+\.xml", part)) for part in files)


def code_in(files, parts):
    """The picture on the last slide."""
    return "ppt/media/" + re.search(r'Target="\.\./media/([^"]+)"', files[parts[1]].decode())[1]


def test_every_school_has_every_volume(stamped, found):
    names = {one["slug"]: stamped.files(one) for one in stamped.schools}
    assert len({tuple(each) for each in names.values()}) == 1, names
    endings = {pathlib.Path(name).suffix for name in names[stamped.schools[0]["slug"]]}
    found.expect(endings == {".pdf", ".pptx", ".docx", ".epub"}, f"there is {endings}")


def test_what_is_changed_or_read_on_a_screen_bears_the_school(stamped, found, looked_at):
    """Slides on their first only, which is all of them that is the school's own."""
    names = [name for name in stamped.files(stamped.schools[0]) if not name.endswith(".pdf")]
    looked_at("files", len(names) * len(stamped.schools))
    for name in names:
        inside = {one["slug"]: in_zip(stamped.own(one) / name) for one in stamped.schools}
        for one in stamped.schools:
            files = inside[one["slug"]]
            texts = {part: unescape(data.decode()) for part, data in files.items() if part.endswith((".xml", ".xhtml"))}
            named = [part for part, text in texts.items() if one["file"]["name"] in text]
            found.expect(named, f"{one['slug']}/{name} lacks its name")
            if name.endswith(".pptx"):
                found.expect(named == ["ppt/slides/slide1.xml"], f"{one['slug']}/{name} has its name in {named}")
                command = [PYTHON, "-c", READ_SLIDE, stamped.own(one) / name]
                shapes = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
                mark = hashlib.sha1(files.get("ppt/media/school.png", b"")).hexdigest()
                logos = [shape for shape in shapes if shape["picture"] == mark]
                found.expect(len(logos) == ("logo" in one["file"]), f"{one['slug']}/{name} has {len(logos)} logos")
                box = next(shape for shape in shapes if shape["text"] == one["file"]["name"])
                for logo in logos:
                    found.expect(logo["right"] <= box["left"], f"{one['slug']}/{name}: its name stands on its logo")
                found.expect(box["right"] <= WIDTH and box["right"] - box["left"] > WIDTH / 4, f"{one['slug']}/{name}: its name has no room")
                own = {"ppt/media/school.png", *parts_of_slide(1), *(parts := parts_of_slide(last_slide(files))), code_in(files, parts)}
                shared = {part: data for part, data in files.items() if part not in own}
                first = inside[stamped.schools[0]["slug"]]
                found.expect(
                    all(first.get(part) == data for part, data in shared.items()),
                    f"{one['slug']}/{name} differs in more than its first slide and where its last leads",
                )


def test_what_a_school_says_stands_on_its_sheets(stamped, found, looked_at):
    looked_at("PDFs", sum(len(pdfs(stamped.own(one))) for one in stamped.schools))
    for one in stamped.schools:
        # Cards are cut apart, and bear no name.
        for name in [name for name in pdfs(stamped.own(one)) if not name.endswith("kaartjes.pdf")]:
            pdf, text = stamped.own(one) / name, text_of(stamped.own(one) / name)
            # A line of a long name may stand beside a line of something else.
            if one["file"]["name"].isascii():
                found.expect(all(squeezed(word) in text for word in one["file"]["name"].split()), f"{name} lacks the name {one['file']['name']}")
            for key in ["phone", "email"]:
                found.expect(squeezed(one["file"][key]) in text, f"{one['slug']}/{name} lacks {one['file'][key]}")
            found += [f"{one['slug']}/{name}: {what}" for what in badly_placed(pdf)]


def test_a_code_leads_to_the_school(stamped, folder, found, looked_at):
    looked_at("codes", sum(len(stamped.handouts(one)) for one in stamped.schools))
    for one in stamped.schools:
        for name in stamped.handouts(one):
            pdf, address = stamped.own(one) / name, address_of(one, name)
            subprocess.run(["pdftoppm", "-r", "150", "-gray", "-singlefile", pdf, folder / "page"], check=True)
            code = subprocess.run(["zbarimg", "--quiet", "--raw", folder / "page.pgm"], capture_output=True, text=True).stdout.strip()
            found.expect(code == address, f"{one['slug']}/{name}: its code leads to “{code}”, not to {address}")
            found.expect(squeezed(address) in text_of(pdf), f"{one['slug']}/{name} does not print {address}")
            links = [link.get_object().get("/A", {}).get("/URI") for sheet in pypdf.PdfReader(pdf).pages for link in sheet.get("/Annots", [])]
            found.expect(address in links, f"{one['slug']}/{name}: its links lead to {links}")


def test_slides_lead_to_the_school(stamped, folder, found, looked_at):
    """On the screen and on paper, by their code, their link and their words."""
    made_of = {one["slug"]: [name for name in stamped.files(one) if "-presentatie." in name] for one in stamped.schools}
    looked_at("codes", sum(map(len, made_of.values())))
    for one in stamped.schools:
        for name in made_of[one["slug"]]:
            made, address = stamped.own(one) / name, address_of(one, name)
            if name.endswith(".pdf"):
                last = len(pypdf.PdfReader(made).pages)
                subprocess.run(["pdftoppm", "-r", "72", "-f", str(last), "-singlefile", "-png", made, folder / "code"], check=True)
                words = text_of(made)
                links = [link.get_object()["/A"]["/URI"] for link in pypdf.PdfReader(made).pages[-1]["/Annots"]]
            else:
                files = in_zip(made)
                parts = parts_of_slide(last_slide(files))
                (folder / "code.png").write_bytes(files[code_in(files, parts)])
                words = squeezed("".join(re.findall(r"<a:t>([^<]*)</a:t>", files[parts[0]].decode())))
                links = re.findall(r'hyperlink" Target="([^"]+)"', files[parts[1]].decode())
                found.expect(f'descr="{address}"' in files[parts[0]].decode(), f"{one['slug']}/{name}: its code has other words")
            code = subprocess.run(["zbarimg", "--quiet", "--raw", folder / "code.png"], capture_output=True, text=True).stdout.strip()
            found.expect(code == address, f"{one['slug']}/{name}: its code leads to “{code}”, not to {address}")
            found.expect(squeezed(address.removeprefix("https://")) in words, f"{one['slug']}/{name} does not say {address}")
            found.expect(set(links) == {address}, f"{one['slug']}/{name}: its links lead to {links}")


def test_an_evening_of_its_own_changes_only_what_says_when(tool, stamped, folder, found, looked_at):
    """The letter and the first slide are as if the site itself had the evening on that day. All else is finished once for all schools: their files begin
    with the same bytes."""
    one, other = stamped.schools[:2]
    held = one["file"]["evenings"][0]
    shutil.copytree(stamped.content, folder / "content")
    change(folder / "content" / "evenings" / f"{EVENING}.md", date=held["date"], place=held["place"])
    own = folder / "content" / "schools" / f"{one['slug']}.yml"
    own.write_text(yaml.safe_dump({key: value for key, value in one["file"].items() if key != "evenings"}, allow_unicode=True))
    result = run(tool, *options(folder / "content"), "--output", folder / "pdf", "--school", one["slug"], "--set", EVENING)
    assert result.returncode == 0, result.stderr
    names = [name for name in pdfs(stamped.own(one)) if EVENING in name]
    looked_at("PDFs", len(names))
    for name in names:
        made, same = stamped.own(one) / name, folder / "pdf" / "schools" / one["slug"] / name
        first = next(number for number, text in enumerate(pages_of(made)) if squeezed(held["place"]) in text)
        found.expect(pages_of(made)[first] == pages_of(same)[first], f"{name} says something else on page {first + 1}")
        found.expect(shown(made, first) == shown(same, first), f"{name} looks otherwise on page {first + 1}")
        found.expect(places(made, first) == places(same, first), f"{name}: names and bookmarks lead elsewhere on page {first + 1}")
        mine, theirs = made.read_bytes(), (stamped.own(other) / name).read_bytes()
        alike = len(os.path.commonprefix([mine, theirs]))
        found.expect(b"%%EOF" in mine[:alike], f"{name} is laid out anew")


def pages_of(pdf):
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True).stdout
    return [squeezed(page) for page in text.split("\f")]


def shown(pdf, page):
    """A page as a renderer shows it."""
    command = ["pdftoppm", "-r", "60", "-f", str(page + 1), "-l", str(page + 1), pdf]
    return subprocess.run(command, capture_output=True, check=True).stdout


def places(pdf, page):
    """Where on a page names and bookmarks lead to."""
    reader = pypdf.PdfReader(pdf)
    marks = [mark for mark in flat(reader.outline) if reader.get_destination_page_number(mark) == page]
    names = [(name, place) for name, place in sorted(reader.named_destinations.items()) if reader.get_destination_page_number(place) == page]
    return [(title, round(float(place.top))) for title, place in [*((mark.title, mark) for mark in marks), *names]]


def flat(outline):
    return [mark for each in outline for mark in (flat(each) if isinstance(each, list) else [each])]


def test_nothing_is_of_another_school(stamped, found, looked_at):
    looked_at("files", sum(len(stamped.files(one)) for one in stamped.schools))
    for one in stamped.schools:
        others = [other["word"] for other in stamped.schools if other is not one]
        names = [other["file"]["name"] for other in stamped.schools if other is not one]
        for name in stamped.files(one):
            said = opened(stamped.own(one) / name)
            found += [f"{one['slug']}/{name} has a word of {word}" for word in others if word in said]
            if not name.endswith(".pdf"):
                found += [f"{one['slug']}/{name} has the name {other}" for other in names if other in unescape(said)]
            found.expect("tweeluik box" not in said, f"{one['slug']}/{name} has a box that is not filled")


def test_they_are_accessible(stamped, found, looked_at):
    looked_at("PDFs", sum(len(pdfs(stamped.own(one))) for one in stamped.schools))
    for one in stamped.schools:
        for name in pdfs(stamped.own(one)):
            pdf = stamped.own(one) / name
            report = pdf_validator.validate_pdf(pdf, profile="ua1")
            found.expect(
                report.is_compliant and report.rules.total > 100, f"{one['slug']}/{name}: {[failure.message for failure in report.failures]}"
            )
            check = subprocess.run(["qpdf", "--check", pdf], capture_output=True, text=True)
            found.expect(check.returncode == 0, f"{one['slug']}/{name}: {check.stdout}{check.stderr}")


def spoken(element):
    """The roles and the words that the tags of a PDF give those who hear it."""
    if isinstance(element, pypdf.generic.DictionaryObject):
        for key in ["/ActualText", "/Alt"]:
            if key in element:
                yield str(element["/S"]), str(element[key])
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            yield from spoken(kid.get_object() if hasattr(kid, "get_object") else kid)


def test_a_screen_reader_meets_the_school_where_it_stands(stamped, found):
    """At the head of a sheet, and at its foot before whose text it is; with its contact, and words for the code."""
    for one in stamped.schools:
        name, phone = one["file"]["name"], one["file"]["phone"]
        for handout in stamped.handouts(one):
            pdf, address = stamped.own(one) / handout, address_of(one, handout)
            said = list(spoken(pypdf.PdfReader(pdf).trailer["/Root"]["/StructTreeRoot"]))
            roles = [role for role, text in said if name in text]
            found.expect(roles == ["/Span", "/Span"] and any(phone in text for _, text in said), f"{one['slug']}/{handout} says {said}")
            found.expect(("/Figure", address) in said and ("/Span", address) in said, f"{one['slug']}/{handout}: its code has other words: {said}")
            if name.isascii():
                read, word = tags(pdf), name.split()[0]
                found.expect(0 <= read.find(word) < read.find("H1") < read.rfind(word) < read.find("Link", read.rfind(word)), f"{handout}: {read}")


def test_a_school_alone_gets_the_same(tool, stamped, folder, found, pytestconfig):
    """Its e-book too, in a full run: what goes with it takes as long as all else."""
    sets, endings = [EVENING], {".pdf", ".pptx", ".docx"}
    if pytestconfig.getoption("--full"):
        sets, endings = [EVENING, "book"], endings | {".epub"}
    one = stamped.schools[1]
    run(
        tool,
        *options(stamped.content),
        "--output",
        folder / "pdf",
        "--school",
        one["slug"],
        "--problem",
        "slapen",
        *(part for each in sets for part in ("--set", each)),
        "--jobs",
        1,
    )
    made = volumes(folder / "pdf")
    assert {pathlib.Path(name).suffix for name in made} == endings, made
    for name in made:
        found.expect((folder / "pdf" / name).read_bytes() == (stamped.folder / name).read_bytes(), f"{name} differs")


def test_they_go_into_its_copy(tool, stamped, folder, found):
    """Also where the site has volumes, to which pages lead."""
    run(tool, *options(stamped.content), "--output", stamped.folder, "--set", EVENING)
    one = stamped.schools[1]
    pack = [tool, "pack", *options(stamped.content)[:4], "--output", folder / "zips", "--handouts", stamped.folder, "--school", one["slug"]]
    packed = subprocess.run(pack, capture_output=True, text=True)
    assert packed.returncode == 0, packed.stderr
    with zipfile.ZipFile(folder / "zips" / f"{one['slug']}.zip") as archive:
        for name in stamped.files(one):
            inside = [each for each in archive.namelist() if each.endswith(f"/{name}")]
            same = inside and archive.read(inside[0]) == (stamped.own(one) / name).read_bytes()
            found.expect(same, f"{name} is not the school's own in its copy")


def test_nothing_is_stamped_anew(tool, stamped):
    again = run(tool, *options(stamped.content), "--output", stamped.folder, "--all-schools")
    assert "Printed 0 files" in again.stdout, again.stdout


# What is too long in the file of a school, which begins with a comment: its name, its website, or the address of its copy.
FAR = f"https://breed.example/{'breed' * 150}/"
TOO_LONG = {
    "naam": ({"name": "W" * (LONGEST + 1)}, "2:7: error: a name of 201 characters is too long"),
    "website": ({"name": "Breed", "url": FAR}, "2:7: error: this name does not fit on paper"),
    "kopie": ({"name": "Breed", "hosted_at": FAR}, "3:12: error: no address below this one fits on paper"),
}


def test_what_does_not_fit_is_an_error_of_the_school(tool, stamped, folder, found):
    """It is said where the school's file says it, and the others are made all the same. The longest name fits, whatever its letters."""
    schools = folder / "content" / "schools"
    shutil.copytree(stamped.content, folder / "content", ignore=lambda place, names: [name for name in names if name.startswith("goedkoop")])
    for slug, (file, _) in TOO_LONG.items():
        (schools / f"{slug}.yml").write_text("# Te lang\n" + "".join(f"{key}: {value}\n" for key, value in file.items()))
    (schools / "breedst.yml").write_text(f"name: {'W' * LONGEST}\nphone: 036-5489405\nurl: https://breed.example/\n")
    choice = ["--problem", "slapen", "--audience", "ouder"]
    result = run(tool, *options(folder / "content"), "--output", folder / "pdf", "--all-schools", *choice)
    assert result.returncode == 1
    for slug, (_, message) in TOO_LONG.items():
        found.expect(f"schools/{slug}.yml:{message}" in result.stderr, f"{slug}: it is not said: {result.stderr}")
    found.expect("problems/" not in result.stderr, f"a problem is blamed: {result.stderr}")
    others = sorted(path.stem for path in schools.glob("*.yml") if path.stem not in TOO_LONG)
    found.expect(pdfs(folder / "pdf") == [f"schools/{each}/problemen/slapen/handout-ouder.pdf" for each in others], f"made: {pdfs(folder / 'pdf')}")
    found += badly_placed(folder / "pdf" / "schools" / "breedst" / "problemen" / "slapen" / "handout-ouder.pdf")


def test_one_option_does_not_overrule_another(tool, stamped):
    refused = run(tool, *options(stamped.content), "--school", stamped.schools[0]["slug"], "--all-schools")
    assert refused.returncode not in {0, 1} and "say which schools" in refused.stderr
