/** Where stripes and their names stand: numbers in, numbers out. */

export const MAX_LANES = 8;
export const LINE = 18;

export interface Box {
  readonly id: string;
  readonly lane: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Placed {
  readonly id: string;
  readonly lane: number;
  readonly y: number;
  /** Of a long stripe: how far down its name may go with the eye, and in which line under the upper edge it then is. */
  readonly follows?: { readonly bottom: number; readonly slot: number };
}

export interface More {
  readonly lane: number;
  readonly y: number;
  readonly ids: readonly string[];
}

export interface Labels {
  readonly placed: readonly Placed[];
  readonly more: readonly More[];
}

/**
 * A name for each stripe, beside the deepest lane of its own cluster, at its top. Where names meet, the later is pushed
 * down, at most three lines and not past the end of its stripe's neighbourhood; what does not fit becomes "+2".
 */
export function placeLabels(boxes: readonly Box[], line = LINE): Labels {
  const ordered = [...boxes].sort((a, b) => a.top - b.top || a.lane - b.lane);
  const clusters = deepestLanes(ordered);
  const placed: Placed[] = [];
  const more: { lane: number; y: number; ids: string[] }[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const box of ordered) {
    const lane = clusters.get(box.id) as number;
    const y = Math.max(box.top, free);
    if (y - box.top <= 3 * line) {
      placed.push({ id: box.id, lane, y });
      free = y + line;
      continue;
    }
    const last = more.at(-1);
    const anchor = placed.at(-1) as Placed;
    if (last && last.y === anchor.y) last.ids.push(box.id);
    else more.push({ lane: anchor.lane, y: anchor.y, ids: [box.id] });
  }
  return { placed: following(placed, ordered, line), more };
}

/** From this many lines on a stripe's name goes with the eye; and how many names may stand at the edge together. */
const LONG = 5;
const SLOTS = 4;

/**
 * Which names stay at the upper edge of the screen while their stripe is in view. Each stands below those whose stripes
 * began before and go on, so that names that come up from below stop under them and none covers another.
 */
function following(placed: readonly Placed[], boxes: readonly Box[], line: number): Placed[] {
  const bottoms = new Map(boxes.map((box) => [box.id, box.bottom]));
  let held: { bottom: number; slot: number }[] = [];
  return placed.map((name) => {
    const bottom = bottoms.get(name.id) as number;
    held = held.filter((one) => one.bottom > name.y);
    if (bottom - name.y < LONG * line) return name;
    const below = Math.max(-1, ...held.map((one) => one.slot)) + 1;
    const slot = below < SLOTS ? below : lowestFree(held.map((one) => one.slot));
    if (slot >= SLOTS) return name;
    held.push({ bottom, slot });
    return { ...name, follows: { bottom, slot } };
  });
}

function lowestFree(taken: readonly number[]): number {
  let slot = 0;
  while (taken.includes(slot)) slot += 1;
  return slot;
}

/** For each box the deepest lane among the boxes that it is connected with. */
function deepestLanes(ordered: readonly Box[]): Map<string, number> {
  const deepest = new Map<string, number>();
  let cluster: Box[] = [];
  let bottom = Number.NEGATIVE_INFINITY;
  const close = () => {
    const lane = Math.max(...cluster.map((box) => box.lane));
    for (const box of cluster) deepest.set(box.id, lane);
    cluster = [];
  };
  for (const box of ordered) {
    if (box.top >= bottom && cluster.length > 0) close();
    cluster.push(box);
    bottom = Math.max(bottom, box.bottom);
  }
  if (cluster.length > 0) close();
  return deepest;
}

/** Stripes beyond the eighth lane, joined where they touch: drawn as one bar each that says how many there are. */
export function collapse(boxes: readonly Box[]): {
  readonly shown: Box[];
  readonly dense: (Box & { ids: string[] })[];
} {
  const shown = boxes.filter((box) => box.lane < MAX_LANES);
  const dense: { id: string; lane: number; top: number; bottom: number; ids: string[] }[] = [];
  for (const box of boxes.filter((b) => b.lane >= MAX_LANES).sort((a, b) => a.top - b.top)) {
    const last = dense.at(-1);
    if (last && box.top <= last.bottom + 2) {
      last.bottom = Math.max(last.bottom, box.bottom);
      last.ids.push(box.id);
    } else dense.push({ id: `dense-${box.id}`, lane: MAX_LANES, top: box.top, bottom: box.bottom, ids: [box.id] });
  }
  return { shown, dense };
}
