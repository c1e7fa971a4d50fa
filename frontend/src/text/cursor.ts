/**
 * The sentence cursor: where the keyboard is and what is selected. Values in, values out.
 *
 * Moving selects the sentence moved to; with shift the selection grows from where it began. A selection stays until the
 * cursor moves or Escape releases it, so that a second code lands on the same span.
 */
import { t } from "../i18n/t.ts";
import type { Piece, TextDocument, Turn } from "./document.ts";
import { covers, overlaps, type Span } from "./offsets.ts";

/** "start": the text has just been opened and nothing has been chosen. */
export type SelectedBy = "start" | "sentence" | "turn" | "hand" | "coding";

export interface Cursor {
  /** The sentence that the cursor is at. */
  readonly piece: number;
  readonly selection: Span | null;
  readonly by: SelectedBy;
  /** What the selection was when it began to grow. */
  readonly origin: Span | null;
}

export const START: Cursor = { piece: 0, selection: null, by: "start", origin: null };

const sentence = (doc: TextDocument, piece: number): Span => (doc.pieces[piece] as Piece).sentence;
const bound = (doc: TextDocument, piece: number): number => Math.min(Math.max(piece, 0), doc.pieces.length - 1);
const turnOf = (doc: TextDocument, piece: number): Turn => doc.turns[(doc.pieces[piece] as Piece).turn] as Turn;

/** What an operation is about: the selection, or else the sentence at the cursor. */
export function target(doc: TextDocument, cursor: Cursor): Span | null {
  return cursor.selection ?? (doc.pieces.length > 0 ? sentence(doc, cursor.piece) : null);
}

/** To a sentence; with `extend` the selection reaches from where it began up to it. */
export function goTo(doc: TextDocument, cursor: Cursor, piece: number, extend = false): Cursor {
  const to = bound(doc, piece);
  const here = sentence(doc, to);
  if (!extend) return { piece: to, selection: here, by: "sentence", origin: null };
  const origin = cursor.origin ?? cursor.selection ?? sentence(doc, cursor.piece);
  const selection = { start: Math.min(origin.start, here.start), end: Math.max(origin.end, here.end) };
  return { piece: to, selection, by: "sentence", origin };
}

/** Up or down by sentences. The first step into a text that has just been opened is to the sentence that it begins with. */
export function move(doc: TextDocument, cursor: Cursor, by: number, extend = false): Cursor {
  if (cursor.by === "start" && by > 0) return goTo(doc, cursor, cursor.piece);
  return goTo(doc, cursor, cursor.piece + by, extend);
}

/** To the first sentence of the next or previous turn. */
export function moveTurn(doc: TextDocument, cursor: Cursor, by: 1 | -1, extend = false): Cursor {
  const turn = turnOf(doc, cursor.piece);
  if (by < 0 && cursor.piece > turn.first && !extend) return goTo(doc, cursor, turn.first);
  const next = doc.turns[turn.index + by];
  if (!next) return goTo(doc, cursor, by > 0 ? turn.last - 1 : turn.first, extend);
  return goTo(doc, cursor, extend && by > 0 ? next.last - 1 : next.first, extend);
}

export function home(doc: TextDocument, cursor: Cursor, extend = false): Cursor {
  return goTo(doc, cursor, turnOf(doc, cursor.piece).first, extend);
}

export function end(doc: TextDocument, cursor: Cursor, extend = false): Cursor {
  return goTo(doc, cursor, turnOf(doc, cursor.piece).last - 1, extend);
}

export function wholeTurn(doc: TextDocument, cursor: Cursor, turn = turnOf(doc, cursor.piece)): Cursor {
  const selection = { start: sentence(doc, turn.first).start, end: sentence(doc, turn.last - 1).end };
  const stays = turnOf(doc, cursor.piece).index === turn.index;
  return { piece: stays ? cursor.piece : turn.first, selection, by: "turn", origin: null };
}

/** A span chosen in another way: with the mouse, in bounds mode, or that of a coding. */
export function select(doc: TextDocument, cursor: Cursor, span: Span, by: SelectedBy): Cursor {
  const [first, last] = doc.piecesOf(span);
  const inside = first <= cursor.piece && cursor.piece < last;
  return { piece: inside ? cursor.piece : bound(doc, first), selection: span, by, origin: null };
}

export function release(cursor: Cursor): Cursor {
  return { ...cursor, selection: null, by: "sentence", origin: null };
}

/** The sentences that are selected whole or in part. */
export function selectedPieces(doc: TextDocument, cursor: Cursor): number[] {
  const { selection } = cursor;
  if (!selection) return [];
  const [first, last] = doc.piecesOf(selection);
  return doc.pieces
    .slice(first, last)
    .filter((piece) => overlaps(piece.sentence, selection))
    .map((piece) => piece.index);
}

/** "sentence", "3 sentences", "turn 12", "4 words": how a selection is spoken of. */
export function describe(doc: TextDocument, cursor: Cursor, words: number): string {
  if (!cursor.selection) return t("nothing selected");
  if (cursor.by === "turn") return t("turn {number}", { number: turnOf(doc, cursor.piece).number + 1 });
  const whole = selectedPieces(doc, cursor).filter((i) => covers(cursor.selection as Span, sentence(doc, i))).length;
  if (cursor.by === "sentence") return t("{whole, plural, one {sentence} other {# sentences}}", { whole });
  return t("{n, plural, one {# word} other {# words}}", { n: words });
}
