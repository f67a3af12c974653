// Where pupils stand in a picture: pure functions, the same places for the same choices. A pupil is a box around its place; boxes keep GAP
// from each other, so that a line can always pass between them (sociogram-lines.js). A place is what a picture needs to know:
//
// { width, height, center, rings: [{ rx, ry, band, outline }], boxes: [{ x, y, width, height }], signs }    signs are the boxes of the rings' names
tweeluik.sociogramLayout = (() => {
  "use strict";
  const GAP = 20, MARGIN = 16;
  const BANDS = 4; // Northway (1940): the most chosen in the middle, who is not chosen in the outer ring.
  const FULL = 1020; // As wide as the screen of who has one of 1280: names are then as large as other words.
  const range = count => Array.from({ length: count }, (_, place) => place);
  const total = values => values.reduce((sum, value) => sum + value, 0);

  // Boxes that are too near are moved apart the shortest way, the same way each time, between walls on both sides. Whether they all were.
  function apart(boxes, wall = Infinity) {
    for (let turn = 0; turn < 300; turn++) {
      let isDone = true;
      for (const box of boxes) box.x = Math.min(Math.max(box.x, box.width / 2 - wall), wall - box.width / 2);
      for (let one = 0; one < boxes.length; one++) for (let other = one + 1; other < boxes.length; other++) {
        const a = boxes[one], b = boxes[other], dx = b.x - a.x, dy = b.y - a.y;
        const overX = (a.width + b.width) / 2 + GAP - Math.abs(dx), overY = (a.height + b.height) / 2 + GAP - Math.abs(dy);
        if (overX <= 0.01 || overY <= 0.01 || (a.isFixed && b.isFixed)) continue;
        isDone = false;
        // Beside the name of a ring: above and below it are those of other rings.
        const axis = overX < overY || a.isSign || b.isSign ? "x" : "y", over = ((axis === "x" ? overX : overY) + 0.02) * (b[axis] < a[axis] ? -1 : 1);
        a[axis] -= a.isFixed ? 0 : b.isFixed ? over : over / 2;
        b[axis] += b.isFixed ? 0 : a.isFixed ? over : over / 2;
      }
      if (isDone) return true;
    }
    return false;
  }

  // Where there is no room, all get more of it; between walls only above and below. How much higher the picture became.
  function settled(boxes, wall = Infinity) {
    let grown = 1;
    while (!apart(boxes, wall) && grown < 20) {
      grown *= 1.06;
      for (const box of boxes) {
        box.x *= wall < Infinity ? 1 : 1.06;
        box.y *= 1.06;
      }
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

  // A ring is rounder than a screen and squarer than an ellipse, so that it has room for pupils in its corners. It begins on the left.
  const ROUND = 3;
  const onRing = (rx, ry, turn) => {
    const [x, y] = [-Math.cos(turn), -Math.sin(turn)].map(value => Math.sign(value) * Math.abs(value) ** (2 / ROUND));
    return { x: rx * x, y: ry * y };
  };
  const outline = (rx, ry) => range(120).map(step => onRing(rx, ry, step * Math.PI / 60));
  // Places at the same distance from each other, where a distance is so many boxes beside each other, and so many below each other.
  function spread(count, from, rx, ry, cell) {
    const points = outline(rx, ry), steps = points.map((point, step) => Math.abs(point.x - points.at(step - 1).x) / cell.x + Math.abs(point.y - points.at(step - 1).y) / cell.y);
    const all = total(steps);
    return range(count).map(order => {
      let left = (((order / count + from) % 1) + 1) % 1 * all, step = 1;
      while (left > steps[step % 120]) left -= steps[step++ % 120];
      const part = left / (steps[step % 120] || 1), [one, other] = [points[step - 1], points[step % 120]];
      return { x: one.x + (other.x - one.x) * part, y: one.y + (other.y - one.y) * part };
    });
  }

  // The bands that have somebody in them as rings, as wide as the picture together, and each high enough for its pupils. sizes are those of the
  // pupils, names those of the bands.
  function target(network, received, sizes, names, isTall) {
    const band = bands(received), boxes = [], rings = [], side = []; // Where on its ring a pupil stands: a part of the way round.
    const near = range(network.size).map(place => range(network.size).filter(other => network.chosen[place].has(other) || network.chosen[other].has(place)));
    const middle = turns => Math.atan2(total(turns.map(turn => Math.sin(turn))), total(turns.map(turn => Math.cos(turn))));
    // Who chooses, or is chosen by, pupils further in stands on their side.
    const pull = place => {
      const known = near[place].flatMap(other => (side[other] === undefined ? [] : [side[other]]));
      return Math.round((known.length ? middle(known) : 2 * Math.PI * place / network.size - Math.PI) * 1e6) / 1e6;
    };
    const members = range(BANDS).map(number => range(network.size).filter(place => band[place] === number)).map((all, number) => ({ all, number })).filter(({ all }) => all.length);
    const broadest = all => Math.max(...all.map(place => sizes[place].width)) + GAP, highest = all => Math.max(...all.map(place => sizes[place].height)) + GAP;
    const parts = members.map(({ all }, order) => broadest(all) * (order ? 0.85 : all.length === 1 ? 0.5 : all.length === 2 ? 1 : 1.3));
    const half = isTall ? Math.min(300, total(parts) * 0.7) : FULL / 2;
    // What is left goes to the rings by their pupils, so that a full one becomes wide instead of high.
    const left = Math.max(half - total(parts), 0);
    let inner = { x: 0, y: 0 };
    members.forEach(({ all, number }, order) => {
      const broad = parts[order] * Math.min(half / total(parts), 1) + left * all.length / network.size, high = highest(all) + 8, isAlone = !order && all.length === 1;
      const cell = { x: total(all.map(place => sizes[place].width)) / all.length + GAP, y: total(all.map(place => sizes[place].height)) / all.length + GAP };
      const rx = isAlone ? 0 : order ? inner.x + broad / 2 : broad - broadest(all) / 2;
      const ry = isAlone ? 0 : Math.max(order ? inner.y + high / 2 : all.length === 2 ? 0 : high * 0.6, cell.y * (1.5 * all.length / 4 - rx / cell.x));
      const pulled = new Map(all.map(place => [place, pull(place)]));
      all.sort((a, b) => pulled.get(a) - pulled.get(b) || a - b);
      const from = middle(all.map((place, slot) => pulled.get(place) - 2 * Math.PI * slot / all.length)) / (2 * Math.PI);
      spread(all.length, from, Math.max(rx, 0.01), Math.max(ry, 0.01), cell).forEach((spot, slot) => {
        side[all[slot]] = 2 * Math.PI * (from + slot / all.length);
        boxes[all[slot]] = { ...sizes[all[slot]], ...spot };
      });
      inner = { x: inner.x + broad, y: ry + high / 2 };
      rings.push({ rx: inner.x, ry: inner.y, band: number });
    });
    // A small class stands further apart, not larger.
    const room = isTall ? 1 : Math.max(1, 250 / inner.y);
    for (const box of boxes) box.y *= room;
    for (const ring of rings) ring.ry *= room;
    const signs = rings.map(({ ry, band: number }) => ({ ...names[number], x: 0, y: -ry, isFixed: true, isSign: true }));
    const grown = settled([...boxes, ...signs], half);
    return framed(boxes, signs, rings.map(({ rx, ry, band: number }) => ({ rx, ry: ry * grown, band: number, outline: outline(rx, ry * grown) })));
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
    apart([...boxes.map((one, number) => Object.assign(one, { isFixed: number === pupil })), ...place.signs.map(sign => ({ ...sign, isFixed: true, isSign: true }))]);
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
