// The portfolio: what a child wants to learn, what and whom it needs, and how it went. It prints as one sheet, with a diploma
// that is only made to be printed, and saved nowhere.
tweeluik.portfolio = (() => {
  "use strict";
  const { page, text, el, button, ask, announce, today, date, codeOf, printOnly } = tweeluik.tool, { check } = tweeluik.file, { writing, pick } = tweeluik.form;
  const { questions, evaluation, diploma } = page.content;
  const MOST_GOALS = 5, MONTHS = 12;
  // The child chooses the words; the moons fill.
  const REACHED = [["yes", "●"], ["partly", "◐"], ["notyet", "○"]];

  const blank = asked => Object.fromEntries(asked.map(({ id }) => [id, ""]));
  const emptyGoal = () => ({ goal: "", answers: blank(questions), helps: "", reached: "", evaluation: blank(evaluation) });
  const empty = () => ({ child: "", group: "", from: today(), until: "", goals: [emptyGoal()] });
  const readDay = value => (value === "" ? "" : check.date(value));
  const readAnswers = asked => check.record(Object.fromEntries(asked.map(({ id }) => [id, check.optional(check.text(1000), "")])));
  const readAll = check.record({
    child: check.text(80), group: check.text(80), from: readDay, until: readDay,
    goals: check.list(MOST_GOALS, check.record({
      goal: check.text(300), answers: readAnswers(questions), helps: check.text(300),
      reached: check.oneOf(["", ...REACHED.map(([id]) => id)]), evaluation: readAnswers(evaluation),
    })),
  });
  function read(value) {
    const data = readAll(value);
    check.that(data.goals.length > 0);
    return data;
  }
  const isBlankGoal = goal => [goal.goal, goal.helps, goal.reached, ...Object.values(goal.answers), ...Object.values(goal.evaluation)].every(one => !one);
  const isEmpty = data => !data.child && !data.group && !data.until && data.goals.every(isBlankGoal);

  // MARK: The sheet

  let renew = () => {}; // Draws the diploma again.
  const keep = (record, name) => value => {
    record[name] = value;
    work.changed();
    renew();
  };
  const asked = (list, record) => list.map(({ id, text: label }) => writing(id, record[id], keep(record, id), { rows: 2, label }));

  function goalPart(goal, place) {
    const number = place + 1, id = "goal_" + number;
    const options = REACHED.map(([value, sign]) => [value, text("reached_" + value), sign]);
    return el("section", { class: "tool-part portfolio-goal", "aria-labelledby": id },
      el("h3", { id, tabindex: "-1" }, text("goalNumber", { number })),
      writing("goal", goal.goal, keep(goal, "goal"), { most: 300, rows: 2 }),
      el("div", { class: "portfolio-halves" },
        el("div", null, el("h4", null, text("plan")), asked(questions, goal.answers), writing("helps", goal.helps, keep(goal, "helps"), { most: 300 })),
        el("div", null, el("h4", null, text("lookingBack")), pick("reached", options, goal.reached, keep(goal, "reached")),
          asked(evaluation, goal.evaluation))),
      work.data.goals.length > 1 && el("p", { class: "actions" },
        button("goalRemove", () => removeGoal(place), { "aria-label": text("goalRemoveOf", { number }) })));
  }

  function addGoal() {
    work.data.goals.push(emptyGoal());
    work.changed();
    draw();
    document.getElementById("goal_" + work.data.goals.length).focus();
  }
  async function removeGoal(place) {
    const number = place + 1;
    if (!isBlankGoal(work.data.goals[place])
      && !await ask(text("goalRemoveTitle", { number }), el("p", null, text("goalRemoveWhat")), [["goalRemove", () => true]])) return;
    work.data.goals.splice(place, 1);
    work.changed();
    draw();
    document.getElementById("goal_" + Math.min(number, work.data.goals.length)).focus();
    announce(text("goalRemoved", { number }));
  }

  // MARK: The diploma

  // What the diploma says is not part of the document; null stands for what the portfolio says.
  let given = { name: null, learnt: null };
  const learnt = () => work.data.goals.filter(goal => goal.reached === "yes" && goal.goal).map(goal => goal.goal.trim()).join("; ");

  function diplomaPart() {
    const preview = el("div", { class: "diploma-preview" }), paper = el("div", { class: "diploma-paper" });
    const name = () => given.name ?? work.data.child, done = () => given.learnt ?? learnt();
    function show() {
      const words = {
        title: diploma.title, text: diploma.text, name: name(), learnt: done(),
        on: text("diplomaOn", { date: date(today()) }), label: text("diplomaLabel", { name: name() || "…", title: diploma.title }),
        of: text("diplomaFor"), signs: ["signChild", "signHome", "signSchool"].map(sign => text(sign)),
      };
      preview.replaceChildren(tweeluik.diploma.draw(words));
      paper.replaceChildren(tweeluik.diploma.draw(words));
    }
    const field = (word, value, key, most) => writing(word, value, now => { given[key] = now; show(); }, { most });
    const part = el("section", { class: "tool-part tool-screen", "aria-labelledby": "diploma_title" },
      el("h3", { id: "diploma_title" }, text("diploma")), el("p", { class: "tool-hint" }, text("diplomaHow")));
    const drawFields = () => {
      const fields = el("div", { class: "tool-fields" }, field("diplomaName", name(), "name", 80), field("diplomaLearnt", done(), "learnt", 200));
      part.replaceChildren(part.children[0], part.children[1], fields, preview, el("p", { class: "actions" },
        button("diplomaPrint", () => { show(); printOnly(paper); }),
        button("diplomaRenew", () => { given = { name: null, learnt: null }; drawFields(); })));
      show();
    };
    drawFields();
    renew = drawFields;
    return [part, paper];
  }

  // MARK: The tool

  let work = null;
  function draw() {
    const { data } = work, line = (name, options) => writing(name, data[name], keep(data, name), options);
    work.body.replaceChildren(
      el("section", { class: "tool-part portfolio-head", "aria-labelledby": "portfolio_who" },
        el("h3", { id: "portfolio_who" }, text("who")),
        el("div", { class: "tool-fields" }, line("child", { most: 80 }), line("group", { most: 80 }),
          line("from", { type: "date" }), line("until", { type: "date" }))),
      ...data.goals.map(goalPart),
      el("p", { class: "actions" }, data.goals.length < MOST_GOALS && button("goalAdd", addGoal)),
      el("p", { class: "tool-hint" }, text("goalsHow")),
      ...diplomaPart(),
      el("div", { class: "tool-print portfolio-signs" }, ["signChild", "signHome", "signSchool"].map(sign => el("p", null, text(sign)))));
  }
  tweeluik.tool.forgetters.push(() => { given = { name: null, learnt: null }; });
  tweeluik.tool.start({
    months: MONTHS, isForTable: true, filledBy: data => codeOf(data.child), empty, read, isEmpty,
    show: shown => {
      work = shown;
      given = { name: null, learnt: null };
      draw();
    },
  });
})();
