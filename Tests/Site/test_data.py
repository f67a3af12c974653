"""The data that pages give to their scripts: they follow the schema, and scripts ask for nothing else.

The schema (`Tests/Fixtures/tool-data.json`) follows from the Swift types that write the data; a Swift test makes sure of that."""

import collections
import json
import re

import jsonschema
import pytest
from outputs import OUTPUTS, REPOSITORY, output_folder
from test_leaving import FILL
from tool_page import opened
from ways_out import tool_pages

SCHEMAS = json.loads((REPOSITORY / "Tests/Fixtures/tool-data.json").read_text())
DATA = re.compile(r'<script type="application/json" id="tool_data">(.*?)</script>', re.DOTALL)
# Notes every field that a script asks for and the data does not have. The names in `by id` come from the content.
ASKED = """
window.missing = new Set();
const parse = JSON.parse;
const noting = (value, way) => (typeof value !== "object" || value === null ? value : new Proxy(value, { get(target, name) {
  if (typeof name === "symbol" || name === "toJSON" || name in target) return noting(target[name], Array.isArray(target) ? way : [...way, name]);
  missing.add([...way, name].join("."));
} }));
JSON.parse = (text, ...rest) => {
  const value = parse(text, ...rest);
  return text === document.getElementById("tool_data")?.textContent ? noting(value, []) : value;
};
"""
# Chooses the last answer but one, because the last answer in a questionnaire means that the item is skipped.
CHOOSE = """() => document.querySelectorAll("#tool_app fieldset").forEach(one => {
  const radios = one.querySelectorAll("input[type=radio]");
  if (radios.length > 2) radios[radios.length - 2].click();
})"""


@pytest.mark.parametrize("output", OUTPUTS)
def test_pages_tell_what_the_schema_says(found, looked_at, output):
    """Scripts can rely on every field, and there is no field that the schema does not know."""
    seen = collections.Counter()
    for path in tool_pages(output_folder(output), has_all_plans=True):
        data = json.loads(DATA.search(path.read_text())[1])
        seen[data["kind"]] += 1
        validator = jsonschema.Draft202012Validator(SCHEMAS[data["kind"]])
        found += [f"{path.name}: {error.json_path}: {error.message[:200]}" for error in validator.iter_errors(data)]
    for kind, count in seen.items():
        looked_at(kind, count)
    if output == "site":
        assert set(seen) == set(SCHEMAS), "a kind of data is on no page"


def may_be_missing(schema, way=()):
    """The fields that may be missing, each as a path of names, in which `*` is any id."""
    if schema["type"] == "array":
        yield from may_be_missing(schema["items"], way)
    if isinstance(schema.get("additionalProperties"), dict):
        yield (*way, "*")
        yield from may_be_missing(schema["additionalProperties"], (*way, "*"))
    for name, field in schema.get("properties", {}).items():
        if name not in schema["required"]:
            yield (*way, name)
        yield from may_be_missing(field, (*way, name))


@pytest.fixture
def base(demonstration):
    """There the directory is long enough to have filters."""
    return demonstration


@pytest.mark.slow
def test_scripts_ask_for_what_is_there(reader, site, looked_at):
    """Uses each kind of tool, in all its steps; a script may only ask for a field that every page has, or that the schema says may be missing."""
    one = opened(reader, "index.html", before=ASKED, viewport={"width": 1280, "height": 900})
    page = one.page
    page.on("dialog", lambda dialog: dialog.accept())
    kinds = {json.loads(DATA.search(path.read_text())[1])["kind"]: path for path in tool_pages(site)}
    for kind, path in kinds.items():
        one.open(path.relative_to(site).as_posix())
        filled = page.evaluate(FILL)
        page.evaluate(CHOOSE)
        for folder in page.locator("#tool_app input[webkitdirectory]").all():
            folder.set_input_files(site)
            filled += 1
        for button in page.locator("#tool_app button:not(.tool-bar button, .door-link)").all()[:12]:
            if button.is_visible() and button.is_enabled():
                button.click()
                page.keyboard.press("Escape")
                filled += page.evaluate(FILL)
                page.evaluate(CHOOSE)
        looked_at(f"fields of {kind}", filled)
        allowed = [".".join(way).replace("*", r"[\w-]+") for way in may_be_missing(SCHEMAS[kind])]
        missing = [way for way in page.evaluate("[...missing]") if not any(re.fullmatch(pattern, way) for pattern in allowed)]
        one.expect(not missing, f"the scripts of {kind} ask for {missing}")
