// Signals and advice: each side fills in a list alone. Laid beside the other's list it begins a talk, and leads to a plan.
// What asks for help now is not part of it: that is behind the door (door.js). The door knows nothing of this document, and this document nothing
// of what is answered there.
tweeluik.signals = (() => {
  "use strict";
  const { page, text, ask, el, button, trouble, today, codeOf } = tweeluik.tool, { check } = tweeluik.file, { writing, pick } = tweeluik.form, { door } = tweeluik;
  const { answers, audiences, scales } = page.content;
  const { signalsPlan: plan } = tweeluik, { seen, beside, itemsOf } = tweeluik.signalsResults;
  const MONTHS = 6, VERSION = 2, SKIP = "skip"; // Files of version 1 hold more, which is ignored.

  const byId = (items, each) => check.record(Object.fromEntries(items.map(({ id }) => [id, check.optional(each)])));
  const readAll = check.record({
    questionnaire: check.text(100), audience: check.oneOf(["", ...audiences.map(one => one.id)]), child: check.text(20), day: check.date,
    answers: byId(scales.flatMap(scale => scale.items), check.whole(0, answers.length - 1)),
    plan: check.optional(plan.read, null),
  });
  function read(value) {
    const data = readAll(value);
    if (data.questionnaire !== page.slug) throw trouble("otherList");
    return { ...data, plan: data.plan || plan.empty() };
  }
  const empty = () => ({
    questionnaire: page.slug, audience: audiences.length === 1 ? audiences[0].id : "", child: "", day: today(), answers: {}, plan: plan.empty(),
  });
  const given = record => Object.values(record).some(value => value !== undefined);
  const isEmpty = data => !data.child && !given(data.answers) && plan.isEmpty(data.plan);

  let work = null, other = null, step = "fill"; // The other side's list is looked at, not kept.
  const lists = () => [work.data, other].filter(one => one);

  // MARK: Filling in

  function fill() {
    const { data } = work, rest = el("div", null), progress = el("p", { class: "signals-progress" });
    const keep = (id, value) => {
      if (value === undefined) delete data.answers[id];
      else data.answers[id] = value;
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
      value => keep(one.id, value === SKIP ? undefined : Number(value)), one.wording[data.audience]);
    const part = (title, ...content) => el("section", { class: "tool-part signals-part" }, el("h4", null, title), content);
    function drawRest() {
      rest.replaceChildren(...(data.audience ? [
        el("p", { class: "tool-hint" }, text("fillHow"), " ", door.link()),
        ...scales.map(scale => part(scale.title, itemsOf(scale, data.audience).map(item))),
        progress, el("p", { class: "actions" }, button("toSeen", () => go("seen"))),
      ] : []));
      tell();
    }
    drawRest();
    return [
      el("section", { class: "tool-part" },
        pick("whoFills", audiences.map(one => [one.id, one.name]), data.audience, value => { data.audience = value; work.changed(); door.of(value); drawRest(); drawSteps(); }),
        el("div", { class: "tool-fields" },
          writing("child", data.child, value => { data.child = value; work.changed(); }, { most: 20 }),
          writing("day", data.day, value => { if (value) { data.day = value; work.changed(); } }, { type: "date" })),
        el("p", { class: "tool-hint" }, text("childHow"))),
      rest,
    ];
  }

  // MARK: Beside the other's list

  async function openOther() {
    const opened = await tweeluik.file.open({ kind: page.kind, version: VERSION, read: value => {
      const data = read(value);
      if (!data.audience || data.audience === work.data.audience) throw trouble("sameSide");
      return data;
    } });
    if (!opened) return;
    const isSame = opened.data.child.trim().toLowerCase() === work.data.child.trim().toLowerCase();
    if (!isSame && !await ask(text("otherChildTitle"), el("p", null, text("otherChild", { one: work.data.child || text("noCode"), other: opened.data.child || text("noCode") })),
      [["otherChildYes", () => true]])) return;
    other = opened.data;
    go("beside");
  }
  function side() {
    const actions = el("p", { class: "actions" }, button("openOther", openOther), other && button("closeOther", () => { other = null; go("beside"); }));
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
    // At the table the door is nobody's.
    door.of(step === "fill" ? work.data.audience : "");
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
  tweeluik.tool.start({
    months: MONTHS, version: VERSION, isForTable: true, filledBy: data => [data.audience, codeOf(data.child)].filter(part => part).join("-"), empty, read, isEmpty,
    show: now => {
      work = now;
      if (shown !== work.data) forget();
      shown = work.data;
      if (given(work.data.answers)) step = "seen";
      work.body.replaceChildren(steps, heading, current);
      work.body.after(door.root);
      draw();
    },
  });
})();
