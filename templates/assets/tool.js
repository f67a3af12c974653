// What all tools share: a page that keeps to itself what the reader fills in. Nothing is sent or stored; what is saved is a file that the
// reader names. A browser that does not know modern JavaScript shows the paper form, as one without scripts does. Gives:
//
// page              the page's data: kind, slug, language, comma, content
// isFromRight       whether the page is read from the right
// listed(all)       words as a list, with the commas of the page's language
// text(name, {hole: …})    a word of the page; all words come from there
// el(name, {class: "a", click: f}, ...children), svg(…)    an element; a function is a listener; null leaves out; what is filled in a field
//                   no browser keeps
// onSite(address)   an address for a link: only one that the page itself contains, so that no data can be in it
// button("word", action), field(name, "word", {…}), valueOf(name)    a button; a field with its label, and what is in it
// announce(text)    shows a message and has it read aloud (role=status)
// ask(title, body, [["word", action], …])    a dialog: promises what the chosen action returns, or null. An error
//                   trouble("word", {…}) that an action throws is shown, and the action may be tried again
// printOnly(part)   prints one element of the page
// today(), date("2026-11-25")    the day by the browser's clock; a day as readers write it
// codeOf("K7")      the code that stands for a child; nothing when it is a name
// start({months, version, isForTable, filledBy, empty, read, older, show, isEmpty})    the frame around a tool. isForTable says whether what
//                   is filled in may be told to the other side: if not, its paper and its file say so. filledBy(data) says whose file it is,
//                   for its name: a side, or a code (codeOf), never a name. empty() is the data of a new document; read, made with `check` (file.js), copies all that a file may hold,
//                   and only that; older turns a file that an earlier version wrote into one of today; isEmpty(data) says whether to print
//                   the paper form; show(work) draws work.data in work.body, again after a file was opened or everything was deleted. Call
//                   work.changed() after each change of work.data, and work.save() to let the reader save it. months is how long a file may be kept
// unsaved           the kinds that would be lost; a tool adds to it what it holds besides its document
// forgetters        functions that are called when everything is deleted
tweeluik.tool = (() => {
  "use strict";
  const named = new Set(); // What the page said before anyone filled anything in.
  const page = JSON.parse(document.getElementById("tool_data").textContent, (name, value) => {
    if (typeof value === "string") named.add(value);
    return value;
  });
  const app = document.getElementById("tool_app");
  const { words } = page;
  const isFromRight = document.documentElement.dir === "rtl";
  const status = document.createElement("p");
  const unsaved = new Set(), forgetters = [];

  // MARK: Words and elements

  const listed = all => all.join(page.comma);

  function text(name, values = {}) {
    if (typeof words[name] !== "string") throw new Error("the page has no word named " + name);
    return words[name].replace(/\{(\w+)\}/g, (hole, key) => (key in values ? String(values[key]) : hole));
  }

  function filled(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (typeof value === "function") element.addEventListener(name, value);
      else element.setAttribute(name, value === true ? "" : String(value));
    }
    element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
    return element;
  }
  // What is filled in is for nobody else: unless it is told not to, a browser remembers fields and fills them in when the reader returns to the page.
  const FIELDS = ["input", "select", "textarea"];
  const el = (name, attributes, ...children) =>
    filled(document.createElement(name), FIELDS.includes(name) ? { autocomplete: "off", ...attributes } : attributes, children);
  const svg = (name, attributes, ...children) =>
    filled(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
  const button = (name, click, attributes) => el("button", { type: "button", click, ...attributes }, text(name));

  function onSite(address) {
    if (!named.has(address)) throw new Error("the page gave no such address");
    return address;
  }

  // A message stands where the reader is working, and covers nothing: after what has the focus or was pressed, or after the first thing in
  // what is left around that. The same message twice is announced twice. It stays until the reader goes on, and for some seconds at least.
  let told = 0, touched = []; // What was pressed last, and all around it.
  const isOwn = one => one instanceof Element && app.contains(one) && !one.closest("dialog");
  function around(at) {
    const all = [];
    for (let one = at; one !== app; one = one.parentElement) all.push(one);
    return all;
  }
  function besides() {
    const at = document.activeElement, places = isOwn(at) ? around(at) : touched;
    const near = places.find(one => one.isConnected && (one === places[0] || one.matches("section")));
    const block = near && (near === places[0] ? near.closest("p, h3, h4, td, fieldset, div") : near.firstElementChild);
    return block && block !== app ? block : app.querySelector(".tool-state");
  }
  function announce(message) {
    status.textContent = "";
    told = Date.now();
    // Frame by frame: what moves has moved before anybody can press the next thing.
    requestAnimationFrame(() => {
      const block = besides();
      if (block.matches("td")) block.append(status);
      else block.after(status);
      requestAnimationFrame(() => {
        status.textContent = message;
        status.scrollIntoView({ block: "nearest", behavior: "instant" });
      });
    });
  }
  function isRead({ target }) {
    if (isOwn(target)) touched = around(target);
    if (Date.now() - told > 5000) status.textContent = "";
  }

  // MARK: Days

  function iso(day) {
    return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map(part => String(part).padStart(2, "0")).join("-");
  }
  const today = () => iso(new Date());
  // At noon the day is the same, wherever the reader is.
  const at = day => new Date(day + "T12:00:00");
  const date = day => new Intl.DateTimeFormat(page.language, { dateStyle: "long" }).format(at(day));
  const isDate = value => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && !isNaN(at(value)) && iso(at(value)) === value;

  function later(day, months) {
    const then = at(day), number = then.getDate();
    then.setMonth(then.getMonth() + months);
    if (then.getDate() !== number) then.setDate(0); // A shorter month: its last day.
    return iso(then);
  }

  // What a file may be named after: only what is no name of a child, as “K7” is none.
  const codeOf = called => (/^\p{L}{0,3}[-.]?\d{1,4}\p{L}?$/u.test(called.trim()) ? called.trim() : "");

  // MARK: Questions

  class Trouble extends Error {}
  const trouble = (name, values) => new Trouble(text(name, values));

  function ask(title, body, actions) {
    return new Promise(resolve => {
      let answer = null;
      const alert = el("p", { class: "tool-alert", role: "alert" });
      const buttons = actions.map(([name, action]) => button(name, async event => {
        const pressed = event.currentTarget;
        pressed.disabled = true;
        alert.textContent = "";
        try {
          answer = await action();
          dialog.close();
        } catch (error) {
          if (!(error instanceof Trouble)) throw error;
          alert.textContent = error.message;
        } finally {
          pressed.disabled = false;
        }
      }));
      const dialog = el("dialog", {
        class: "tool-dialog",
        "aria-labelledby": "tool_question",
        close: () => { dialog.remove(); resolve(answer); },
        keydown: event => {
          if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
          event.preventDefault();
          buttons[0].click();
        },
      }, el("h2", { id: "tool_question" }, title), body, alert,
      el("p", { class: "actions" }, buttons, button("back", () => dialog.close())));
      app.append(dialog);
      dialog.showModal();
    });
  }

  const field = (name, label, attributes) => [
    el("label", { for: "tool_" + name }, text(label)),
    el("input", { id: "tool_" + name, spellcheck: "false", ...attributes }),
  ];
  const valueOf = name => document.getElementById("tool_" + name).value;

  // MARK: Paper

  // Prints one part of the page; without an argument, all there is to print.
  function printOnly(part) {
    const clean = () => ["tool-printed", "tool-not-printed"].forEach(name =>
      document.querySelectorAll("." + name).forEach(one => one.classList.remove(name)));
    clean();
    for (let one = part; one && one !== document.body; one = one.parentElement) {
      one.classList.add("tool-printed");
      for (const other of one.parentElement.children) if (other !== one) other.classList.add("tool-not-printed");
    }
    window.addEventListener("afterprint", clean, { once: true });
    window.print();
  }

  // The form for paper is folded away if the tool itself is shown, but never on paper.
  function fold() {
    const form = document.querySelector("#tool_paper details");
    if (!form) return;
    form.open = false;
    window.addEventListener("beforeprint", () => { form.open = true; });
    window.addEventListener("afterprint", () => { form.open = false; });
  }

  // MARK: The frame

  function start({ months, version, isForTable, filledBy = () => "", empty, read, older, show, isEmpty }) {
    const kind = page.kind, paper = document.getElementById("tool_paper");
    const bars = app.querySelectorAll(".tool-bar"), [state, body] = ["state", "body"].map(name => app.querySelector(".tool-" + name));
    const work = { data: empty(), body, changed, save: saveIt };

    function tell(message) {
      state.textContent = message;
      const isBlank = isEmpty(work.data);
      if (!paper) return; // Its form is the one on paper.
      app.classList.toggle("tool-empty", isBlank);
      document.getElementById("main_content").classList.toggle("tool-filled", !isBlank);
    }
    function changed() {
      unsaved.add(kind);
      tell(text("unsaved"));
    }
    function put(data, message) {
      work.data = data;
      unsaved.delete(kind);
      show(work);
      tell(message);
    }
    const mayLose = async () => !unsaved.size || ask(text("loseTitle"), el("p", null, text("lose")), [["loseYes", () => true]]);

    async function saveIt() {
      const name = [page.slug, filledBy(work.data), today()].filter(part => part).join("-");
      const file = await tweeluik.file.save({ kind, version, months, isForTable, read, data: work.data, name, what: text("saveWhat") });
      if (file) tell(text("savedState", { file }));
    }
    async function openOne() {
      if (!await mayLose()) return;
      const opened = await tweeluik.file.open({ kind, version, read, older });
      if (opened) put(opened.data, text("openedState", { date: date(opened.expires) }));
    }
    async function forget() {
      if (!await ask(text("deleteTitle"), el("p", null, text("deleteWhat")), [["deleteYes", () => true]])) return;
      unsaved.clear();
      forgetters.forEach(one => one());
      put(empty(), "");
      announce(text("deleted"));
    }
    status.setAttribute("role", "status");
    status.className = "tool-status";
    ["click", "keydown"].forEach(name => document.addEventListener(name, isRead));
    const actions = { open: openOne, save: saveIt, print: () => printOnly(null), printPaper: () => printOnly(paper), deleteAll: forget };
    bars.forEach(bar => [...bar.children].forEach(one => one.addEventListener("click", actions[one.dataset.word])));
    if (!isForTable) body.before(el("p", { class: "tool-print" }, text("tableNot")));
    app.append(status);
    window.addEventListener("beforeunload", event => {
      if (!unsaved.size) return;
      event.preventDefault();
      event.returnValue = true; // For older browsers.
    });
    fold();
    put(work.data, "");
    bars.forEach(bar => { bar.hidden = false; });
    app.hidden = false;
    return work;
  }

  return { page, isFromRight, text, listed, el, svg, button, onSite, field, valueOf, announce, ask, trouble, Trouble, today, later, date, isDate, codeOf, printOnly, start, unsaved, forgetters };
})();
