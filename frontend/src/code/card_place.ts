/** Where a card with a definition stands: numbers in, numbers out. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Place {
  readonly left: number;
  readonly top: number;
  /** No higher than this; what is longer scrolls. */
  readonly height: number;
}

const GAP = 8;
/** With less than this a card cannot be read (px). */
const LEAST = 56;

const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Beside what it is about and inside the frame, but never over the lines that are being worked on. Where it finds room
 * nowhere whole, the largest part of the frame above, below or between these lines; null where none is large enough.
 */
export function placeCard(
  anchor: Box,
  size: { readonly width: number; readonly height: number },
  frame: Box,
  keepFree: readonly Box[],
): Place | null {
  const { width, height } = size;
  const within = (left: number, top: number): Box => {
    const x = Math.max(frame.left, Math.min(left, frame.right - width));
    const y = Math.max(frame.top, Math.min(top, frame.bottom - height));
    return { left: x, top: y, right: x + width, bottom: y + height };
  };
  const free = [...keepFree, anchor];
  const wanted = [
    within(anchor.left, anchor.bottom + GAP),
    within(anchor.left, anchor.top - GAP - height),
    within(anchor.right + GAP, anchor.top),
    within(anchor.left - GAP - width, anchor.top),
    ...keepFree.flatMap((line) => [
      within(anchor.right + GAP, line.bottom + GAP),
      within(anchor.right + GAP, line.top - GAP - height),
      within(anchor.left - GAP - width, line.bottom + GAP),
      within(anchor.left - GAP - width, line.top - GAP - height),
    ]),
  ];
  const found = wanted.find((box) => box.bottom <= frame.bottom && !free.some((line) => meet(box, line)));
  if (found) return { left: found.left, top: found.top, height };
  const band = widest(frame, free);
  if (!band || band.bottom - band.top < LEAST) return null;
  const high = Math.min(height, band.bottom - band.top);
  const isAbove = band.bottom <= anchor.top;
  return { left: within(anchor.left, 0).left, top: isAbove ? band.bottom - high : band.top, height: high };
}

/** The highest strip of the frame, over its whole width, in which none of these boxes lies. */
function widest(frame: Box, boxes: readonly Box[]): { top: number; bottom: number } | null {
  let best: { top: number; bottom: number } | null = null;
  let top = frame.top;
  const take = (bottom: number): void => {
    if (bottom - top > (best ? best.bottom - best.top : 0)) best = { top, bottom };
  };
  for (const box of [...boxes].sort((a, b) => a.top - b.top)) {
    if (box.bottom <= frame.top || box.top >= frame.bottom) continue;
    take(box.top - GAP);
    top = Math.max(top, box.bottom + GAP);
  }
  take(frame.bottom);
  return best;
}
