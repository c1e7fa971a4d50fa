/** Which passages a search proposes for coding: values in, values out. */
import type { TextDocument, Turn } from "../text/document.ts";
import { overlaps, type Span } from "../text/offsets.ts";
import { trim } from "../text/words.ts";

export type Extent = "sentence" | "words";

/**
 * The words found, or the whole sentences that they lie in; only what respondents say, each sentence once, in order.
 * A passage that reaches into another turn ends with its own.
 */
export function proposals(document: TextDocument, hits: readonly Span[], extent: Extent): Span[] {
  const spans: Span[] = [];
  for (const hit of [...hits].sort((a, b) => a.start - b.start)) {
    const [first, last] = document.turnsOf(hit);
    const turn = first < last ? (document.turns[first] as Turn) : undefined;
    if (turn?.role !== "respondent") continue;
    const inside = { start: Math.max(hit.start, turn.start), end: Math.min(hit.end, turn.end) };
    const span = trim(document.offsets, extent === "words" ? inside : sentences(document, inside));
    const before = spans.at(-1);
    if (span && !(before && overlaps(before, span))) spans.push(span);
  }
  return spans;
}

function sentences(document: TextDocument, span: Span): Span {
  const touched = document.pieces.slice(...document.piecesOf(span)).filter((one) => overlaps(one.sentence, span));
  const [first, last] = [touched[0], touched.at(-1)];
  return first && last ? { start: first.sentence.start, end: last.sentence.end } : span;
}
