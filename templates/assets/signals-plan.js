// The plan of approach that follows from the lists: filled in here, printed and signed, kept in the same file; what is filled in can also
// go to the plan of the problem itself, as a file that its page opens. Gives:
//
// empty(), read, isEmpty(plan)    the plan in the tool's data
// draw(work, lists)                         the form to fill it in; lists are those that are open, the reader's own first
tweeluik.signalsPlan = (() => {
  "use strict";
  const { page, text, listed, el, today, date, codeOf, onSite } = tweeluik.tool, { check, save } = tweeluik.file, { writing, tick } = tweeluik.form;
  const { KIND, VERSION, MONTHS, read: readFile } = tweeluik.planFile;
  const { audiences, scales, answers } = page.content;
  const { standsOut, summary } = tweeluik.signalsCompare, { itemsOf, nameOf, nameOrId } = tweeluik.signalsResults;
  const MOST = 1500;
  const problems = scales.filter((scale, place) =>
    scale.problem && scales.findIndex(one => one.problem && one.problem.slug === scale.problem.slug) === place).map(scale => scale.problem);
  const sides = [...audiences.map(one => one.id), "child"];

  const fields = (names, each) => Object.fromEntries(names.map(name => [name, each(name)]));
  const blank = names => fields(names, () => "");
  const empty = () => ({
    problems: [], start: blank(sides), goal: "", agreements: [], own: blank(audiences.map(one => one.id)), wish: "", signs: "", evaluationDay: "", evaluationWho: "",
  });
  const long = check.optional(check.text(MOST), "");
  const read = check.record({
    problems: check.list(problems.length, check.oneOf(problems.map(one => one.slug))),
    start: check.record(fields(sides, () => long)), goal: long,
    agreements: check.list(200, check.record({ problem: check.text(100), agreement: check.text(100), when: check.text(200) })),
    own: check.record(fields(audiences.map(one => one.id), () => long)), wish: long, signs: long,
    evaluationDay: value => (value === "" ? "" : check.date(value)), evaluationWho: check.text(200),
  });
  const isEmpty = plan => JSON.stringify(plan) === JSON.stringify(empty());

  // MARK: What follows from the lists

  const about = (problem, data) => scales.filter(scale => scale.problem && scale.problem.slug === problem.slug).flatMap(scale => itemsOf(scale, data.audience));
  const isWorth = (problem, lists) => lists.some(data => summary(about(problem, data), data.answers, answers.length).isWorth);

  // Copies what stands out into the field of the one who saw it, once.
  function takeOver(plan, problem, lists) {
    for (const data of lists) {
      const lines = about(problem, data).filter(item => standsOut(item, data.answers[item.id], answers.length))
        .map(item => text("startLine", { item: item.wording[data.audience], answer: answers[data.answers[item.id]] }));
      const old = plan.start[data.audience], added = lines.filter(line => !old.includes(line));
      const all = [old, ...added].filter(line => line).join("\n");
      if (all.length <= MOST) plan.start[data.audience] = all;
    }
  }

  // The values for the problem's own plan, by the ids of its fields.
  function planOf(data, problem) {
    const { plan } = data, all = { plan_child: data.child, plan_date: date(today()) };
    for (const [name, value] of Object.entries(plan.start)) all["plan_start_" + name] = value;
    for (const [name, value] of Object.entries(plan.own)) all["plan_own_" + name] = value;
    for (const one of plan.agreements.filter(each => each.problem === problem.slug)) {
      all["plan_agreement_" + one.agreement] = true;
      all[`plan_agreement_${one.agreement}_when`] = one.when;
    }
    Object.assign(all, {
      plan_goal_child: plan.wish, plan_goal_text: plan.goal, plan_signs_text: plan.signs, plan_evaluation_who: plan.evaluationWho,
      plan_evaluation_date: plan.evaluationDay && date(plan.evaluationDay),
    });
    const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value));
    return { problem: problem.slug, fields: given };
  }

  // MARK: The form

  function agreements(work, problem, voice) {
    const { plan } = work.data;
    const find = id => plan.agreements.find(one => one.problem === problem.slug && one.agreement === id);
    const row = agreement => {
      const old = find(agreement.id), when = el("div", null);
      const drawWhen = () => {
        const now = find(agreement.id);
        when.replaceChildren(...(now ? [writing("when", now.when, value => { now.when = value; work.changed(); }, { most: 200 })] : []));
        item.classList.toggle("tool-screen", !now);
      };
      const item = el("li", null, tick(agreement.wording[voice], Boolean(old), isOn => {
        if (isOn) plan.agreements.push({ problem: problem.slug, agreement: agreement.id, when: "" });
        else plan.agreements = plan.agreements.filter(one => one !== find(agreement.id));
        drawWhen();
        work.changed();
      }), when);
      drawWhen();
      return item;
    };
    const doers = [...new Set(problem.agreements.map(one => one.by))];
    return el("section", { class: "signals-agreements" }, el("h4", null, text("agreements", { problem: problem.title })),
      doers.map(by => {
        const some = problem.agreements.filter(one => one.by === by && one.wording[voice]);
        return some.length > 0 && el("div", null, el("h5", null, text("does", { name: nameOrId(by) })), el("ul", { class: "signals-ticks" }, some.map(row)));
      }));
  }

  // Where the reader can take what is filled in.
  function elsewhere(work, chosen) {
    return el("div", { class: "tool-screen" }, el("h4", null, text("elsewhere")), el("p", { class: "tool-hint" }, text("elsewhereHow")), chosen.map(problem =>
      el("p", { class: "actions" },
        el("button", { type: "button", click: () => save({
          kind: KIND, version: VERSION, months: MONTHS, isForTable: true, read: readFile, data: planOf(work.data, problem),
          name: [text("planFile"), problem.slug, work.data.audience, codeOf(work.data.child), today()].filter(part => part).join("-"), what: text("planFileWhat", { problem: problem.title }),
        }) }, text("elsewhereSave", { problem: problem.title })),
        el("a", { href: onSite(problem.plan) }, text("elsewhereOpen", { problem: problem.title })))));
  }

  function draw(work, lists) {
    const { data } = work, { plan } = data;
    const area = (record, name, label, rows = 3) => writing(name, record[name], value => { record[name] = value; work.changed(); }, { rows, most: MOST, label });
    const rest = el("div", null);
    const choose = problem => tick(isWorth(problem, lists) ? text("problemWorth", { problem: problem.title }) : problem.title,
      plan.problems.includes(problem.slug), isOn => {
        plan.problems = plan.problems.filter(slug => slug !== problem.slug);
        if (isOn) {
          plan.problems.push(problem.slug);
          takeOver(plan, problem, lists);
        }
        work.changed();
        drawRest();
      });
    function drawRest() {
      const chosen = problems.filter(problem => plan.problems.includes(problem.slug));
      rest.replaceChildren(
        el("p", { class: "tool-print" }, text("planAboutPrint", { problems: listed(chosen.map(problem => problem.title)) })),
        el("h4", null, text("planStart")),
        ...audiences.map(one => area(plan.start, one.id, text("sees", { name: one.name }))), area(plan.start, "child", text("childSays")),
        el("h4", null, text("planGoal")), area(plan, "wish", text("childWants"), 2), area(plan, "goal", text("goalHow"), 2),
        ...chosen.map(problem => agreements(work, problem, data.audience)),
        el("h4", null, text("planOwn")), ...audiences.map(one => area(plan.own, one.id, text("doesToo", { name: one.name }), 2)),
        el("h4", null, text("planSigns")), area(plan, "signs", text("signsHow"), 2),
        el("h4", null, text("planEvaluation")),
        el("div", { class: "tool-fields" },
          writing("evaluationDay", plan.evaluationDay, value => { plan.evaluationDay = value; work.changed(); }, { type: "date" }),
          writing("evaluationWho", plan.evaluationWho, value => { plan.evaluationWho = value; work.changed(); }, { most: 200 })),
        el("div", { class: "signals-signs" }, [...audiences.map(one => nameOf(one.id)), text("theChild")].map(name => el("p", null, text("sign", { name })))),
        ...(chosen.length ? [elsewhere(work, chosen)] : []));
    }
    drawRest();
    return [
      el("p", { class: "signals-who" }, text("planWho", { child: data.child || text("noCode"), date: date(today()) })),
      el("fieldset", { class: "tool-screen" }, el("legend", null, text("planAbout")), el("p", { class: "tool-hint" }, text("planAboutHow")), problems.map(choose)),
      rest,
    ];
  }

  return { empty, read, isEmpty, draw };
})();
