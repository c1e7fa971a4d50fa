/** When what was said: the turns and sentences of a text along its recording. Nothing is estimated. */
import type { TextDocument } from "../text/document.ts";

/** What is heard at a moment, as indices into the document. */
export interface Heard {
  readonly turn: number;
  readonly piece: number;
}

/** A stretch of the recording, in seconds; `to` is null where only the recording's end is behind it. */
export interface Stretch {
  readonly from: number;
  readonly to: number | null;
}

interface Mark extends Heard {
  readonly time: number;
}

/** What the server knows of times: of turns by their number, of sentences in order. */
export interface Times {
  readonly turns: readonly { readonly index: number; readonly time: number | null; readonly until: number | null }[];
  readonly sentences: readonly (readonly [number, number, number])[];
  readonly times: readonly (number | null)[];
}

/** By how much a moment may lie before a sentence that counts as heard then: clocks of players are rounded. */
const NEAR = 0.02;

export class Timeline {
  private readonly marks: readonly Mark[];
  private readonly pieceTimes: readonly (number | null)[];
  private readonly ends: ReadonlyMap<number, number>;

  constructor(
    private readonly document: TextDocument,
    times: Times,
  ) {
    const known = new Map(times.sentences.map(([start], i) => [start, times.times[i] ?? null]));
    const turns = new Map(times.turns.map((turn) => [turn.index, turn]));
    const timeOf = (piece: { sentence: { start: number }; turn: number }, isFirst: boolean): number | null =>
      known.get(piece.sentence.start) ?? (isFirst ? (turns.get(this.numberOf(piece.turn))?.time ?? null) : null);
    this.pieceTimes = document.pieces.map((piece) => timeOf(piece, document.turns[piece.turn]?.first === piece.index));
    this.ends = new Map(
      document.turns.flatMap((turn) => {
        const until = turns.get(turn.number)?.until;
        return until === null || until === undefined ? [] : [[turn.index, until] as const];
      }),
    );
    this.marks = this.marked();
  }

  private numberOf(turn: number): number {
    return this.document.turns[turn]?.number ?? -1;
  }

  /** Where each time begins to hold: sentences of one caption have one time, and the first of them stands for it. */
  private marked(): Mark[] {
    const marks: Mark[] = [];
    for (const piece of this.document.pieces) {
      const time = this.pieceTimes[piece.index];
      const before = marks.at(-1);
      if (time === null || time === undefined || (before?.turn === piece.turn && before.time === time)) continue;
      marks.push({ time, turn: piece.turn, piece: piece.index });
    }
    return marks.sort((a, b) => a.time - b.time);
  }

  /** Whether anything in the text has a time. */
  get isTimed(): boolean {
    return this.marks.length > 0;
  }

  /** What is heard at a moment; null before the first word, and in silence between turns. */
  heardAt(seconds: number): Heard | null {
    let low = 0;
    let high = this.marks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.marks[middle] as Mark).time <= seconds + NEAR) low = middle + 1;
      else high = middle;
    }
    const mark = this.marks[low - 1];
    if (!mark) return null;
    const end = this.ends.get(mark.turn);
    return end !== undefined && seconds > Math.max(end, mark.time) ? null : { turn: mark.turn, piece: mark.piece };
  }

  /** When a place in the text is said: the last time known before it in its turn; null where its turn has none. */
  timeOf(point: number): number | null {
    const at = this.document.pieces[this.document.pieceAt(point)];
    const first = at && this.document.turns[at.turn]?.first;
    if (!at || first === undefined) return null;
    for (let piece = at.index; piece >= first; piece -= 1) {
      const time = this.pieceTimes[piece];
      if (time !== null && time !== undefined) return time;
    }
    return null;
  }

  /** When a turn is said, from its beginning to its end or, where that is not known, the beginning of the next. */
  stretchOf(turn: number): Stretch | null {
    const own = this.marks.filter((mark) => mark.turn === turn);
    const from = own[0]?.time;
    if (from === undefined) return null;
    const last = own.at(-1)?.time ?? from;
    const next = this.marks.find((mark) => mark.time > last && mark.turn !== turn)?.time ?? null;
    const end = this.ends.get(turn);
    return { from, to: end !== undefined && end > from ? end : next };
  }
}

/** Hours only where there are any: 4:07, 1:02:03. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (n: number): string => String(n).padStart(2, "0");
  const minutes = Math.floor(whole / 60) % 60;
  const hours = Math.floor(whole / 3600);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
