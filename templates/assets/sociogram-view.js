// The picture on the screen: which question, which layout, whose choices, how large; and the table that says the same.
tweeluik.sociogramView = (() => {
  "use strict";
  const { text, listed, page, el, svg, button, date, announce } = tweeluik.tool, { csv, download } = tweeluik.file;
  const { sociometry, sociogramLayout: layout, sociogramLines: routes, sociogramPicture: picture } = tweeluik;
  const STEP = 20, LARGER = 1.25, LARGEST = 5;
  const LEGEND = {
    mutual: "legendMutual", line: "legendLine", against: "legendAgainst", unchosen: "legendUnchosen", unasked: "legendUnasked", absent: "legendAbsent",
  };

  // data() is the sociogram's; network(key) is who chose whom. Pupils have the labels of the roster.
  function panel({ data, roster, network }) {
    const { label } = roster, narrow = window.matchMedia("(max-width: 40rem)");
    // Where the picture is placed (null: anew), how its lines run (null: anew), and what is shown.
    let key = "all", kind = narrow.matches ? "force" : "target", picked = "", zoom = 1, known = "", place = null, ways = null, shown = null;
    const drawing = svg("svg", { class: "pic", role: "img" }), told = el("p", { class: "pic-told", "aria-live": "polite" });
    const scroll = el("div", { class: "pic-scroll", role: "region", tabindex: "0", "aria-label": text("pictureRegion") }, drawing);
    const select = (name, change) => el("select", { id: "view_" + name, change: event => { change(event.target.value); draw(); } });
    const questions = select("question", value => { key = value; }), kinds = select("kind", value => { kind = value; });
    const pupils = select("pupil", value => { picked = value; });
    const labelled = (name, field) => el("div", null, el("label", { for: field.id }, text(name)), field);
    const table = el("div"), gaps = el("div"), percent = el("span", { role: "status" });
    const moves = el("p", { class: "actions", role: "group", "aria-label": text("moveLabel") },
      [["moveLeft", -STEP, 0], ["moveUp", 0, -STEP], ["moveDown", 0, STEP], ["moveRight", STEP, 0]].map(([name, x, y]) => button(name, () => move(data().pupils.indexOf(picked), x, y))));
    const title = el("h3", { id: "view_title" }, text("viewTitle"));
    const seen = el("div", null,
      el("p", { class: "actions pic-zoom" }, button("zoomIn", () => scale(zoom * LARGER)), button("zoomOut", () => scale(zoom / LARGER)), button("zoomAll", () => scale(1)),
        button("placeAgain", () => { known = ""; draw(); }), percent),
      scroll, told, moves,
      el("p", { class: "actions" }, button("exportSvg", saveSvg), button("exportPng", savePng), button("exportCsv", saveCsv)),
      el("h4", null, text("tableTitle")), table);
    const root = el("section", { class: "tool-part", "aria-labelledby": "view_title" }, title,
      el("div", { class: "tool-fields tool-screen" }, labelled("question", questions), labelled("viewKind", kinds), labelled("viewPupil", pupils)), gaps, seen);

    // MARK: The picture

    const questionText = () => (key === "all" ? text("allTogether") : data().questions.find(one => one.id === key).text);

    function lines({ size, chosen }) {
      const all = [], against = isNegative();
      for (let from = 0; from < size; from++) for (const to of [...chosen[from]].sort((a, b) => a - b)) {
        const isMutual = chosen[to].has(from);
        if (!isMutual || from < to) all.push({ from, to, isMutual, isNegative: against });
      }
      return all;
    }

    const isNegative = () => data().questions.some(one => one.id === key && one.isNegative);
    function bands() {
      return ["Most", "More", "Less", "None"].map(name => text((isNegative() ? "named" : "chosen") + name));
    }

    // What each pupil is marked with: chosen by nobody, and why it chose nobody itself.
    function marks(now, received) {
      return received.map((count, one) => [count === 0 && "unchosen", now.absent[one] ? "absent" : now.unasked[one] && "unasked"].filter(mark => mark));
    }
    function legend(all, isAgainst) {
      const own = all.flat(), drawn = isAgainst ? ["against"] : ["mutual", "line"];
      return [...drawn, ...["unchosen", "unasked", "absent"].filter(mark => own.includes(mark))].map(name => [name, text(LEGEND[name])]);
    }

    function draw(isDragging) {
      root.hidden = data().pupils.length === 0;
      if (root.hidden) return clear();
      options();
      const now = network(key);
      seen.hidden = !now.isAsked;
      gaps.replaceChildren(...untold(now));
      if (!now.isAsked) return clearPicture();
      const { received } = sociometry.figures(now), all = lines(now), marked = marks(now, received), labels = data().pupils.map(label), isTall = narrow.matches;
      const texts = picture.sized(labels, marked, isTall), names = bands();
      // Choices that changed are placed anew; else what was dragged stays.
      const state = JSON.stringify([kind, isTall, data().pupils, labels, marked, now.chosen.map(set => [...set].sort())]);
      if (state !== known) {
        const sizes = texts.map(({ width, height }) => ({ width, height }));
        known = state;
        ways = null;
        place = kind === "target" ? layout.target(now, received, sizes, names.map(picture.signed), isTall) : layout.force(now, sizes, isTall ? 340 : 1040);
      }
      if (!ways && !isDragging) ways = routes.routed(all, place.boxes, place.signs, place);
      const pupil = data().pupils.indexOf(picked);
      shown = picture.shapes({
        place, lines: all, ways: ways || routes.straight(all, place.boxes), texts, labels, marks: marked, picked: pupil < 0 ? null : pupil,
        bands: names, caption: questionText(), day: date(data().date), legend: legend(marked, isNegative()),
      });
      picture.draw(drawing, shown);
      drawing.setAttribute("aria-label", text(kind === "target" ? "pictureTarget" : "pictureForce", { question: questionText() }));
      tellSize();
      const words = pupil < 0 ? text("pickHow") : spoken(now, pupil);
      if (told.textContent !== words) told.textContent = words; // Otherwise it would be read aloud at each change.
      moves.hidden = pupil < 0;
      table.replaceChildren(inWords(now));
    }

    // What the picture cannot show yet: questions that were not asked, and children.
    function untold(now) {
      if (!now.isAsked) return [el("p", { class: "tool-warning" }, text("notAskedHere"))];
      const open = key === "all" ? data().questions.filter(one => !one.isNegative && !network(one.id).isAsked).map(one => one.text) : [];
      const left = now.unasked.flatMap((isLeft, one) => (isLeft ? [one] : []));
      return [open.length && text("notAskedQuestions", { questions: open.join(" ") }), left.length && text("notAskedPupils", { pupils: called(left) })]
        .filter(words => words).map(words => el("p", { class: "tool-hint" }, words));
    }

    function clearPicture() {
      [drawing, table, told].forEach(part => part.replaceChildren());
      known = "";
      place = ways = shown = null;
    }
    function clear() {
      clearPicture();
      [questions, pupils, gaps].forEach(part => part.replaceChildren());
      picked = "";
    }

    const called = places => listed(places.map(one => label(data().pupils[one]))) || text("nobody");
    const choosers = (now, pupil) => now.chosen.flatMap((set, from) => (set.has(pupil) ? [from] : []));
    function spoken(now, pupil) {
      return text("picked", { pupil: label(picked), chooses: called([...now.chosen[pupil]]), chosenBy: called(choosers(now, pupil)) });
    }

    // A row for each pupil says what its lines show.
    function inWords(now) {
      const { received, given, mutual } = sociometry.figures(now);
      const list = (places, isMutual) => (places.length
        ? places.map((one, order) => [order ? page.comma : "", el("bdi", null, label(data().pupils[one])), isMutual(one) ? " ↔" : ""]) : "–");
      const heads = ["gridChooser", "tableChooses", "tableChosenBy", "given", "received", "mutual"];
      return el("div", { class: "table", role: "region", tabindex: "0", "aria-label": text("tableTitle") }, el("table", { class: "tool-results" },
        el("caption", null, questionText(), el("small", null, text("tableMutual"))),
        el("thead", null, el("tr", null, heads.map(head => el("th", { scope: "col" }, text(head))))),
        el("tbody", null, data().pupils.map((pupil, one) => el("tr", null,
          el("th", { scope: "row" }, el("bdi", null, label(pupil)), now.absent[one] ? " (" + text("absent") + ")" : ""),
          el("td", null, now.unasked[one] ? text("unasked") : list([...now.chosen[one]], other => now.chosen[other].has(one))),
          el("td", null, list(choosers(now, one), other => now.chosen[one].has(other))),
          [now.isAbsent[one] ? "–" : given[one], received[one], now.isAbsent[one] ? "–" : mutual[one]].map(count => el("td", { class: "number" }, String(count))))))));
    }

    function options() {
      const fill = (field, values, value) => {
        field.replaceChildren(...values.map(([one, words]) => el("option", { value: one, selected: one === value }, words)));
      };
      if (key !== "all" && !data().questions.some(one => one.id === key)) key = "all";
      if (!data().pupils.includes(picked)) picked = "";
      fill(questions, [["all", text("allTogether")], ...data().questions.map(one => [one.id, one.text])], key);
      fill(kinds, [["target", text("kindTarget")], ["force", text("kindForce")]], kind);
      fill(pupils, [["", text("everyone")], ...data().pupils.map(pupil => [pupil, label(pupil)])], picked);
    }

    // MARK: Zooming, picking, dragging

    function tellSize(isTold = true) {
      const words = text("zoomed", { percent: Math.round(zoom * 100) });
      drawing.style.setProperty("width", zoom * 100 + "%");
      scroll.classList.toggle("pic-zoomed", zoom > 1);
      if (isTold && percent.textContent !== words) percent.textContent = words;
    }
    // Around a point of the screen that stays where it is: the middle, or where two fingers are.
    function scale(to, x = scroll.clientWidth / 2, y = scroll.clientHeight / 2, isTold = true) {
      const wanted = Math.min(Math.max(to, 1), LARGEST), by = wanted / zoom, left = (scroll.scrollLeft + x) * by - x, top = (scroll.scrollTop + y) * by - y;
      zoom = wanted;
      tellSize(isTold);
      Object.assign(scroll, { scrollLeft: left, scrollTop: top });
    }
    const between = ([one, other]) => {
      const { left, top } = scroll.getBoundingClientRect();
      return { far: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY), x: (one.clientX + other.clientX) / 2 - left, y: (one.clientY + other.clientY) / 2 - top };
    };
    let pinched = null; // How far two fingers were from each other, and how large the picture was.
    scroll.addEventListener("touchstart", event => { pinched = event.touches.length === 2 ? { far: between(event.touches).far, zoom } : null; }, { passive: true });
    scroll.addEventListener("touchmove", event => {
      if (!pinched || event.touches.length !== 2) return;
      event.preventDefault();
      const { far, x, y } = between(event.touches);
      scale(pinched.zoom * far / pinched.far, x, y, false);
    }, { passive: false });

    scroll.addEventListener("touchend", () => { if (pinched) tellSize(); pinched = null; });

    function move(pupil, x, y, isDragging) {
      place = layout.moved(place, pupil, x, y);
      ways = null;
      draw(isDragging);
    }

    // Which pupil the pointer holds (or, for a mouse, the picture), where it last was, and whether it has moved.
    let dragged = null;
    drawing.addEventListener("pointerdown", event => {
      const held = event.target.closest("[data-place]");
      if (!held && event.pointerType !== "mouse") return; // A finger scrolls.
      event.preventDefault();
      drawing.setPointerCapture(event.pointerId);
      dragged = { pupil: held ? Number(held.getAttribute("data-place")) : -1, x: event.clientX, y: event.clientY, hasMoved: false };
    });
    drawing.addEventListener("pointermove", event => {
      if (!dragged) return;
      const x = event.clientX - dragged.x, y = event.clientY - dragged.y, perPixel = shown.width / drawing.getBoundingClientRect().width;
      if (!dragged.hasMoved && Math.hypot(x, y) < 5) return;
      Object.assign(dragged, { x: event.clientX, y: event.clientY, hasMoved: true });
      if (dragged.pupil >= 0) return move(dragged.pupil, x * perPixel, y * perPixel, true);
      scroll.scrollLeft -= x;
      scroll.scrollTop -= y;
    });
    drawing.addEventListener("pointerup", () => {
      if (dragged && dragged.pupil >= 0) {
        const pupil = data().pupils[dragged.pupil];
        if (!dragged.hasMoved) picked = picked === pupil ? "" : pupil;
        draw();
      }
      dragged = null;
    });
    drawing.addEventListener("pointercancel", () => { dragged = null; });
    narrow.addEventListener("change", () => draw());

    // MARK: Files of the reader

    function give(ending, type, content) {
      const file = ["sociogram", key, data().date].join("-") + ending;
      download(file, type, content);
      announce(text("exported", { file }) + " " + text("tableNot") + (roster.hasNames() ? " " + text("exportWithNames", { file }) : ""));
    }
    function saveSvg() { give(".svg", "image/svg+xml", picture.file(shown)); }
    async function savePng() { give(".png", "image/png", await picture.png(shown)); }
    function saveCsv() {
      const now = network(key), { received, given, mutual } = sociometry.figures(now);
      const heads = ["gridChooser", "absent", "given", "received", "mutual", "tableChooses", "tableChosenBy"].map(name => text(name));
      give(".csv", "text/csv", csv([heads, ...data().pupils.map((pupil, one) => [
        label(pupil), now.absent[one] ? text("yes") : text("no"), now.unasked[one] ? text("unasked") : now.isAbsent[one] ? "" : given[one], received[one], now.isAbsent[one] ? "" : mutual[one],
        [...now.chosen[one]].map(other => label(data().pupils[other])).join(", "), choosers(now, one).map(other => label(data().pupils[other])).join(", "),
      ])]));
    }

    return { root, draw, key: () => key };
  }

  return { panel };
})();
