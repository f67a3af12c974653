"""Whoever leaves a page on which something was filled in finds nothing of it on coming back: it was about a child, and the device may be shared. A
browser that keeps such text to fill it in again also writes it to the disk."""

import pytest
from ways_out import tool_pages

pytestmark = pytest.mark.slow

# The values of all fields, in order.
HELD = """() => [...document.querySelectorAll("main :is(input, select, textarea):not([type=file])")].map(
  field => ["radio", "checkbox"].includes(field.type) ? field.checked : field.value)"""

# Fills in every field, also those that appear meanwhile, and returns how many there were.
FILL = """() => {
  const values = { number: "4", date: "2026-11-30" }, done = new Set();
  const next = () => [...document.querySelectorAll("main :is(input, select, textarea):not([type=file])")].find(
    field => !done.has(field.id || field.name + field.value) && field.checkVisibility());
  for (let field = next(); field && done.size < 200; field = next()) {
    done.add(field.id || field.name + field.value);
    if (["radio", "checkbox"].includes(field.type)) { field.click(); continue; }
    if (field.tagName === "SELECT") field.selectedIndex = field.options.length - 1;
    else field.value = values[field.type] || "Boomvalk";
    ["input", "change"].forEach(name => field.dispatchEvent(new Event(name, { bubbles: true })));
  }
  return done.size;
}"""


def test_nothing_comes_back(reader, site, looked_at):
    one = reader(viewport={"width": 1280, "height": 900})
    one.page.on("dialog", lambda dialog: dialog.accept())
    fields = 0
    for path in tool_pages(site):
        name = path.relative_to(site).as_posix()
        one.open("index.html")
        one.open(name)
        before = one.page.evaluate(HELD)
        count = one.page.evaluate(FILL)
        one.expect(count == 0 or one.page.evaluate(HELD) != before, "nothing was filled in")
        fields += count
        one.open("index.html")
        one.page.go_back()
        one.page.locator("h1").wait_for()
        one.expect(one.page.evaluate(HELD) == before, "what was filled in comes back")
    looked_at("fields", fields)
