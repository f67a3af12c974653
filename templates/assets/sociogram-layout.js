// Positions for pupils in a picture: pure functions, with the same positions for the same choices. A pupil is a label of WIDTH by HEIGHT
// around its position; labels never overlap.
tweeluik.sociogramLayout = (() => {
  "use strict";
  const WIDTH = 104, HEIGHT = 30, GAP = 10;
  const BANDS = 4; // Northway (1940): those most chosen in the middle, those not chosen in the outer ring.
  const range = count => Array.from({ length: count }, (_, place) => place);

  // Moves overlapping labels apart by the shortest way, the same way each time.
  function apart(spots, gap = GAP) {
    const wide = WIDTH + gap, high = HEIGHT + gap;
    for (let turn = 0; turn < 400; turn++) {
      let isDone = true;
      for (let one = 0; one < spots.length; one++) for (let other = one + 1; other < spots.length; other++) {
        const a = spots[one], b = spots[other], dx = b.x - a.x, dy = b.y - a.y;
        const overX = wide - Math.abs(dx), overY = high - Math.abs(dy);
        if (overX <= 0.01 || overY <= 0.01) continue;
        isDone = false;
        if (overX < overY) {
          const step = (dx < 0 ? -overX : overX) / 2;
          a.x -= step;
          b.x += step;
        } else {
          const step = (dy < 0 ? -overY : overY) / 2;
          a.y -= step;
          b.y += step;
        }
      }
      if (isDone) break;
    }
    return spots;
  }

  // The positions as whole numbers from the upper left corner, and the size of the picture.
  function framed(spots, rings = []) {
    const margin = 24, least = 320, reach = rings.length ? rings[rings.length - 1] : 0;
    const left = Math.min(-reach, -least, ...spots.map(spot => spot.x - WIDTH / 2)) - margin;
    const top = Math.min(-reach, ...spots.map(spot => spot.y - HEIGHT / 2)) - margin;
    const right = Math.max(reach, least, ...spots.map(spot => spot.x + WIDTH / 2)) + margin;
    const bottom = Math.max(reach, ...spots.map(spot => spot.y + HEIGHT / 2)) + margin;
    return {
      width: Math.ceil(right - left), height: Math.ceil(bottom - top), center: { x: Math.round(-left), y: Math.round(-top) }, rings,
      spots: spots.map(spot => ({ x: Math.round(spot.x - left), y: Math.round(spot.y - top) })),
    };
  }

  // The band of each pupil: those who are not chosen are in the outer one, the others in three bands of about the same number. Equal counts
  // are in the same band.
  function bands(received) {
    const ordered = received.filter(count => count > 0).sort((a, b) => b - a);
    return received.map(count => (count === 0 ? BANDS - 1 : Math.floor(ordered.indexOf(count) * (BANDS - 1) / ordered.length)));
  }

  // The bands as rings, each wide enough for its labels on one circle, or on two if there are many.
  function target(network, received) {
    const band = bands(received), spots = [], rings = [];
    const near = range(network.size).map(place => range(network.size).filter(other => network.chosen[place].has(other) || network.chosen[other].has(place)));
    const angle = [];
    let inner = 0;
    for (const number of range(BANDS)) {
      let members = range(network.size).filter(place => band[place] === number);
      // Pupils who choose, or are chosen by, pupils further in are placed on their side.
      const pull = place => {
        const known = near[place].filter(other => angle[other] !== undefined);
        const x = known.reduce((total, other) => total + Math.cos(angle[other]), 0);
        const y = known.reduce((total, other) => total + Math.sin(angle[other]), 0);
        return known.length && Math.hypot(x, y) > 0.01 ? Math.atan2(y, x) : 2 * Math.PI * place / network.size - Math.PI;
      };
      const pulled = new Map(members.map(place => [place, Math.round(pull(place) * 1e6)]));
      members = members.sort((a, b) => pulled.get(a) - pulled.get(b) || a - b);
      const rows = members.length > 14 ? 2 : 1, room = (WIDTH + GAP) * 0.8;
      const needed = Math.ceil(members.length / rows) * room / (2 * Math.PI);
      const first = number === 0 && members.length === 1 ? 0 : Math.max(inner + 45, number === 0 ? 60 : 0, needed);
      members.forEach((place, order) => {
        const radius = first + (order % rows) * 56;
        angle[place] = 2 * Math.PI * (order + 0.5 * (number % 2)) / members.length - Math.PI / 2;
        spots[place] = { x: radius * Math.cos(angle[place]), y: radius * Math.sin(angle[place]) };
      });
      inner = Math.round(Math.max(first + (rows - 1) * 56 + 45, inner + 70));
      rings.push(inner);
    }
    return framed(apart(spots), rings);
  }

  // Fruchterman and Reingold (1991): choices pull pupils together, and all pupils push each other away. It begins on a circle, not at random.
  function force(network) {
    const size = network.size, ideal = 130, everyone = range(size);
    const spots = everyone.map(place => {
      const turn = 2 * Math.PI * place / size;
      return { x: Math.cos(turn) * 40 * Math.sqrt(size), y: Math.sin(turn) * 30 * Math.sqrt(size) };
    });
    const pulls = everyone.flatMap(one => everyone.filter(other => one !== other && network.chosen[one].has(other))
      .map(other => [one, other]));
    const turns = 300;
    for (const turn of range(turns)) {
      const moves = everyone.map(place => ({ x: -spots[place].x * 0.3, y: -spots[place].y * 0.45 }));
      for (const one of everyone) for (const other of everyone) {
        if (one === other) continue;
        const dx = spots[one].x - spots[other].x, dy = spots[one].y - spots[other].y, square = Math.max(dx * dx + dy * dy, 1);
        if (square > 9 * ideal * ideal) continue; // Otherwise those who choose nobody would be pushed far away.
        moves[one].x += dx * ideal * ideal / square;
        moves[one].y += dy * ideal * ideal / square;
      }
      for (const [one, other] of pulls) {
        const dx = spots[one].x - spots[other].x, dy = spots[one].y - spots[other].y, far = Math.hypot(dx, dy) / ideal;
        moves[one].x -= dx * far / 2;
        moves[one].y -= dy * far / 2;
        moves[other].x += dx * far / 2;
        moves[other].y += dy * far / 2;
      }
      const most = 60 * (1 - turn / turns);
      for (const place of everyone) {
        const length = Math.max(Math.hypot(moves[place].x, moves[place].y), 0.001);
        spots[place].x += moves[place].x / length * Math.min(length, most);
        spots[place].y += moves[place].y / length * Math.min(length, most);
      }
    }
    return framed(apart(spots, 26)); // Room for the arrows between neighbours.
  }

  return { WIDTH, HEIGHT, target, force };
})();
