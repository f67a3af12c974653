// The picture on the screen: which question, which layout, whose choices, how large; and the table that says the same.
tweeluik.sociogramView = (() => {
  "use strict";
  const { text, listed, page, el, svg, button, date, announce } = tweeluik.tool, { csv, download } = tweeluik.file;
  const { sociometry, sociogramLayout: layout, sociogramPicture: picture } = tweeluik;
  const ZOOMS = [1, 1.5, 2, 3], STEP = 20, LEAST = 0.8; // Below LEAST labels cannot be read, so the picture is scrolled.

  // data() is the sociogram's; network(key) is who chose whom. Pupils have the labels of the roster.
  function panel({ data, roster, network }) {
    const { label } = roster;
    let key = "all", kind = "target", picked = "", zoom = 0, known = "", place = null, shown = null;
    const drawing = svg("svg", { class: "pic", role: "img" }), told = el("p", { class: "pic-told", "aria-live": "polite" });
    const scroll = el("div", { class: "pic-scroll", role: "region", tabindex: "0", "aria-label": text("pictureRegion") }, drawing);
    const select = (name, change) => el("select", { id: "view_" + name, change: event => { change(event.target.value); draw(); } });
    const questions = select("question", value => { key = value; }), kinds = select("kind", value => { kind = value; });
    const pupils = select("pupil", value => { picked = value; });
    const labelled = (name, field) => el("div", null, el("label", { for: field.id }, text(name)), field);
    const table = el("div");
    const moves = el("p", { class: "actions", role: "group", "aria-label": text("moveLabel") },
      [["moveLeft", -STEP, 0], ["moveUp", 0, -STEP], ["moveDown", 0, STEP], ["moveRight", STEP, 0]].map(([name, x, y]) => button(name, () => move(data().pupils.indexOf(picked), x, y))));
    const title = el("h3", { id: "view_title" }, text("viewTitle"));
    const root = el("section", { class: "tool-part", "aria-labelledby": "view_title" }, title,
      el("div", { class: "tool-fields tool-screen" }, labelled("question", questions), labelled("viewKind", kinds), labelled("viewPupil", pupils)),
      el("p", { class: "actions pic-zoom" }, button("zoomIn", () => scale(1)), button("zoomOut", () => scale(-1)), button("placeAgain", () => { known = ""; draw(); })),
      scroll, told, moves,
      el("p", { class: "actions" }, button("exportSvg", saveSvg), button("exportPng", savePng), button("exportCsv", saveCsv)),
      el("h4", null, text("tableTitle")), table);

    // MARK: The picture

    const questionText = () => (key === "all" ? text("allTogether") : data().questions.find(one => one.id === key).text);

    function lines({ size, chosen }) {
      const isNegative = data().questions.some(one => one.id === key && one.isNegative);
      const all = [];
      for (let from = 0; from < size; from++) for (const to of [...chosen[from]].sort((a, b) => a - b)) {
        const isMutual = chosen[to].has(from);
        if (!isMutual || from < to) all.push({ from, to, isMutual, isNegative });
      }
      return all;
    }

    function bands() {
      const isNegative = data().questions.some(one => one.id === key && one.isNegative);
      return ["Most", "More", "Less", "None"].map(name => text((isNegative ? "named" : "chosen") + name));
    }

    function draw() {
      root.hidden = data().pupils.length === 0;
      if (root.hidden) return clear();
      options();
      const now = network(key), { received } = sociometry.figures(now);
      // If choices changed, pupils are placed again; otherwise those that were dragged stay.
      const state = JSON.stringify([kind, data().pupils, now.chosen.map(set => [...set].sort())]);
      const isNew = state !== known;
      if (isNew) {
        known = state;
        place = kind === "target" ? layout.target(now, received) : layout.force(now);
      }
      const pupil = data().pupils.indexOf(picked);
      shown = picture.shapes({
        place, lines: lines(now), labels: data().pupils.map(label), codes: data().pupils, isAbsent: now.isAbsent, picked: pupil < 0 ? null : pupil,
        bands: bands(), caption: questionText() + " – " + date(data().date), legend: text("legend"),
      });
      picture.draw(drawing, shown);
      drawing.setAttribute("aria-label", text(kind === "target" ? "pictureTarget" : "pictureForce", { question: questionText() }));
      drawing.style.setProperty("width", `max(${ZOOMS[zoom] * 100}%, ${Math.round(ZOOMS[zoom] * LEAST * shown.width)}px)`);
      scroll.classList.toggle("pic-zoomed", zoom > 0);
      if (isNew) scroll.scrollLeft = (scroll.scrollWidth - scroll.clientWidth) / 2; // The middle of a picture is what people look for.
      const words = pupil < 0 ? text("pickHow") : spoken(now, pupil);
      if (told.textContent !== words) told.textContent = words; // Otherwise it would be read aloud at each change.
      moves.hidden = pupil < 0;
      table.replaceChildren(inWords(now));
    }

    function clear() {
      [drawing, table, questions, pupils, told].forEach(part => part.replaceChildren());
      known = picked = "";
      place = shown = null;
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
          el("th", { scope: "row" }, el("bdi", null, label(pupil)), now.isAbsent[one] ? " (" + text("absent") + ")" : ""),
          el("td", null, list([...now.chosen[one]], other => now.chosen[other].has(one))),
          el("td", null, list(choosers(now, one), other => now.chosen[one].has(other))),
          [given[one], received[one], mutual[one]].map(count => el("td", { class: "number" }, String(count))))))));
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

    function scale(step) {
      zoom = Math.min(Math.max(zoom + step, 0), ZOOMS.length - 1);
      draw();
      announce(text("zoomed", { percent: ZOOMS[zoom] * 100 }));
    }
    function move(pupil, x, y) {
      const spot = place.spots[pupil];
      spot.x = Math.min(Math.max(spot.x + x, layout.WIDTH / 2), place.width - layout.WIDTH / 2);
      spot.y = Math.min(Math.max(spot.y + y, layout.HEIGHT / 2), place.height - layout.HEIGHT / 2);
      draw();
    }

    let dragged = null; // Which pupil the pointer holds, where it last was, and whether it has moved.
    drawing.addEventListener("pointerdown", event => {
      const held = event.target.closest("[data-place]");
      if (!held) return;
      event.preventDefault();
      drawing.setPointerCapture(event.pointerId);
      dragged = { pupil: Number(held.getAttribute("data-place")), x: event.clientX, y: event.clientY, hasMoved: false };
    });
    drawing.addEventListener("pointermove", event => {
      if (!dragged) return;
      const perPixel = shown.width / drawing.getBoundingClientRect().width;
      const x = (event.clientX - dragged.x) * perPixel, y = (event.clientY - dragged.y) * perPixel;
      if (!dragged.hasMoved && Math.hypot(x, y) < 5) return;
      Object.assign(dragged, { x: event.clientX, y: event.clientY, hasMoved: true });
      move(dragged.pupil, x, y);
    });
    drawing.addEventListener("pointerup", () => {
      if (dragged && !dragged.hasMoved) {
        const pupil = data().pupils[dragged.pupil];
        picked = picked === pupil ? "" : pupil;
        draw();
      }
      dragged = null;
    });
    drawing.addEventListener("pointercancel", () => { dragged = null; });

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
        label(pupil), now.isAbsent[one] ? text("yes") : text("no"), given[one], received[one], mutual[one],
        [...now.chosen[one]].map(other => label(data().pupils[other])).join(", "), choosers(now, one).map(other => label(data().pupils[other])).join(", "),
      ])]));
    }

    return { root, draw, key: () => key };
  }

  return { panel };
})();
