/**
 * Words and characters for moving a boundary by hand. Never a unit of analysis: those come from the server.
 *
 * A step never ends inside a grapheme (an emoji of several code points, a letter with its accents).
 */
import type { Offsets, Span } from "./offsets.ts";

const WINDOW = 400;
let wordSegmenter: Intl.Segmenter | undefined;
let graphemeSegmenter: Intl.Segmenter | undefined;

const words = () => (wordSegmenter ??= new Intl.Segmenter(undefined, { granularity: "word" }));
const graphemes = () => (graphemeSegmenter ??= new Intl.Segmenter(undefined, { granularity: "grapheme" }));
const isSpace = (text: string): boolean => text.trim() === "";

/** A stretch around a position that begins and ends at a space, so that segmenting it is quick and exact. */
function windowAround(text: string, unit: number): [number, number] {
  let from = Math.max(0, unit - WINDOW);
  while (from > 0 && from > unit - 2 * WINDOW && !isSpace(text.charAt(from))) from -= 1;
  let to = Math.min(text.length, unit + WINDOW);
  while (to < text.length && to < unit + 2 * WINDOW && !isSpace(text.charAt(to))) to += 1;
  return [from, to];
}

interface Part {
  readonly start: number;
  readonly end: number;
  readonly word: boolean;
}

function partsAround(text: string, unit: number, segmenter: Intl.Segmenter): Part[] {
  const [from, to] = windowAround(text, unit);
  return Array.from(segmenter.segment(text.slice(from, to)), (part) => ({
    start: from + part.index,
    end: from + part.index + part.segment.length,
    word: part.isWordLike ?? !isSpace(part.segment),
  }));
}

/** The next end of a word after, or start of a word before, a position. Stays within `limits`. */
export function stepWord(offsets: Offsets, point: number, by: 1 | -1, edge: "start" | "end", limits: Span): number {
  const unit = offsets.toUnits(point);
  const parts = partsAround(offsets.text, unit, words()).filter((part) => part.word);
  const edges = parts.map((part) => (edge === "start" ? part.start : part.end));
  const next = by > 0 ? edges.find((at) => at > unit) : edges.findLast((at) => at < unit);
  return clamp(next === undefined ? (by > 0 ? limits.end : limits.start) : offsets.toPoints(next), limits);
}

/** One grapheme further or back. Stays within `limits`. */
export function stepCharacter(offsets: Offsets, point: number, by: 1 | -1, limits: Span): number {
  const unit = offsets.toUnits(point);
  const edges = partsAround(offsets.text, unit, graphemes()).map((part) => (by > 0 ? part.end : part.start));
  const next = by > 0 ? edges.find((at) => at > unit) : edges.findLast((at) => at < unit);
  return clamp(next === undefined ? point : offsets.toPoints(next), limits);
}

const clamp = (point: number, limits: Span): number => Math.min(limits.end, Math.max(limits.start, point));

/** The span without white space at its ends; null when nothing is left. */
export function trim(offsets: Offsets, span: Span): Span | null {
  const text = offsets.slice(span.start, span.end);
  const left = text.length - text.trimStart().length;
  const right = text.length - text.trimEnd().length;
  if (left === text.length) return null;
  return { start: span.start + left, end: span.end - right };
}

/** The end of a span moved off the inside of a grapheme. */
function wholeGrapheme(offsets: Offsets, point: number, edge: "start" | "end"): number {
  const unit = offsets.toUnits(point);
  const inside = partsAround(offsets.text, unit, graphemes()).find((part) => part.start < unit && unit < part.end);
  return inside ? offsets.toPoints(edge === "start" ? inside.start : inside.end) : point;
}

function wholeWord(offsets: Offsets, point: number, edge: "start" | "end"): number {
  const unit = offsets.toUnits(point);
  const inside = partsAround(offsets.text, unit, words()).find(
    (part) => part.word && part.start < unit && unit < part.end,
  );
  return inside ? offsets.toPoints(edge === "start" ? inside.start : inside.end) : point;
}

/** A selection made by hand, brought to whole words without white space around them (or to whole graphemes only). */
export function snap(offsets: Offsets, span: Span, toWords: boolean): Span | null {
  const trimmed = toWords ? trim(offsets, span) : span;
  if (!trimmed || trimmed.end <= trimmed.start) return null;
  const edge = toWords ? wholeWord : wholeGrapheme;
  return { start: edge(offsets, trimmed.start, "start"), end: edge(offsets, trimmed.end, "end") };
}

/** The word at a position, or null between words. */
export function wordAt(offsets: Offsets, point: number): Span | null {
  const unit = offsets.toUnits(point);
  const part = partsAround(offsets.text, unit, words()).find((p) => p.word && p.start <= unit && unit <= p.end);
  return part ? { start: offsets.toPoints(part.start), end: offsets.toPoints(part.end) } : null;
}

/** A passage in `most` characters or fewer beside its "…": the middle of a long one is left out, never half a word. */
export function shortened(text: string, most = 90): string {
  if (text.length <= most) return text;
  const parts = words().segment(text);
  const [head, tail] = [parts.containing(most / 2), parts.containing(text.length - most / 2)];
  const end = head?.index || most / 2;
  const start = tail && tail.index + tail.segment.length < text.length ? tail.index + tail.segment.length : -most / 2;
  return `${text.slice(0, end).trimEnd()} … ${text.slice(start).replace(/^[\s,;:.!?]+/, "")}`;
}

const MARKER = /\[[^[\]\n]*\]/gu;
const WORD = /[\p{L}\p{N}_]/u;
const ALONE =
  /[\u3005-\u3007\u3041-\u30FF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\uFF66-\uFF9D\u{20000}-\u{33FFF}]/u;

/**
 * How many words a span has, by the rule of `codekit/words.py`: runs of letters, digits and _, bracketed markers left
 * out, each Chinese or Japanese character one word. `test/word_counts.json` holds both to the same counts.
 */
export function countWords(offsets: Offsets, span: Span): number {
  const [start, end] = [offsets.toUnits(span.start), offsets.toUnits(span.end)];
  // A marker never goes over a line, so the lines of the span say where all of them are.
  const from = start === 0 ? 0 : offsets.text.lastIndexOf("\n", start - 1) + 1;
  const after = offsets.text.indexOf("\n", end);
  const lines = offsets.text.slice(from, after < 0 ? undefined : after);
  const unmarked = lines.replace(MARKER, (marker) => " ".repeat(marker.length)).slice(start - from, end - from);
  let count = 0;
  let inside = false;
  for (const character of unmarked) {
    const word = WORD.test(character);
    const alone = word && ALONE.test(character);
    if (alone || (word && !inside)) count += 1;
    inside = word && !alone;
  }
  return count;
}
