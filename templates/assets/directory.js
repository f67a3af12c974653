// Who can help: shows the part of the page's list that the reader looks for. Nothing is saved, so this tool has no document. Without
// it the page shows the whole list.
tweeluik.directory = (() => {
  "use strict";
  const { page, text, listed, el, button } = tweeluik.tool;
  const list = document.getElementById("tool_entries"), app = document.getElementById("tool_app");
  const entries = list ? [...list.querySelectorAll(".entry")] : [];
  if (!entries.length) return;
  const status = el("p", { class: "tool-found", role: "status" }), printed = el("p", { class: "tool-print" });

  // Accents, capitals and the characters between words make no difference.
  const folded = words => words.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase(page.language);
  const texts = new Map(entries.map(entry => [entry, folded(entry.textContent)]));
  const sorted = options => options.sort((one, other) => one[1].localeCompare(other[1], page.language));

  // What entries are filtered by: its name, its options, and the values that an entry has for it.
  const regions = [...new Set(entries.map(entry => entry.dataset.region).filter(region => region))];
  const choices = [
    ["category", page.content.categories.map(one => [one.id, one.name]), entry => [entry.dataset.category]],
    ["region", sorted(regions.map(region => [region, region])), entry => [entry.dataset.region]],
    ["problem", page.content.problems.map(one => [one.slug, one.title]), entry => (entry.dataset.problems || "").split(/\s+/)],
  ].map(([name, options, values]) => {
    // An option that no entry has is left out.
    const there = options.filter(([value]) => entries.some(entry => values(entry).includes(value)));
    const select = el("select", { id: "tool_" + name, change: show },
      el("option", { value: "" }, text("any")), there.map(([value, shown]) => el("option", { value }, shown)));
    return { name, values, select };
  });
  const query = el("input", { id: "tool_query", type: "search", spellcheck: "false", input: show });

  function show() {
    const words = folded(query.value).split(/\s+/).filter(word => word);
    const fits = entry => choices.every(({ select, values }) => !select.value || values(entry).includes(select.value))
      && words.every(word => texts.get(entry).includes(word));
    for (const entry of entries) entry.hidden = !fits(entry);
    const count = entries.filter(entry => !entry.hidden).length;
    status.textContent = count ? text("found", { count, all: entries.length }) : text("foundNone");
    const chosen = choices.filter(({ select }) => select.value).map(({ select }) => select.selectedOptions[0].textContent);
    if (words.length) chosen.unshift(query.value.trim());
    printed.textContent = chosen.length ? text("chosen", { choices: listed(chosen) }) : "";
  }

  function showAll() {
    query.value = "";
    for (const { select } of choices) select.value = "";
    show();
    query.focus();
  }

  const labelled = (name, field) => el("div", null, el("label", { for: field.id }, text(name)), field);
  // Paper has the list that is shown, without the filters.
  app.classList.add("tool-empty");
  document.getElementById("main_content").classList.add("tool-filled");
  // Who sees all of a short list at once has nothing to filter.
  const isLong = entries.length > 3;
  const filters = el("div", { role: "search", "aria-label": text("filterTitle"), class: "tool-part tool-fields" },
    labelled("query", query), choices.map(({ name, select }) => labelled(name, select)));
  app.append(
    ...isLong ? [filters] : [],
    el("p", { class: "actions" }, isLong && button("showAll", showAll), button("print", () => window.print())),
    ...isLong ? [status] : []);
  list.before(printed);
  show();
  app.hidden = false;
})();
