// The sociogram: a class, what was asked, who chose whom, and what that looks like. It is for the teacher; what is taken to a talk with
// parents names no other child.
tweeluik.sociogram = (() => {
  "use strict";
  const { text, el, button, ask, today, date, page, announce } = tweeluik.tool, { check } = tweeluik.file;
  const { sociometry, sociogramChoices: choices, sociogramView: view, sociogramFigures: classFigures } = tweeluik;
  const MONTHS = 6, LOW = 2, HIGH = 60, QUESTIONS = 12;
  const { questions, choices: most, negative } = page.content;
  // The reason not to ask whom one would rather not choose. The page has it; it is shown beside that choice.
  const notice = document.getElementById("tool_notice");
  if (notice) {
    notice.remove();
    notice.hidden = false;
  }
  const asked = (list, isNegative) => list.map(one => ({ ...one, isNegative }));

  // MARK: Data

  const empty = () => ({ group: "", date: today(), pupils: [], absent: [], questions: asked(questions, false), answers: [] });
  const shape = check.record({
    group: tweeluik.roster.group, date: check.date, pupils: check.list(HIGH, tweeluik.roster.code), absent: check.list(HIGH, tweeluik.roster.code),
    questions: check.list(QUESTIONS, check.record({ id: check.text(60), text: check.text(300), isNegative: check.flag })),
    answers: check.list(HIGH * QUESTIONS, check.record({ question: check.text(60), from: tweeluik.roster.code, to: check.list(HIGH, tweeluik.roster.code) })),
  });

  function read(value) {
    const data = shape(value);
    const isOnce = list => new Set(list).size === list.length, isIn = one => data.pupils.includes(one);
    check.that(isOnce(data.pupils) && (data.pupils.length === 0 || data.pupils.length >= LOW) && isOnce(data.absent) && data.absent.every(isIn));
    check.that(data.questions.some(one => !one.isNegative) && isOnce(data.questions.map(one => one.id)));
    check.that(data.questions.every(one => !["all", "against", ""].includes(one.id)));
    check.that(isOnce(data.answers.map(answer => answer.question + " " + answer.from)));
    for (const { question, from, to } of data.answers) {
      check.that(data.questions.some(one => one.id === question) && isIn(from) && to.every(isIn) && isOnce(to) && !to.includes(from));
    }
    return data;
  }

  // MARK: Parts

  let work = null, other = null, shownPupil = ""; // The document, a second moment beside it, and whose sheet is shown.
  const data = () => work.data;
  const network = key => choices.network(data(), key);

  const roster = tweeluik.roster.make({
    low: LOW, high: HIGH, months: MONTHS, codes: () => data().pupils, group: () => data().group,
    replace: (pupils, group) => {
      Object.assign(data(), { pupils, group, absent: [], answers: [], date: today() });
      other = null;
      changed(true);
    },
    add: code => {
      data().pupils.push(code);
      changed(true);
    },
    remove: code => {
      const without = list => list.filter(one => one !== code);
      Object.assign(data(), { pupils: without(data().pupils), absent: without(data().absent) });
      data().answers = data().answers.filter(answer => answer.from !== code).map(answer => ({ ...answer, to: without(answer.to) }));
      changed(true);
    },
    renamed: () => draw(true),
  });
  const { label } = roster;

  const entry = choices.panel({ data, roster, most, changed: () => changed(false) });
  const pictures = view.panel({ data, roster, network });
  const measurement = el("section", { class: "tool-part tool-screen", "aria-labelledby": "measurement_title" });
  const results = el("section", { class: "tool-part", "aria-labelledby": "figures_title" });
  const compare = el("section", { class: "tool-part", "aria-labelledby": "compare_title" });
  const talk = el("section", { class: "tool-part tool-screen", "aria-labelledby": "talk_title" });

  // When it was asked, and whether it is also asked whom one would rather not choose: only on purpose, with the reason not to beside it.
  function drawMeasurement() {
    const day = el("input", { id: "measurement_date", type: "date", required: true, change: () => {
      if (!tweeluik.tool.isDate(day.value)) return void (day.value = data().date);
      data().date = day.value;
      changed(false);
    } });
    day.value = data().date;
    const isAsked = data().questions.some(one => one.isNegative), isOpen = measurement.querySelector(".tool-negative[open]") !== null;
    const box = negative && el("input", { id: "measurement_negative", type: "checkbox", "aria-describedby": "tool_notice", change: () => setNegative(box.checked) });
    if (box) box.checked = isAsked;
    measurement.replaceChildren(el("h3", { id: "measurement_title" }, text("measurementTitle")),
      el("label", { for: "measurement_date" }, text("measurementDate")), day,
      ...(negative ? [el("details", { class: "tool-negative", open: isAsked || isOpen }, el("summary", null, text("negativeTitle")), notice,
        el("p", { class: "tool-choice" }, box, el("label", { for: "measurement_negative" }, text("negativeAsk"))))] : []),
      el("p", { class: "actions" }, button("measurementNew", startAnew)));
  }

  async function setNegative(isOn) {
    const own = data().questions.filter(one => one.isNegative).map(one => one.id), hasAnswers = data().answers.some(answer => own.includes(answer.question));
    const isSure = isOn || !hasAnswers || await ask(text("negativeDropTitle"), el("p", null, text("negativeDrop")), [["negativeDropYes", () => true]]);
    if (isSure) {
      const kept = data().questions.filter(one => !one.isNegative);
      data().questions = isOn ? [...kept, ...asked(negative.questions, true)] : kept;
      data().answers = data().answers.filter(answer => data().questions.some(one => one.id === answer.question));
      changed(true);
    } else drawMeasurement();
    document.getElementById("measurement_negative").focus();
  }

  async function startAnew() {
    if (tweeluik.tool.unsaved.has(page.kind) && !await ask(text("loseTitle"), el("p", null, text("lose")), [["loseYes", () => true]])) return;
    Object.assign(data(), { date: today(), absent: [], answers: [] });
    changed(true);
    announce(text("measurementStarted", { date: date(today()) }));
  }

  function drawResults() {
    const key = pictures.key(), at = place => label(data().pupils[place]);
    const wasOpen = [...results.querySelectorAll("details")].map(one => one.open);
    results.replaceChildren(el("h3", { id: "figures_title" }, text("figuresTitle")), el("p", { class: "tool-hint" }, text("figuresHow")),
      classFigures.figures(network(key), at), classFigures.groups(data(), network, at));
    results.querySelectorAll("details").forEach((one, order) => { one.open = wasOpen[order] || false; });
  }

  // MARK: A second moment

  async function openOther() {
    const opened = await tweeluik.file.open({ kind: page.kind, read });
    if (!opened) return;
    const isSame = opened.data.group === data().group;
    if (!isSame && !await ask(text("otherClassTitle"), el("p", null, text("otherClass")), [["otherClassYes", () => true]])) return;
    other = opened.data;
    drawCompare();
    compare.querySelector("h3").focus();
  }
  function drawCompare() {
    const close = () => { other = null; drawCompare(); compare.querySelector("button").focus(); };
    compare.classList.toggle("tool-screen", !other);
    compare.replaceChildren(el("h3", { id: "compare_title", tabindex: "-1" }, text("compareTitle")), el("p", { class: "tool-hint tool-screen" }, text("compareHow")),
      el("p", { class: "actions" }, button("compareOpen", openOther), ...(other ? [button("compareClose", close)] : [])),
      ...(other ? classFigures.compared([other, data()], choices.network, label, date).filter(part => part) : []));
  }

  // MARK: A talk with parents

  // All about a class that may be told at the table: about one child how often, never who, and nothing about whom it would rather not choose.
  function told(pupil) {
    const one = data().pupils.indexOf(pupil), isAbsent = data().absent.includes(pupil);
    const answered = data().questions.filter(question => !question.isNegative && network(question.id).isAsked);
    return { pupil: label(pupil), day: data().date, questions: answered.map(question => {
      const now = network(question.id), { given, received, mutual } = sociometry.figures(now), silent = now.isAbsent[one] && text(isAbsent ? "absent" : "unasked");
      return { text: question.text, cells: [silent || given[one], received[one], silent ? "–" : mutual[one]].map(String) };
    }) };
  }
  function sheet({ pupil, day, questions: rows }) {
    if (!rows.length) return el("p", null, text("notAskedAny"));
    return el("div", { class: "tool-sheet" }, el("h4", null, text("sheetTitle", { pupil })),
      el("p", null, text("sheetAbout", { date: date(day) })),
      el("div", { class: "table", role: "region", tabindex: "0", "aria-label": text("sheetTitle", { pupil }) }, el("table", null,
        el("thead", null, el("tr", null, [text("question"), text("sheetGiven"), text("sheetReceived"), text("sheetMutual")].map(head => el("th", { scope: "col" }, head)))),
        el("tbody", null, rows.map(question => el("tr", null, el("th", { scope: "row" }, question.text),
          question.cells.map(cell => el("td", null, cell))))))),
      ["sheetChild", "sheetHome", "sheetSchool", "sheetTogether"].map(name => [el("h5", null, text(name)), [1, 2, 3].map(() => el("div", { class: "tool-line" }))]));
  }
  function drawTalk() {
    const pupil = data().pupils.includes(shownPupil) ? shownPupil : data().pupils[0];
    const choice = el("select", { id: "talk_pupil", change: () => { shownPupil = choice.value; drawTalk(); document.getElementById("talk_pupil").focus(); } },
      data().pupils.map(one => el("option", { value: one, selected: one === pupil }, label(one))));
    const shown = sheet(told(pupil));
    talk.replaceChildren(el("h3", { id: "talk_title" }, text("talkTitle")), el("p", { class: "tool-hint" }, text("talkHow")),
      el("label", { for: "talk_pupil" }, text("gridChooser")), choice,
      el("p", { class: "actions" }, shown.matches(".tool-sheet") && button("talkPrint", () => tweeluik.tool.printOnly(shown))), shown);
  }

  // MARK: All of it

  function draw(isAll) {
    const hasPupils = data().pupils.length > 0;
    for (const part of [measurement, results, compare, talk]) {
      part.hidden = !hasPupils;
      if (!hasPupils) part.replaceChildren(); // What was deleted is not in the page either.
    }
    pictures.draw();
    if (isAll) entry.draw();
    if (!hasPupils) return;
    if (isAll) drawMeasurement();
    drawResults();
    drawCompare();
    drawTalk();
  }
  function changed(isAll) {
    work.changed();
    draw(isAll);
  }

  pictures.root.addEventListener("change", event => { if (event.target.id === "view_question") drawResults(); });
  tweeluik.tool.forgetters.push(() => { other = null; });
  tweeluik.tool.start({
    months: MONTHS, isForTable: false, empty, read, isEmpty: now => now.pupils.length === 0,
    show: now => {
      work = now;
      roster.draw();
      if (!now.body.childElementCount) now.body.append(roster.panel, measurement, entry.root, pictures.root, results, compare, talk);
      draw(true);
    },
  });
})();
