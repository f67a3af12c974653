// Where choices are entered: ticked in a grid, ticked pupil by pupil (which fits a phone), or pasted from a spreadsheet. Works on the data
// of a sociogram, and reports each change.
tweeluik.sociogramChoices = (() => {
  "use strict";
  const { text, el, button, isFromRight } = tweeluik.tool, { sociometry, columns } = tweeluik;
  // Where columns run from the right, so do the arrows.
  const ahead = isFromRight ? -1 : 1;

  // What a pupil chose at a question: an answer without names is that of who chose nobody; without an answer a pupil was not asked yet.
  const answerOf = (data, question, from) => data.answers.find(answer => answer.question === question && answer.from === from);
  function put(data, question, from, to, isAsked) {
    data.answers = data.answers.filter(answer => answer.question !== question || answer.from !== from);
    if (isAsked) data.answers.push({ question, from, to });
  }

  // Who chose whom at a question, or at any that asks whom one likes ("all"), or whom one rather does not ("against"); whether it was asked
  // at all, and who was absent or not asked yet: what they would have chosen is not known.
  function network(data, key) {
    const asked = data.questions.filter(one => (key === "all" ? !one.isNegative : key === "against" ? one.isNegative : one.id === key)).map(one => one.id);
    const place = new Map(data.pupils.map((pupil, number) => [pupil, number])), answers = data.answers.filter(answer => asked.includes(answer.question));
    const pairs = answers.flatMap(({ from, to }) => to.map(one => [place.get(from), place.get(one)]));
    const absent = data.pupils.map(pupil => data.absent.includes(pupil)), unasked = data.pupils.map((pupil, one) => !absent[one] && !answers.some(answer => answer.from === pupil));
    const silent = [...place.values()].filter(one => absent[one] || unasked[one]);
    return { ...sociometry.network(data.pupils.length, pairs, silent), isAsked: answers.length > 0, absent, unasked };
  }

  // data() is the sociogram's; pupils have the labels of the roster; most is the number of choices a pupil may make.
  function panel({ data, roster, most, changed }) {
    const { label, find } = roster, content = el("div"), alert = el("div", { role: "status" });
    const root = el("section", { class: "tool-part tool-screen", "aria-labelledby": "choices_title" },
      el("h3", { id: "choices_title" }, text("choicesTitle")), content, alert);
    let question = "", chooser = "", toMend = "", way = window.matchMedia("(max-width: 47.99rem)").matches ? "list" : "grid";

    const chosen = from => (answerOf(data(), question, from) || { to: [] }).to;
    const isAsked = from => answerOf(data(), question, from) !== undefined;
    const isAbsent = pupil => data().absent.includes(pupil);
    function countText(from) {
      const count = chosen(from).length;
      if (isAbsent(from)) return text("absent");
      if (!isAsked(from)) return text("unasked");
      return count ? text(count > most ? "countTooMany" : "count", { count, most }) : text("nobody");
    }

    function choose(from, to, isOn) {
      const others = chosen(from).filter(one => one !== to), now = isOn ? data().pupils.filter(one => one === to || others.includes(one)) : others;
      put(data(), question, from, now, now.length > 0);
      changed();
    }
    function setAbsent(pupil, isOn) {
      data().absent = data().pupils.filter(one => (one === pupil ? isOn : isAbsent(one)));
      changed();
    }

    // What a pupil chose as one sees it: a box for each other, one for nobody, and how many.
    function boxes(from, told, id) {
      const nobody = el("input", { type: "checkbox", id, "aria-label": text("nobodyOf", { pupil: label(from) }), change: () => {
        put(data(), question, from, [], nobody.checked);
        changed();
        tell();
      } });
      const tell = () => {
        told.textContent = countText(from);
        nobody.checked = isAsked(from) && !chosen(from).length;
        nobody.disabled = isAbsent(from) || chosen(from).length > 0;
      };
      const box = (to, named) => {
        const tick = el("input", { type: "checkbox", disabled: isAbsent(from), ...named, change: () => { choose(from, to, tick.checked); tell(); } });
        tick.checked = chosen(from).includes(to);
        return tick;
      };
      tell();
      return { nobody, box };
    }

    function absentBox(pupil, id, then) {
      const tick = el("input", { type: "checkbox", id, "aria-label": text("absentOf", { pupil: label(pupil) }), change: () => { setAbsent(pupil, tick.checked); then(); } });
      tick.checked = isAbsent(pupil);
      return tick;
    }

    // MARK: In a grid

    // The grid is one stop for the Tab key; arrow keys move within it.
    function grid() {
      const pupils = data().pupils;
      const line = from => {
        const told = el("td", { class: "grid-count" }), { nobody, box } = boxes(from, told, "choices_nobody_" + from);
        const absent = absentBox(from, "choices_absent_" + from, () => { again(); document.getElementById("choices_absent_" + from).focus(); });
        return el("tr", null, el("th", { scope: "row" }, label(from)), el("td", null, absent), el("td", null, nobody), told,
          pupils.map(to => el("td", { class: "grid-cell" }, from === to ? "–" : box(to, {
            tabindex: "-1", "data-from": from, "data-to": to, "aria-label": text("choosesOne", { from: label(from), to: label(to) }),
          }))));
      };
      const table = el("table", { class: "grid" },
        el("thead", null, el("tr", null, el("th", { scope: "col" }, text("gridChooser")), el("th", { scope: "col" }, text("absentHead")), el("th", { scope: "col" }, text("nobodyHead")), el("th", { scope: "col" }, text("countHead")),
          pupils.map(to => el("th", { scope: "col", class: "grid-name" }, el("span", null, label(to)))))),
        el("tbody", null, pupils.map(line)));
      const cells = [...table.querySelectorAll("[data-from]")];
      const at = (from, to) => cells.find(cell => cell.dataset.from === pupils[from] && cell.dataset.to === pupils[to] && !cell.disabled);
      const first = cells.find(cell => !cell.disabled);
      if (first) first.tabIndex = 0;
      table.addEventListener("focusin", event => {
        if (!cells.includes(event.target)) return;
        cells.forEach(cell => { cell.tabIndex = cell === event.target ? 0 : -1; });
      });
      table.addEventListener("keydown", event => {
        const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -ahead], ArrowRight: [0, ahead] }[event.key];
        if (!step || !cells.includes(event.target)) return;
        event.preventDefault();
        let from = pupils.indexOf(event.target.dataset.from), to = pupils.indexOf(event.target.dataset.to);
        do { from += step[0]; to += step[1]; } while (from in pupils && to in pupils && !at(from, to));
        if (at(from, to)) at(from, to).focus();
      });
      return [
        el("p", { class: "tool-hint", id: "choices_how" }, text("gridHow")),
        el("div", { class: "table grid-scroll", role: "region", tabindex: "0", "aria-label": text("gridLabel") }, table),
      ];
    }

    // MARK: Pupil by pupil

    function list() {
      const pupils = data().pupils;
      if (!pupils.includes(chooser)) chooser = pupils[0];
      const go = step => {
        chooser = pupils[(pupils.indexOf(chooser) + step + pupils.length) % pupils.length];
        again();
        document.getElementById("choices_from").focus();
      };
      const from = el("select", { id: "choices_from", change: () => { chooser = from.value; again(); document.getElementById("choices_from").focus(); } },
        pupils.map(pupil => el("option", { value: pupil, selected: pupil === chooser }, label(pupil))));
      const told = el("p", { class: "tool-hint" }), { nobody, box } = boxes(chooser, told, "choices_nobody");
      const absent = absentBox(chooser, "choices_absent", () => { again(); document.getElementById("choices_absent").focus(); });
      return [
        el("label", { for: "choices_from" }, text("gridChooser")), from,
        el("p", { class: "tool-choice" }, absent, el("label", { for: "choices_absent" }, text("absent"))),
        el("fieldset", null, el("legend", null, text("chooses", { pupil: label(chooser) })), told,
          el("div", { class: "tool-many" }, pupils.filter(to => to !== chooser).map(to => el("p", { class: "tool-choice" },
            box(to, { id: "choices_to_" + to }), el("label", { for: "choices_to_" + to }, label(to))))),
          el("p", { class: "tool-choice" }, nobody, el("label", { for: "choices_nobody" }, text("nobody")))),
        el("p", { class: "actions" }, button("previous", () => go(-1)), button("next", () => go(1))),
      ];
    }

    // MARK: From a spreadsheet

    // A line has the one who chooses, then those who are chosen. A line with a mistake is not accepted: it is reported, and left to be mended.
    function take(pasted) {
      const wrong = [], left = [], seen = new Map();
      const all = columns.rows(pasted), skipped = columns.isHeading(all[0]) && !find(all[0][0]) ? 1 : 0, isCounted = columns.isCounted(all.slice(skipped).filter(row => row.some(cell => cell)));
      all.forEach((row, place) => {
        if (place < skipped) return;
        const before = wrong.length, cells = isCounted ? row.slice(1) : row;
        const [who, ...whom] = cells, line = place + 1;
        const called = whom.filter(cell => cell);
        if (!who && !called.length) return;
        const unknown = [who, ...called].filter(cell => !find(cell));
        const from = find(who), to = called.map(find);
        if (unknown.length) wrong.push(text("lineUnknown", { line, name: unknown.map(one => one || "–").join(", ") }));
        else if (seen.has(from)) wrong.push(text("lineTwice", { line, pupil: label(from), other: seen.get(from) }));
        else if (isAbsent(from)) wrong.push(text("lineAbsent", { line, pupil: label(from) }));
        else if (to.includes(from)) wrong.push(text("lineSelf", { line, pupil: label(from) }));
        else if (new Set(to).size < to.length) wrong.push(text("lineDouble", { line, pupil: label(from) }));
        else if (to.length > most) wrong.push(text("lineMany", { line, pupil: label(from), most }));
        else {
          seen.set(from, line);
          put(data(), question, from, to, true);
        }
        if (wrong.length > before) left.push(cells.join(";"));
      });
      toMend = left.join("\n");
      if (seen.size) changed();
      again();
      alert.replaceChildren(el("p", null, text("linesTaken", { count: seen.size, wrong: wrong.length })), el("ul", { class: "tool-wrong" }, wrong.slice(0, 60).map(one => el("li", null, one))));
    }

    function paste() {
      const field = el("textarea", { id: "choices_paste", rows: 5, spellcheck: "false", "aria-describedby": "choices_paste_how" });
      field.value = toMend;
      return el("details", { open: toMend !== "" }, el("summary", null, text("pasteTitle")),
        el("p", { id: "choices_paste_how", class: "tool-hint" }, text("pasteHow")),
        el("label", { for: "choices_paste" }, text("pasteLabel")), field, el("p", { class: "actions" }, button("pasteTake", () => take(field.value))));
    }

    // MARK: All of it

    function radio(group, value, words, isOn, then) {
      const id = `choices_${group}_${value}`;
      const one = el("input", { type: "radio", name: "choices_" + group, id, value, change: () => { then(value); again(); document.getElementById(id).focus(); } });
      one.checked = isOn;
      return el("p", { class: "tool-choice" }, one, el("label", { for: id }, words));
    }

    function again() {
      const questions = data().questions;
      if (!questions.some(one => one.id === question)) question = questions[0].id;
      content.replaceChildren(
        el("div", { class: "tool-fields" },
          el("fieldset", null, el("legend", null, text("question")), questions.map(one => radio("question", one.id, one.text, one.id === question, value => { question = value; }))),
          el("fieldset", null, el("legend", null, text("way")), ["grid", "list"].map(value => radio("way", value, text("way" + (value === "grid" ? "Grid" : "List")), value === way, one => { way = one; })))),
        ...(way === "grid" ? grid() : list()), paste());
    }

    function draw() {
      alert.replaceChildren();
      toMend = "";
      root.hidden = data().pupils.length === 0;
      if (root.hidden) content.replaceChildren();
      else again();
    }
    return { root, draw };
  }

  return { panel, network };
})();
