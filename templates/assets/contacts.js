// Whom do I forget? When each family last heard something good, and who is due. It is about the teacher, not about parents: it asks
// nothing else about a family. A pupil with two homes has two lines.
tweeluik.contacts = (() => {
  "use strict";
  const { page, text, el, button, ask, announce, today, date, isDate } = tweeluik.tool, { check } = tweeluik.file;
  const { weeks, questions } = page.content;
  // How many families a teacher can find time for in a week.
  const A_WEEK = 3, DAY = 86400000, MONTHS = 12;

  const emptyHome = () => ({ last: "", answers: Object.fromEntries(questions.map(({ id }) => [id, false])), reason: "" });
  const emptyPupil = code => ({ code, homes: [emptyHome()] });
  const readHome = check.record({
    last: value => (value === "" ? "" : check.date(value)),
    answers: check.record(Object.fromEntries(questions.map(({ id }) => [id, check.optional(check.flag, false)]))),
    reason: check.text(40),
  });
  const readAll = check.record({
    group: tweeluik.roster.group,
    pupils: check.list(60, check.record({ code: tweeluik.roster.code, homes: check.list(2, readHome) })),
  });
  function read(value) {
    const data = readAll(value);
    check.that(new Set(data.pupils.map(pupil => pupil.code)).size === data.pupils.length && data.pupils.every(pupil => pupil.homes.length));
    return data;
  }

  // MARK: Who is due

  const daysSince = day => Math.round((Date.parse(today()) - Date.parse(day)) / DAY);
  const isDue = ({ last }) => !last || daysSince(last) > weeks * 7;
  const families = () => work.data.pupils.flatMap(pupil => pupil.homes.map(home => ({ pupil, home })));
  // Families that never heard anything good come first, then those who heard it longest ago; otherwise in the order of the class.
  const byTurn = () => families().sort((one, other) => (one.home.last < other.home.last ? -1 : one.home.last > other.home.last ? 1 : 0));

  function nameOf({ pupil, home }) {
    const name = roster.label(pupil.code);
    return pupil.homes.length < 2 ? name : text("homeOf", { pupil: name, number: pupil.homes.indexOf(home) + 1 });
  }
  function ago({ last }) {
    if (!last) return text("never");
    const days = daysSince(last);
    return days < 7 ? text("thisWeek") : days < 14 ? text("weekAgo") : text("weeksAgo", { count: Math.floor(days / 7) });
  }

  const turn = el("section", { class: "tool-part", "aria-labelledby": "turn_title" });
  function remind() {
    const due = byTurn().filter(({ home }) => isDue(home));
    const spoken = families().filter(({ home }) => home.last && daysSince(home.last) < 7).length;
    const now = due.slice(0, Math.max(0, A_WEEK - spoken)), later = due.length - now.length;
    turn.replaceChildren(el("h3", { id: "turn_title" }, text("turnTitle")), ...[
      !due.length && el("p", null, text("dueNone", { weeks })),
      now.length && el("ul", { class: "contacts-due" }, now.map(one =>
        el("li", null, el("strong", null, el("bdi", null, nameOf(one))), el("span", null, ago(one.home))))),
      spoken && el("p", null, text(spoken < A_WEEK ? "spoken" : "spokenEnough", { count: spoken })),
      later && el("p", { class: "tool-hint" }, text("dueLater", { count: later, week: A_WEEK })),
    ].filter(one => one));
  }

  // MARK: The list

  let order = []; // Kept as it is while the reader works in it.
  const list = el("div", { class: "tool-part" });

  function row(family) {
    const { pupil, home } = family, name = nameOf(family);
    const state = el("span", { class: "contacts-ago" }), printed = el("span", { class: "tool-print" });
    const day = el("input", {
      type: "date", max: today(), "aria-label": text("lastOf", { family: name }),
      change: () => { if (!day.value || (isDate(day.value) && day.value <= today())) spoke(day.value); else day.value = home.last; },
    });
    function tell() {
      day.value = home.last;
      printed.textContent = home.last ? date(home.last) : "";
      state.textContent = isDue(home) ? text("due", { ago: ago(home) }) : ago(home);
      state.classList.toggle("contacts-is-due", isDue(home));
    }
    function spoke(on) {
      home.last = on;
      tell();
      changed();
    }
    const box = ({ id, text: question }) => {
      const input = el("input", {
        type: "checkbox", "aria-label": text("answerOf", { family: name, question }),
        change: () => { home.answers[id] = input.checked; changed(); },
      });
      input.checked = home.answers[id];
      return el("td", { class: "grid-cell" }, input);
    };
    const reason = el("input", {
      type: "text", maxlength: 40, dir: "auto", "aria-label": text("reasonOf", { family: name }),
      input: () => { home.reason = reason.value; changed(); },
    });
    reason.value = home.reason;
    tell();
    const isSecond = pupil.homes[1] === home;
    const homes = isSecond ? button("homeRemove", () => dropHome(pupil), { "aria-label": text("homeRemoveOf", { family: name }) })
      : pupil.homes.length < 2 && button("homeAdd", () => addHome(pupil), { "aria-label": text("homeAddOf", { family: name }) });
    return el("tr", null,
      el("th", { scope: "row" }, el("bdi", null, name)),
      el("td", { class: "contacts-last" }, el("div", { class: "tool-screen" }, day,
        button("now", () => { spoke(today()); announce(text("noted", { family: name })); }, { "aria-label": text("nowOf", { family: name }) })),
      printed, state),
      questions.map(box), el("td", null, reason), el("td", { class: "tool-screen" }, homes));
  }

  function drawList() {
    const head = [text("family"), text("last"), ...questions.map(question => question.text), text("reason")];
    list.replaceChildren(
      el("h3", { id: "list_title", tabindex: "-1" }, text("listTitle")),
      el("p", { class: "tool-hint" }, text("listHow")),
      el("p", { class: "actions" }, button("sortAgain", () => { sort(); announce(text("sorted")); })),
      el("div", { class: "table long grid-scroll contacts-list", role: "region", tabindex: "0", "aria-labelledby": "list_title" },
        el("table", { class: "grid contacts" },
          el("thead", null, el("tr", null, head.map(one => el("th", { scope: "col" }, one)),
            el("th", { scope: "col", class: "tool-screen" }, text("homes")))),
          el("tbody", null, order.map(row)))));
  }
  function sort() {
    order = byTurn();
    drawList();
  }

  function addHome(pupil) {
    pupil.homes.push(emptyHome());
    order.splice(order.findIndex(family => family.pupil === pupil) + 1, 0, { pupil, home: pupil.homes[1] });
    drawList();
    changed();
    list.querySelectorAll("tbody tr")[order.findIndex(family => family.home === pupil.homes[1])].querySelector("input").focus();
  }
  async function dropHome(pupil) {
    const family = nameOf({ pupil, home: pupil.homes[1] });
    if (!await ask(text("homeRemoveTitle", { family }), el("p", null, text("homeRemoveWhat")), [["homeRemove", () => true]])) return;
    const [home] = pupil.homes.splice(1);
    order = order.filter(one => one.home !== home);
    drawList();
    changed();
    list.querySelector("h3").focus();
  }

  // MARK: The tool

  function changed() {
    remind();
    work.changed();
  }
  function draw() {
    const isThere = work.data.pupils.length > 0;
    turn.hidden = list.hidden = !isThere;
    remind();
    sort();
  }
  const roster = tweeluik.roster.make({
    low: 1, high: 60, months: MONTHS,
    codes: () => work.data.pupils.map(pupil => pupil.code),
    group: () => work.data.group,
    replace: (codes, group) => { work.data.group = group; work.data.pupils = codes.map(emptyPupil); work.changed(); },
    add: code => { work.data.pupils.push(emptyPupil(code)); draw(); work.changed(); },
    remove: code => { work.data.pupils = work.data.pupils.filter(pupil => pupil.code !== code); draw(); work.changed(); },
    renamed: draw,
  });
  let work = null;
  tweeluik.tool.start({
    months: MONTHS, isForTable: false,
    empty: () => ({ group: "", pupils: [] }),
    read,
    isEmpty: data => !data.pupils.length,
    show: shown => {
      work = shown;
      work.body.replaceChildren(el("div", { class: "tool-screen" }, roster.panel), turn, list);
      roster.draw();
      draw();
    },
  });
  window.addEventListener("beforeprint", sort);
})();
