/** The transcript as the screen shows it: all of it, or in a sub-code round only the parent's excerpts and what is around. */
import type { Transcript } from "../api/wire.ts";
import { clock } from "../sound/timeline.ts";
import { TextDocument, type TurnInput } from "../text/document.ts";
import { overlaps, type Span } from "../text/offsets.ts";
import { numberParagraphs } from "../text/paragraphs.ts";

/** Turns shown before and after an excerpt. */
const CONTEXT = 1;

export function spansOf(allowed: readonly (readonly [number, number])[] | null): Span[] | null {
  return allowed ? allowed.map(([start, end]) => ({ start, end })) : null;
}

export function textDocument(transcript: Transcript, allowed: readonly Span[] | null): TextDocument {
  const turns = transcript.turns.map((turn) => ({
    start: turn.start,
    end: turn.end,
    number: turn.index,
    speaker: turn.speaker,
    role: turn.role,
    time: turn.time === null ? null : clock(turn.time),
  }));
  const sentences = transcript.sentences.map(([start, end]) => ({ start, end }));
  const paragraphs = numberParagraphs(transcript.paragraphs, turns);
  return new TextDocument(transcript.text, allowed ? around(turns, allowed) : turns, sentences, paragraphs);
}

function around(turns: readonly TurnInput[], excerpts: readonly Span[]): TurnInput[] {
  const near = new Set<number>();
  turns.forEach((turn, i) => {
    if (!excerpts.some((excerpt) => overlaps(turn, excerpt))) return;
    for (let at = i - CONTEXT; at <= i + CONTEXT; at += 1) near.add(at);
  });
  return turns.filter((_, i) => near.has(i));
}

/** The pieces that lie outside every excerpt: context, shown quietly. */
export function contextPieces(document: TextDocument, excerpts: readonly Span[]): number[] {
  return document.pieces
    .filter((piece) => !excerpts.some((excerpt) => overlaps(piece.sentence, excerpt)))
    .map((piece) => piece.index);
}

/** Whether a span holds anything that is not the interviewer's. */
export function hasRespondent(document: TextDocument, span: Span): boolean {
  const [first, last] = document.turnsOf(span);
  return document.turns.slice(first, last).some((turn) => turn.role === "respondent" && overlaps(turn, span));
}
