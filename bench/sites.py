"""Writes the same documents as a site for Tweeluik, for Hugo and for zorto."""

import json
import pathlib

from . import documents

LAYOUT = (pathlib.Path(__file__).parent / "layout.html").read_text(encoding="utf-8")
SCHOOL, CONTACT = "Basisschool De Vlieger", "Kerkstraat 2, 1234 AB Voorbeelddorp, 000-0000000"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><path d="M6 36h16V14zM42 36H26V14z"/></svg>\n'
STYLE = "".join(f".tint-{number} {{ color: #{number:03x} }}\n" for number in range(200))

SETTINGS = """title: Tips
tagline: Samen om het kind heen
description: Tips voor ouders en leerkrachten.
language: nl
base_url: https://example.org/
publisher: {name: De Uitgever}
audiences:
  - {id: ouder, name: Ouder, title: Voor ouders, summary: Thuis., agreements: {ouder: Dit doet u, leerkracht: Dit doet school}}
  - {id: leerkracht, name: Leerkracht, title: Voor leerkrachten, summary: School., agreements: {ouder: Zij, leerkracht: Jij}}
navigation:
  header: ["term:"]
"""


def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def quoted(text):
    """A string that YAML, TOML and JSON all read in the same way."""
    return json.dumps(text, ensure_ascii=False)


def slugs(numbers):
    return ", ".join(documents.slug(number) for number in numbers)


def layout(title, summary, content, school=SCHOOL, contact=CONTACT):
    page = LAYOUT
    for name, value in [("title", title), ("summary", summary), ("content", content), ("school", school), ("contact", contact)]:
        page = page.replace(f"@{name}@", value)
    return page


def write_sites(count, folder, makers=None):
    """Writes so many problems as a site for each of the programs, in the folders tweeluik/, hugo/ and zorto/."""
    sites = [make(folder / name) for name, make in (makers or MAKERS).items()]
    for problem in documents.problems(count):
        for site in sites:
            site.add(problem)


class TweeluikSite:
    """Writes content for Tweeluik."""

    def __init__(self, folder):
        self.folder = folder
        put(folder / "site.yml", SETTINGS)
        for term in documents.TERMS:
            writer = documents.Writer(term)
            fields = f"title: {documents.spoken(term)}\nsummary: {writer.summary()}.\n"
            put(folder / f"glossary/{term}.md", f"---\n{fields}---\n{writer.paragraph()}\n")

    def add(self, problem):
        place = self.folder / "problems" / problem.slug
        put(place / "index.md", f"{problem_fields(problem)}{problem.introduction}\n")
        for view in problem.views:
            fields = f"title: {quoted(view.title)}\nsummary: {quoted(view.summary)}\n"
            put(place / f"{view.audience}.md", f"---\n{fields}---\n\n{view.body}")


def problem_fields(problem):
    """The front matter of a problem, with one agreement for each audience to keep."""
    writer = documents.Writer(f"{problem.slug}/agreements")
    lines = [f"title: {quoted(problem.title)}", f"summary: {quoted(problem.summary)}", "ages: 4-12"]
    lines += [f"related: [{slugs(problem.related)}]", "agreements:"]
    for keeper in documents.AUDIENCES:
        lines += [f"  - id: afspraak-{keeper}", f"    by: {keeper}"]
        lines += [f"    {reader}: {quoted(documents.capital(writer.words(12)) + '.')}" for reader in documents.AUDIENCES]
    return "---\n" + "\n".join(lines) + "\n---\n"


HUGO_SETTINGS = f"""baseURL = "https://example.org/"
title = "Tips"
locale = "nl"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]
[params]
school = {quoted(SCHOOL)}
contact = {quoted(CONTACT)}
"""

HUGO_VIEW = """{{ define "main" -}}
{{ $audience := .Params.audience }}{{ $other := cond (eq $audience "ouder") "leerkracht" "ouder" -}}
<article>
<h1>{{ .Title }}</h1>
<p class="summary">{{ .Params.summary }}</p>
{{ with site.GetPage (printf "/problemen/%s/%s" .Params.problem $other) -}}
<p class="other"><a href="{{ .RelPermalink }}">{{ .Title }}</a></p>
{{- end }}
{{ .Content }}
<aside>
<h2>Lees ook</h2>
<ul>
{{ range .Params.related }}{{ with site.GetPage (printf "/problemen/%s/%s" . $audience) -}}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}{{ end -}}
</ul>
<ul class="tags">{{ range .Params.tags }}<li>{{ . }}</li>{{ end }}</ul>
</aside>
</article>
{{- end }}
"""

HUGO_LIST = """{{ define "main" -}}
<h1>{{ .Title }}</h1>
<ul class="list">
{{ range where .RegularPagesRecursive "Params.audience" "ouder" -}}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> <a href="/problemen/{{ .Params.problem }}/leerkracht/">leerkracht</a></li>
{{ end -}}
</ul>
{{- end }}
"""


class HugoSite:
    """Writes a site for Hugo, whose templates look up the pages that they link to."""

    def __init__(self, folder):
        self.folder = folder
        school, contact = "{{ site.Params.school }}", "{{ site.Params.contact }}"
        base = layout("{{ .Title }}", "{{ .Params.summary }}", '{{ block "main" . }}{{ end }}', school, contact)
        put(folder / "hugo.toml", HUGO_SETTINGS)
        put(folder / "layouts/baseof.html", base)
        put(folder / "layouts/page.html", HUGO_VIEW)
        put(folder / "layouts/section.html", HUGO_LIST)
        put(folder / "layouts/home.html", '{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}{{ end }}\n')
        put(folder / "content/_index.md", "---\ntitle: Tips\nsummary: Tips\n---\nWelkom.\n")
        put(folder / "content/problemen/_index.md", "---\ntitle: Alle problemen\nsummary: Alle\n---\n")
        put_static(folder)

    def add(self, problem):
        shared = f"problem: {problem.slug}\ntags: [{', '.join(problem.tags)}]\nrelated: [{slugs(problem.related)}]\n"
        for view in problem.views:
            fields = f"title: {quoted(view.title)}\nsummary: {quoted(view.summary)}\naudience: {view.audience}\n{shared}"
            path = self.folder / f"content/problemen/{problem.slug}/{view.audience}.md"
            put(path, f"---\n{fields}---\n\n{documents.with_paths(view.body, view.audience)}")


def put_static(folder):
    put(folder / "static/static/site.css", STYLE)
    put(folder / "static/static/logo.svg", LOGO)


ZORTO_SETTINGS = f"""base_url = "https://example.org"
title = "Tips"
compile_sass = false
build_search_index = false
generate_feed = false
generate_feeds = false
generate_sitemap = false
generate_llms_txt = false
generate_md_files = false
[extra]
school = {quoted(SCHOOL)}
contact = {quoted(CONTACT)}
"""

ZORTO_VIEW = """{% extends "base.html" %}
{% block title %}{{ page.title }}{% endblock %}
{% block summary %}{{ page.description }}{% endblock %}
{% block content %}
<article>
<h1>{{ page.title }}</h1>
<p class="summary">{{ page.description }}</p>
<p class="other"><a href="{{ page.extra.other.url }}">{{ page.extra.other.title }}</a></p>
{{ page.content | safe }}
<aside>
<h2>Lees ook</h2>
<ul>
{% for other in page.extra.related %}<li><a href="{{ other.url }}">{{ other.title }}</a></li>
{% endfor %}</ul>
<ul class="tags">{% for tag in page.extra.tags %}<li>{{ tag }}</li>{% endfor %}</ul>
</aside>
</article>
{% endblock %}
"""

ZORTO_LIST = """{% extends "base.html" %}
{% block content %}
<h1>{{ section.title }}</h1>
<ul class="list">
{% for view in section.pages %}{% if view.extra.audience == "ouder" %}<li>
<a href="{{ view.permalink }}">{{ view.title }}</a> <a href="/problemen/{{ view.extra.problem }}/leerkracht/">leerkracht</a></li>
{% endif %}{% endfor %}</ul>
{% endblock %}
"""


class ZortoSite:
    """Writes a site for zorto. What a page says about other pages is in its front matter."""

    def __init__(self, folder):
        self.folder = folder
        blocks = [f"{{% block {name} %}}{{% endblock %}}" for name in ("title", "summary", "content")]
        base = layout(*blocks, "{{ config.extra.school }}", "{{ config.extra.contact }}")
        put(folder / "config.toml", ZORTO_SETTINGS)
        put(folder / "templates/base.html", base)
        put(folder / "templates/page.html", ZORTO_VIEW)
        put(folder / "templates/section.html", ZORTO_LIST)
        put(folder / "templates/index.html", '{% extends "base.html" %}{% block content %}<h1>Tips</h1>{% endblock %}\n')
        put(folder / "content/_index.md", '+++\ntitle = "Tips"\n+++\nWelkom.\n')
        put(folder / "content/problemen/_index.md", '+++\ntitle = "Alle problemen"\nsort_by = "title"\n+++\n')
        put_static(folder)

    def add(self, problem):
        for view in problem.views:
            # These files are not in a folder for each problem, because zorto would not list them as pages of the section.
            path = self.folder / f"content/problemen/{problem.slug}-{view.audience}.md"
            put(path, zorto_fields(problem, view) + documents.with_paths(view.body, view.audience))


def zorto_fields(problem, view):
    other = next(other.audience for other in problem.views if other is not view)
    related = ", ".join(zorto_link(number, view.audience) for number in problem.related)
    return f"""+++
title = {quoted(view.title)}
description = {quoted(view.summary)}
path = "problemen/{problem.slug}/{view.audience}"
[extra]
problem = {quoted(problem.slug)}
audience = {quoted(view.audience)}
tags = {quoted(problem.tags)}
other = {zorto_link(problem.number, other)}
related = [{related}]
+++

"""


def zorto_link(number, audience):
    url = f"/problemen/{documents.slug(number)}/{audience}/"
    return f"{{ url = {quoted(url)}, title = {quoted(documents.title(number, audience))} }}"


MAKERS = {"tweeluik": TweeluikSite, "hugo": HugoSite, "zorto": ZortoSite}
