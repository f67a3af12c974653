"""The same work for zorto."""

from .pages import ARTICLE, BOTH_MAIN, CRUMBS, HANDOUT_MAIN, HEAD, NAMES, PLAN_MAIN, SIDE, TILE, VIEW, VIEW_MAIN, fill, put, q, static


def in_tera(text, kind):
    at = "section" if kind == "section" else "page"

    def link(item):
        return f'<li><a href="{{{{ {item}.url }}}}">{TILE}{{{{ {item}.title }}}}</a></li>\n'

    holes = {
        "title": "{{ page.title }}",
        "summary": "{{ page.description }}",
        "url": "{{ page.permalink }}",
        "content": "{{ page.content | safe }}",
        "jtitle": "{{ page.title | json_encode | safe }}",
        "jsummary": "{{ page.description | json_encode | safe }}",
        "jurl": "{{ page.permalink | json_encode | safe }}",
        "jproblem": "{{ page.extra.problem | json_encode | safe }}",
        "jname": "{{ page.extra.audience | json_encode | safe }}",
        "toc": '{% for h in page.extra.toc %}<li><a href="#{{ h.id }}">{{ h.title }}</a></li>\n{% endfor %}',
        "other": """<div class="leaf leaf-other panel-link {{ page.extra.other.side }}">
<p class="side-name">{{ page.extra.other.audience }}</p>
<p><a class="go" href="{{ page.extra.other.url }}">{{ page.extra.other.title }}, {{ page.extra.other.audience | lower }}</a></p>
<p class="leaf-more">{{ page.extra.other.summary }}</p>
</div>
""",
        "related": "{% for r in page.extra.related %}" + link("r") + "{% endfor %}",
        "leaves": """{% for v in page.extra.views %}<div class="panel panel-link {{ v.side }}">
<p class="side-name">{{ v.name }}</p>
<h2 class="panel-title"><a class="go" href="{{ v.url }}">{{ v.title }}, {{ v.audience | lower }}</a></h2>
<p>{{ v.summary }}</p>
</div>
{% endfor %}""",
        "both": "{{ page.content | safe }}",
        ".": lambda name: "{{ " + name + " }}" if name == "n" or name.startswith("a.") else "{{ page.extra." + name + " }}",
    }
    return (
        fill(text, holes, lambda one, items: "{% for " + one + " in page.extra." + items + " %}", "{% endfor %}")
        .replace("page.extra", at + ".extra")
        .replace("{ page.", "{ " + at + ".")
        .replace("{% for h in page.", "{% for h in " + at + ".")
    )


ZORTO_SETTINGS = """base_url = "https://example.org"
title = "Tips"
compile_sass = false
generate_feed = false
generate_feeds = false
generate_sitemap = true
generate_llms_txt = false
generate_md_files = false
"""


def toml(table):
    return (
        "{ "
        + ", ".join(
            f"{k} = {toml(v) if isinstance(v, dict) else '[' + ', '.join(toml(x) if isinstance(x, dict) else q(x) for x in v) + ']' if isinstance(v, list) else q(v)}"
            for k, v in table.items()
        )
        + " }"
    )


def front(title, summary, path, template, extra):
    lines = [f"title = {q(title)}", f"description = {q(summary)}", f"path = {q(path)}", f"template = {q(template)}", "[extra]"]
    for k, v in extra.items():
        lines.append(
            f"{k} = "
            + (
                toml(v)
                if isinstance(v, dict)
                else "[" + ", ".join(toml(x) if isinstance(x, dict) else q(x) for x in v) + "]"
                if isinstance(v, list)
                else q(v)
            )
        )
    return "+++\n" + "\n".join(lines) + "\n+++\n\n"


def write(corpus, folder):
    put(folder / "config.toml", ZORTO_SETTINGS)

    def block(n):
        return "{% block " + n + " %}{% endblock %}"

    for kind in ("page", "section"):
        put(folder / f"templates/base-{kind}.html", in_tera(HEAD.replace("«data»", block("data")).replace("«main»", block("main")), kind))

    def layout(name, main, data=ARTICLE + CRUMBS, kind="page"):
        put(
            folder / f"templates/{name}",
            '{% extends "base-'
            + kind
            + '.html" %}\n{% block data %}'
            + in_tera(data, kind)
            + "{% endblock %}\n{% block main %}"
            + in_tera(main, kind)
            + "{% endblock %}\n",
        )

    layout("view.html", VIEW_MAIN)
    layout("handout.html", HANDOUT_MAIN)
    layout("problem.html", BOTH_MAIN)
    layout("plan.html", PLAN_MAIN)
    layout("page.html", "<h1>{{ page.title }}</h1>\n{{ page.content | safe }}", "")
    card = '<li class="card">\n<h3><a href="{{ p.url }}">{{ p.title }}</a></h3>\n<p>{{ p.summary }}</p>\n</li>\n'
    cards = '<h1>{{ page.title }}</h1>\n<ul class="cards">\n{% for p in page.extra.items %}' + card + "{% endfor %}</ul>"
    layout("list.html", cards, "")
    layout("index.html", cards, "", "section")
    layout(
        "overview.html",
        '<h1>{{ page.title }}</h1>\n<table>\n{% for p in page.extra.items %}<tr><th><a href="{{ p.url }}">{{ p.title }}</a></th><td>{{ p.summary }}</td>\n<td><a href="{{ p.url }}ouder/">Voor ouders</a> <a href="{{ p.url }}leerkracht/">Voor leerkrachten</a></td>\n<td>{% for r in p.related %}<a href="{{ r.url }}">{{ r.title }}</a>, {% endfor %}</td></tr>\n{% endfor %}</table>',
        "",
    )
    layout(
        "section.html",
        '<h1>{{ section.title }}</h1>\n<ul>\n{% for v in section.pages %}<li><a href="{{ v.permalink }}">{{ v.title }}</a></li>\n{% endfor %}</ul>\n<script type="application/json">[{% for v in section.pages %}{% if not loop.first %},{% endif %}\n{"u":{{ v.permalink | json_encode | safe }},"t":{{ v.title | json_encode | safe }},"s":{{ v.description | json_encode | safe }},"x":{{ v.content | striptags | json_encode | safe }}}{% endfor %}]</script>',
        "",
        "section",
    )
    slug, title = corpus.d.slug, corpus.d.title
    items = [{"url": f"/problemen/{p.slug}/", "title": p.title, "summary": p.summary} for p in corpus.problems]
    put(
        folder / "content/_index.md",
        '+++\ntitle = "Tips"\ndescription = "Tips voor ouders en leerkrachten."\ntemplate = "index.html"\n[extra]\nitems = ['
        + ", ".join(toml(i) for i in items)
        + "]\n+++\n",
    )
    # The list of all views, which holds the search index too: zorto writes no other files than pages.
    put(folder / "content/zoeken/_index.md", '+++\ntitle = "Zoeken"\ndescription = "Zoeken."\nsort_by = "title"\n+++\n')
    for aud in VIEW:
        entries = [
            {"url": f"/problemen/{p.slug}/{aud}/", "title": p.title, "summary": v.summary}
            for p in corpus.problems
            for v in p.views
            if v.audience == aud
        ]
        put(folder / f"content/{aud}.md", front(VIEW[aud], VIEW[aud], aud, "list.html", {"items": entries}))
    rows = [
        {**i, "related": [{"url": f"/problemen/{slug(n)}/", "title": title(n)} for n in corpus.related[p.number]]}
        for i, p in zip(items, corpus.problems)
    ]
    put(folder / "content/overzicht.md", front("Overzicht", "Overzicht.", "overzicht", "overview.html", {"items": rows}))
    put(folder / "content/begrippen.md", front("Begrippen", "Begrippen.", "begrippen", "page.html", {}) + corpus.glossary())
    static(folder)
    for p in corpus.problems:
        place = f"problemen/{p.slug}"
        views = [
            {
                "url": f"/{place}/{v.audience}/",
                "title": v.title,
                "summary": v.summary,
                "side": SIDE[v.audience],
                "name": NAMES[v.audience],
                "audience": VIEW[v.audience],
            }
            for v in p.views
        ]

        def related(aud):
            return [{"url": f"/problemen/{slug(n)}/" + (f"{aud}/" if aud else ""), "title": title(n)} for n in corpus.related[p.number]]

        common = {"slug": p.slug, "problem": p.title, "introduction": p.introduction}
        both = "\n".join(
            f'<div class="pair">\n<div class="panel {SIDE[v.audience]}">\n<p class="side-name">{NAMES[v.audience]}</p>\n<div class="prose">\n\n{corpus.body(v.body, v.audience, shift=True)}\n\n</div>\n</div>\n</div>\n'
            for v in p.views
        )
        own = corpus.agreements(p, None)
        put(
            folder / f"content/samen/{p.slug}.md",
            front(p.title, p.summary, place, "problem.html", {**common, "audience": "", "views": views, "agreements": own, "related": related(None)})
            + both,
        )
        put(
            folder / f"content/plannen/{p.slug}.md",
            front(
                "Plan van aanpak: " + p.title.lower(),
                "Vul dit plan samen in, met het kind erbij: niet praten over het kind, maar met het kind.",
                place + "/plan",
                "plan.html",
                {**common, "audience": "", "agreements": own},
            ),
        )
        for v, other in zip(p.views, reversed(views)):
            a = v.audience
            extra = {**common, "aud": a, "side": SIDE[a], "audience": VIEW[a], "agreements": corpus.agreements(p, a)}
            put(
                folder / f"content/zoeken/{p.slug}-{a}.md",
                front(
                    v.title,
                    v.summary,
                    f"{place}/{a}",
                    "view.html",
                    {**extra, "other": other, "related": related(a), "notes": corpus.notes(v.body, a), "toc": corpus.toc(v.body)},
                )
                + corpus.body(v.body, a),
            )
            put(
                folder / f"content/handouts/{p.slug}-{a}.md",
                front("Handout: " + v.title.lower(), v.summary, f"{place}/handout-{a}", "handout.html", extra),
            )
    # These folders have no _index.md: they are no sections, so that they have no list.
