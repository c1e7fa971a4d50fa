/** What is printed: each turn with marks where codings begin and end, letters for codes, numbers for memos. Pure. */
import type { Code, Coding, Memo, Transcript, Turn, Work } from "../../api/wire.ts";
import { Offsets } from "../../text/offsets.ts";

export interface Mark {
  at: number;
  text: string;
  kind: "begin" | "end" | "memo";
}
export interface Saying {
  turn: Turn;
  parts: (string | Mark)[];
  letters: string[];
  long: boolean;
}

/** A, B, … Z, AA, AB, … in the order of the codebook. */
export function lettersOf(codings: readonly Coding[], codes: readonly Code[]): Map<string, string> {
  const used = new Set(codings.map((coding) => coding.code));
  const ordered = [
    ...codes.map((code) => code.id).filter((id) => used.has(id)),
    ...[...used].filter((id) => !codes.some((code) => code.id === id)),
  ];
  return new Map(ordered.map((id, index) => [id, nth(index)]));
}

function nth(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : nth(Math.floor(index / 26) - 1) + last;
}

/** Beside the letter of a coding that stands in the layer below a second pass. */
export const BELOW = "°";

/** What a second pass comes to on paper: one's own codings, and of those below all that were not removed. */
export function standing({ codings, below }: Pick<Work, "codings" | "below">): {
  codings: Coding[];
  below: ReadonlySet<string>;
} {
  const left = (below?.codings ?? []).filter((coding) => !below?.rejected.includes(coding.id));
  return { codings: [...codings, ...left], below: new Set(left.map((coding) => coding.id)) };
}

const SIGN = { supporting: "", contrary: "−", hypothetical: "?" } as const;

type Letter = (coding: Coding) => string;

function marksOf(codings: readonly Coding[], memos: readonly Memo[], letter: Letter): Mark[] {
  const marks: Mark[] = [];
  const places = new Map(codings.map((coding) => [coding.id, coding.end]));
  for (const coding of codings) {
    const text = letter(coding);
    marks.push({ at: coding.start, text, kind: "begin" }, { at: coding.end, text, kind: "end" });
  }
  memos.forEach((memo, index) => {
    const at = memo.what === "coding" ? places.get(memo.about) : memo.what === "span" ? memo.end : undefined;
    if (at !== undefined) marks.push({ at, text: String(index + 1), kind: "memo" });
  });
  const order = { end: 0, memo: 1, begin: 2 };
  return marks.toSorted((a, b) => a.at - b.at || order[a.kind] - order[b.kind]);
}

const LONG = 900;

export function sayings(
  transcript: Transcript,
  codings: readonly Coding[],
  memos: readonly Memo[],
  letters: ReadonlyMap<string, string>,
  below: ReadonlySet<string> = new Set(),
): Saying[] {
  const letter: Letter = ({ id, code, polarity }) =>
    `${letters.get(code) ?? "?"}${SIGN[polarity]}${below.has(id) ? BELOW : ""}`;
  const offsets = new Offsets(transcript.text);
  const marks = marksOf(codings, memos, letter);
  return transcript.turns.map((turn, index) => {
    const last = index === transcript.turns.length - 1;
    const inside = marks.filter(
      ({ at, kind }) =>
        (kind === "begin" ? at >= turn.start && at < turn.end : at > turn.start && at <= turn.end) ||
        (last && at > turn.end),
    );
    const parts: (string | Mark)[] = [];
    let from = turn.start;
    for (const mark of inside) {
      const to = Math.min(Math.max(mark.at, from), turn.end);
      if (to > from) parts.push(offsets.slice(from, to));
      parts.push(mark);
      from = to;
    }
    if (from < turn.end) parts.push(offsets.slice(from, turn.end));
    const here = codings.filter((coding) => coding.start < turn.end && coding.end > turn.start);
    return {
      turn,
      parts,
      letters: [...new Set(here.map(letter))],
      long: turn.end - turn.start > LONG,
    };
  });
}
