/** What is asked for, as the address keeps it: Back shows the same excerpts again, and an address can be kept. */
import { href } from "../../app/router.ts";

/** The parts of a question that hold several names. */
export const LISTS = [
  "code",
  "also",
  "near",
  "without",
  "case",
  "transcript",
  "where",
  "coder",
  "polarity",
  "review",
] as const;
export type List = (typeof LISTS)[number];
const SINGLE = ["codebook", "below", "within", "since", "until", "words", "show"] as const;
export type Single = (typeof SINGLE)[number];

export type Question = Partial<Record<List | Single, string>>;

export const namesIn = (question: Question, list: List): string[] => (question[list] ?? "").split(",").filter(Boolean);

export function questionOf(query: URLSearchParams): Question {
  const given = [...LISTS, ...SINGLE].map((name) => [name, query.get(name) ?? ""] as const);
  return Object.fromEntries(given.filter(([, value]) => value));
}

export const addressOf = (question: Question): string =>
  href.excerpts(Object.fromEntries(Object.entries(question).filter(([, value]) => value)) as Record<string, string>);

export const added = (question: Question, list: List, name: string): Question => ({
  ...question,
  [list]: [...new Set([...namesIn(question, list), name])].join(","),
});

export const removed = (question: Question, list: List, name: string): Question => ({
  ...question,
  [list]: namesIn(question, list)
    .filter((one) => one !== name)
    .join(","),
});

/** The parameters of the question for the server. */
export function parameters(question: Question): string {
  const given = Object.entries(question).filter(([name, value]) => value && name !== "show");
  return given.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
}

/** One place of a word in its line. */
export interface Line {
  before: string;
  word: string;
  after: string;
}

const AROUND = 70;

/** Every place of some words in a text, with what stands beside it; capitals make no difference. */
export function linesOf(before: string, text: string, after: string, words: string): Line[] {
  const wanted = words.trim().toLocaleLowerCase();
  if (!wanted) return [];
  const whole = `${before} ${text} ${after}`.replace(/\s+/g, " ");
  const inside = text.replace(/\s+/g, " ");
  const from = `${before} `.replace(/\s+/g, " ").length;
  const lower = inside.toLocaleLowerCase();
  if (lower.length !== inside.length) return [];
  const lines: Line[] = [];
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + wanted.length)) {
    const start = from + at;
    const end = start + wanted.length;
    lines.push({
      before: whole.slice(Math.max(0, start - AROUND), start),
      word: whole.slice(start, end),
      after: whole.slice(end, end + AROUND),
    });
  }
  return lines;
}
