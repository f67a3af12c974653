"""What the sites have in common that make Hugo and zorto do the same work as Tweeluik: the pages in a small language of holes, which
becomes Go's or Tera's, and the problems with what both programs have to be told."""

import json
import re

from .. import documents

VIEW, NAMES = {"ouder": "Voor ouders", "leerkracht": "Voor leerkrachten"}, {"ouder": "Ouder", "leerkracht": "Leerkracht"}
HEADS = {
    ("ouder", "ouder"): "Dit doet u",
    ("ouder", "leerkracht"): "Dit doet school",
    ("leerkracht", "ouder"): "Zij",
    ("leerkracht", "leerkracht"): "Jij",
}
OTHER = {"ouder": "leerkracht", "leerkracht": "ouder"}
SIDE = {"ouder": "side-1", "leerkracht": "side-2"}


def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def q(value):
    return json.dumps(value, ensure_ascii=False)


# --- What both have in common: the frame, in a small language of holes that becomes Go's or Tera's.

HEAD = """<!DOCTYPE html>
<html lang="nl" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>«title» – Tips</title>
<meta name="description" content="«summary»">
<link rel="canonical" href="«url»">
<meta property="og:type" content="article">
<meta property="og:title" content="«title»">
<meta property="og:description" content="«summary»">
<meta property="og:url" content="«url»">
<meta property="og:site_name" content="Tips">
<meta property="og:locale" content="nl_NL">
«data»
<link rel="icon" href="/vormgeving/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/vormgeving/style.css">
<link rel="stylesheet" href="/vormgeving/print.css" media="print">
<script src="/vormgeving/page.js" defer></script>
<script src="/vormgeving/read.js" defer></script>
</head>
<body class="side-1">
<a class="skip" href="#main_content">Naar de inhoud</a>
<header class="site-header">
<div class="wrap">
<a class="brand" href="/index.html"><img src="/vormgeving/favicon.svg" alt="" width="32" height="32">Tips</a>
<nav class="site-nav" aria-label="Hoofdmenu">
<ul>
<li class="side-1"><a href="/ouder/">Voor ouders</a></li>
<li class="side-2"><a href="/leerkracht/">Voor leerkrachten</a></li>
<li><a href="/begrippen/">Begrippen</a></li>
<li><a class="search-link" href="/zoeken/#search_words">Zoeken</a></li>
</ul>
</nav>
</div>
</header>
<main id="main_content" class="wrap" tabindex="-1">
«main»
</main>
<footer class="site-footer">
<div class="wrap">
<div>
<p><strong>De Uitgever</strong></p>
</div>
<nav aria-label="Over deze site">
<ul>
</ul>
</nav>
</div>
</footer>
</body>
</html>
"""
ARTICLE = '<script type="application/ld+json">{"@context":"https://schema.org","@type":"Article","headline":«jtitle»,"description":«jsummary»,"url":«jurl»,"inLanguage":"nl","about":{"@type":"Thing","name":«jproblem»},"audience":{"@type":"Audience","audienceType":«jname»},"publisher":{"@type":"Organization","name":"De Uitgever"},"isAccessibleForFree":true}</script>\n'
CRUMBS = '<script type="application/ld+json">{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"name":"Start","item":"https://example.org/index.html"},{"@type":"ListItem","position":2,"name":«jproblem»,"item":"https://example.org/problemen/«slug»/"},{"@type":"ListItem","position":3,"name":«jtitle»,"item":«jurl»}]}</script>'
ABOVE = """<div class="above">
<nav class="breadcrumbs" aria-label="Kruimelpad">
<ol>
<li><a href="/index.html">Start</a></li>
<li><a href="/problemen/«slug»/">«problem»</a></li>
</ol>
</nav>
<button type="button" class="read-aloud" hidden data-language="nl" data-stop="Stop met voorlezen">Lees voor</button>
</div>
"""
TILE = '<img class="tile" src="/vormgeving/problem.svg" alt="" width="96" height="96">'
AGREEMENTS = """<section aria-labelledby="page_agreements">
<h2 id="page_agreements" class="section-head">Afspraken</h2>
<div class="agreements">
<div class="diptych">
«for a in agreements»<div class="panel «a.side»">
<p class="side-name">«a.name»</p>
<h3 class="panel-title">«a.head»</h3>
<ul class="agreement-list">
<li id="agreement_«a.id»">«a.text»</li>
</ul>
</div>
«end»</div>
</div>
</section>
"""
RELATED = """<div class="after">
<section class="related-problems" aria-labelledby="page_related">
<h2 id="page_related">Ook relevant bij</h2>
<ul class="related">
«related»</ul>
</section>
</div>
"""
# The drawing of a view, for whom it is, and what it is about.
NAMED = (
    TILE
    + """
<div>
<p class="side-name">«audience»</p>
<h1>«title»</h1>
<p class="summary">«summary»</p>
"""
)
VIEW_MAIN = (
    ABOVE
    + """<div class="leaves">
<div class="leaf leaf-current «side»">
"""
    + NAMED
    + """<p class="meta">Voor kinderen van 4 tot en met 12 jaar</p>
</div>
</div>
«other»</div>
<div class="columns">
<nav class="toc aside" aria-labelledby="page_contents">
<h2 id="page_contents">Op deze pagina</h2>
<ol>
«toc»<li><a href="#page_agreements">Afspraken</a></li>
</ol>
</nav>
<div class="text">
<div class="prose shared">
<p>«introduction»</p>
</div>
<div class="prose">
«content»</div>
"""
    + AGREEMENTS
    + """<ul class="actions">
<li><a href="/problemen/«slug»/plan/">Plan van aanpak</a></li>
<li><a href="/problemen/«slug»/handout-«aud»/">Handout om uit te delen</a></li>
<li><a href="/problemen/«slug»/">Lees ze ook naast elkaar</a></li>
</ul>
"""
    + RELATED
    + """</div>
</div>
<section class="print-notes" aria-labelledby="page_addresses">
<h2 id="page_addresses">Adressen van de links</h2>
<ol>
«for n in notes»<li>«n»</li>
«end»</ol>
</section>"""
)
HEADED = (
    """<div class="page-head page-head-tile">
"""
    + TILE
    + """
<div>
<h1>«title»</h1>
<p class="summary">«summary»</p>
</div>
</div>
"""
)
BOTH_MAIN = (
    ABOVE
    + HEADED
    + """<div class="columns columns-wide">
<div class="diptych diptych-stacked aside">
«leaves»</div>
<div class="text prose">
<p>«introduction»</p>
</div>
</div>
"""
    + AGREEMENTS
    + """<ul class="actions">
<li><a href="/problemen/«slug»/plan/">Plan van aanpak</a></li>
</ul>
<section aria-labelledby="page_together">
<h2 id="page_together" class="section-head">Naast elkaar</h2>
<p class="lead">De teksten deel voor deel naast elkaar: wat de een leest, en wat de ander leest.</p>
<div class="diptych pairs">
«both»</div>
</section>
"""
    + RELATED
)


def FIELD(id, label):
    return f'<p class="plan-line">\n<label for="{id}">{label}</label>\n<input type="text" id="{id}" autocomplete="off">\n</p>\n'


def AREA(id, label):
    return f'<p class="plan-area">\n<label for="{id}">{label}</label>\n<textarea id="{id}" rows="3" autocomplete="off"></textarea>\n</p>\n'


def SECTION(id, head, inside):
    return f'<section class="plan-section" aria-labelledby="{id}">\n<h2 id="{id}" class="section-head">{head}</h2>\n{inside}</section>\n'


PLAN_MAIN = (
    ABOVE
    + HEADED
    + """<p class="plan-note">Wat u hier invult, blijft op dit scherm. Het wordt niet verstuurd, en alleen bewaard als u er zelf een bestand van maakt. Sluit u de bladzijde, dan is het weg. Druk de bladzijde af of bewaar haar als pdf. Leeg afdrukken en met de pen invullen kan ook.</p>
<div class="plan-bar" hidden data-file="plan-van-aanpak-«slug».json" data-saved="Bewaard in de map met downloads. Het staat nergens anders." data-opened="Het bestand is geopend." data-wrong="Dit bestand is geen plan van aanpak." data-other="Dit plan hoort bij een ander probleem." data-unsaved="Nog niet bewaard." data-left="Wat u invulde en niet bewaarde, is dan weg.">
<p class="actions">
<button type="button" data-do="save">Bewaar als bestand</button>
<button type="button" data-do="open">Open een bestand</button>
<button type="button" data-do="print">Druk af</button>
<button type="button" data-do="clear">Maak leeg</button>
</p>
<input type="file" accept="application/json,.json" hidden aria-label="Open een bestand">
<p role="status"></p>
</div>
<div class="plan" data-problem="«slug»">
<div class="plan-fields">
"""
    + FIELD("plan_child", "Naam of code van het kind")
    + FIELD("plan_date", "Datum")
    + "</div>\n"
    + SECTION(
        "plan_start",
        "Hoe het nu is",
        AREA("plan_start_ouder", "Ouder: wat ziet u?")
        + AREA("plan_start_leerkracht", "Leerkracht: wat ziet u?")
        + AREA("plan_start_child", "Wat zegt het kind zelf?"),
    )
    + SECTION("plan_goal", "Wat we willen bereiken", AREA("plan_goal_text", "Eén doel, zo klein dat het over zes weken te zien is"))
    + SECTION(
        "plan_agreements",
        "Wie doet wat, en wanneer?",
        """<div class="diptych">
«for a in agreements»<div class="panel «a.side»">
<p class="side-name">«a.name»</p>
<h3 class="panel-title">«a.head»</h3>
<ul class="plan-list">
<li>
<input type="checkbox" id="plan_agreement_«a.id»">
<label for="plan_agreement_«a.id»">«a.text»</label>
<p class="plan-line">
<label for="plan_agreement_«a.id»_when">Wanneer</label>
<input type="text" id="plan_agreement_«a.id»_when" autocomplete="off">
</p>
</li>
</ul>
<p class="plan-area">
<label for="plan_own_«a.name»">Ook spreken we af</label>
<textarea id="plan_own_«a.name»" rows="3" autocomplete="off"></textarea>
</p>
</div>
«end»</div>
""",
    )
    + SECTION("plan_signs", "Zo merken we dat het helpt", AREA("plan_signs_text", "Wat ziet of hoort u dan, thuis en op school?"))
    + SECTION(
        "plan_evaluation",
        "Terugkijken",
        '<div class="plan-fields">\n'
        + FIELD("plan_evaluation_date", "Op welke dag kijken we terug?")
        + FIELD("plan_evaluation_who", "Wie zijn daarbij?")
        + "</div>\n",
    )
    + SECTION(
        "plan_signatures",
        "Namen en handtekeningen",
        '<div class="plan-fields">\n'
        + "".join(FIELD(f"plan_name_{i}", f"{n}: naam") for i, n in enumerate(["Ouder", "Leerkracht", "Kind"]))
        + "</div>\n",
    )
    + "</div>"
)
HANDOUT_MAIN = (
    ABOVE
    + """<div class="handout">
<div class="page-head page-head-tile">
"""
    + NAMED
    + """</div>
</div>
"""
    + AGREEMENTS
    + """<section class="notes" aria-labelledby="page_notes">
<h2 id="page_notes">Aantekeningen</h2>
<div class="lines" aria-hidden="true"></div>
</section>
<div class="handout-foot">
<p><strong>De Uitgever</strong>. <br>Lees de hele tekst op<br>
<a href="/problemen/«slug»/«aud»/">https://example.org/problemen/«slug»/«aud»/</a></p>
</div>
</div>"""
)


def fill(text, holes, loop, end):
    """A template in the language of a program."""
    text = re.sub(r"«for (\w+) in (\w+)»", lambda m: loop(m[1], m[2]), text).replace("«end»", end)

    def hole(match):
        name = match[1]
        if name in holes:
            return holes[name]
        return holes["."](name)

    return re.sub(r"«([\w.]+)»", hole, text)


class Corpus:
    """The bench's problems, with what both programs have to be told."""

    def __init__(self, count):
        self.d = documents
        self.problems = list(documents.problems(count))
        self.terms = {}
        for term in documents.TERMS:
            writer = documents.Writer(term)
            self.terms[term] = (documents.spoken(term), writer.summary() + ".", writer.paragraph())
        back = {}
        for p in self.problems:
            for r in p.related:
                back.setdefault(r, []).append(p.number)
        self.related = {p.number: list(dict.fromkeys(p.related + back.get(p.number, []))) for p in self.problems}
        self.related = {k: [r for r in v if r != k] for k, v in self.related.items()}

    def agreements(self, problem, reader):
        """As bench/sites.py makes them."""
        writer = self.d.Writer(f"{problem.slug}/agreements")
        found = []
        for keeper in self.d.AUDIENCES:
            words = {r: self.d.capital(writer.words(12)) + "." for r in self.d.AUDIENCES}
            found.append(
                {
                    "id": f"afspraak-{keeper}",
                    "side": SIDE[keeper],
                    "name": NAMES[keeper],
                    "head": HEADS[(reader or keeper, keeper)],
                    "text": words[reader or keeper],
                }
            )
        return found

    def body(self, body, audience, shift=False):
        """Markdown with addresses, and each term described where it first stands."""
        seen = set()

        def term(match):
            word, slug = match[1], match[2]
            if slug in seen:
                return f'<a href="/begrippen/#{slug}" class="term">{word}</a>'
            seen.add(slug)
            return f'<a href="/begrippen/#{slug}" class="term" aria-describedby="term_{slug}">{word}</a><span class="term-tip" role="tooltip" id="term_{slug}">{self.terms[slug][1]}</span>'

        body = re.sub(r"\[([^\]]+)\]\(term:([^)]+)\)", term, body)
        body = re.sub(r"\(problem:([^)]+)\)", rf"(/problemen/\1/{audience}/)", body)
        return re.sub(r"(?m)^#", "##", body) if shift else body

    def toc(self, body):
        """What zorto can not say: the headings of level 2."""
        return [{"id": re.sub(r"[^a-z0-9]+", "-", h.lower()).strip("-"), "title": h} for h in re.findall(r"(?m)^## (.+)$", body)]

    def notes(self, body, audience):
        return [f"example.org/problemen/{slug}/{audience}/" for slug in re.findall(r"\(problem:([^)]+)\)", body)]

    def glossary(self):
        return "".join(f'\n<h2 id="{t}">{n}</h2>\n\n{s}\n\n{p}\n' for t, (n, s, p) in self.terms.items())


def static(folder):
    for name in ["style.css", "print.css", "page.js", "read.js", "favicon.svg", "problem.svg"]:
        put(folder / f"static/vormgeving/{name}", "".join(f".tint-{n} {{ color: #{n:03x} }}\n" for n in range(400)))
