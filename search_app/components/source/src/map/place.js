// Where the nodes of the map stand: one disc per type, the best connected node in its middle, the discs in rows.

const GOLDEN = Math.PI * (3 - Math.sqrt(5)); // neighbouring seeds of a sunflower stand this angle apart
const GAP = 16; // pixels between two discs
const NAME = 22; // pixels: the height of the name over a disc

/**
 * Return `{ x, y }` for each node, `{ x, y, radius }` for each type, and how many pixels a unit takes.
 * `members` lists the node numbers of each type, `widths` the pixels its name takes, `room` the pixels of the stage.
 */
export function place(members, widths, room) {
  const { discs, scale } = arrange(members.map((list) => Math.sqrt(list.length) + 0.6), widths, room);
  const nodes = [];
  members.forEach((list, type) => list.forEach((number, index) => {
    const radius = list.length > 1 ? Math.sqrt(index + 0.5) : 0;
    nodes[number] = { x: discs[type].x + radius * Math.cos(index * GOLDEN), y: discs[type].y + radius * Math.sin(index * GOLDEN) };
  }));
  return { nodes, discs, scale };
}

/** Set the discs in rows, the largest first; of all row widths the one that lets the map be drawn largest. */
function arrange(radii, widths, room) {
  let best = { scale: 1 };
  for (let turn = 0; turn < 4; turn += 1) {
    const pixels = best.scale; // names take pixels, discs take units: the scale of the last turn tells one from the other
    const tried = [...Array(24)].map((_, step) => rows(radii, widths.map((width) => width / pixels), (0.5 + step / 6) * room.width / pixels, pixels));
    best = tried.map((found) => ({ ...found, scale: Math.min(room.width / found.width, room.height / found.height) })).sort((a, b) => b.scale - a.scale)[0];
  }
  return best;
}

function rows(radii, names, widest, pixels) {
  const [gap, name] = [GAP / pixels, NAME / pixels];
  const discs = [];
  let [x, y, high, width] = [0, 0, 0, 0];
  let row = [];
  const close = () => {
    row.forEach((type) => (discs[type].y = -(y + name + high / 2)));
    const shift = -(x - gap) / 2; // rows stand one under the other by their middles
    row.forEach((type) => (discs[type].x += shift));
    width = Math.max(width, x - gap);
    y += name + high + gap;
    [x, high, row] = [0, 0, []];
  };
  const order = radii.map((_, type) => type).sort((a, b) => radii[b] - radii[a]);
  for (const type of order) {
    const cell = Math.max(2 * radii[type], names[type]);
    if (row.length && x + cell > widest) close();
    discs[type] = { x: x + cell / 2, y: 0, radius: radii[type] };
    row.push(type);
    x += cell + gap;
    high = Math.max(high, 2 * radii[type]);
  }
  if (row.length) close();
  return { discs, width, height: y - gap };
}
