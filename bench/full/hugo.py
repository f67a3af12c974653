"""The same work for Hugo."""

from .pages import ARTICLE, BOTH_MAIN, CRUMBS, HANDOUT_MAIN, HEAD, NAMES, OTHER, PLAN_MAIN, SIDE, VIEW, VIEW_MAIN, fill, put, q, static


def in_go(text):
    holes = {
        "title": "{{ .Title }}",
        "summary": "{{ .Params.summary }}",
        "url": "{{ .Permalink }}",
        "content": "{{ .Content }}",
        "jtitle": "{{ .Title | jsonify | safeJS }}",
        "jsummary": "{{ .Params.summary | jsonify | safeJS }}",
        "jurl": "{{ .Permalink | jsonify | safeJS }}",
        "jproblem": "{{ .Params.problem | jsonify | safeJS }}",
        "jname": "{{ .Params.audience | jsonify | safeJS }}",
        "toc": '{{ range .Fragments.Headings }}{{ range .Headings }}<li><a href="#{{ .ID }}">{{ .Title }}</a></li>\n{{ end }}{{ end }}',
        "other": """{{ with site.GetPage (printf "/problemen/%s/%s" .Params.slug .Params.otheraud) }}<div class="leaf leaf-other panel-link {{ .Params.side }}">
<p class="side-name">{{ .Params.audience }}</p>
<p><a class="go" href="{{ .RelPermalink }}">{{ .Title }}, {{ .Params.audience | lower }}</a></p>
<p class="leaf-more">{{ .Params.summary }}</p>
</div>
{{ end }}""",
        "related": """{{ $aud := .Params.aud }}{{ range .Params.related }}{{ with site.GetPage (printf "/problemen/%s%s" . (cond (eq $aud "") "" (printf "/%s" $aud))) -}}
<li><a href="{{ .RelPermalink }}"><img class="tile" src="/vormgeving/problem.svg" alt="" width="96" height="96">{{ .Params.problem }}</a></li>
{{ end }}{{ end -}}
""",
        "leaves": """{{ range .RegularPages }}<div class="panel panel-link {{ .Params.side }}">
<p class="side-name">{{ .Params.name }}</p>
<h2 class="panel-title"><a class="go" href="{{ .RelPermalink }}">{{ .Title }}, {{ .Params.audience | lower }}</a></h2>
<p>{{ .Params.summary }}</p>
</div>
{{ end }}""",
        "both": """{{ range .RegularPages }}<div class="pair">
<div class="panel {{ .Params.side }}">
<p class="side-name">{{ .Params.name }}</p>
<div class="prose">
{{ replaceRE "<(/?)h3" "<${1}h4" (replaceRE "<(/?)h2" "<${1}h3" .Content) | safeHTML }}</div>
</div>
</div>
{{ end }}""",
        ".": lambda name: "{{ . }}" if name == "n" else "{{ ." + name[2:] + " }}" if name.startswith("a.") else "{{ .Params." + name + " }}",
    }
    return fill(text, holes, lambda _, items: "{{ range .Params." + items + " }}", "{{ end }}")


HUGO_SETTINGS = """baseURL = "https://example.org/"
title = "Tips"
locale = "nl"
disableKinds = ["taxonomy", "term", "RSS", "robotsTXT", "404"]
[markup.goldmark.renderer]
unsafe = true
[outputFormats.handout]
mediaType = "text/html"
path = ""
baseName = "handout"
isHTML = true
permalinkable = false
[outputFormats.plan]
mediaType = "text/html"
baseName = "plan"
isHTML = true
permalinkable = false
[outputs]
home = ["html", "json"]
"""


def write(corpus, folder):
    put(folder / "hugo.toml", HUGO_SETTINGS)
    put(
        folder / "layouts/baseof.html",
        in_go(HEAD.replace("«data»", '{{ block "data" . }}{{ end }}').replace("«main»", '{{ block "main" . }}{{ end }}')),
    )

    def layout(name, main, data=ARTICLE + CRUMBS):
        put(folder / f"layouts/{name}", '{{ define "data" }}' + in_go(data) + '{{ end }}{{ define "main" }}' + in_go(main) + "{{ end }}\n")

    layout("view.html", VIEW_MAIN)
    layout("view.handout.html", HANDOUT_MAIN)
    layout("problem.html", BOTH_MAIN)
    layout("problem.plan.html", PLAN_MAIN)
    card = '<li class="card">\n<h3><a href="{{ .RelPermalink }}">{{ .Params.problem }}</a></h3>\n<p>{{ .Params.summary }}</p>\n</li>\n'
    problems = '{{ range (where (site.GetPage "/problemen").Sections "Params.kind" "problem") }}'
    layout("home.html", '<h1>{{ .Title }}</h1>\n<ul class="cards">\n' + problems + card + "{{ end }}</ul>", "")
    layout(
        "audience.html",
        '<h1>{{ .Title }}</h1>\n<ul class="cards">\n{{ range where site.RegularPages "Params.aud" .Params.aud }}' + card + "{{ end }}</ul>",
        "",
    )
    layout(
        "overview.html",
        "<h1>{{ .Title }}</h1>\n<table>\n"
        + problems
        + """<tr><th><a href="{{ .RelPermalink }}">{{ .Params.problem }}</a></th><td>{{ .Params.summary }}</td>
<td>{{ range .RegularPages }}<a href="{{ .RelPermalink }}">{{ .Params.audience }}</a> {{ end }}</td>
<td>{{ range .Params.related }}{{ with site.GetPage (printf "/problemen/%s" .) }}<a href="{{ .RelPermalink }}">{{ .Params.problem }}</a>, {{ end }}{{ end }}</td></tr>
{{ end }}</table>""",
        "",
    )
    layout(
        "search.html",
        '<h1>{{ .Title }}</h1>\n<ul>\n{{ range where site.RegularPages "Params.kind" "view" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>\n{{ end }}</ul>',
        "",
    )
    layout("page.html", "<h1>{{ .Title }}</h1>\n{{ .Content }}", "")
    layout("section.html", "<h1>{{ .Title }}</h1>\n", "")
    put(
        folder / "layouts/home.json",
        """[{{ range $i, $p := where site.RegularPages "Params.kind" "view" }}{{ if $i }},{{ end }}
{"u":{{ .RelPermalink | jsonify }},"t":{{ .Title | jsonify }},"s":{{ .Params.summary | jsonify }},"x":{{ .Plain | jsonify }}}{{ end }}]
""",
    )
    put(folder / "content/_index.md", "---\ntitle: Tips\nsummary: Tips voor ouders en leerkrachten.\n---\n")
    put(folder / "content/problemen/_index.md", "---\ntitle: Problemen\nsummary: Alle problemen.\n---\n")
    for aud in VIEW:
        put(folder / f"content/{aud}.md", f"---\ntitle: {VIEW[aud]}\nsummary: {VIEW[aud]}.\naud: {aud}\nkind: list\nlayout: audience\n---\n")
    put(folder / "content/overzicht.md", "---\ntitle: Overzicht\nsummary: Overzicht.\nlayout: overview\n---\n")
    put(folder / "content/zoeken.md", "---\ntitle: Zoeken\nsummary: Zoeken.\nlayout: search\n---\n")
    put(folder / "content/begrippen.md", "---\ntitle: Begrippen\nsummary: Begrippen.\n---\n" + corpus.glossary())
    static(folder)
    for p in corpus.problems:
        related = [corpus.d.slug(n) for n in corpus.related[p.number]]
        common = f"slug: {p.slug}\nproblem: {q(p.title)}\nintroduction: {q(p.introduction)}\nrelated: {q(related)}\n"
        put(
            folder / f"content/problemen/{p.slug}/_index.md",
            f'---\ntitle: {q(p.title)}\nsummary: {q(p.summary)}\n{common}kind: problem\naud: ""\naudience: ""\nlayout: problem\noutputs: [html, plan]\nagreements: {q(corpus.agreements(p, None))}\n---\n',
        )
        for v in p.views:
            a = v.audience
            put(
                folder / f"content/problemen/{p.slug}/{a}.md",
                f"---\ntitle: {q(v.title)}\nsummary: {q(v.summary)}\n{common.replace(f'slug: {p.slug}', f'slug: {p.slug}', 1)}url: /problemen/{p.slug}/{a}/\nkind: view\naud: {a}\notheraud: {OTHER[a]}\nside: {SIDE[a]}\nname: {NAMES[a]}\naudience: {VIEW[a]}\nlayout: view\noutputs: [html, handout]\nnotes: {q(corpus.notes(v.body, a))}\nagreements: {q(corpus.agreements(p, a))}\n---\n\n{corpus.body(v.body, a)}",
            )
