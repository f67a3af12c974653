"""Constructs of which a small site may have very many. Each has a name, a function that makes the files to lay over the site, the command that
reads them, and the number with which to begin."""

import string
import zlib

from .lines import LINES, many

CONSTRUCTS = {}
BUILD, CHECK = ("build",), ("check",)
MEND, REPORT, LANGUAGE = ("check", "--fix", "--yes"), ("check", "--reciprocity"), ("check", "--language")
PACK = ("pack", "--all", "--today", "2026-10-10", "--output", "copies")
IMPORT = ("schools", "import", "schools.csv")


def construct(name, command=BUILD, begin=500):
    def keep(make):
        CONSTRUCTS[name] = (make, command, begin)
        return make

    return keep


def letters(number):
    """A number as a word of letters only."""
    word = ""
    while number >= 0:
        word, number = string.ascii_lowercase[number % 26] + word, number // 26 - 1
    return word


for name, made in LINES.items():
    construct(f"front matter: {name}")(lambda n, made=made: page("Tekst.", made(n)))
    construct(f"YAML: {name}", PACK)(lambda n, made=made: {"schools/eik.yml": f"name: De Eik\n{made(n)}"})


def front(fields, text=""):
    return f"---\n{fields}---\n{text}\n"


def page(text, fields=""):
    return {"pages/over.md": front("title: Over ons\nsummary: Wie wij zijn.\n" + fields, text)}


# Values, each for its own key, in files that are right otherwise.
PROBLEM = "title: Slecht slapen\nsummary: Een kind.\nages: 4-12\n"
BOTH = """agreements:
  - {id: vaste-tijd, by: ouder, ouder: U doet., leerkracht: Zij doen.}
  - {id: rustig-begin, by: leerkracht, ouder: Zij doen., leerkracht: Doe.}
"""
VIEW = "summary: Hoe u uw kind helpt slapen.\n"
SLEEP, PARENTS, TEACHERS = (f"problems/slapen/{name}.md" for name in ("index", "ouder", "leerkracht"))
HEADINGS = "## Wat ziet u? {#herkennen}\n\nTekst.\n\n## Meer\n\nTekst.\n"
EVENING = 'title: Een avond\nsummary: Praten.\nproblems: [slapen]\ndate: 2027-01-20\nplace: De school\nstart: "19:30"\n'
PROGRAMME = "programme:\n  - {minutes: 60, what: Praten}\n"
HELP = "tool: directory\ntitle: Wie kan helpen?\nsummary: Plekken.\ntext: Vraag het na.\ncategories:\n"


def problem(slug, fields="", words="Tekst."):
    place = f"problems/{slug}"
    return {
        f"{place}/index.md": front(f"title: Over {slug}\nsummary: Een kind.\nages: 4-12\n{fields}{BOTH}", words),
        f"{place}/ouder.md": front(VIEW, words),
        f"{place}/leerkracht.md": front(VIEW, words),
    }


def problems(n, fields=lambda number: "", words=lambda number: "Tekst."):
    return {path: text for number in range(n) for path, text in problem(f"p{number}", fields(number), words(number)).items()}


def term(title, fields="", text="Uitleg."):
    return front(f"title: {title}\nsummary: Uitleg.\n{fields}", text)


def terms(n, title=lambda number: f"term {letters(number)}"):
    return {f"glossary/t{number}.md": term(title(number)) for number in range(n)}


def sources(n, fields="title: Een titel"):
    return "".join(f"s{number:06}: {{authors: Jansen, year: 2020, {fields.replace('@', f'{number + 1:06}')}}}\n" for number in range(n))


def kept(n):
    """The texts of so many agreements."""
    return (
        "agreements:\n"
        + many(n, "  - {id: a@, by: ouder, ouder: U doet @., leerkracht: Zij doen @.}\n")
        + "  - {id: b, by: leerkracht, ouder: Zij., leerkracht: Jij.}\n"
    )


OLD_SOURCES = "jansen-2020: {authors: Jansen, year: 2020, title: Over slapen}\nkrant: {authors: De Krant, title: Een artikel}\n"

construct("points")(lambda n: {PARENTS: front(f"{VIEW}points: [{many(n, 'Doe @.', ', ')}]\n", HEADINGS)})
construct("starters")(lambda n: {PARENTS: front(f"{VIEW}starters: [{many(n, 'Hoe @?', ', ')}]\n", HEADINGS)})
construct("the same starters")(lambda n: {PARENTS: front(f"{VIEW}starters: [{', '.join(['Hoe gaat het?'] * n)}]\n", HEADINGS)})
construct("an evening's programme")(lambda n: {"evenings/avond.md": front(EVENING + "programme:\n" + "  - {minutes: 1, what: Praten}\n" * n)})
construct("an evening's materials")(lambda n: {"evenings/avond.md": front(f"{EVENING}{PROGRAMME}materials: [{many(n, 'M@', ', ')}]\n")})
construct("evenings", begin=50)(lambda n: {f"evenings/e{i}.md": front(EVENING + PROGRAMME) for i in range(n)})
construct("sessions of a course", begin=50)(
    lambda n: {f"courses/rust/{i + 3:05}-x{i}.md": front(f"title: X {i}\nsummary: Een keer.\ngoal: Rust.\n") for i in range(n)}
)
construct("courses", begin=50)(
    lambda n: {
        f"courses/c{i}/{name}": text
        for i in range(n)
        for name, text in {
            "index.md": front(f"title: C {i}\nsummary: Een cursus.\nparticipants: Ouders\nduration: Een avond\nproblems: [slapen]\n"),
            "01-begin.md": front("title: Begin\nsummary: Een keer.\ngoal: Rust.\n"),
        }.items()
    }
)
construct("steps of a lesson")(
    lambda n: {
        "lessons/delen/ouder.md": front("summary: Hoe u thuis deelt.\nminutes: 10\nsteps:\n" + "  - what: Deel.\n" * n, "[](agreement:een-keer)")
    }
)
construct("an unknown line of lessons")(
    lambda n: {"lessons/index.md": front(f"title: Lessen\nsummary: Delen.\nline: [delen, {many(n, 'dele@', ', ')}]\n")}
)
construct("questions of a tool")(
    lambda n: {
        "tools/ouders.yml": "tool: contacts\ntitle: Wie?\nsummary: Wie?\naudience: leerkracht\ntext: Vul in.\nweeks: 6\nquestions:\n"
        + many(n, "  - {id: q@, text: Wie @?}\n")
    }
)
construct("the same question of a tool")(
    lambda n: {
        "tools/ouders.yml": "tool: contacts\ntitle: Wie?\nsummary: Wie?\naudience: leerkracht\ntext: Vul in.\nweeks: 6\nquestions:\n"
        + "  - {id: q, text: Wie?}\n" * n
    }
)
FORM = "title: Hoe gaat het?\nsummary: Ieder alleen.\nages: 4-12\ntext: Het is geen test.\n"
ITEM = "{id: i@, ouder: Mijn kind @., leerkracht: Dit kind @.}"
construct("items of a questionnaire")(
    lambda n: {
        "questionnaires/hoe-gaat-het.yml": f"{FORM}answers: [nooit, soms]\nscales:\n  - id: nacht\n    title: Nacht\n    problem: slapen\n    items:\n"
        + many(n, f"      - {ITEM}\n")
    }
)
construct("scales of a questionnaire")(
    lambda n: {
        "questionnaires/hoe-gaat-het.yml": f"{FORM}answers: [nooit, soms]\nscales:\n"
        + many(n, f"  - {{id: s@, title: S @, problem: slapen, items: [{ITEM}]}}\n")
    }
)
construct("answers of a questionnaire")(
    lambda n: {
        "questionnaires/hoe-gaat-het.yml": f"{FORM}answers: [{many(n, 'a@', ', ')}]\nscales:\n  - {{id: s, title: S, problem: slapen, items: [{ITEM}]}}\n"
    }
)
construct("partners", begin=50)(
    lambda n: {
        f"directory/d{i}.yml": f"title: Judo {i}\ncategory: sport\nsummary: Vallen.\nproblems: [slapen]\nregion: Noord {i}\nphone: 000-0000001\n"
        for i in range(n)
    }
)
construct("categories of partners")(lambda n: {"tools/hulp.yml": HELP + "  - {id: sport, name: Sport}\n" + many(n, "  - {id: c@, name: C @}\n")})
construct("partners of as many unknown categories", begin=50)(
    lambda n: (
        {"tools/hulp.yml": HELP + "  - {id: sport, name: Sport}\n" + many(n, "  - {id: soort@, name: C @}\n")}
        | {f"directory/d{i}.yml": f"title: Judo {i}\ncategory: soorten{i}\nsummary: Vallen.\nregion: Noord\nphone: 000-0000001\n" for i in range(n)}
    )
)

construct("agreements of a problem")(lambda n: {SLEEP: front(PROBLEM + kept(n))})
construct("agreements that are placed")(lambda n: {SLEEP: front(PROBLEM + kept(n)), PARENTS: front(VIEW, HEADINGS + many(n, "[](agreement:a@)\n\n"))})
construct("unknown agreements among as many", begin=100)(
    lambda n: {SLEEP: front(PROBLEM + kept(n)), PARENTS: front(VIEW, HEADINGS + many(n, "[](agreement:aa@)\n\n"))}
)
construct("one agreement n times")(lambda n: {SLEEP: front(PROBLEM + "agreements:\n" + "  - {id: a, by: ouder, ouder: U., leerkracht: Zij.}\n" * n)})
construct("agreements and who does what", REPORT)(lambda n: {SLEEP: front(PROBLEM + kept(n))})
construct("related ones that do not exist")(lambda n: {SLEEP: front(f"{PROBLEM}related: [{many(n, 'slape@', ', ')}]\n{BOTH}")})
construct("one problem, related n times")(lambda n: {SLEEP: front(f"{PROBLEM}related: [{', '.join(['eten'] * n)}]\n{BOTH}")})
construct("problems", begin=20)(problems)
construct("problems, checked", CHECK, begin=20)(problems)
construct("problems, each related to one", begin=20)(lambda n: problems(n, lambda number: "related: [slapen]\n"))
construct("problems, each related to the last", begin=20)(lambda n: problems(n, lambda number: f"related: [p{number - 1}]\n" if number else ""))
construct("problems that quote the last", begin=20)(
    lambda n: problems(n, words=lambda number: f"## Kop {{#k}}\n\n[](problem:p{number - 1}/ouder#k)" if number else "## Kop {#k}\n\nTekst.")
)
construct("problems related to what nearly exists", CHECK, begin=20)(lambda n: problems(n, lambda number: f"related: [q{number}]\n"))
construct("problems with one word", begin=20)(lambda n: problems(n, words=lambda number: "Zelfde woorden staan hier."))
construct("problems, for who reads easily", LANGUAGE, begin=20)(problems)

construct("aliases")(lambda n: {SLEEP: front(f"{PROBLEM}aliases: [{many(n, 'oud/@.html', ', ')}]\n{BOTH}")})
construct("one alias n times")(lambda n: {SLEEP: front(f"{PROBLEM}aliases: [{', '.join(['oud.html'] * n)}]\n{BOTH}")})
construct("aliases in folders")(lambda n: {SLEEP: front(f"{PROBLEM}aliases: [{many(n, 'oud@/', ', ')}]\n{BOTH}")})
construct("pages", begin=50)(lambda n: {f"pages/q{i}.md": front(f"title: Q {i}\nsummary: Een.\n", "Tekst.") for i in range(n)})
construct("pages of one alias", begin=50)(
    lambda n: {f"pages/q{i}.md": front(f"title: Q {i}\nsummary: Een.\naliases: [oud.html]\n", "Tekst.") for i in range(n)}
)
construct("pages of one title", begin=50)(lambda n: {f"pages/q{i}.md": front("title: Q\nsummary: Een.\n", "Tekst.") for i in range(n)})
construct("pages that link to the next", begin=50)(
    lambda n: {f"pages/q{i}.md": front(f"title: Q {i}\nsummary: Een.\n", f"[a](page:q{(i + 1) % n})") for i in range(n)}
)
construct("pages that link to what nearly exists", CHECK, begin=50)(
    lambda n: {f"pages/q{i}.md": front(f"title: Q {i}\nsummary: Een.\n", f"[a](page:qq{i})") for i in range(n)}
)
construct("audiences of pages that do not exist", CHECK, begin=50)(
    lambda n: {f"pages/q{i}.md": front(f"title: Q {i}\nsummary: Een.\naudience: ouders{i}\n", "Tekst.") for i in range(n)}
)

construct("sources")(lambda n: {"sources.yml": OLD_SOURCES + sources(n)})
construct("sources, each cited")(lambda n: {"sources.yml": OLD_SOURCES + sources(n)} | page(" ".join(f"[@s{i:06}]" for i in range(n))))
construct("sources by way of the next")(
    lambda n: {"sources.yml": OLD_SOURCES + sources(n, "title: T, via: s@") + f"s{n:06}: {{authors: A, title: T}}\n"}
)
construct("sources in a circle")(
    lambda n: {"sources.yml": OLD_SOURCES + sources(n, "title: T, via: s@") + f"s{n:06}: {{authors: A, title: T, via: s000000}}\n"}
)
construct("sources by way of what nearly exists", begin=100)(lambda n: {"sources.yml": OLD_SOURCES + sources(n, "title: T, via: ss@")})
construct("sources in the wrong order", MEND)(lambda n: {"sources.yml": OLD_SOURCES + "".join(sorted(sources(n).splitlines(True), reverse=True))})
construct("one source, cited n times")(lambda n: page("[@krant] " * n))
construct("unknown sources among as many", begin=100)(lambda n: {"sources.yml": OLD_SOURCES + sources(n)} | page(many(n, "[@sss@] ")))
construct("pages that cite one source", begin=50)(
    lambda n: {f"pages/q{i}.md": front(f"title: Q {i}\nsummary: Een.\n", "Zo [@krant].") for i in range(n)}
)

construct("terms", begin=50)(terms)
construct("terms that are all mentioned", begin=50)(lambda n: terms(n) | page(" ".join(f"een term {letters(i)} hier" for i in range(n))))
construct("terms that mention each other", begin=50)(
    lambda n: {f"glossary/t{i}.md": term(f"term {letters(i)}", text=f"Zie term {letters(i + 1)}.") for i in range(n)}
)
construct("forms of a term")(lambda n: {"glossary/rust.md": term("Rust", "forms: [" + ", ".join(letters(i) + "qx" for i in range(n)) + "]\n")})
construct("synonyms of a term")(lambda n: {"glossary/rust.md": term("Rust", "synonyms: [" + ", ".join(letters(i) + "qx" for i in range(n)) + "]\n")})
construct("a form of n words")(lambda n: {"glossary/rust.md": term("Rust", f"forms: [{'een ' * n}]\n")} | page("een " * n))
construct("forms that begin alike", begin=100)(
    lambda n: (
        {"glossary/rust.md": term("Rust", "forms: [" + ", ".join("een twee " + letters(i) for i in range(n)) + "]\n")} | page("een twee drie " * n)
    )
)
construct("mentions of a term")(lambda n: page("rust en " * n))
construct("words that nearly are a term")(lambda n: {"glossary/rust.md": term("rust in de klas")} | page("rust in de " * n))
construct("terms of one title", begin=50)(lambda n: terms(n, lambda number: "Term"))
construct("unknown terms among as many", CHECK, begin=50)(lambda n: terms(n) | page(many(n, "[a](term:tt@) ")))

construct("headings that are linked to")(lambda n: page(many(n, "## Kop @ {#k@}\n\n[a](#k@)\n\n")))
construct("headings without an id")(lambda n: page(many(n, "## Kop @\n\n")))
construct("headings of one text")(lambda n: page("## Kop\n\n" * n))
construct("headings of one id")(lambda n: page("## Kop {#k}\n\n" * n))
construct("headings of two views")(
    lambda n: {path: front(VIEW, many(n, "## Kop @ {#k@}\n\nTekst.\n\n")) for path in (PARENTS, TEACHERS)} | problem("eten")
)
construct("unknown headings among as many", begin=100)(lambda n: page(many(n, "## Kop @ {#k@}\n\n[a](#kk@)\n\n")))
construct("headings in headings")(lambda n: page("## A\n\n### B\n\n#### C\n\n" * n))
construct("a table of n by 3")(lambda n: page("| a | b | c |\n| - | - | - |\n" + "| *x* | [y](page:lijst) | z |\n" * n))
construct("a table of 3 by n")(lambda n: page(("| a " * n + "|\n") + "| - " * n + "|\n" + ("| x " * n + "|\n") * 3))
construct("tables of other widths")(lambda n: page("| a | b |\n| - |\n| x | y | z |\n\n" * n))
construct("lines after a table's ruler")(lambda n: page("| a |\n| - |\n" + "x\n" * n))
construct("links to what nearly exists")(lambda n: page(many(n, "[a](page:overr@) ")))
construct("links to files that do not exist")(lambda n: page(many(n, "[a](overr@.md) ")))
construct("pictures that do not exist, among as many", begin=50)(
    lambda n: {f"pages/p{i}.svg": SVG for i in range(n)} | page(many(n, "![a](pp@.svg) "))
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h1"/></svg>\n'
construct("pictures", begin=50)(lambda n: {f"pages/p{i}.svg": SVG.replace("M1 ", f"M{i} ") for i in range(n)} | page(many(n, "![a](p@.svg) ")))
construct("one picture n times")(lambda n: {"pages/p.svg": SVG} | page("![a](p.svg) " * n))
construct("places of schools")(lambda n: page(many(n, "[](school:plek@)\n\n")))
construct("callouts")(lambda n: page("> [!TIP]\n> Lees.\n\n" * n))
construct("callouts in callouts")(lambda n: page("> " * min(n, 90) + "[!TIP]\n\n" + "> [!TIPP]\n> Lees.\n\n" * n))
construct("{=")(lambda n: page("{=" * n))
construct("{=html")(lambda n: page("{=html} " * n))
construct("one word", begin=4000)(lambda n: page("a" * n))
construct("one word, for who reads easily", LANGUAGE, begin=4000)(lambda n: {PARENTS: front(VIEW, "boom" * n + ".")})
construct("one word of syllables")(lambda n: page("kinder" * n))
construct("one sentence, for who reads easily", LANGUAGE)(lambda n: {PARENTS: front(VIEW, "een kind " * n + ".")})
construct("words joined by hyphens")(lambda n: page("-".join(["kind"] * n)))
construct("words joined by apostrophes")(lambda n: page("'".join(["kind"] * n)))
construct("words that are all others")(lambda n: page(" ".join(letters(i) + "kind" for i in range(n))))
construct("one title of words")(lambda n: {"pages/over.md": front(f"title: {'een ' * n}\nsummary: Een.\n")})
construct("one summary of words")(lambda n: {"pages/over.md": front(f"title: Over\nsummary: {'een ' * n}\n")})

construct("links of a menu", begin=100)(lambda n: {"site.yml": settings(f"  header: [{', '.join(['page:over'] * n)}]\n")})
construct("unknown links of a menu", begin=100)(lambda n: {"site.yml": settings("  header: [" + many(n, '"page:overr@"', ", ") + "]\n")})
construct("translations of a site", begin=20)(
    lambda n: {"site.yml": settings("", "translations:\n" + "".join(f"  - language: {letters(700 + i)}\n" for i in range(n)))}
)
construct("a site's unknown keys")(lambda n: {"site.yml": settings("", many(n, "titel@: x\n"))})

construct("schools", PACK, begin=20)(lambda n: {f"schools/s{i}.yml": f"name: School {i}\n" for i in range(n)})
construct("schools, checked", CHECK, begin=20)(lambda n: {f"schools/s{i}.yml": f"name: School {i}\n" for i in range(n)})
construct("schools of one name", PACK, begin=20)(lambda n: {f"schools/s{i}.yml": "name: School\n" for i in range(n)})
construct("a school's name", PACK)(lambda n: {"schools/eik.yml": f"name: {'Eik ' * n}\n"})
construct("a school's paragraph", PACK)(
    lambda n: page("[](school:plek)\n") | {"schools/eik.yml": "name: Eik\nparagraphs:\n  plek: |\n" + "    Een *regel*.\n\n" * n}
)
construct("a school's paragraphs", PACK)(
    lambda n: page(many(n, "[](school:plek@)\n\n")) | {"schools/eik.yml": "name: Eik\nparagraphs:\n" + many(n, "  plek@: Woorden.\n")}
)
construct("a school's unknown paragraphs", PACK, begin=100)(
    lambda n: page(many(n, "[](school:plek@)\n\n")) | {"schools/eik.yml": "name: Eik\nparagraphs:\n" + many(n, "  plekk@: Woorden.\n")}
)
construct("a school's contacts", PACK)(lambda n: {"schools/eik.yml": "name: Eik\ncontacts:\n" + many(n, "  - {role: Juf, name: Sanne @}\n")})
construct("a school's evenings", PACK)(
    lambda n: {
        "schools/eik.yml": "name: Eik\nevenings:\n"
        + many(n, '  - {title: E @, summary: Kom., date: 2027-02-03, start: "08:30", minutes: 60, place: Aula}\n')
    }
)
construct("a school's unknown evenings", PACK, begin=50)(
    lambda n: (
        {f"evenings/e{i}.md": front(EVENING + PROGRAMME) for i in range(n)}
        | {"schools/eik.yml": "name: Eik\nevenings:\n" + many(n, "  - {evening: ee@, date: 2027-02-03}\n")}
    )
)
construct("a school's partners", PACK)(
    lambda n: {
        "schools/eik.yml": "name: Eik\ndirectory:\n" + many(n, "  - {title: P @, category: sport, summary: S., region: N, phone: 000-0000001}\n")
    }
)


def settings(menu="", more=""):
    return (
        "title: Tips\ntagline: Samen\ndescription: Tips.\nlanguage: nl\nbase_url: https://example.org/tips\npublisher:\n  name: De Uitgever\naudiences:\n"
        + "".join(
            f"  - {{id: {a}, name: {a}, title: Voor {a}, summary: S., agreements: {{ouder: O, leerkracht: L}}}}\n" for a in ("ouder", "leerkracht")
        )
        + (f"navigation:\n{menu}" if menu else "")
        + more
    )


def table(name):
    return lambda make: construct(f"CSV: {name}", IMPORT)(lambda n: {"/schools.csv": make(n)})


table("rows")(lambda n: "naam,plaats\n" + many(n, "School @,Dorp\n"))
table("rows of one name")(lambda n: "naam,plaats\n" + "School,Dorp\n" * n)
table("rows with a mistake")(lambda n: "naam,e-mail\n" + many(n, "School @,geen adres\n"))
table("columns")(lambda n: "naam," + many(n, "x@", ",") + "\nEik" + "," * n + "\n")
table("columns that nearly exist")(lambda n: "naam," + many(n, "plaats@", ",") + "\nEik" + "," * n + "\n")
table("columns of one name")(lambda n: "naam" + ",plaats" * n + "\nEik" + ",Dorp" * n + "\n")
table("cells too many")(lambda n: "naam,plaats\n" + "Eik" + ",x" * n + "\n")
table("a cell of words")(lambda n: "naam,plaats\nEik," + "een " * n + "\n")
table("a cell of quotes")(lambda n: 'naam,plaats\nEik,"' + '""' * n + '"\n')
table("quotes without an end")(lambda n: "naam,plaats\n" + 'Eik,"a\n' * n)
table("quotes in cells")(lambda n: "naam,plaats\n" + 'Eik,a"b\n' * n)
table("blank rows")(lambda n: "naam,plaats\n" + "\n" * n + "Eik,Dorp\n")
table("semicolons")(lambda n: "naam;plaats\n" + many(n, "School @;Dorp\n"))

construct("fixes in a file", MEND, begin=50)(lambda n: {PARENTS: front(VIEW, HEADINGS + many(n, "[a](problem:slapn) @\n\n"))})
construct("fixes in a list", MEND, begin=50)(lambda n: {SLEEP: front(f"{PROBLEM}related: [{', '.join(['etn'] * n)}]\n{BOTH}")})
construct("fixes, one in a file", MEND, begin=20)(lambda n: {f"pages/q{i}.md": front(f"title: Q {i}\nsumary: Een.\n", "Tekst.") for i in range(n)})
for form in ("text", "json", "github"):
    construct(f"findings in one line, as {form}", ("check", "--format", form))(lambda n: page("[a](page:x) " * n))
    construct(f"findings in lines, as {form}", ("check", "--format", form))(lambda n: page("[a](page:x)\n\n" * n))


def chunk(kind, data):
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def png(between):
    head = chunk(b"IHDR", (1).to_bytes(4, "big") * 2 + bytes([8, 0, 0, 0, 0]))
    return b"\x89PNG\r\n\x1a\n" + head + between + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def drawn(inner):
    return {"pages/p.svg": f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inner}</svg>'} | page("![a](p.svg)")


construct("PNG: parts")(lambda n: {"pages/p.png": png(chunk(b"tEXt", b"a\0b") * n)} | page("![a](p.png)"))
construct("SVG: elements")(lambda n: drawn('<path d="M1 1h1"/>' * n))
construct("SVG: attributes")(lambda n: drawn("<g " + many(n, 'a@="b" ') + "/>"))
construct("SVG: ids that are used")(lambda n: drawn(many(n, '<path id="a@" d="M1 1"/>') + many(n, '<use href="#a@"/>')))
construct("SVG: uses in a row")(lambda n: drawn('<path id="a0" d="M1 1"/>' + "".join(f'<g id="a{i + 1}"><use href="#a{i}"/></g>' for i in range(n))))
construct("SVG: one id, used often")(lambda n: drawn('<path id="a" d="M1 1"/>' + '<use href="#a"/>' * n))
construct("SVG: rules of a sheet")(lambda n: drawn("<style>" + many(n, ".c@{fill:red}") + "</style>" + many(n, '<path class="c@" d="M1 1"/>')))
construct("SVG: rules about one class", begin=100)(lambda n: drawn("<style>" + ".c{fill:red}" * n + "</style>" + '<path class="c" d="M1 1"/>' * n))
construct("SVG: a path of numbers")(lambda n: drawn('<path d="M1 1' + "h1 " * n + '"/>'))
construct("SVG: a style of properties")(lambda n: drawn('<path style="' + "fill:red;" * n + '" d="M1 1"/>'))
construct("SVG: text")(lambda n: drawn("<title>" + "a&amp;" * n + "</title>"))
construct("SVG: comments")(lambda n: drawn("<!-- a -->" * n))
