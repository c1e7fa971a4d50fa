/**
 * Paints with the CSS Custom Highlight API: the elements of the text stay as they are.
 *
 * Three highlights for the densities, whatever the number of codes, and ranges only for the turns near the screen: one
 * highlight per code over the whole document makes scrolling and every key slow.
 */

import type { Turn } from "./document.ts";
import { flatten, type Level } from "./flatten.ts";
import { intersection, type Span } from "./offsets.ts";
import { MARKS, type Mark, type Painter, type PaintSource } from "./painter.ts";

const washName = (level: Level): string => `wash-${level}`;

function highlight(name: string, priority: number): Highlight {
  const known = CSS.highlights.get(name);
  if (known) return known;
  const made = new Highlight();
  made.priority = priority;
  CSS.highlights.set(name, made);
  return made;
}

interface Painted {
  readonly into: Highlight;
  readonly range: AbstractRange;
}

export class HighlightPainter implements Painter {
  private readonly washes = ([1, 2, 3] as const).map((level) => highlight(washName(level), level));
  private readonly marks = new Map<Mark, Highlight>(MARKS.map((kind, i) => [kind, highlight(`mark-${kind}`, 10 + i)]));
  private readonly painted = new Map<number, Painted[]>();
  private readonly marked = new Map<Mark, AbstractRange[]>();
  private readonly wanted = new Map<Mark, readonly Span[]>();
  private shown: [number, number] = [0, 0];

  constructor(private readonly source: PaintSource) {}

  show(first: number, last: number): void {
    const [before, after] = this.shown;
    if (before === first && after === last) return;
    this.shown = [first, last];
    for (const turn of [...this.painted.keys()]) if (turn < first || turn >= last) this.clear(turn);
    for (let turn = first; turn < last; turn += 1) if (!this.painted.has(turn)) this.paint(turn);
    this.remark("found");
  }

  repaint(first: number, last: number): void {
    for (let turn = Math.max(first, this.shown[0]); turn < Math.min(last, this.shown[1]); turn += 1) {
      this.clear(turn);
      this.paint(turn);
    }
  }

  private paint(turn: number): void {
    const { dom } = this.source;
    const stretches = flatten(this.source.spansOf(turn), dom.document.turns[turn] as Turn);
    const painted = stretches.map((stretch) => {
      const into = this.washes[stretch.level - 1] as Highlight;
      const range = dom.staticRange(stretch);
      into.add(range);
      return { into, range };
    });
    this.painted.set(turn, painted);
  }

  private clear(turn: number): void {
    for (const { into, range } of this.painted.get(turn) ?? []) into.delete(range);
    this.painted.delete(turn);
  }

  mark(kind: Mark, spans: readonly Span[]): void {
    this.wanted.set(kind, spans);
    this.remark(kind);
  }

  private remark(kind: Mark): void {
    const into = this.marks.get(kind) as Highlight;
    for (const range of this.marked.get(kind) ?? []) into.delete(range);
    const { dom } = this.source;
    const parts = this.near(kind).flatMap((span) => dom.perTurn(span));
    const ranges = parts.map((part) => dom.staticRange(part));
    for (const range of ranges) into.add(range);
    this.marked.set(kind, ranges);
  }

  /** Of the places found only those near the screen; the other marks are few. */
  private near(kind: Mark): readonly Span[] {
    const spans = this.wanted.get(kind) ?? [];
    if (kind !== "found") return spans;
    const { turns } = this.source.dom.document;
    const first = turns[this.shown[0]];
    const last = turns[this.shown[1] - 1];
    if (!first || !last) return [];
    const screen = { start: first.start, end: last.end };
    return spans.filter((span) => intersection(span, screen) !== null);
  }

  destroy(): void {
    for (const turn of [...this.painted.keys()]) this.clear(turn);
    for (const kind of MARKS) this.mark(kind, []);
  }
}
