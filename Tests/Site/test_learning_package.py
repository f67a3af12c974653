"""A school's zip is a package for learning platforms: IMS Content Packaging with SCORM 1.2 and NL-LOM.

The schemas of IMS and ADL cannot be part of this project. What is checked here instead is what they say of the elements that a package of ours has:
which stand in which, in which order and how often, which attributes they have, and that ids are unique and lead somewhere. A package that was
written by these rules was valid against imscp_rootv1p1p2.xsd, adlcp_rootv1p2.xsd and imsmd_rootv1p2p1.xsd when this was written."""

import json
import re
import zipfile
from xml.etree import ElementTree

import pytest
from bad_zips import zip_of
from school_content import NAMES, in_zip, pack, ran, school, small_content_with

pytestmark = [pytest.mark.slow]

CP, LOM = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}", "{http://www.imsglobal.org/xsd/imsmd_rootv1p2p1}"
TYPE = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}scormtype"
NAME = "imsmanifest.xml"
# For each element what may stand in it, in order: `?` at most once, `*` any number, `+` at least once.
CHILDREN = {
    CP: {
        "manifest": "metadata organizations resources",
        "metadata": "schema schemaversion lom",
        "organizations": "organization",
        "organization": "title item+",
        "item": "title",
        "resources": "resource+",
        "resource": "file* dependency?",
    },
    LOM: {
        "lom": "general lifecycle metametadata technical educational rights",
        "general": "title catalogentry language+ description aggregationlevel",
        "catalogentry": "catalog entry",
        "lifecycle": "version contribute",
        "contribute": "role centity",
        "centity": "vcard",
        "metametadata": "metadatascheme metadatascheme language",
        "technical": "format location",
        "educational": "learningresourcetype intendedenduserrole typicalagerange?",
        "rights": "cost copyrightandotherrestrictions",
        **dict.fromkeys(["title", "entry", "description", "version", "source", "value", "typicalagerange"], "langstring"),
        **dict.fromkeys(
            ["aggregationlevel", "role", "learningresourcetype", "intendedenduserrole", "cost", "copyrightandotherrestrictions"], "source value"
        ),
    },
}
ATTRIBUTES = {
    "manifest": {"identifier", "version"},
    "organizations": {"default"},
    "organization": {"identifier"},
    "item": {"identifier", "identifierref"},
    "resource": {"identifier", "type", TYPE, "href"},
    "file": {"href"},
    "dependency": {"identifierref"},
    "langstring": {"{http://www.w3.org/XML/1998/namespace}lang"},
    "location": {"type"},
}


@pytest.fixture(scope="module")
def made(tool, tmp_path_factory):
    folder = tmp_path_factory.mktemp("package")
    one = school(3, NAMES[3])
    one["file"]["name"] = 'De "Linde" & <Co>, href="x"'
    content = small_content_with(folder / "content", [one])
    assert pack(tool, content, folder / "copies").returncode == 0
    return one["slug"], folder / "copies" / f"{one['slug']}.zip"


def local(element):
    return element.tag.rpartition("}")[2]


def against_the_rules(root):
    """What breaks the rules of the schemas."""
    found = []
    for element in root.iter():
        space, name = element.tag[: element.tag.index("}") + 1], local(element)
        rule = CHILDREN[space].get(name, "")
        pattern = "".join(f"(?:{part.rstrip('?*+')} ){part[-1] if part[-1] in '?*+' else ''}" for part in rule.split())
        if not re.fullmatch(pattern, "".join(f"{local(child)} " for child in element)):
            found.append(f"{name} holds {[local(child) for child in element]}, not {rule}")
        if set(element.attrib) - ATTRIBUTES.get(name, set()):
            found.append(f"{name} has {set(element.attrib)}")
        if name in ("title", "schema") and len(element.text or "") > 200:
            found.append(f"{name} is too long")
    ids = [element.get("identifier") for element in root.iter() if element.get("identifier")]
    found += [f"{one} is no id" for one in ids if not re.fullmatch(r"[^\W\d][\w.-]*", one)]
    found += ["an id stands twice"] if len(ids) != len(set(ids)) else []
    resources = {element.get("identifier") for element in root.iter(f"{CP}resource")}
    found += [f"{one.get('identifierref')} is no resource" for one in root.iter() if one.get("identifierref", next(iter(resources))) not in resources]
    return found


def test_the_rules_find_what_breaks_them(made):
    text = in_zip(made[1])[NAME].decode()
    for old, new in [
        ("<title>", "<titel>"),
        ("<organizations ", '<organizations version="1" '),
        ("<schemaversion>1.2</schemaversion>", ""),
        ('identifierref="files"', 'identifierref="none"'),
        ('identifier="pages"', 'identifier="files"'),
    ]:
        assert old in text
        broken = text.replace(old, new).replace("</title>", "</titel>" if new == "<titel>" else "</title>")
        assert against_the_rules_or_unreadable(broken), f"{old} became {new}, and nothing was found"


def against_the_rules_or_unreadable(text):
    try:
        return against_the_rules(ElementTree.fromstring(text))
    except (ElementTree.ParseError, KeyError) as error:
        return [str(error)]


def test_a_platform_finds_all_of_it(made, found, looked_at):
    slug, path = made
    entries = in_zip(path)
    with zipfile.ZipFile(path) as archive:
        found.expect(archive.namelist()[0] == NAME, f"the zip does not begin with {NAME}")
    # Beside the folder, and in it for who packs the folder anew.
    for where, inside in [("", f"{slug}/"), (f"{slug}/", "")]:
        root = ElementTree.fromstring(entries[f"{where}{NAME}"])
        found += [f"{where}{NAME}: {line}" for line in against_the_rules(root)]
        listed = [element.get("href") for element in root.iter(f"{CP}file")]
        packed = {name.removeprefix(where) for name in entries if name.startswith(f"{slug}/")} - {inside + NAME}
        looked_at(f"files of {where or 'the zip'}", len(set(listed)))
        found.expect(set(listed) == packed, f"{where}{NAME} and the zip differ in {set(listed) ^ packed}")
        launched = {element.get("identifier"): element.get("href") for element in root.iter(f"{CP}resource")}
        found += [f"{one} opens {href}, which is not there" for one, href in launched.items() if href not in packed]
        found.expect({element.get(TYPE) for element in root.iter(f"{CP}resource")} == {"asset"}, "a resource is no asset")
        items = [launched[element.get("identifierref")].removeprefix(inside) for element in root.iter(f"{CP}item")]
        found.expect(items == ["index.html", "ouder.html", "leerkracht.html", "onze-school.html"], f"a platform lists {items}")
        version = json.loads(entries[f"{slug}/versie.json"])["version"]
        found.expect(root.get("version") == version, f"{root.get('version')} is not {version}")
        schemes = [element.text for element in root.iter(f"{LOM}metadatascheme")]
        found.expect(schemes == ["LOMv1.0", "nl_lom_v1p0"], f"its metadata follow {schemes}")


def test_what_lies_beside_the_folder_is_checked(tool, made, folder, found):
    slug, path = made
    entries = in_zip(path)
    other = entries[NAME].replace(b"index.html", b"inlog.html")
    cases = {
        "whole": (entries, 0, "All files are as they were packed"),
        "without it": ({name: content for name, content in entries.items() if name != NAME}, 0, "All files are as they were packed"),
        "changed beside the folder": ({**entries, NAME: other}, 1, f"changed: ../{NAME}"),
        "changed in the folder": ({**entries, f"{slug}/{NAME}": b"x"}, 1, f"changed: {NAME}"),
        "none in the folder": ({name: content for name, content in entries.items() if name != f"{slug}/{NAME}"}, 1, f"changed: ../{NAME}"),
    }
    for name, (inside, status, words) in cases.items():
        result = ran([tool, "verify", zip_of(inside.items(), folder / f"{len(name)}.zip")])
        found.expect(result.returncode == status and words in result.stdout, f"{name}: {result.returncode}, {result.stdout}{result.stderr}")
    ran(["unzip", "-q", path, "-d", folder])
    result = ran([tool, "update", folder / slug, "--from", zip_of(cases["changed beside the folder"][0].items(), folder / "x.zip")])
    found.expect(result.returncode == 2, f"a copy is updated from a zip with another list beside it: {result.stdout}")
    result = ran([tool, "update", folder / slug, "--from", path])
    found.expect(result.returncode == 0, f"a copy is not updated from a whole zip: {result.stderr}")
