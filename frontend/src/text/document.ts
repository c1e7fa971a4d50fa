/**
 * The text as it is shown: turns of speakers, and in them pieces, one per sentence.
 *
 * Turns and sentences come from the server, which computed them once at import. A piece also takes the white space up
 * to the next sentence, so that the pieces of a turn are its whole text.
 */
import { directionOf } from "./direction.ts";
import { lastAtMost, Offsets, type Span } from "./offsets.ts";
import type { Paragraphs } from "./paragraphs.ts";

export interface TurnInput extends Span {
  /** Its place in the transcript, from 0; where only some turns are shown these numbers have gaps. */
  readonly number: number;
  readonly speaker: string;
  readonly role: string;
  /** When it begins in the recording, for people. */
  readonly time?: string | null;
}

export interface Turn extends TurnInput {
  readonly index: number;
  /** Pieces `first` up to, not including, `last`. */
  readonly first: number;
  readonly last: number;
}

export interface Piece extends Span {
  readonly index: number;
  readonly turn: number;
  /** The sentence without the white space that follows it. */
  readonly sentence: Span;
}

function piecesOf(turn: TurnInput, sentences: readonly Span[]): Span[] {
  const inside = sentences
    .map((span) => ({ start: Math.max(span.start, turn.start), end: Math.min(span.end, turn.end) }))
    .filter((span) => span.start < span.end);
  return inside.length > 0 ? inside : [{ start: turn.start, end: turn.end }];
}

/** One transcript: the text, its turns and pieces, and where things are in them. */
export class TextDocument {
  readonly offsets: Offsets;
  readonly turns: Turn[] = [];
  readonly pieces: Piece[] = [];
  private readonly pieceStarts: number[];
  private readonly turnStarts: number[];

  /** From which side it is read: the speakers stand there, the stripes on the other. */
  readonly direction: "rtl" | "ltr";

  constructor(
    readonly text: string,
    turns: readonly TurnInput[],
    sentences: readonly Span[],
    readonly paragraphs: Paragraphs = new Map(),
  ) {
    this.offsets = new Offsets(text);
    this.direction = directionOf(text);
    let next = 0;
    for (const turn of turns) {
      if (turn.end <= turn.start) continue;
      const own: Span[] = [];
      while (next < sentences.length && (sentences[next] as Span).end <= turn.start) next += 1;
      for (let i = next; i < sentences.length && (sentences[i] as Span).start < turn.end; i += 1) {
        own.push(sentences[i] as Span);
      }
      this.addTurn(turn, piecesOf(turn, own));
    }
    this.pieceStarts = this.pieces.map((piece) => piece.start);
    this.turnStarts = this.turns.map((turn) => turn.start);
  }

  private addTurn(turn: TurnInput, sentences: readonly Span[]): void {
    const first = this.pieces.length;
    const index = this.turns.length;
    sentences.forEach((sentence, i) => {
      const start = i === 0 ? turn.start : sentence.start;
      const end = sentences[i + 1]?.start ?? turn.end;
      this.pieces.push({ index: first + i, turn: index, start, end, sentence });
    });
    this.turns.push({ ...turn, index, first, last: this.pieces.length });
  }

  /** The piece that holds a position; a position between two turns belongs to the turn before it. */
  pieceAt(point: number): number {
    return Math.max(0, lastAtMost(this.pieceStarts, point));
  }

  turnAt(point: number): number {
    return Math.max(0, lastAtMost(this.turnStarts, point));
  }

  /** The turns in which at least one character of the span is, as a half-open range. */
  turnsOf(span: Span): [number, number] {
    if (this.turns.length === 0) return [0, 0];
    const first = this.turnAt(span.start);
    const last = this.turnAt(Math.max(span.start, span.end - 1));
    const begins = (this.turns[first] as Turn).end <= span.start ? first + 1 : first;
    return [begins, Math.max(begins, last + 1)];
  }

  /** The pieces that a span touches, as a half-open range. */
  piecesOf(span: Span): [number, number] {
    if (this.pieces.length === 0) return [0, 0];
    const first = this.pieceAt(span.start);
    const last = this.pieceAt(Math.max(span.start, span.end - 1));
    const begins = (this.pieces[first] as Piece).end <= span.start ? first + 1 : first;
    return [begins, Math.max(begins, last + 1)];
  }

  quote(span: Span): string {
    return this.offsets.slice(span.start, span.end);
  }
}
