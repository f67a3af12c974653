// A picture of who chooses whom, as a list of shapes that is drawn in the page (SVG), written to a file, or painted for a PNG; a file never
// loads anything. Shapes have the colours for paper; on the screen the style sheet gives them those of the page.
tweeluik.sociogramPicture = (() => {
  "use strict";
  const { WIDTH, HEIGHT } = tweeluik.sociogramLayout, { isFromRight, svg } = tweeluik.tool;
  const PAPER = "#fffdf8", INK = "#2c2521", RULE = "#cdbfa9", LINE = "#655a51", STRONG = "#0f4c59", AGAINST = "#98281c", SOFT = "#dcecec";
  const FONT = "Noto Sans, Segoe UI, Avenir Next, sans-serif";
  const round = value => Math.round(value * 10) / 10;

  const words = (kind, x, y, size, fill, content, anchor = "middle") => ["text", {
    class: "pic-" + kind, x: round(x), y: round(y + size * 0.36), fill, "font-family": FONT, "font-size": size, "font-weight": 600, "text-anchor": anchor,
    direction: isFromRight ? "rtl" : null,
  }, content];

  // A choice runs from label to label, slightly curved, so that it is not hidden behind a label in between; a mutual one is straight.
  function line(a, b, { isMutual, isNegative }, strength) {
    const bend = isMutual ? 0 : 0.12;
    const middle = { x: (a.x + b.x) / 2 + (b.y - a.y) * bend, y: (a.y + b.y) / 2 - (b.x - a.x) * bend };
    const on = t => ({
      x: (1 - t) * (1 - t) * a.x + 2 * t * (1 - t) * middle.x + t * t * b.x,
      y: (1 - t) * (1 - t) * a.y + 2 * t * (1 - t) * middle.y + t * t * b.y,
    });
    // The point where the line leaves a label, found by bisection.
    const edge = (spot, inside, outside) => {
      for (let turn = 0; turn < 16; turn++) {
        const half = (inside + outside) / 2, point = on(half);
        if (Math.abs(point.x - spot.x) < WIDTH / 2 + 3 && Math.abs(point.y - spot.y) < HEIGHT / 2 + 3) inside = half;
        else outside = half;
      }
      return outside;
    };
    const first = edge(a, 0, 0.5), last = edge(b, 1, 0.5), from = on(first), to = on(last), size = isMutual ? 13 : 10;
    const head = (tip, behind) => {
      const length = Math.hypot(tip.x - behind.x, tip.y - behind.y) || 1, dx = (tip.x - behind.x) / length, dy = (tip.y - behind.y) / length;
      const back = { x: tip.x - dx * size, y: tip.y - dy * size }, side = size * 0.45;
      return [back, `M${round(tip.x)} ${round(tip.y)}L${round(back.x - dy * side)} ${round(back.y + dx * side)}L${round(back.x + dy * side)} ${round(back.y - dx * side)}Z`];
    };
    const [end, endHead] = head(to, on(last - (last - first) * 0.05));
    const [begin, beginHead] = isMutual ? head(from, on(first + (last - first) * 0.05)) : [from, ""];
    const kind = (isNegative ? "against" : isMutual ? "mutual" : "line") + (strength ? " pic-" + strength : "");
    const color = isNegative ? AGAINST : isMutual ? STRONG : LINE, opacity = strength === "faint" ? 0.12 : null;
    const curve = `M${round(begin.x)} ${round(begin.y)}Q${round(middle.x)} ${round(middle.y)} ${round(end.x)} ${round(end.y)}`;
    return [
      ["path", { class: "pic-" + kind, d: curve, fill: "none", stroke: color, "stroke-width": isMutual ? 4 : 1.6, "stroke-dasharray": isNegative ? "7 5" : null, opacity }],
      ["path", { class: "pic-head pic-" + kind, d: endHead + beginHead, fill: color, opacity }],
    ];
  }

  // The label of a pupil: filled if it has a line to the picked one, dashed if the pupil was absent.
  function label(place, { x, y }, content, full, state) {
    const isPicked = state === "picked";
    const fill = isPicked ? STRONG : state === "other" ? PAPER : SOFT;
    return ["g", { "data-place": place, class: "pic-pupil pic-is-" + state.replace(" ", " pic-is-") }, [
      ["title", {}, full],
      ["rect", {
        class: "pic-label", x: x - WIDTH / 2, y: y - HEIGHT / 2, width: WIDTH, height: HEIGHT, rx: 10, fill, stroke: STRONG,
        "stroke-width": state.includes("absent") ? 1.5 : 2, "stroke-dasharray": state.includes("absent") ? "4 3" : null,
      }],
      words("name", x, y, 14, isPicked ? PAPER : INK, content),
    ]];
  }

  // Cuts off long labels; a label that would then be equal to another is replaced by its code.
  function shortened(labels, codes) {
    const cut = labels.map(one => (Array.from(one).length > 12 ? Array.from(one).slice(0, 11).join("") + "…" : one));
    return cut.map((one, place) => (cut.indexOf(one) === cut.lastIndexOf(one) ? one : codes[place]));
  }

  // place: the result of a layout. lines: {from, to, isMutual, isNegative}. picked: a pupil's index, or null.
  function shapes({ place, lines, labels, codes, isAbsent, picked, bands, caption, legend }) {
    const { width, height, center, rings, spots } = place, top = 40, bottom = 40, start = isFromRight ? width - 16 : 16;
    const at = spots.map(spot => ({ x: spot.x, y: spot.y + top })), short = shortened(labels, codes);
    const touches = one => one.from === picked || one.to === picked;
    const isNear = pupil => lines.some(one => touches(one) && (one.from === pupil || one.to === pupil));
    const strength = one => (picked === null ? "" : touches(one) ? "strong" : "faint");
    const state = pupil => (picked === null ? "plain" : picked === pupil ? "picked" : isNear(pupil) ? "near" : "other");
    const sorted = [...lines].sort((a, b) => (touches(a) && picked !== null ? 1 : 0) - (touches(b) && picked !== null ? 1 : 0));
    return {
      width, height: height + top + bottom,
      list: [
        ["rect", { class: "pic-paper", width, height: height + top + bottom, fill: PAPER }],
        ...[...rings].reverse().map(radius => ["circle", { class: "pic-ring", cx: center.x, cy: center.y + top, r: radius, fill: "none", stroke: RULE, "stroke-width": 1.5 }]),
        ...sorted.flatMap(line_ => line(at[line_.from], at[line_.to], line_, strength(line_))),
        ...rings.flatMap((radius, number) => {
          const wide = bands[number].length * 7 + 16, y = center.y + top - radius;
          return [
            ["rect", { class: "pic-band", x: center.x - wide / 2, y: y - 10, width: wide, height: 20, rx: 10, fill: PAPER }],
            words("band-name", center.x, y, 12, LINE, bands[number]),
          ];
        }),
        ...at.map((spot, pupil) => label(pupil, spot, short[pupil], labels[pupil], state(pupil) + (isAbsent[pupil] ? " absent" : ""))),
        words("caption", start, 20, 15, INK, caption, "start"),
        words("legend", start, height + top + bottom - 20, 13, LINE, legend, "start"),
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
    const plain = ([name, { class: _, "data-place": __, ...attributes }, inside]) => [name, attributes, typeof inside === "string" ? inside : (inside || []).map(plain)];
    const drawing = element(["svg", { width, height, viewBox: `0 0 ${width} ${height}` }, list.map(plain)]);
    return new XMLSerializer().serializeToString(drawing) + "\n";
  }

  // Paints shape by shape: an image would have to be loaded.
  function png({ width, height, list }) {
    const canvas = document.createElement("canvas"), scale = 2;
    canvas.width = width * scale;
    canvas.height = height * scale;
    const paint = canvas.getContext("2d");
    paint.scale(scale, scale);
    const rounded = ({ x = 0, y = 0, width: w, height: h, rx: r = 0 }) =>
      `M${x + r} ${y}h${w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}h${2 * r - w}a${r} ${r} 0 0 1 ${-r} ${-r}v${2 * r - h}a${r} ${r} 0 0 1 ${r} ${-r}Z`;
    const circle = ({ cx, cy, r }) => `M${cx - r} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
    function one([name, its, inside]) {
      if (name === "g") return inside.forEach(one);
      if (name === "title") return;
      paint.globalAlpha = its.opacity || 1;
      if (name === "text") {
        paint.font = `${its["font-weight"]} ${its["font-size"]}px ${its["font-family"]}`;
        paint.direction = its.direction || "ltr";
        paint.textAlign = its["text-anchor"] === "middle" ? "center" : "start";
        paint.fillStyle = its.fill;
        return paint.fillText(inside, its.x, its.y);
      }
      const path = new Path2D(name === "path" ? its.d : name === "rect" ? rounded(its) : circle(its));
      if (its.fill !== "none") {
        paint.fillStyle = its.fill;
        paint.fill(path);
      }
      if (!its.stroke) return;
      paint.strokeStyle = its.stroke;
      paint.lineWidth = its["stroke-width"];
      paint.setLineDash((its["stroke-dasharray"] || "").split(" ").filter(part => part).map(Number));
      paint.stroke(path);
    }
    list.forEach(one);
    return new Promise(resolve => canvas.toBlob(resolve, "image/png"));
  }

  return { shapes, draw, file, png };
})();
