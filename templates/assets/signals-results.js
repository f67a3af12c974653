// What a filled-in list shows, and what two lists show beside each other: in words first, each with a picture. Gives:
//
// seen(data)            what stands out for the one who filled it in
// beside(data, other)   both lists, to begin a talk with
// nameOf(id), itemsOf(scale, id), who(data)    an audience's name; the items that are phrased for it; a line that says whose list it is
tweeluik.signalsResults = (() => {
  "use strict";
  const { page, text, el, svg, date, onSite } = tweeluik.tool;
  const { standsOut, summary, pairs } = tweeluik.signalsCompare;
  const { answers, audiences, scales } = page.content, count = answers.length;
  const GAPS = [["same", "="], ["near", "≈"], ["far", "≠"]];

  const audience = id => audiences.find(one => one.id === id);
  const nameOf = id => audience(id).name;
  const itemsOf = (scale, id) => scale.items.filter(item => item.wording[id]);
  const sided = (id, name) => [name, audience(id).side].filter(one => one).join(" ");
  const side = id => el("span", { class: sided(id, "side-name") }, nameOf(id));
  const spoken = answer => (answer === undefined ? text("unanswered") : answers[answer]);
  const who = data => el("p", { class: "signals-who" }, side(data.audience), " ",
    text("whoWhen", { child: data.child || text("noCode"), date: date(data.day) }));

  // MARK: One list

  // The rule, in the words of the answers themselves.
  function rule() {
    const quoted = good => answers.filter((_, answer) => standsOut({ good }, answer, count)).map(answer => text("quoted", { answer })).join(", ");
    return el("p", null, text("rule", { answers: quoted(false), good: quoted(true) }));
  }

  function inWords({ answered, out }, all) {
    if (!answered) return text("scaleNothing");
    const told = out ? text("scaleOut", { out, answered }) : text("scaleCalm");
    return all > answered ? text("scaleSkipped", { told, count: all - answered }) : told;
  }

  // A square for each item: filled and marked where it stands out, dashed where there is no answer.
  function squares(items, given, label) {
    const SIZE = 22, STEP = 28;
    return svg("svg", {
      class: "signals-squares", viewBox: `0 0 ${items.length * STEP} ${SIZE + 4}`, width: items.length * STEP, height: SIZE + 4, role: "img", "aria-label": label,
    }, items.map((item, place) => {
      const answer = given[item.id], kind = answer === undefined ? "none" : standsOut(item, answer, count) ? "out" : "calm";
      const x = place * STEP + 2;
      return [
        svg("rect", { class: "signals-" + kind, x, y: 2, width: SIZE, height: SIZE, rx: 4 }),
        kind === "out" && svg("text", { class: "signals-mark", x: x + SIZE / 2, y: 19, "text-anchor": "middle", "font-size": 16 }, "!"),
        kind === "calm" && svg("circle", { class: "signals-dot", cx: x + SIZE / 2, cy: 2 + SIZE / 2, r: 3 }),
      ];
    }));
  }

  function overview(lists) {
    return el("div", { class: "table" }, el("table", { class: "signals-overview" }, el("caption", null, text("overview")),
      el("tbody", null, scales.map(scale => el("tr", null, el("th", { scope: "row" }, scale.title), el("td", null, lists.map(data => {
        const items = itemsOf(scale, data.audience), words = inWords(summary(items, data.answers, count), items.length);
        return el("div", { class: "signals-row" }, lists.length > 1 && side(data.audience), squares(items, data.answers, words), el("span", null, words));
      })))))));
  }
  const legend = () => el("p", { class: "tool-hint" }, text("legend"));

  function everything(data) {
    const row = (item, answer, isOut) =>
      el("tr", null, el("th", { scope: "row" }, item.wording[data.audience]), el("td", null, answer), el("td", null, isOut ? text("out") : ""));
    const table = (title, rows) => rows.length > 0 && el("table", { class: "signals-all" }, el("caption", null, title), el("tbody", null, rows));
    return [el("h3", null, text("everything")), el("div", { class: "table long" },
      scales.map(scale => table(scale.title, itemsOf(scale, data.audience).map(item =>
        row(item, spoken(data.answers[item.id]), standsOut(item, data.answers[item.id], count))))))];
  }

  // MARK: Where it leads

  // Links to a scale's problem: what each side reads about it, and its agreements.
  function leads(scale, lists) {
    const problem = scale.problem;
    if (!problem) return null;
    const mine = lists[0].audience;
    const views = audiences.filter(one => problem.views[one.id]).map(one =>
      el("li", null, el("a", { href: onSite(problem.views[one.id]) }, text("view", { problem: problem.title, audience: one.title }))));
    return [
      el("ul", { class: "links" }, views, el("li", null, el("a", { href: onSite(problem.href) }, text("views", { problem: problem.title })))),
      problem.agreements.length > 0 && el("details", { class: "tool-screen" }, el("summary", null, text("agreements", { problem: problem.title })),
        el("ul", null, problem.agreements.filter(one => one.wording[mine]).map(one => el("li", null, nameOrId(one.by), ": ", one.wording[mine])))),
    ];
  }
  const nameOrId = id => (audience(id) ? nameOf(id) : id);

  // What is worth talking about. With two lists the page has the sentences already.
  function worth(lists) {
    const [mine] = lists;
    const some = scales.filter(scale => lists.some(data => summary(itemsOf(scale, data.audience), data.answers, count).isWorth));
    if (!some.length) return el("p", null, text("worthNone"));
    return some.map(scale => el("section", { class: "signals-worth" }, el("h4", null, scale.title),
      lists.length === 1 && el("ul", null, itemsOf(scale, mine.audience).filter(item => standsOut(item, mine.answers[item.id], count)).map(item =>
        el("li", null, item.wording[mine.audience], " ", el("strong", null, spoken(mine.answers[item.id]))))),
      leads(scale, lists)));
  }

  const seen = data => [who(data), rule(), overview([data]), legend(), el("h3", null, text("worthTitle")), worth([data]), everything(data)];

  // MARK: Two lists

  // A line from never to always with each side's answer on it: a circle and a diamond.
  function line(one, other) {
    const WIDE = 120, x = answer => 10 + answer * (WIDE - 20) / (count - 1), y = 10;
    return svg("svg", { class: "signals-line", viewBox: `0 0 ${WIDE} 20`, width: WIDE, height: 20, "aria-hidden": "true" },
      svg("path", { d: `M10 ${y}H${WIDE - 10}` + answers.map((_, answer) => `M${x(answer)} ${y - 4}v8`).join("") }),
      one !== undefined && svg("circle", { class: "signals-one", cx: x(one), cy: y, r: 6.5 }),
      other !== undefined && svg("path", { class: "signals-other", d: `M${x(other)} ${y - 9}l9 9l-9 9l-9 -9z` }));
  }

  function both({ item, one, other, gap }, lists) {
    const said = [one, other], [word, sign] = gap === null ? [] : GAPS[Math.min(gap, 2)];
    return el("li", { class: "signals-pair" },
      el("div", { class: "signals-sides" }, lists.map((data, place) => el("p", { class: sided(data.audience, "signals-side") },
        side(data.audience), " ", item.wording[data.audience], " ", el("strong", null, spoken(said[place]))))),
      el("p", { class: "signals-gap" }, line(one, other), word && [el("span", { class: "tool-sign", "aria-hidden": "true" }, sign), text(word)]));
  }

  function beside(data, other) {
    const lists = [data, other], items = scales.flatMap(scale => scale.items).filter(item => lists.every(list => item.wording[list.audience]));
    const all = pairs(items, data.answers, other.answers, count);
    const group = kind => {
      const some = all.filter(each => each.kind === kind);
      return some.length > 0 && el("section", { class: "signals-group" }, el("h3", null, text("group_" + kind, { count: some.length })),
        el("p", { class: "signals-start" }, text("start_" + kind)), el("ul", { class: "signals-pairs" }, some.map(each => both(each, lists))));
    };
    const names = lists.map(list => nameOf(list.audience));
    return [
      lists.map(who), el("p", null, text("besideHow", { one: names[0], other: names[1], first: answers[0], last: answers[count - 1] })),
      ["well", "both", "differ", "alone"].map(group),
      el("h3", null, text("worthTitle")), rule(), overview(lists), legend(), worth(lists),
    ];
  }

  return { seen, beside, who, nameOf, nameOrId, itemsOf };
})();
