/** Which number each paragraph has: in its turn, and through the whole text. */
import type { Span } from "./offsets.ts";

export interface ParagraphNumber {
  /** From 1, in its turn. */
  readonly inTurn: number;
  /** From 1, in the transcript. */
  readonly through: number;
}

export type Paragraphs = ReadonlyMap<number, ParagraphNumber>;

/** By where they begin. Starts and turns are in order; what begins outside every turn has no number. */
export function numberParagraphs(starts: readonly number[], turns: readonly Span[]): Paragraphs {
  const numbers = new Map<number, ParagraphNumber>();
  let turn = 0;
  let inTurn = 0;
  for (const start of starts) {
    while (turn < turns.length && (turns[turn] as Span).end <= start) {
      turn += 1;
      inTurn = 0;
    }
    if (turn >= turns.length || start < (turns[turn] as Span).start) continue;
    inTurn += 1;
    numbers.set(start, { inTurn, through: numbers.size + 1 });
  }
  return numbers;
}
