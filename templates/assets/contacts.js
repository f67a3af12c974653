// Whom do I forget? When each family last heard something good and what that was, who is due, and questions that teachers ask themselves.
// It is about the teacher, not about parents: it asks nothing else of a family. A pupil with two homes has two lines.
tweeluik.contacts = (() => {
  "use strict";
  const { page, text, el, button, ask, announce, today, date, isDate } = tweeluik.tool, { check } = tweeluik.file, { writing } = tweeluik.form;
  const { weeks, questions } = page.content;
  // As many as a teacher can find the time for, in a week.
  const A_WEEK = 3, DAY = 86400000, MONTHS = 12, VERSION = 2, NOTE = 300, ANSWER = 1500;
  const LONGER = 4; // A file may hold so much more: codes are longer than some names, and what earlier forms had was joined.

  const emptyHome = () => ({ last: "", good: "" });
  const emptyPupil = code => ({ code, homes: [emptyHome()] });
  const emptyAnswers = () => Object.fromEntries(questions.map(({ id }) => [id, ""]));
  const each = reader => check.record(Object.fromEntries(questions.map(({ id }) => [id, reader])));
  // An earlier form had a tick for each question and family, and a word why.
  const readHome = check.record({
    last: value => (value === "" ? "" : check.date(value)), good: check.optional(check.text(NOTE * LONGER), ""),
    answers: check.optional(each(check.optional(check.flag, false)), {}), reason: check.optional(check.text(40), ""),
  });
  const readAll = check.record({
    group: tweeluik.roster.group, answers: check.optional(each(check.optional(check.text(ANSWER * LONGER), "")), emptyAnswers()),
    pupils: check.list(60, check.record({ code: tweeluik.roster.code, homes: check.list(2, readHome) })),
  });
  function read(value) {
    const { group, answers, pupils } = readAll(value);
    check.that(new Set(pupils.map(pupil => pupil.code)).size === pupils.length && pupils.every(pupil => pupil.homes.length));
    // What was ticked becomes words at its question; a word why that has none stays with the family.
    const ticked = id => pupils.flatMap(({ code, homes }) => homes.filter(home => home.answers[id]).map(({ reason }) => code + (reason && ": " + reason)));
    const isLoose = home => home.reason && !questions.some(({ id }) => home.answers[id]);
    return {
      group, answers: Object.fromEntries(questions.map(({ id }) => [id, [answers[id], ...ticked(id)].filter(line => line).join("\n")])),
      pupils: pupils.map(({ code, homes }) => ({ code, homes: homes.map(home => ({ last: home.last, good: isLoose(home) ? home.reason : home.good })) })),
    };
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
    const good = el("textarea", {
      rows: 2, maxlength: NOTE, dir: "auto", class: "tool-screen", "aria-label": text("goodOf", { family: name }),
      input: () => { home.good = noted(good.value); note.textContent = home.good; changed(); }, change: () => { good.value = home.good; },
    }), note = el("span", { class: "tool-print tool-written" }, home.good);
    good.value = home.good;
    tell();
    const isSecond = pupil.homes[1] === home;
    const homes = isSecond ? button("homeRemove", () => dropHome(pupil), { "aria-label": text("homeRemoveOf", { family: name }) })
      : pupil.homes.length < 2 && button("homeAdd", () => addHome(pupil), { "aria-label": text("homeAddOf", { family: name }) });
    return el("tr", null,
      el("th", { scope: "row" }, el("bdi", null, name)),
      el("td", { class: "contacts-last" }, el("div", { class: "tool-screen" }, day,
        button("now", () => { spoke(today()); announce(text("noted", { family: name })); }, { "aria-label": text("nowOf", { family: name }) })),
      printed, state),
      el("td", { class: "contacts-good", "data-head": text("good") }, good, note), el("td", { class: "tool-screen" }, homes));
  }

  function drawList() {
    const head = [text("family"), text("last"), text("good")];
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

  // MARK: Questions

  // Names are never in a file: who writes one gets its code.
  const noted = words => roster.coded(words);
  const asked = el("section", { class: "tool-part", "aria-labelledby": "asked_title" });
  function drawQuestions() {
    const fields = questions.map(({ id, text: question }) => {
      const part = writing(id, work.data.answers[id], value => { work.data.answers[id] = noted(value); changed(); }, { most: ANSWER, rows: 3, label: question });
      const field = part.querySelector("textarea");
      field.addEventListener("change", () => { if (field.value !== work.data.answers[id]) drawQuestions(); });
      return part;
    });
    asked.replaceChildren(el("h3", { id: "asked_title" }, text("askedTitle")), el("p", { class: "tool-hint" }, text("askedHow")), ...fields);
  }

  // MARK: The tool

  function changed() {
    remind();
    work.changed();
  }
  function draw() {
    const isThere = work.data.pupils.length > 0;
    turn.hidden = list.hidden = asked.hidden = !isThere;
    remind();
    drawQuestions();
    sort();
  }
  const roster = tweeluik.roster.make({
    low: 1, high: 60, months: MONTHS,
    codes: () => work.data.pupils.map(pupil => pupil.code),
    group: () => work.data.group,
    replace: (codes, group) => { Object.assign(work.data, { group, pupils: codes.map(emptyPupil), answers: emptyAnswers() }); work.changed(); },
    add: code => { work.data.pupils.push(emptyPupil(code)); draw(); work.changed(); },
    remove: code => { work.data.pupils = work.data.pupils.filter(pupil => pupil.code !== code); draw(); work.changed(); },
    renamed: draw,
  });
  let work = null;
  tweeluik.tool.start({
    months: MONTHS, version: VERSION, isForTable: false,
    empty: () => ({ group: "", answers: emptyAnswers(), pupils: [] }),
    read,
    isEmpty: data => !data.pupils.length,
    show: shown => {
      work = shown;
      work.body.replaceChildren(el("div", { class: "tool-screen" }, roster.panel), turn, asked, list);
      roster.draw();
      draw();
    },
  });
  window.addEventListener("beforeprint", sort);
})();
