/** Bounds mode: the two ends of a span moved by words or characters, until it is kept or put back. */
import type { TextDocument } from "./document.ts";
import type { Span } from "./offsets.ts";
import { stepCharacter, stepWord } from "./words.ts";

export interface Bounds {
  readonly span: Span;
  /** What Escape brings back. */
  readonly before: Span;
  /** The coding whose ends are moved; null for a selection. */
  readonly coding: string | null;
}

export type Unit = "word" | "character";

/** Moves one end. The span never gets empty and never leaves the text. */
export function nudge(doc: TextDocument, span: Span, edge: "start" | "end", by: 1 | -1, unit: Unit): Span {
  const limits = limitsOf(doc, span, edge);
  const from = span[edge];
  const to =
    unit === "word" ? stepWord(doc.offsets, from, by, edge, limits) : stepCharacter(doc.offsets, from, by, limits);
  return edge === "start"
    ? { start: overGap(doc, to, by, "start"), end: span.end }
    : { start: span.start, end: overGap(doc, to, by, "end") };
}

function limitsOf(doc: TextDocument, span: Span, edge: "start" | "end"): Span {
  const first = doc.turns[0]?.start ?? 0;
  const last = doc.turns.at(-1)?.end ?? 0;
  return edge === "start" ? { start: first, end: span.end - 1 } : { start: span.start + 1, end: last };
}

/** Off the speaker labels between turns: they are nobody's words. */
function overGap(doc: TextDocument, point: number, by: 1 | -1, edge: "start" | "end"): number {
  const turn = doc.turns[doc.turnAt(edge === "end" ? point - 1 : point)];
  if (!turn) return point;
  const outside = edge === "end" ? point > turn.end : point >= turn.end;
  if (!outside) return point;
  if (by < 0) return edge === "end" ? turn.end : stepWord(doc.offsets, turn.end, -1, "start", turn);
  const next = doc.turns[turn.index + 1];
  if (!next) return turn.end;
  return edge === "start" ? next.start : stepWord(doc.offsets, next.start, 1, "end", next);
}
