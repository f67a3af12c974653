// A diploma as a drawing, on a sheet of A4 in landscape. Long words wrap and shrink until they fit, in every script. Gives:
//
// draw({title, of, name, text, learnt, on, signs, label})       the drawing: its title, for whom, what for, when, who sign it
// fitted(words, width, [large, …, small], lines, measure)       {size, lines}: the largest size at which the words fit; the smallest
//                                                               where none does
tweeluik.diploma = (() => {
  "use strict";
  const { svg } = tweeluik.tool;
  const WIDE = 1188, HIGH = 840, MIDDLE = WIDE / 2, ROOM = 940;
  const SERIF = getComputedStyle(document.documentElement).getPropertyValue("--serif") || "serif";
  const pen = document.createElement("canvas").getContext("2d");

  function measured(line, size) {
    pen.font = `600 ${size}px ${SERIF}`;
    return pen.measureText(line).width;
  }

  function wrapped(words, width, size, measure) {
    const lines = [""];
    const put = piece => {
      const longer = lines[lines.length - 1] ? lines[lines.length - 1] + " " + piece : piece;
      if (measure(longer, size) <= width) lines[lines.length - 1] = longer;
      else if (lines[lines.length - 1]) { lines.push(""); put(piece); }
      else {
        // A word that is wider than the line is broken where necessary.
        const letters = Array.from(piece);
        let end = letters.length - 1;
        while (end > 1 && measure(letters.slice(0, end).join(""), size) > width) end--;
        lines[lines.length - 1] = letters.slice(0, Math.max(end, 1)).join("");
        const rest = letters.slice(Math.max(end, 1)).join("");
        if (rest) { lines.push(""); put(rest); }
      }
    };
    words.split(/\s+/).filter(word => word).forEach(put);
    return lines;
  }

  function fitted(words, width, sizes, most, measure = measured) {
    const isWhole = size => words.split(/\s+/).every(word => measure(word, size) <= width);
    for (const size of sizes) {
      const lines = wrapped(words, width, size, measure);
      if (lines.length <= most && isWhole(size)) return { size, lines };
    }
    const size = sizes[sizes.length - 1];
    return { size, lines: wrapped(words, width, size, measure) };
  }

  const fromRight = words => /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(words);
  const written = (name, words, x, y, size) => svg("text", {
    class: "diploma-" + name, x, y, "font-size": size, "text-anchor": "middle", direction: fromRight(words) ? "rtl" : "ltr",
  }, words);

  // MARK: Ornaments

  const point = (angle, radius, x, y) => [x + Math.cos(angle) * radius, y + Math.sin(angle) * radius].map(value => value.toFixed(1)).join(" ");

  // Two threads that cross again and again, from one corner to the next.
  function threads(x1, y1, x2, y2, waves) {
    const STEPS = waves * 8, length = Math.hypot(x2 - x1, y2 - y1), [dx, dy] = [(x2 - x1) / length, (y2 - y1) / length];
    return [1, -1].map(side => {
      const points = Array.from({ length: STEPS + 1 }, (_, step) => {
        const along = length * step / STEPS, out = side * 7 * Math.sin(Math.PI * waves * step / STEPS);
        return `${(x1 + dx * along - dy * out).toFixed(1)} ${(y1 + dy * along + dx * out).toFixed(1)}`;
      });
      return svg("path", { class: side > 0 ? "diploma-home" : "diploma-school", d: "M" + points.join("L") });
    });
  }

  function border() {
    const near = 44, [right, low] = [WIDE - near, HIGH - near];
    const corners = [[near, near], [right, near], [right, low], [near, low]];
    const sides = corners.map(([x, y], place) => {
      const [x2, y2] = corners[(place + 1) % 4], [dx, dy] = [Math.sign(x2 - x) * 26, Math.sign(y2 - y) * 26];
      return threads(x + dx, y + dy, x2 - dx, y2 - dy, place % 2 ? 22 : 32);
    });
    const studs = corners.map(([x, y]) => [
      svg("path", { class: "diploma-stud", d: `M${x} ${y - 21}L${x + 21} ${y}L${x} ${y + 21}L${x - 21} ${y}Z` }),
      svg("circle", { class: "diploma-eye", cx: x, cy: y, r: 7 }),
    ]);
    const rules = [22, 66].map(at => svg("path", { class: "diploma-rule", d: `M${at} ${at}H${WIDE - at}V${HIGH - at}H${at}Z` }));
    return [rules, sides, studs];
  }

  // Two ribbons, of home and of school, under one rosette with two panels in it.
  function rosette(x, y) {
    const PETALS = 20, petals = Array.from({ length: PETALS }, (_, place) => {
      const [from, to, middle] = [place, place + 1, place + 0.5].map(part => part * 2 * Math.PI / PETALS - Math.PI / 2);
      return `${place ? "L" : "M"}${point(from, 50, x, y)}Q${point(middle, 66, x, y)} ${point(to, 50, x, y)}`;
    });
    const tail = side => `M${x} ${y + 20}L${x + side * 18} ${y + 104}L${x + side * 34} ${y + 88}L${x + side * 56} ${y + 96}L${x + side * 36} ${y + 20}Z`;
    const leaf = side => `M${x + side * 2} ${y - 16}L${x + side * 19} ${y - 21}V${y + 17}L${x + side * 2} ${y + 20}Z`;
    return [
      svg("path", { class: "diploma-home-full", d: tail(-1) }), svg("path", { class: "diploma-school-full", d: tail(1) }),
      svg("path", { class: "diploma-petals", d: petals.join("") + "Z" }), svg("circle", { class: "diploma-eye", cx: x, cy: y, r: 43 }),
      svg("circle", { class: "diploma-ring", cx: x, cy: y, r: 37 }),
      svg("path", { class: "diploma-home-full", d: leaf(-1) }), svg("path", { class: "diploma-school-full", d: leaf(1) }),
    ];
  }

  // MARK: The sheet

  function draw({ title, of, name, text, learnt, on, signs, label }) {
    // The parts from top to bottom, each with its sizes, its lines and the room above it; all are made smaller until they fit.
    const parts = [
      ["title", title, [64, 56, 48, 40, 32, 26], 1, 0], ["for", of, [22], 1, 14],
      ["name", name || " ", [68, 60, 52, 44, 38, 32, 26, 22], 2, 12], ["text", text, [25, 22, 19, 17], 3, 20],
      ["learnt", learnt, [32, 28, 25, 22, 19, 17], 4, 16], ["on", on, [20], 1, 22],
    ].filter(([, words]) => words);
    const [top, end] = [222, 690];
    let blocks, high;
    for (const scale of [1, 0.9, 0.8, 0.7, 0.6]) {
      blocks = parts.map(([kind, words, sizes, most, above]) =>
        ({ kind, above: above * scale, ...fitted(words, ROOM, sizes.map(size => size * scale), most) }));
      high = blocks.reduce((sum, { above, size, lines }) => sum + above + size * 1.25 * lines.length, 0);
      if (high <= end - top) break;
    }
    let y = top + Math.max(0, (end - top - high) / 2);
    const texts = blocks.map(({ kind, above, size, lines }) => {
      y += above;
      return lines.map(line => written(kind, line, MIDDLE, (y += size * 1.25) - size * 0.3, size));
    });
    const places = signs.map((sign, place) => {
      const x = MIDDLE + (place - (signs.length - 1) / 2) * 330;
      return [svg("path", { class: "diploma-line", d: `M${x - 140} 738H${x + 140}` }), written("sign", sign, x, 760, 17)];
    });
    return svg("svg", { class: "diploma", viewBox: `0 0 ${WIDE} ${HIGH}`, role: "img", "aria-label": label },
      svg("rect", { class: "diploma-sheet", width: WIDE, height: HIGH }), border(), rosette(MIDDLE, 136), texts, places);
  }

  return { draw, fitted };
})();
