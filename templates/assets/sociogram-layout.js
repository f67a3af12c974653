// Where pupils stand in a picture: pure functions, the same places for the same choices. A pupil is a box around its place; boxes keep GAP
// from each other, so that a line can always pass between them (sociogram-lines.js). A place is what a picture needs to know:
//
// { width, height, center, rings: [{ rx, ry, band }], boxes: [{ x, y, width, height }], signs }    signs are the boxes of the rings' names
tweeluik.sociogramLayout = (() => {
  "use strict";
  const GAP = 20, MARGIN = 16;
  const BANDS = 4; // Northway (1940): the most chosen in the middle, who is not chosen in the outer ring.
  const WIDE = 1.5; // A ring is so much wider than it is high: as a screen is.
  const range = count => Array.from({ length: count }, (_, place) => place);
  const total = values => values.reduce((sum, value) => sum + value, 0);

  // Boxes that are too near are moved apart the shortest way, the same way each time. Whether they all were.
  function apart(boxes) {
    for (let turn = 0; turn < 300; turn++) {
      let isDone = true;
      for (let one = 0; one < boxes.length; one++) for (let other = one + 1; other < boxes.length; other++) {
        const a = boxes[one], b = boxes[other], dx = b.x - a.x, dy = b.y - a.y;
        const overX = (a.width + b.width) / 2 + GAP - Math.abs(dx), overY = (a.height + b.height) / 2 + GAP - Math.abs(dy);
        if (overX <= 0.01 || overY <= 0.01 || (a.isFixed && b.isFixed)) continue;
        isDone = false;
        const axis = overX < overY ? "x" : "y", over = (Math.min(overX, overY) + 0.02) * (b[axis] < a[axis] ? -1 : 1);
        a[axis] -= a.isFixed ? 0 : b.isFixed ? over : over / 2;
        b[axis] += b.isFixed ? 0 : a.isFixed ? over : over / 2;
      }
      if (isDone) return true;
    }
    return false;
  }

  // Where there is no room, all get more of it. How much larger the picture became.
  function settled(boxes) {
    let grown = 1;
    while (!apart(boxes) && grown < 20) {
      grown *= 1.06;
      for (const box of boxes) { box.x *= 1.06; box.y *= 1.06; }
    }
    return grown;
  }

  // Counted from the upper left corner, and the size of the picture that holds all: its own edges are those of what it shows.
  function framed(boxes, signs = [], rings = []) {
    const all = [...boxes, ...signs, ...rings.map(({ rx, ry }) => ({ x: 0, y: 0, width: 2 * rx, height: 2 * ry }))];
    const left = Math.min(...all.map(box => box.x - box.width / 2)) - MARGIN, right = Math.max(...all.map(box => box.x + box.width / 2)) + MARGIN;
    const top = Math.min(...all.map(box => box.y - box.height / 2)) - MARGIN, bottom = Math.max(...all.map(box => box.y + box.height / 2)) + MARGIN;
    const shifted = ({ x, y, width, height }) => ({ x: Math.round((x - left) * 10) / 10, y: Math.round((y - top) * 10) / 10, width, height });
    return {
      width: Math.ceil(right - left), height: Math.ceil(bottom - top), center: { x: Math.round(-left), y: Math.round(-top) }, rings,
      boxes: boxes.map(shifted), signs: signs.map(shifted),
    };
  }

  // The band of each pupil: those who are not chosen are in the outer one, the others in three bands of about the same number. Equal counts
  // are in the same band.
  function bands(received) {
    const ordered = received.filter(count => count > 0).sort((a, b) => b - a);
    return received.map(count => (count === 0 ? BANDS - 1 : Math.floor(ordered.indexOf(count) * (BANDS - 1) / ordered.length)));
  }

  // The bands that have somebody in them as rings, each wide enough for its pupils. sizes are those of the pupils, names those of the bands.
  function target(network, received, sizes, names, isTall) {
    const band = bands(received), wide = isTall ? 1 : WIDE, boxes = [], rings = [], angle = [];
    const near = range(network.size).map(place => range(network.size).filter(other => network.chosen[place].has(other) || network.chosen[other].has(place)));
    // Who chooses, or is chosen by, pupils further in stands on their side.
    const pull = place => {
      const known = near[place].filter(other => angle[other] !== undefined);
      const x = total(known.map(other => Math.cos(angle[other]))), y = total(known.map(other => Math.sin(angle[other])));
      return known.length && Math.hypot(x, y) > 0.01 ? Math.atan2(y, x) : 2 * Math.PI * place / network.size - Math.PI;
    };
    let inner = 0;
    for (const number of range(BANDS)) {
      const members = range(network.size).filter(place => band[place] === number);
      if (!members.length) continue;
      const pulled = new Map(members.map(place => [place, Math.round(pull(place) * 1e6)]));
      members.sort((a, b) => pulled.get(a) - pulled.get(b) || a - b);
      const high = Math.max(...members.map(place => sizes[place].height)) + GAP, broad = Math.max(...members.map(place => sizes[place].width)) + GAP;
      const thick = Math.max(high + 8, broad * 0.8 / wide);
      const needed = total(members.map(place => (sizes[place].width + sizes[place].height) * 0.75 + GAP)) / (2 * Math.PI * Math.sqrt((1 + wide * wide) / 2));
      const radius = !inner && members.length === 1 ? 0 : Math.max(inner ? inner + thick / 2 : 0, needed, inner ? 0 : members.length === 2 ? broad / 2 / wide : 50);
      members.forEach((place, order) => {
        angle[place] = 2 * Math.PI * (order + 0.5 * (rings.length % 2)) / members.length;
        boxes[place] = { ...sizes[place], x: radius * wide * Math.cos(angle[place]), y: radius * Math.sin(angle[place]) };
      });
      inner = radius + thick / 2;
      rings.push({ rx: inner * wide, ry: inner, band: number });
    }
    // A small class stands further apart, not larger.
    const room = isTall ? 1 : Math.max(1, Math.min(500 / (inner * wide), 300 / inner));
    for (const box of boxes) { box.x *= room; box.y *= room; }
    for (const ring of rings) { ring.rx *= room; ring.ry *= room; }
    const signs = rings.map(({ ry, band: number }) => ({ ...names[number], x: 0, y: -ry, isFixed: true }));
    const grown = settled([...boxes, ...signs]);
    return framed(boxes, signs, rings.map(({ rx, ry, band: number }) => ({ rx: Math.round(rx * grown), ry: Math.round(ry * grown), band: number })));
  }

  // Fruchterman and Reingold (1991): who is chosen is near, all others push each other away, within walls; begun on a circle, not at random.
  // A picture is so many units wide, and as high as its pupils need.
  function force(network, sizes, width) {
    const size = network.size, everyone = range(size), mean = name => total(sizes.map(one => one[name])) / size + GAP;
    const cell = { x: mean("width"), y: mean("height") }, room = width > 600 ? 4 : 2.2;
    const height = Math.max(width * 0.45, room * size * cell.x * cell.y / width, 300);
    const walls = { x: Math.max(width / cell.x - 1, 1) / 2, y: Math.max(height / cell.y - 1, 1) / 2 };
    const ideal = 0.75 * Math.sqrt(4 * walls.x * walls.y / size);
    const spots = everyone.map(place => {
      const turn = 2 * Math.PI * place / size;
      return { x: Math.cos(turn) * walls.x * 0.7, y: Math.sin(turn) * walls.y * 0.7 };
    });
    const pulls = everyone.flatMap(one => [...network.chosen[one]].sort((a, b) => a - b).map(other => [one, other]));
    const turns = 400;
    for (const turn of range(turns)) {
      const moves = everyone.map(place => ({ x: -spots[place].x * 0.02, y: -spots[place].y * 0.02 }));
      for (const one of everyone) for (const other of everyone) {
        if (one === other) continue;
        const dx = spots[one].x - spots[other].x, dy = spots[one].y - spots[other].y, square = Math.max(dx * dx + dy * dy, 0.01);
        moves[one].x += dx * ideal * ideal / square;
        moves[one].y += dy * ideal * ideal / square;
      }
      for (const [one, other] of pulls) {
        const dx = spots[one].x - spots[other].x, dy = spots[one].y - spots[other].y, far = Math.hypot(dx, dy) / ideal;
        for (const [place, way] of [[one, -0.5], [other, 0.5]]) {
          moves[place].x += dx * far * way;
          moves[place].y += dy * far * way;
        }
      }
      const most = Math.max(walls.x, walls.y) * 0.15 * (1 - turn / turns);
      for (const place of everyone) {
        const length = Math.max(Math.hypot(moves[place].x, moves[place].y), 1e-6), step = Math.min(length, most) / length;
        for (const axis of ["x", "y"]) spots[place][axis] = Math.min(Math.max(spots[place][axis] + moves[place][axis] * step, -walls[axis]), walls[axis]);
      }
    }
    // From wall to wall, whatever the choices are: by where they stand and by their order, so that no part stays empty.
    for (const axis of ["x", "y"]) {
      const values = spots.map(spot => spot[axis]), low = Math.min(...values), high = Math.max(...values), last = Math.max(size - 1, 1);
      const order = [...everyone].sort((a, b) => values[a] - values[b] || a - b);
      order.forEach((place, number) => {
        const stands = high - low < 1e-6 ? 0.5 : (values[place] - low) / (high - low);
        spots[place][axis] = (0.8 * stands + 1.2 * number / last - 1) * walls[axis] * cell[axis];
      });
    }
    const boxes = everyone.map(place => ({ ...sizes[place], ...spots[place] }));
    settled(boxes);
    return framed(boxes);
  }

  // A pupil is put elsewhere: who stands there makes room. The picture grows where that needs it, and never becomes smaller.
  function moved(place, pupil, x, y) {
    const boxes = place.boxes.map(box => ({ ...box })), box = boxes[pupil];
    box.x = Math.min(Math.max(box.x + x, MARGIN + box.width / 2), place.width - MARGIN - box.width / 2);
    box.y = Math.min(Math.max(box.y + y, MARGIN + box.height / 2), place.height - MARGIN - box.height / 2);
    apart([...boxes.map((one, number) => Object.assign(one, { isFixed: number === pupil })), ...place.signs.map(sign => ({ ...sign, isFixed: true }))]);
    const shift = axis => Math.max(0, ...boxes.map(one => MARGIN + one[axis === "x" ? "width" : "height"] / 2 - one[axis]));
    const right = shift("x"), down = shift("y"), by = one => ({ ...one, x: one.x + right, y: one.y + down });
    const clean = boxes.map(({ isFixed: _, ...one }) => by(one));
    return {
      ...place, boxes: clean, signs: place.signs.map(by), center: by(place.center),
      width: Math.ceil(Math.max(place.width + right, ...clean.map(one => one.x + one.width / 2 + MARGIN))),
      height: Math.ceil(Math.max(place.height + down, ...clean.map(one => one.y + one.height / 2 + MARGIN))),
    };
  }

  return { GAP, MARGIN, target, force, moved };
})();
