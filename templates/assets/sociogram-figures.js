// What the choices amount to: figures for the class, each with its formula and source; status groups, only where these may be made; and
// the same class at another moment.
tweeluik.sociogramFigures = (() => {
  "use strict";
  const { text, listed, el, page } = tweeluik.tool, { sociometry } = tweeluik;
  const number = (value, digits = 2) => (value === null ? text("unknown")
    : new Intl.NumberFormat(page.language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value));
  const names = (places, label) => listed(places.map(label)) || text("nobody");

  // What each figure is called, and what it is in this class: what a teacher uses first. Its formula and source are words of the page.
  const USED = 3;
  function rows(network, label) {
    const all = sociometry.figures(network), count = value => number(value, 0);
    const holes = { choices: all.choices, pairs: all.pairs, voters: all.voters, size: network.size, open: all.unreciprocated };
    return [
      ["unchosen", count(all.unchosen.length), names(all.unchosen, label)], ["pairs", count(all.pairs)],
      ["isolates", count(all.isolates.length), names(all.isolates, label)],
      ["choices", count(all.choices)], ["open", count(all.unreciprocated)],
      ["density", number(all.density)], ["reciprocity", number(all.reciprocity)], ["cohesion", number(all.cohesion)],
    ].map(([name, value, who]) => ({ name, value: network.isAsked ? value : text("notAsked"), who, holes: { ...holes, value } }));
  }

  const table = (name, heads, lines) => el("div", { class: "table", role: "region", tabindex: "0", "aria-label": name }, el("table", { class: "tool-results" },
    el("caption", null, name), el("thead", null, el("tr", null, heads.map(head => el("th", { scope: "col" }, head)))),
    el("tbody", null, lines.map(([first, ...cells]) => el("tr", null, el("th", { scope: "row" }, el("bdi", null, first)), cells.map(cell => el("td", null, cell)))))));

  // A question that was not asked has no figures.
  function figures(network, label) {
    if (!network.isAsked) return el("p", null, text("notAskedHere"));
    const list = some => el("ul", { class: "tool-figures" }, some.map(({ name, value, who, holes }) => el("li", null,
      el("p", { class: "tool-figure" }, text(name + "Name"), ": ", el("strong", null, value), who && holes.value !== "0" ? [" – ", el("bdi", null, who)] : null),
      el("details", null, el("summary", null, text("figureHow", { figure: text(name + "Name") })), el("p", null, text(name + "Formula", holes)), el("p", { class: "tool-hint" }, text(name + "Source"))))));
    const all = rows(network, label);
    return el("div", null, list(all.slice(0, USED)), el("details", { class: "tool-more" }, el("summary", null, text("figuresMore")), list(all.slice(USED))));
  }

  // Only if pupils said whom they would rather not be with, and the class is large enough; and never without saying what the groups are not.
  function groups(data, network, label) {
    const count = key => sociometry.figures(network(key)).received;
    const most = count("all"), least = count("against"), found = sociometry.groups(most, least);
    if (!least.some(times => times > 0)) return el("p", { class: "tool-hint" }, text("groupsNotAsked"));
    if (!found) return el("p", { class: "tool-hint" }, text("groupsTooSmall", { fewest: sociometry.FEWEST }));
    const warning = el("p", { class: "tool-warning" }, el("strong", null, text("oneMeasurement")), " ", text("groupsWarning"));
    const heads = ["gridChooser", "likedMost", "likedLeast", "zMost", "zLeast", "preference", "impact", "group"].map(name => text(name));
    return el("details", { class: "tool-groups" }, el("summary", null, text("groupsTitle")), warning,
      table(text("groupsTable"), heads, data.pupils.map((_, one) => [
        label(one), most[one], least[one], number(found.most[one]), number(found.least[one]), number(found.preference[one]), number(found.impact[one]), text(found.group[one]),
      ].map(cell => (typeof cell === "number" ? String(cell) : cell)))),
      el("details", null, el("summary", null, text("groupsHow")),
        ["zFormula", "scoresFormula", "popularFormula", "rejectedFormula", "neglectedFormula", "controversialFormula", "averageFormula"].map(name => el("p", null, text(name))),
        el("p", { class: "tool-hint" }, text("zSource")), el("p", { class: "tool-hint" }, text("groupsSource"))));
  }

  // The earlier moment beside the later one, for all questions together.
  function compared(moments, networkOf, label, date) {
    const [before, after] = [...moments].sort((a, b) => (a.date < b.date ? -1 : 1));
    const both = [before, after].map(data => networkOf(data, "all")), days = [before, after].map(data => date(data.date));
    const counted = both.map(sociometry.figures);
    const asked = data => JSON.stringify(data.questions.filter(one => !one.isNegative).map(one => one.text));
    const all = [...new Set([...before.pupils, ...after.pupils])].sort();
    const received = (moment, pupil) => {
      const place = [before, after][moment].pupils.indexOf(pupil);
      return place < 0 ? text("notInClass") : both[moment].isAsked ? String(counted[moment].received[place]) : text("notAsked");
    };
    const pairs = [before, after].map((data, moment) => sociometry.mutualPairs(both[moment]).map(pair => pair.map(one => data.pupils[one]).sort().join(" ")));
    const list = chosen => chosen.map(pair => pair.split(" ").map(label).join(" – ")).join("; ") || text("nobody");
    const values = both.map(network => rows(network, String));
    return [
      asked(before) !== asked(after) && el("p", { class: "tool-warning" }, text("otherQuestions")),
      el("p", { class: "tool-warning" }, el("strong", null, text("twoMeasurements")), " ", text("compareWarning")),
      table(text("compareFigures"), [text("figure"), ...days], values[0].map(({ name, value }, order) => [text(name + "Name"), value, values[1][order].value])),
      table(text("comparePupils"), [text("gridChooser"), ...days], all.map(pupil => [label(pupil), received(0, pupil), received(1, pupil)])),
      table(text("comparePairs"), [text("pairsAre"), text("pairsWho")], [
        [text("pairsStayed"), list(pairs[1].filter(pair => pairs[0].includes(pair)))],
        [text("pairsNew"), list(pairs[1].filter(pair => !pairs[0].includes(pair)))],
        [text("pairsEnded"), list(pairs[0].filter(pair => !pairs[1].includes(pair)))],
      ]),
    ];
  }

  return { figures, groups, compared };
})();
