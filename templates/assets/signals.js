// Signals and advice: each side fills in a list alone; laid beside the other's list it is a start for the talk, and leads to a plan.
// Answers about dark thoughts or danger come first: whom to call stands above everything else, on the screen and on paper.
(() => {
  "use strict";
  const { page, text, el, button, check, trouble, announce, today, writing, pick } = tweeluik;
  const { answers, audiences, scales, urgent } = page.content;
  const { plan, seen, beside, nameOf, itemsOf } = tweeluik.signals;
  const MONTHS = 6, SKIP = "skip", CALLS = ["yes", "unsure"];

  const byId = (items, each) => check.record(Object.fromEntries(items.map(({ id }) => [id, check.optional(each)])));
  const readAll = check.record({
    questionnaire: check.text(100), audience: check.oneOf(["", ...audiences.map(one => one.id)]), child: check.text(20), day: check.date,
    answers: byId(scales.flatMap(scale => scale.items), check.whole(0, answers.length - 1)),
    urgent: byId(urgent.items, check.oneOf(["yes", "no", "unsure"])),
    plan: check.optional(plan.read, null),
  });
  function read(value) {
    const data = readAll(value);
    if (data.questionnaire !== page.slug) throw trouble("otherList");
    return { ...data, plan: data.plan || plan.empty() };
  }
  const empty = () => ({
    questionnaire: page.slug, audience: audiences.length === 1 ? audiences[0].id : "", child: "", day: today(), answers: {}, urgent: {}, plan: plan.empty(),
  });
  const given = record => Object.values(record).some(value => value !== undefined);
  const isEmpty = data => !data.child && !given(data.answers) && !given(data.urgent) && plan.isEmpty(data.plan);

  let work = null, other = null, step = "fill"; // The other's list is looked at, not kept.
  const lists = () => [work.data, other].filter(one => one);

  // MARK: Whom to call

  // The page has it for those without scripts; here a copy of it comes when it is needed.
  const notice = document.getElementById("tool_notice"), call = notice.cloneNode(true), told = el("div");
  call.id = "tool_urgent";
  call.removeAttribute("aria-labelledby");
  call.querySelectorAll("[id]").forEach(one => one.removeAttribute("id"));
  call.append(told);
  notice.hidden = true;

  const alarms = () => lists().flatMap(data => urgent.items.filter(item => CALLS.includes(data.urgent[item.id])).map(item => ({ data, item })));

  function warn(back) {
    const all = alarms(), wasThere = call.isConnected;
    told.replaceChildren(
      el("p", null, text("urgentBecause")),
      el("ul", null, all.map(({ data, item }) =>
        el("li", null, nameOf(data.audience), ": ", item[data.audience] || "", " ", el("strong", null, text(data.urgent[item.id]))))),
      el("p", { class: "actions" }, back ? button("urgentBack", () => back.focus()) : null));
    if (!all.length) call.remove();
    else if (!wasThere) {
      const now = Object.entries({ role: "alert", tabindex: "-1", "aria-label": text("urgentLabel") });
      now.forEach(([name, value]) => call.setAttribute(name, value));
      work.body.parentElement.prepend(call);
      call.focus({ preventScroll: true });
      call.scrollIntoView({ behavior: "instant" });
    }
  }

  // MARK: Filling in

  function fill() {
    const { data } = work, rest = el("div", null), progress = el("p", { class: "signals-progress" });
    const keep = (record, id, value) => {
      if (value === undefined) delete record[id];
      else record[id] = value;
      work.changed();
      tell();
    };
    function tell() {
      if (!data.audience) return;
      const items = scales.flatMap(scale => itemsOf(scale, data.audience));
      progress.textContent = text("progress", { count: items.filter(item => data.answers[item.id] !== undefined).length, all: items.length });
    }
    const choices = [...answers.map((answer, place) => [String(place), answer]), [SKIP, text("skip")]];
    const item = one => pick("item", choices, String(data.answers[one.id]),
      value => keep(data.answers, one.id, value === SKIP ? undefined : Number(value)), one[data.audience]);
    const urgentItem = one => {
      const set = pick("item", ["no", "unsure", "yes"].map(value => [value, text(value)]), data.urgent[one.id], value => {
        keep(data.urgent, one.id, value);
        warn(set.querySelector("input:checked"));
      }, one[data.audience]);
      return set;
    };
    const part = (title, ...content) => el("section", { class: "tool-part signals-part" }, el("h4", null, title), content);
    function drawRest() {
      rest.replaceChildren(...(data.audience ? [
        el("p", { class: "tool-hint" }, text("fillHow")),
        part(text("urgentTitle"), el("p", { class: "tool-hint" }, text("urgentHow")), itemsOf(urgent, data.audience).map(urgentItem)),
        ...scales.map(scale => part(scale.title, itemsOf(scale, data.audience).map(item))),
        progress, el("p", { class: "actions" }, button("toSeen", () => go("seen"))),
      ] : []));
      tell();
    }
    drawRest();
    return [
      el("section", { class: "tool-part" },
        pick("whoFills", audiences.map(one => [one.id, one.name]), data.audience, value => { data.audience = value; work.changed(); drawRest(); drawSteps(); }),
        el("div", { class: "tool-fields" },
          writing("child", data.child, value => { data.child = value; work.changed(); }, { most: 20 }),
          writing("day", data.day, value => { if (value) { data.day = value; work.changed(); } }, { type: "date" })),
        el("p", { class: "tool-hint" }, text("childHow"))),
      rest,
    ];
  }

  // MARK: Beside the other's list

  async function openOther() {
    const opened = await tweeluik.open({ kind: page.kind, read: value => {
      const data = read(value);
      if (!data.audience || data.audience === work.data.audience) throw trouble("sameSide");
      return data;
    } });
    if (!opened) return;
    const isSame = opened.data.child.trim().toLowerCase() === work.data.child.trim().toLowerCase();
    if (!isSame && !await tweeluik.ask(text("otherChildTitle"), el("p", null, text("otherChild", { one: work.data.child || text("noCode"), other: opened.data.child || text("noCode") })),
      [["otherChildYes", () => true]])) return;
    other = opened.data;
    go("beside");
    warn(null);
  }
  function side() {
    const actions = el("p", { class: "actions" }, button("openOther", openOther), other && button("closeOther", () => { other = null; warn(null); go("beside"); }));
    return other ? [actions, beside(work.data, other)] : [el("p", null, text("besideLead")), el("p", { class: "tool-hint" }, text("besideKept")), actions];
  }

  // MARK: The tool

  const STEPS = [["fill", fill], ["seen", () => seen(work.data)], ...(audiences.length > 1 ? [["beside", side]] : []), ["plan", () => plan.draw(work, lists())]];
  const steps = el("nav", { class: "tool-screen", "aria-label": text("steps") });
  const heading = el("h3", { class: "signals-step", tabindex: "-1" }), current = el("div", { class: "signals" });

  function drawSteps() {
    steps.replaceChildren(el("ol", { class: "signals-steps" }, STEPS.map(([name]) => el("li", null, el("button", {
      type: "button", click: () => go(name), disabled: name !== "fill" && !work.data.audience, "aria-current": step === name ? "step" : null,
    }, text("step_" + name))))));
  }
  function draw() {
    drawSteps();
    heading.textContent = text("step_" + step);
    current.replaceChildren(...STEPS.find(([name]) => name === step)[1]().flat(Infinity).filter(one => one));
  }
  function go(name) {
    step = name;
    draw();
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ behavior: "instant" });
  }
  const forget = () => {
    other = null;
    step = "fill";
  };
  let shown = null;
  tweeluik.start({
    months: MONTHS, empty, read, isEmpty,
    show: now => {
      work = now;
      if (shown !== work.data) forget();
      shown = work.data;
      if (given(work.data.answers)) step = "seen";
      work.body.replaceChildren(steps, heading, current);
      draw();
      warn(null);
    },
  });
})();
