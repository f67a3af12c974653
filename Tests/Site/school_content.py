"""Schools with something of their own in every field, their copies, and ways to compare these."""

import colorsys
import hashlib
import io
import os
import re
import shutil
import subprocess
import zipfile

import yaml
from outputs import DAY, REPOSITORY, small_site
from PIL import Image

CONTENT = REPOSITORY / "content"
EVENING = "faalangst-moed-verzamelen"
NAMES = [
    "Basisschool \"De 'Eik'\"",
    "Jip & Janneke &amp; zonen",
    "<script>alert(1)</script> De Vos",
    "Skoalle De Fûgel fan Sânwâl",
    "مدرسة النور الابتدائية",
    ("De school met een lange naam " * 7)[:199] + "!",
    "De Regenboog van Zuid",
    "DE REGENBOOG VAN ZUID",
    "Montessorischool De Punt...",
    "De Zon 🌈 en de Maan",
    "</title> van Noord",
    "Q",
    "{% name %} en ${name} en %s",
    "De Schuine \\ Streep / Beek",
    "Klaver -- vier --> blad <!-- en",
    "‘Aanhaling’ „van” «Oost»",
    "De Kikker; de Pad, en: de Worm",
    "yes: [no, ~]",
    "#hekje met een @apenstaart",
    "Zus's tweede school van 't Dorp",
]
ACCENTS = ["#ffffff", "#ffff00", "#000000", "#fff"]


def school(number, name):
    """A school with something of its own in every field: a word that occurs nowhere else, and a phone number."""
    word, day, phone = f"zq{number:02}wk", number % 28 + 1, f"0699{number:02}7731"
    kind = ["svg", "png", "svg", "jpg"][number % 4]
    color = "#" + "".join(f"{round(255 * part):02x}" for part in colorsys.hls_to_rgb(number / 40, 0.4, 0.7))
    return {
        "slug": f"school-{word}",
        "word": word,
        "kind": kind,
        "color": color,
        "dates": [f"2027-01-{day:02}", f"2027-06-{day:02}"],
        "file": {
            "name": name,
            "address": f"Straat van {word} 1",
            "town": f"1234 AB {word}dorp",
            "url": f"https://{word}.example/",
            "email": f"info@{word}.example",
            "phone": phone,
            "logo": f"school-{word}.{kind}",
            "accent": ACCENTS[number % 7] if number % 7 < len(ACCENTS) else color,
            "contacts": [
                {"role": f"Rol {word}", "name": f"Juf “{word}” & <b>", "email": f"juf@{word}.example", "phone": phone},
                {"role": "Intern begeleider", "name": f"Meester {word}"},
            ],
            "evenings": [
                {"evening": EVENING, "date": f"2027-01-{day:02}", "place": f"zaal {word}, boven; links"},
                {
                    "title": f'Avond {word}; "praten", \\ en <meer>',
                    "summary": f"Over {word} & de rest.",
                    "date": f"2027-06-{day:02}",
                    "start": "08:30",
                    "minutes": 45,
                    "place": f"lokaal {word}",
                },
            ],
            "paragraphs": {"contact": f"Bel *{word}*, of [mail](mailto:juf@{word}.example).\n\n- Eerst de leerkracht.\n"},
        },
        "page": f"---\ntitle: Onze {word} pagina\nsummary: Wat {word} zelf zegt.\n---\nTekst van {word}.\n\n"
        "## Afspraken\n\nLees ook over [agressief gedrag](problem:agressief-gedrag/ouder).\n",
    }


def logo(one):
    """A drawing or a picture in the school's colour."""
    if one["kind"] == "svg":
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"><title>{one["word"]}</title>'
            f'<rect width="60" height="40" fill="{one["color"]}"/></svg>'
        ).encode()
    made = io.BytesIO()
    Image.new("RGB", (60, 40), one["color"]).save(made, {"png": "PNG", "jpg": "JPEG"}[one["kind"]])
    return made.getvalue()


def content_with(folder, schools):
    """The project's own content, with these schools."""
    shutil.copytree(CONTENT, folder)
    shutil.rmtree(folder / "schools", ignore_errors=True)
    (folder / "schools").mkdir()
    for one in schools:
        write_school(folder, one)
    return folder


def small_content_with(folder, schools):
    """A small site that has what these schools lead to, for tests of what does not depend on the texts: its copies are made ten times as fast."""
    small_site("base", folder)
    for path in (folder / "evenings").glob("avond.*"):
        path.rename(path.with_name(path.name.replace("avond", EVENING)))
    (folder / "pages" / "contact.md").write_text("---\ntitle: Contact\nsummary: Waar u ons vindt.\n---\n## Uw school\n\n[](school:contact)\n")
    (folder / "schools").mkdir()
    for one in schools:
        write_school(folder, {**one, "page": one["page"].replace("agressief-gedrag", "slapen")})
    return folder


def write_school(content, one):
    base = content / "schools" / one["slug"]
    base.with_suffix(".yml").write_text(yaml.safe_dump(one["file"], allow_unicode=True, sort_keys=False, width=1000))
    base.with_suffix("." + one["kind"]).write_bytes(logo(one))
    base.mkdir()
    (base / f"over-{one['word']}.md").write_text(one["page"])


def cheap_schools(content, count):
    """Adds many schools that differ in nothing but their names."""
    for number in range(count):
        (content / "schools" / f"goedkoop-{number:03}.yml").write_text(f"name: Goedkope school {number:03}\n")


def pack_command(tool, content, output, *options):
    options = options if "--school" in options else ("--all", *options)
    return [
        tool,
        "pack",
        "--content",
        content,
        "--output",
        output,
        "--handouts",
        content.parent / "no-handouts",
        "--today",
        DAY,
        "--quiet",
        *options,
    ]


def pack(tool, content, output, *options):
    return ran(pack_command(tool, content, output, *options))


def ran(command, **options):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)


def zips(folder):
    return {path.name: path.read_bytes() for path in folder.glob("*.zip")}


def in_zip(path):
    """The bytes of every file in a zip, by path."""
    with zipfile.ZipFile(path) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}


def in_folder(folder):
    """What is in a folder, by path: the bytes of every file, and also folders and links."""
    found = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"to {os.readlink(path)}".encode()
        else:
            found[name] = None if path.is_dir() else path.read_bytes()
    return found


def files_in(folder):
    return {name: content for name, content in in_folder(folder).items() if content is not None}


def started(command):
    return subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def digests(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.zip")}


def times(folder):
    return {path.name: path.stat().st_mtime_ns for path in folder.glob("*.zip")}


def another_version(content, folder):
    """The content with one text changed, one page more and one page less."""
    shutil.copytree(content, folder)
    contact = folder / "pages" / "contact.md"
    contact.write_text(re.sub(r"(?m)^summary: .*$", "summary: Hoe u ons bereikt.", contact.read_text()))
    (folder / "pages" / "vorige.md").unlink(missing_ok=True)
    (folder / "pages" / "volgende.md").write_text("---\ntitle: Volgende\nsummary: Wat erbij kwam.\n---\nNieuwe tekst.\n")
    return folder


def with_an_old_page(content):
    """Adds a page that the next version does not have."""
    (content / "pages" / "vorige.md").write_text("---\ntitle: Vorige\nsummary: Wat verdwijnt.\n---\nOude tekst.\n")
    return content


def add(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
