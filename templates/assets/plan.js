// The plan of approach for a problem: the page has the form, which can be filled in and printed without this script. The script saves what is
// filled in, to a file.
tweeluik.plan = (() => {
  "use strict";
  const { page, text, el, ask, trouble, codeOf, start, unsaved } = tweeluik.tool, { VERSION, MONTHS, MOST, read: readFile, older } = tweeluik.planFile;
  const lost = el("p", { class: "tool-warning", role: "alert", hidden: true });
  let work = null;

  function read(value) {
    const data = readFile(value);
    if (data.problem !== page.content.problem) throw trouble("otherProblem");
    return data;
  }

  const fields = () => [...work.body.querySelectorAll("input, textarea")];
  const filled = field => (field.type === "checkbox" ? field.checked : field.value);

  // What is chosen stays chosen in another language, whose address carries it. What was written is in the words of this one.
  const PROPOSAL = "plan_agreement_";
  function carry() {
    const chosen = fields().filter(field => field.id.startsWith(PROPOSAL) && filled(field) === true).map(field => field.id.slice(PROPOSAL.length));
    document.querySelectorAll(".languages a").forEach(way => { way.hash = chosen.length ? "kies=" + chosen.join() : ""; });
  }
  function keep() {
    work.data.fields = Object.fromEntries(fields().filter(filled).map(field => [field.id, filled(field)]));
    work.changed();
    carry();
  }

  // The form may have changed since a plan was saved: tells the reader what has no place in it.
  function tellLost() {
    const known = fields().map(field => field.id), left = Object.entries(work.data.fields).filter(([id]) => !known.includes(id)).map(([, value]) => value);
    const words = left.filter(value => value !== true), count = left.length - words.length;
    lost.hidden = !left.length;
    lost.textContent = [words.length && text("left", { words: words.join("; ") }), count && text("leftAgreements", { count })].filter(one => one).join(" ");
  }

  function show(shown) {
    const isFirst = !work;
    work = shown;
    for (const field of fields()) {
      const value = work.data.fields[field.id];
      if (field.type === "checkbox") field.checked = value === true;
      else field.value = typeof value === "string" ? value : "";
      if (!isFirst) continue;
      // Browsers also remember ticks, which would come back next to fields whose texts do not.
      field.setAttribute("autocomplete", "off");
      if (field.type !== "checkbox") field.maxLength = MOST;
    }
    if (isFirst) {
      work.body.before(lost);
      work.body.addEventListener("input", keep);
    }
    tellLost();
    carry();
  }

  // Who leaves is not asked again. What was not saved is still not when the browser shows the page again as it was left.
  const left = new Set();
  function leave() {
    unsaved.forEach(kind => left.add(kind));
    unsaved.clear();
  }
  window.addEventListener("pageshow", event => {
    if (event.persisted) left.forEach(kind => unsaved.add(kind));
    left.clear();
  });

  // The text stays behind when the reader goes on to another language: a file carries it, and nothing else may.
  async function beforeLeaving(event) {
    const way = event.currentTarget, isWritten = fields().some(field => field.type !== "checkbox" && field.value);
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (isWritten && unsaved.has(page.kind)) {
      event.preventDefault();
      const chosen = await ask(text("languageTitle"), el("p", null, text("languageWhat")), [["save", () => "save"], ["loseYes", () => "go"]]);
      if (chosen === "save") await work.save();
      if (chosen !== "go") return;
      leave();
      way.click();
    } else {
      leave(); // Ticks go along.
    }
  }
  document.querySelectorAll(".languages a").forEach(way => { way.addEventListener("click", beforeLeaving); });

  // On paper a field is as high as its text, also where the browser does not do that by itself.
  window.addEventListener("beforeprint", () => {
    for (const area of work.body.querySelectorAll("textarea")) {
      area.rows = Math.max(3, area.value.split("\n").reduce((sum, line) => sum + 1 + Math.floor(line.length / 70), 0));
    }
  });
  start({
    months: MONTHS, version: VERSION, isForTable: true, read, older, show, filledBy: data => codeOf(data.fields.plan_child || ""),
    empty: () => ({ problem: page.content.problem, fields: {} }), isEmpty: data => !Object.keys(data.fields).length,
  });

  // What was ticked beside a text begins the plan, each before what was not.
  const chosen = (new URLSearchParams(new URL(document.baseURI).hash.slice(1)).get("kies") || "").split(",").map(id => PROPOSAL + id);
  const boxes = fields().filter(field => chosen.includes(field.id));
  for (const box of boxes.reverse()) {
    const item = box.closest("li");
    box.checked = true;
    item.parentElement.prepend(item);
  }
  if (boxes.length) keep();
})();
