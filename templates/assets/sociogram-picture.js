// A picture of who chooses whom, as a list of shapes that is drawn in the page (SVG), written to a file, or painted for a PNG; a file never
// loads anything. Shapes have the colours for paper; on the screen the style sheet gives them those of the page.
tweeluik.sociogramPicture = (() => {
  "use strict";
  const { isFromRight, svg } = tweeluik.tool;
  const PAPER = "#fffdf8", INK = "#2c2521", RULE = "#cdbfa9", LINE = "#655a51", STRONG = "#0f4c59", AGAINST = "#98281c", SOFT = "#dcecec", MARKED = "#63466b";
  const FONT = "Noto Sans, Segoe UI, Avenir Next, sans-serif";
  const LETTER = 14, ROW = 17, SIGN = 18, LONGEST = 22; // A word with more letters is broken.
  const round = value => Math.round(value * 10) / 10;

  const words = (kind, x, y, size, fill, content, anchor = "middle") => ["text", {
    class: "pic-" + kind, x: round(x), y: round(y + size * 0.36), fill, "font-family": FONT, "font-size": size, "font-weight": 600, "text-anchor": anchor,
    direction: isFromRight ? "rtl" : null,
  }, content];

  // MARK: Names, whole

  const paint = document.createElement("canvas").getContext("2d");
  // A little more than here: who opens a file may have other letters.
  function wide(content, size) {
    paint.font = `600 ${size}px ${FONT}`;
    return paint.measureText(content).width * 1.06;
  }
  // Words in rows of about so many letters; all of them.
  function rows(name, most) {
    const pieces = name.split(" ").flatMap(word => {
      const letters = Array.from(word);
      return letters.length <= LONGEST ? [word] : Array.from({ length: Math.ceil(letters.length / LONGEST) }, (_, part) => letters.slice(part * LONGEST, (part + 1) * LONGEST).join(""));
    });
    return pieces.reduce((all, piece) => {
      const last = all.length - 1;
      if (last >= 0 && (all[last] + " " + piece).length <= most) all[last] += " " + piece;
      else all.push(piece);
      return all;
    }, []);
  }
  // What stands in each box, and how large it is. Marks are signs before the name.
  function sized(labels, marks, isTall) {
    return labels.map((name, place) => {
      const shown = rows(name, isTall ? 10 : 16), before = marks[place].length * (SIGN + 3);
      return { lines: shown, width: Math.ceil(Math.max(...shown.map(row => wide(row, LETTER)), 20) + before + 18), height: shown.length * ROW + 11 };
    });
  }
  const signed = content => ({ width: Math.ceil(wide(content, 12) + 16), height: 20 });

  // MARK: Lines

  const traced = points => points.map((point, number) => `${number ? "L" : "M"}${round(point.x)} ${round(point.y)}`).join("");
  function line(points, { from, to, isMutual, isNegative }, strength) {
    const size = isMutual ? 13 : 10;
    // The last piece of the line becomes the head.
    function head(way) {
      const end = way[way.length - 1], behind = [...way].reverse().find(point => Math.hypot(point.x - end.x, point.y - end.y) >= size * 0.7) || way[0];
      const length = Math.hypot(end.x - behind.x, end.y - behind.y) || 1, dx = (end.x - behind.x) / length, dy = (end.y - behind.y) / length, side = size * 0.45;
      const back = { x: end.x - dx * size, y: end.y - dy * size };
      const kept = way.filter(point => Math.hypot(point.x - end.x, point.y - end.y) > size);
      return [[...(kept.length ? kept : [way[0]]), back], `M${round(end.x)} ${round(end.y)}L${round(back.x - dy * side)} ${round(back.y + dx * side)}L${round(back.x + dy * side)} ${round(back.y - dx * side)}Z`];
    }
    let [way, heads] = head(points);
    if (isMutual) {
      const [both, first] = head([...way].reverse());
      [way, heads] = [both, heads + first];
    }
    const kind = (isNegative ? "against" : isMutual ? "mutual" : "line") + (strength ? " pic-" + strength : "");
    const color = isNegative ? AGAINST : isMutual ? STRONG : LINE, opacity = strength === "faint" ? 0.12 : null;
    return [
      ["path", { class: "pic-" + kind, "data-joins": from === undefined ? null : `${from} ${to}`, d: traced(way), fill: "none", stroke: color, "stroke-width": isMutual ? 4 : 1.6, "stroke-linejoin": "round", "stroke-dasharray": isNegative ? "7 5" : null, opacity }],
      ["path", { class: "pic-head pic-" + kind, d: heads, fill: color, opacity }],
    ];
  }

  // MARK: Pupils

  // What a mark is drawn as: its sign, and the edge of the box.
  const MARKS = { unchosen: ["0", MARKED, 3, null], unasked: ["?", LINE, 1.5, "2 3"], absent: ["–", LINE, 1.5, "6 4"] };

  function sign(mark, x, y) {
    return [
      ["rect", { class: "pic-sign pic-sign-" + mark, x: round(x - SIGN / 2), y: round(y - SIGN / 2), width: SIGN, height: SIGN, rx: SIGN / 2, fill: MARKS[mark][1] }],
      words("sign-word", x, y, 12, PAPER, MARKS[mark][0]),
    ];
  }
  // The box of a pupil: full where a line of the picked one leads; with marks where something is to be known.
  function label(place, { x, y, width, height }, { lines }, full, marks, state) {
    const isPicked = state === "picked", [, edge, thick, dashes] = MARKS[marks[0]] || [null, STRONG, 2, null], start = isFromRight ? 1 : -1;
    const fill = isPicked ? STRONG : state === "other" || marks.length ? PAPER : SOFT, shift = -start * marks.length * (SIGN + 3) / 2;
    return ["g", { "data-place": place, class: ["pic-pupil", "pic-is-" + state, ...marks.map(mark => "pic-is-" + mark)].join(" ") }, [
      ["title", {}, full],
      ["rect", { class: "pic-label", x: round(x - width / 2), y: round(y - height / 2), width, height, rx: 10, fill, stroke: isPicked ? STRONG : edge, "stroke-width": thick, "stroke-dasharray": dashes }],
      ...marks.flatMap((mark, number) => sign(mark, x + start * (width / 2 - 7 - SIGN / 2 - number * (SIGN + 3)), y)),
      ...lines.map((one, row) => words("name", x + shift, y + (row - (lines.length - 1) / 2) * ROW, LETTER, isPicked ? PAPER : INK, one)),
    ]];
  }

  const lower = by => `translate(0 ${by})`;

  // What lines and marks mean, below the picture, in as many rows as it takes.
  function key(legend, width) {
    const high = 24, sample = 44;
    let next = 0, row = 0;
    const list = legend.flatMap(([kind, content]) => {
      const drawn = kind in MARKS ? SIGN + 4 : sample, length = drawn + 8 + wide(content, 12) + 20;
      if (next && next + length > width - 32) [next, row] = [0, row + 1];
      const x = next, y = row * high + high / 2, at = part => (isFromRight ? width - 16 - x - part : 16 + x + part);
      next += length;
      return [
        ...(kind in MARKS ? sign(kind, at(SIGN / 2), y) : line([{ x: at(0), y }, { x: at(sample), y }], { isMutual: kind === "mutual", isNegative: kind === "against" }, "")),
        words("legend", at(drawn + 8), y, 12, LINE, content, "start"),
      ];
    });
    return { list, height: (row + 1) * high };
  }

  // place: what a layout gives. lines: {from, to, isMutual, isNegative}, with their points. texts: what stands in the boxes. marks: of each
  // pupil some of MARKS. picked: a place, or null. legend: [["mutual", "…"], …].
  function shapes({ place, lines, ways, texts, labels, marks, picked, bands, caption, day, legend }) {
    const { width, height, center, rings, boxes, signs } = place, top = 44, below = key(legend, width), edge = isFromRight ? width - 16 : 16;
    const touches = one => one.from === picked || one.to === picked;
    const isNear = pupil => lines.some(one => touches(one) && (one.from === pupil || one.to === pupil));
    const strength = one => (picked === null ? "" : touches(one) ? "strong" : "faint");
    const state = pupil => (picked === null ? "plain" : picked === pupil ? "picked" : isNear(pupil) ? "near" : "other");
    const ordered = lines.map((one, number) => [one, ways[number]]).sort(([a], [b]) => (touches(a) && picked !== null ? 1 : 0) - (touches(b) && picked !== null ? 1 : 0));
    return {
      width, height: height + top + below.height + 10,
      list: [
        ["rect", { class: "pic-paper", width, height: height + top + below.height + 10, fill: PAPER }],
        words("caption", edge, 16, 14, INK, caption, "start"),
        words("day", edge, 34, 12, LINE, day, "start"),
        ["g", { transform: lower(top) }, [
          ...[...rings].reverse().map(({ outline }) => ["path", { class: "pic-ring", d: traced(outline.map(({ x, y }) => ({ x: center.x + x, y: center.y + y }))) + "Z", fill: "none", stroke: RULE, "stroke-width": 1.5 }]),
          ...ordered.flatMap(([one, points]) => line(points, one, strength(one))),
          ...rings.flatMap(({ band }, number) => {
            const { x, y, width: broad, height: high } = signs[number];
            return [
              ["rect", { class: "pic-band", x: round(x - broad / 2), y: round(y - high / 2), width: broad, height: high, rx: 10, fill: PAPER }],
              words("band-name", x, y, 12, LINE, bands[band]),
            ];
          }),
          ...boxes.map((box, pupil) => label(pupil, box, texts[pupil], labels[pupil], marks[pupil], state(pupil))),
        ]],
        ["g", { transform: lower(top + height) }, below.list],
      ],
    };
  }

  function element([name, attributes, inside = []]) {
    return svg(name, attributes, typeof inside === "string" ? inside : inside.map(element));
  }
  // Draws in an element that stays, so that a pupil who is being dragged is not lost.
  function draw(drawing, { width, height, list }) {
    drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
    drawing.replaceChildren(...list.map(element));
  }

  function file({ width, height, list }) {
    const plain = ([name, { class: _, "data-place": __, "data-joins": ___, ...attributes }, inside]) => [name, attributes, typeof inside === "string" ? inside : (inside || []).map(plain)];
    const drawing = element(["svg", { width, height, viewBox: `0 0 ${width} ${height}` }, list.map(plain)]);
    return new XMLSerializer().serializeToString(drawing) + "\n";
  }

  // Paints shape by shape: an image would have to be loaded.
  function png({ width, height, list }) {
    const canvas = document.createElement("canvas"), scale = 2;
    canvas.width = width * scale;
    canvas.height = height * scale;
    const brush = canvas.getContext("2d"); // Another than the one that measures.
    brush.scale(scale, scale);
    const rounded = ({ x = 0, y = 0, width: w, height: h, rx: r = 0 }) =>
      `M${x + r} ${y}h${w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}h${2 * r - w}a${r} ${r} 0 0 1 ${-r} ${-r}v${2 * r - h}a${r} ${r} 0 0 1 ${r} ${-r}Z`;
    function one([name, its, inside]) {
      if (name === "g") {
        brush.save();
        if (its.transform) brush.translate(0, Number(its.transform.match(/ (.*)\)/)[1]));
        inside.forEach(one);
        return brush.restore();
      }
      if (name === "title") return;
      brush.globalAlpha = its.opacity || 1;
      if (name === "text") {
        brush.font = `${its["font-weight"]} ${its["font-size"]}px ${its["font-family"]}`;
        brush.direction = its.direction || "ltr";
        brush.textAlign = its["text-anchor"] === "middle" ? "center" : "start";
        brush.fillStyle = its.fill;
        return brush.fillText(inside, its.x, its.y);
      }
      const path = new Path2D(name === "path" ? its.d : rounded(its));
      if (its.fill !== "none") {
        brush.fillStyle = its.fill;
        brush.fill(path);
      }
      if (!its.stroke) return;
      brush.strokeStyle = its.stroke;
      brush.lineWidth = its["stroke-width"];
      brush.setLineDash((its["stroke-dasharray"] || "").split(" ").filter(part => part).map(Number));
      brush.stroke(path);
    }
    list.forEach(one);
    return new Promise(resolve => canvas.toBlob(resolve, "image/png"));
  }

  return { sized, signed, shapes, draw, file, png };
})();
