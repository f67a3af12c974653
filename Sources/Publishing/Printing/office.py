"""What the files that people change have in common: what they are made of, and the same bytes each time."""

import datetime
import io
import re
import zipfile

from archives import put_file

# The languages as the programs of an office name them.
LOCALES = {"nl": "nl-NL", "en": "en-GB", "ar": "ar-SA"}
# A file is of the day on which its texts last changed, or else of the first that a zip can name.
FIRST = "1980-01-01"
# Fonts that Windows has, close to those of the site.
SERIF, SANS = "Georgia", "Segoe UI"


def facts_of(tree):
    """What the head of a page says about it, by name."""
    facts = {meta.get("name"): meta.get("content", "") for meta in tree.iter("meta") if meta.get("name")}
    updated = re.search(r"\d{4}-\d\d-\d\d", facts.get("dcterms.modified", ""))
    return facts | {"language": LOCALES.get(tree.get("lang"), tree.get("lang")), "updated": updated[0] if updated else FIRST}


def text_of(element):
    """The words of an element, without breaks of lines."""
    return " ".join("".join(element.itertext()).split())


def describe(properties, title, facts):
    """Says in a file what it is, and nothing about the machine that made it."""
    properties.title, properties.author = title, facts.get("author", "")
    properties.last_modified_by, properties.subject = facts.get("author", ""), facts.get("description", "")
    properties.language, properties.comments, properties.keywords, properties.category = facts["language"], "", "", ""
    properties.created = properties.modified = datetime.datetime.fromisoformat(facts["updated"])
    properties.revision = 1


def drop_thumbnail(package):
    """Takes out the picture of what the file began as."""
    relations = getattr(package, "rels", None) or package._rels
    for key, relation in list(relations.items()):
        if relation.reltype.endswith("/thumbnail"):
            relations.pop(key)


def save(made, output):
    """Writes a file that is a zip, with the same time for all that is in it."""
    whole = io.BytesIO()
    made.save(whole)
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(output + ".tweeluik-tmp", "w") as target:
        for name in source.namelist():
            put_file(target, name, source.read(name))
