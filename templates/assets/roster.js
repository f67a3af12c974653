// A class: pupils have codes; their names are only in memory and in a file of their own. A tool saves codes (in its data), but never
// names. A class has a mark without a meaning, so that names are never matched with the codes of another class. Gives:
//
// make({low, high, months, codes, group, replace, add, remove, renamed})    codes() and group() return the tool's codes and mark; the
//                  rest is called when the reader changes the class: replace(codes, group), add(code), remove(code), renamed(). Returns
//   panel, draw()  the panel to enter the class in; call draw() when the tool is shown
//   label(code)    what the reader calls a pupil: the name, where names are known and shown
//   find(text)     the code of the pupil with this code or name, or null
//   hasNames()     whether labels may be names
//   coded(text)    the text with codes in the place of names, for what is kept
// code, group      readers for what a file holds (see file.js)
tweeluik.roster = (() => {
  "use strict";
  const { page, text, listed, today, el, button, ask, trouble, announce, unsaved, forgetters } = tweeluik.tool, { check } = tweeluik.file;
  const KIND = "names", MOST_LETTERS = 60;

  const isCode = value => typeof value === "string" && /^[A-Z]\d{2,3}$/.test(value);
  const isGroup = value => typeof value === "string" && /^[0-9a-z]{0,16}$/.test(value);
  const only = isRight => value => {
    if (!isRight(value)) throw trouble("fileDamaged");
    return value;
  };
  const code = only(isCode), group = only(isGroup);
  const readNames = check.record({ group, pupils: check.list(200, check.record({ code, name: check.text(MOST_LETTERS) })) });

  const numbered = number => "L" + String(number).padStart(2, "0");
  const newGroup = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), byte => (byte % 36).toString(36)).join("");
  // A name can be written in many ways; this is the same for all of them.
  const plain = name => name.normalize().replace(/\s+/g, " ").trim();
  const folded = name => plain(name).toLocaleLowerCase(page.language);

  function make(tool) {
    const { low, high, codes } = tool;
    const names = new Map();
    let owner = "", isShown = true, isOpen = false; // The owner is the class that the names belong to.
    const alert = el("p", { class: "tool-alert", role: "alert" }), size = el("p", { id: "roster_size" }), content = el("div");
    const panel = el("section", { class: "tool-part tool-screen", "aria-labelledby": "roster_title" },
      el("h3", { id: "roster_title", tabindex: "-1", "aria-describedby": "roster_size" }, text("rosterTitle")), size, content, alert);

    const nameOf = one => (owner === tool.group() && names.get(one)) || "";
    const label = one => (isShown && nameOf(one)) || one;
    const hasAny = () => codes().some(nameOf);
    const hasNames = () => isShown && hasAny();
    const tell = message => { alert.textContent = message; };

    function find(called) {
      const wanted = folded(called);
      return codes().find(one => folded(one) === wanted) || codes().find(one => nameOf(one) && folded(nameOf(one)) === wanted) || null;
    }

    // The longest name first, so that none is taken for a part of another.
    function coded(words) {
      const known = codes().filter(nameOf).sort((one, other) => nameOf(other).length - nameOf(one).length);
      return known.reduce((kept, one) => {
        const name = nameOf(one).replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
        return kept.replace(new RegExp(`(^|[^\\p{L}\\p{N}])${name}(?![\\p{L}\\p{N}])`, "gu"), (_, before) => before + one);
      }, words);
    }

    // All names at once, of the class as it is.
    function own(pairs) {
      names.clear();
      owner = tool.group();
      for (const [one, name] of pairs) if (plain(name)) names.set(one, plain(name));
      isShown = true;
      if (names.size) unsaved.add(KIND);
      else unsaved.delete(KIND);
    }

    // MARK: A new class

    // Why these cannot be a class, or "".
    function wrong(entries) {
      const count = entries.length, long = entries.find(name => name.length > MOST_LETTERS), seen = entries.map(folded);
      const doubles = entries.filter((name, place) => seen.indexOf(seen[place]) < place);
      if (count < low || count > high) return text("rosterMany", { low, high, count });
      if (long) return text("rosterLong", { name: long.slice(0, MOST_LETTERS) + "…" });
      return doubles.length ? text("rosterDouble", { names: listed([...new Set(doubles)]) }) : "";
    }

    async function take(entries) {
      tell(wrong(entries));
      if (alert.textContent) return;
      if (codes().length && !await ask(text("rosterReplaceTitle"), el("p", null, text("rosterReplace")), [["rosterReplaceYes", () => true]])) return;
      const areCodes = entries.every(isCode), made = areCodes ? entries : entries.map((_, place) => numbered(place + 1));
      tool.replace(made, newGroup());
      own(areCodes ? [] : made.map((one, place) => [one, entries[place]]));
      isOpen = false;
      tool.renamed();
      draw();
      panel.querySelector("h3").focus(); // Which says how many there are.
    }

    // What it is about stands beside the fields, or below the first: not before them.
    function form(about) {
      const count = el("input", { id: "roster_count", type: "number", min: low, max: high, inputmode: "numeric" });
      const list = el("textarea", { id: "roster_list", rows: 6, spellcheck: "false", "aria-describedby": "roster_how roster_found" });
      const wanted = () => Math.min(Math.max(Math.floor(Number(count.value)) || 0, 0), 1000);
      const number = () => take(Array.from({ length: wanted() }, (_, place) => numbered(place + 1)));
      const preview = el("div", { class: "roster-preview" }), found = el("p", { id: "roster_found", class: "tool-hint", role: "status" });
      let chosen = 0;
      const ways = () => tweeluik.columns.named(list.value);
      const namesOf = all => (all[chosen] || { names: [] }).names;
      function read() {
        const shown = namesOf(ways());
        tellFound(shown);
        if (wrong(shown)) list.focus();
        else take(shown);
      }
      // Before it is taken: whether it can be.
      function tellFound(shown) {
        const words = wrong(shown) || text("rosterFound", { count: shown.length });
        if (found.textContent !== words) found.textContent = words;
        found.classList.toggle("tool-wrong", wrong(shown) !== "");
      }
      // What will be taken, before it is: which column, and all names.
      function show() {
        const all = ways(), way = (one, place) => {
          const id = "roster_way_" + place, radio = el("input", { type: "radio", name: "roster_way", id, change: () => { chosen = place; show(); document.getElementById(id).focus(); } });
          radio.checked = place === chosen;
          return el("p", { class: "tool-choice" }, radio, el("label", { for: id }, one.title ? one.title + ": " : "", el("bdi", null, listed(one.names.slice(0, 3)) + (one.names.length > 3 ? " …" : ""))));
        };
        const shown = namesOf(all);
        preview.replaceChildren(
          ...(all.length > 1 ? [el("fieldset", null, el("legend", null, text("rosterWhich")), all.map(way))] : []),
          ...(shown.length ? [el("ol", { class: "tool-many", "aria-label": text("rosterPreview") }, shown.map(name => el("li", null, el("bdi", null, name))))] : []));
        if (shown.length) tellFound(shown);
        else found.textContent = "";
      }
      list.addEventListener("input", () => { chosen = 0; show(); });
      count.addEventListener("keydown", event => { if (event.key === "Enter") number(); });
      return el("div", { class: "tool-fields" },
        el("div", null, el("label", { for: "roster_count" }, text("rosterCount")), count, button("rosterMake", number), about),
        el("div", null, el("label", { for: "roster_list" }, text("rosterPaste")),
          el("p", { id: "roster_how", class: "tool-hint" }, text("rosterPasteHow")), list, found, preview, button("rosterTake", read)));
    }

    // MARK: The class as it is

    function rename(one, field) {
      const name = plain(field.value), other = name && find(name);
      const isDouble = other && other !== one;
      if (isDouble || name.length > MOST_LETTERS) {
        tell(isDouble ? text("rosterDouble", { names: name }) : text("rosterLong", { name: name.slice(0, MOST_LETTERS) + "…" }));
        field.value = nameOf(one);
        return;
      }
      tell("");
      own([...codes().filter(each => each !== one).map(each => [each, nameOf(each)]), [one, name]]);
      tool.renamed();
    }

    async function takeOut(one) {
      const pupil = label(one);
      if (!await ask(text("rosterRemoveTitle", { pupil }), el("p", null, text("rosterRemoveWhat")), [["rosterRemoveYes", () => true]])) return;
      names.delete(one);
      tool.remove(one);
      draw();
      panel.querySelector("summary").focus();
      announce(text("rosterRemoved", { code: one }));
    }

    function putIn() {
      if (codes().length >= high) return tell(text("rosterMany", { low, high, count: high + 1 }));
      let number = codes().length + 1;
      while (codes().includes(numbered(number))) number++;
      tool.add(numbered(number));
      draw();
      document.getElementById("roster_" + numbered(number)).focus();
      announce(text("rosterAdded", { code: numbered(number) }));
    }

    function row(one) {
      const field = el("input", {
        id: "roster_" + one, type: "text", spellcheck: "false", dir: "auto",
        "aria-label": text("rosterNameOf", { code: one }), change: () => rename(one, field),
      });
      field.value = nameOf(one);
      const out = () => button("rosterRemove", () => takeOut(one), { "aria-label": text("rosterRemoveOf", { pupil: label(one) }) });
      return el("tr", null, el("th", { scope: "row" }, one), el("td", null, field), el("td", null, codes().length > low && out()));
    }

    // MARK: Names

    async function openNames() {
      const opened = await tweeluik.file.open({ kind: KIND, read: readNames });
      if (!opened) return;
      const isOther = opened.data.group !== tool.group();
      if (isOther && !await ask(text("namesOtherTitle"), el("p", null, text("namesOther")), [["namesOtherYes", () => true]])) return;
      own(opened.data.pupils.map(pupil => [pupil.code, pupil.name]));
      unsaved.delete(KIND);
      tool.renamed();
      draw();
    }

    async function saveNames() {
      const pupils = codes().filter(nameOf).map(one => ({ code: one, name: nameOf(one) }));
      const name = text("namesFile") + "-" + today();
      await tweeluik.file.save({ kind: KIND, months: tool.months, isForTable: false, read: readNames, data: { group: tool.group(), pupils }, name, what: text("namesWhat") });
    }

    function forgetNames() {
      own([]);
      tool.renamed();
      draw();
      announce(text("namesForgotten"));
    }

    function choice() {
      const box = el("input", { id: "roster_shown", type: "checkbox", change: () => { isShown = box.checked; tool.renamed(); } });
      box.checked = isShown;
      return el("p", { class: "tool-choice" }, box, el("label", { for: "roster_shown" }, text("namesShow")));
    }

    function table() {
      return el("div", { class: "table tool-names", role: "region", tabindex: "0", "aria-label": text("rosterChange") }, el("table", null,
        el("thead", null, el("tr", null, el("th", { scope: "col" }, text("rosterCode")), el("th", { scope: "col" }, text("rosterName")), el("td"))),
        el("tbody", null, codes().map(row))));
    }

    function draw() {
      tell("");
      if (owner !== tool.group()) own([]); // Another class was opened: its codes mean other children.
      size.hidden = !codes().length;
      size.textContent = text("rosterReady", { count: codes().length });
      if (size.hidden) return content.replaceChildren(form(el("p", { class: "tool-hint" }, text("rosterHow"))));
      const inside = el("details", { open: isOpen, toggle: () => { isOpen = inside.open; } },
        el("summary", null, text("rosterChange")), el("p", { class: "tool-hint" }, text("rosterHow")), table(),
        el("p", { class: "actions" }, button("rosterAdd", putIn)),
        el("details", null, el("summary", null, text("rosterReplaceTitle")), form()));
      const actions = el("p", { class: "actions" }, hasAny() && button("namesSave", saveNames), button("namesOpen", openNames),
        hasAny() && button("namesForget", forgetNames));
      content.replaceChildren(...(hasAny() ? [choice()] : []), actions, inside);
    }

    forgetters.push(() => names.clear());
    return { panel, draw, label, find, hasNames, coded };
  }

  return { make, code, group };
})();
