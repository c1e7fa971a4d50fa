/**
 * Code points and UTF-16.
 *
 * A span of a coding counts Unicode code points, as Python does; the DOM counts UTF-16 code units. They differ by one
 * for every character outside the basic plane (emoji, old scripts), so the positions of these characters are all that
 * has to be known, and a conversion is a binary search in them.
 */

/** A half-open span in code points. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** How many values of a sorted list are smaller than `value`. */
export function lowerBound(sorted: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the last value that is not larger than `value`; -1 when all are larger. */
export function lastAtMost(sorted: ArrayLike<number>, value: number): number {
  return lowerBound(sorted, value + 1) - 1;
}

/** Converts between the two countings of one text. */
export class Offsets {
  /** Length in code points. */
  readonly length: number;
  /** Code point index of every character that takes two UTF-16 units. */
  private readonly astralPoints: number[] = [];
  private readonly astralUnits: number[] = [];

  constructor(readonly text: string) {
    for (let unit = 0; unit < text.length; unit += 1) {
      const lead = text.charCodeAt(unit);
      if (lead < 0xd800 || lead > 0xdbff) continue;
      const trail = text.charCodeAt(unit + 1);
      if (!(trail >= 0xdc00 && trail <= 0xdfff)) continue;
      this.astralPoints.push(unit - this.astralUnits.length);
      this.astralUnits.push(unit);
      unit += 1;
    }
    this.length = text.length - this.astralUnits.length;
  }

  /** UTF-16 index of a code point. */
  toUnits(point: number): number {
    return point + lowerBound(this.astralPoints, point);
  }

  /** Code point at a UTF-16 index; inside a pair, the character that the pair makes. */
  toPoints(unit: number): number {
    return unit - lowerBound(this.astralUnits, unit);
  }

  /** The words of a span: always from the text, never from the DOM. */
  slice(start: number, end: number): string {
    return this.text.slice(this.toUnits(start), this.toUnits(end));
  }
}

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
export const sameSpan = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;
export const covers = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** The part that two spans share, or null. */
export function intersection(a: Span, b: Span): Span | null {
  const start = Math.max(a.start, b.start);
  const end = Math.min(a.end, b.end);
  return start < end ? { start, end } : null;
}
