// How lines run between the boxes of a picture: pure functions. A line passes under no box but the two that it joins: it is straight where
// it can be, else bent, else led round corners, for which the layout leaves room between all boxes. A line is a list of points.
tweeluik.sociogramLines = (() => {
  "use strict";
  const CLEAR = 4; // How near to a box a line may come.
  const BENDS = [0, 0.08, -0.08, 0.16, -0.16, 0.26, -0.26];
  const LANES = [9, 7, 5]; // At which distance lines go round a corner: not all in one.
  const TURN = 18; // A corner costs as much as so long a way.

  const far = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);
  const between = (a, b, part) => ({ x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part });
  const isIn = (point, box, by) => Math.abs(point.x - box.x) < box.width / 2 + by && Math.abs(point.y - box.y) < box.height / 2 + by;

  // Whether the way from a to b touches a box, by the part of the way that lies within its left and right, and its top and bottom.
  function hits(a, b, box, by) {
    let first = 0, last = 1;
    for (const [from, to, middle, half] of [[a.x, b.x, box.x, box.width / 2 + by], [a.y, b.y, box.y, box.height / 2 + by]]) {
      const way = to - from;
      if (Math.abs(way) < 1e-9) {
        if (Math.abs(from - middle) >= half) return false;
        continue;
      }
      const one = (middle - half - from) / way, other = (middle + half - from) / way;
      first = Math.max(first, Math.min(one, other));
      last = Math.min(last, Math.max(one, other));
      if (first >= last) return false;
    }
    return true;
  }
  const isClear = (points, boxes, by) => points.every((point, number) => !number || !boxes.some(box => hits(points[number - 1], point, box, by)));

  const curve = (a, through, b, count) => Array.from({ length: count + 1 }, (_, number) => {
    const part = number / count;
    return between(between(a, through, part), between(through, b, part), part);
  });
  function bent(a, b, bend) {
    if (!bend) return [a, b];
    const middle = between(a, b, 0.5);
    return curve(a, { x: middle.x + (b.y - a.y) * bend * 2, y: middle.y - (b.x - a.x) * bend * 2 }, b, 20);
  }
  // Corners are rounded, by less than the room that a box has there.
  function rounded(points) {
    return points.flatMap((point, number) => {
      if (!number || number === points.length - 1) return [point];
      const before = points[number - 1], after = points[number + 1], reach = Math.min(14, far(before, point) / 2, far(point, after) / 2);
      return curve(between(point, before, reach / (far(before, point) || 1)), point, between(point, after, reach / (far(point, after) || 1)), 6);
    });
  }

  // The corners of all boxes, and from which one sees which.
  function corners(boxes, lane, frame) {
    const points = boxes.flatMap(box => [[-1, -1], [1, -1], [1, 1], [-1, 1]].map(([x, y]) => ({ x: box.x + x * (box.width / 2 + lane), y: box.y + y * (box.height / 2 + lane) })))
      .filter(point => point.x > 2 && point.y > 2 && point.x < frame.width - 2 && point.y < frame.height - 2);
    const seen = points.map(() => []);
    points.forEach((point, one) => {
      for (let other = one + 1; other < points.length; other++) {
        if (!isClear([point, points[other]], boxes, lane - 0.5)) continue;
        const length = far(point, points[other]) + TURN;
        seen[one].push([other, length]);
        seen[other].push([one, length]);
      }
    });
    return { points, seen, lane };
  }

  // The shortest way round the boxes, or null.
  function led(a, b, boxes, { points, seen, lane }) {
    const others = boxes.filter(box => box !== a && box !== b), sees = end => points.map(point => (isClear([end, point], others, lane - 0.5) ? far(end, point) : Infinity));
    const own = [a, b], fromA = sees(a), toB = sees(b);
    // Who leaves a box does not go back under it.
    const length = fromA.slice(), before = points.map(() => -1), isDone = points.map(() => false);
    for (;;) {
      let next = -1;
      points.forEach((_, number) => { if (!isDone[number] && length[number] < Infinity && (next < 0 || length[number] < length[next])) next = number; });
      if (next < 0) break;
      isDone[next] = true;
      for (const [other, way] of seen[next]) {
        if (length[next] + way >= length[other]) continue;
        length[other] = length[next] + way;
        before[other] = next;
      }
    }
    let last = -1;
    points.forEach((_, number) => { if (length[number] + toB[number] < (last < 0 ? Infinity : length[last] + toB[last])) last = number; });
    if (last < 0) return null;
    const way = [];
    for (let number = last; number >= 0; number = before[number]) way.unshift(points[number]);
    return rounded([own[0], ...way, own[1]]);
  }

  // From the edge of one box to that of the other.
  function trimmed(points, box) {
    const out = points.findIndex(point => !isIn(point, box, 3));
    if (out < 1) return points;
    let inside = points[out - 1], outside = points[out];
    for (let turn = 0; turn < 16; turn++) {
      const half = between(inside, outside, 0.5);
      if (isIn(half, box, 3)) inside = half;
      else outside = half;
    }
    return [outside, ...points.slice(out)];
  }

  // lines: {from, to}, places in the boxes. Further things that no line runs under are signs. Gives the points of each line.
  function routed(lines, boxes, signs, frame) {
    const all = [...boxes, ...signs], graphs = [];
    const within = points => points.every(point => point.x > 2 && point.y > 2 && point.x < frame.width - 2 && point.y < frame.height - 2);
    return lines.map(({ from, to }, order) => {
      const a = boxes[from], b = boxes[to], others = all.filter(box => box !== a && box !== b);
      let points = BENDS.map(bend => bent(a, b, bend)).find(way => within(way) && isClear(way, others, CLEAR));
      for (let turn = 0; !points && turn < LANES.length; turn++) {
        const lane = (order + turn) % LANES.length;
        graphs[lane] = graphs[lane] || corners(all, LANES[lane], frame);
        points = led(a, b, all, graphs[lane]);
      }
      return trimmed(trimmed(points || [a, b], a).reverse(), b).reverse();
    });
  }

  // As they are while somebody drags: at once.
  const straight = (lines, boxes) => lines.map(({ from, to }) => trimmed(trimmed([boxes[from], boxes[to]], boxes[from]).reverse(), boxes[to]).reverse());

  return { routed, straight };
})();
