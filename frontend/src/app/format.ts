/** Numbers, times and names as people read them. */

import type { AssignmentState, Polarity, RoundKind, RoundState, Step } from "../api/wire.ts";
import { spoken, t, told } from "../i18n/t.ts";
import { ApiError } from "../ops/services.ts";

const numbers = new Intl.NumberFormat(spoken());
/** Where figures are written .79, as papers in English have them; elsewhere 0,79. */
const BARE = spoken() === "en";
/** The language in which dates and times are written: English ones by day, month and 24 hours. */
export const dates = spoken() === "en" ? "en-GB" : spoken();
const lists = new Intl.ListFormat(dates, { type: "conjunction" });

/** 12,345 */
export const formatNumber = (value: number): string => numbers.format(value);

/** A number with so many digits behind the point or comma of the language. */
export const formatDecimal = (value: number, digits: number): string =>
  value.toLocaleString(spoken(), { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** "ana, ben and lee" */
export const formatList = (names: readonly string[]): string => lists.format(names);

/** .79, 1, 0, −.05 (in English, elsewhere 0,79); – for what is undefined (never 0). */
export function formatFigure(value: number | null, digits = 2): string {
  if (value === null || Number.isNaN(value)) return "–";
  const size = Number(Math.abs(value).toFixed(digits));
  const text = formatDecimal(size, digits);
  const sign = value < 0 && size !== 0 ? "−" : "";
  return sign + (BARE && text.startsWith("0.") ? text.slice(1) : text);
}

/** 93 % */
export const formatPercent = (value: number | null, digits = 0): string =>
  value === null || Number.isNaN(value) ? "–" : `${formatDecimal(value * 100, digits)}\u00a0%`;

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;

/** A day of the calendar is the same everywhere; a moment has the day that it is here. */
function dayOf(at: string | number): Date {
  const [, year, month, day] = DATE.exec(String(at)) ?? [];
  return year ? new Date(Number(year), Number(month) - 1, Number(day)) : new Date(at);
}

function written(at: string | number, style: Intl.DateTimeFormatOptions): string {
  const day = dayOf(at);
  const isWhole = typeof at === "number" || /^\d{4}-\d\d-\d\d/.test(at);
  return isWhole && !Number.isNaN(day.getTime()) ? day.toLocaleString(dates, style) : String(at);
}

/** 12 Nov 2025, of a date or time as files have it; what is no whole date (2025, spring) stays as it is. */
export const formatDay = (at: string): string => written(at, { dateStyle: "medium" });

/** 12 Nov 2025, 14:32, of a time or of milliseconds. */
export const formatMoment = (at: string | number): string => written(at, { dateStyle: "medium", timeStyle: "short" });

const sameDay = (one: Date, other: Date) => one.toDateString() === other.toDateString();

/** 14:32 today, 12 Nov 14:32 this year, else 12 Nov 2025. */
export function formatTime(iso: string, now = new Date()): string {
  if (!iso) return "";
  if (DATE.test(iso)) return formatDay(iso); // a day has no clock
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const clock = at.toLocaleTimeString(dates, { hour: "2-digit", minute: "2-digit" });
  if (sameDay(at, now)) return clock;
  const day = at.toLocaleDateString(dates, { day: "numeric", month: "short" });
  return at.getFullYear() === now.getFullYear() ? `${day} ${clock}` : `${day} ${at.getFullYear()}`;
}

/** A message of the server as a sentence: capital first, full stop last; a command stays as it is typed. */
export function sentence(text: string): string {
  if (/^codekit (?!does )/.test(text)) return text; // a command
  const whole =
    text && text[0] !== text[0]?.toUpperCase() && !/^\S*[\d_/.]/.test(text)
      ? text.charAt(0).toUpperCase() + text.slice(1)
      : text;
  return !whole || /[.!?:]$/.test(whole) ? whole : `${whole}.`;
}

/** The same of what the server said, in the reader's language where the form of each of its sentences is known. */
export const translate = (words: string): string => told(sentence(words)) ?? sentence(words);

/** What went wrong, as sentences: what, and how to mend it. */
export function inWords(error: unknown): string {
  if (!(error instanceof ApiError)) return error instanceof Error ? error.message : String(error);
  const { message, hint, problems } = error.error;
  return [message, ...(problems ?? []), hint].filter(Boolean).map(translate).join(" ");
}

export const count = (n: number, one: string, many = `${one}s`): string => `${formatNumber(n)} ${n === 1 ? one : many}`;

/** The name of a place as the server has it: of "T07, turn 4" the page says turn in its language. */
export const placed = (place: string): string =>
  place.replace(/(^|, )turn (\d+)/, (_, before: string, turn: string) => before + t("turn {turn}", { turn }));

export const KINDS: Record<RoundKind, string> = {
  training: t("training"),
  double: t("double coding"),
  initial: t("first coding"),
  "second-pass": t("second pass"),
  subcode: t("sub-coding"),
};

/** A round with its kind, as the server has it ("r1 (initial)"), with the kind in the page's words. */
export const labelled = (label: string): string =>
  label.replace(/ \((\S+)\)$/, (whole, kind: string) =>
    Object.hasOwn(KINDS, kind) ? ` (${KINDS[kind as RoundKind]})` : whole,
  );

export const ROUND_STATES: Record<RoundState, string> = {
  open: t("open"),
  complete: t("complete"),
  compared: t("compared"),
  closed: t("closed"),
};

export const ASSIGNMENT_STATES: Record<AssignmentState, string> = {
  todo: t("not started"),
  started: t("in progress"),
  finished: t("finished"),
};

export const POLARITIES: Record<Polarity, { name: string; sign: string }> = {
  supporting: { name: t("supporting"), sign: "+" },
  contrary: { name: t("contrary"), sign: "−" },
  hypothetical: { name: t("hypothetical"), sign: "?" },
};

const DONE: Record<Step["kind"], string> = {
  "coding.add": t("coded"),
  "coding.remove": t("removed"),
  "coding.replace": t("changed"),
  "coding.split": t("split"),
  "coding.merge": t("merged"),
  "coding.reject": t("removed"),
  "coding.confirm": t("confirmed"),
  "coding.revise": t("revised"),
  "memo.add": t("wrote a memo"),
  "memo.edit": t("edited a memo"),
  "memo.remove": t("removed a memo"),
  "unit.skip": t("skipped"),
  "unit.unskip": t("no longer skipped"),
  "assignment.finish": t("finished"),
  "assignment.reopen": t("reopened"),
  "suggestion.accept": t("accepted a suggestion"),
  "suggestion.reject": t("rejected a suggestion"),
  "code.propose": t("proposed a code"),
  "proposal.remove": t("withdrew a proposal"),
  undo: t("undid"),
  redo: t("did again"),
};

/** "recoded turn 12 ‘waiting’ → ‘rural’", "coded turn 3 ‘rent’, 14 words" */
export function describeStep(step: Step): string {
  const where = step.turn === null ? "no" : "yes";
  const turn = (step.turn ?? 0) + 1;
  const name = step.code_name || step.code;
  if (step.old_code && step.old_code !== step.code)
    return t("recoded{where, select, yes { turn {turn}} other {}} ‘{old}’ → ‘{name}’", {
      where,
      turn,
      old: step.old_name || step.old_code,
      name,
    });
  return t(
    "{done}{where, select, yes { turn {turn}} other {}}{hasCode, select, yes { ‘{name}’} other {}}{words, plural, =0 {} one {, # word} other {, # words}}",
    {
      done: DONE[step.kind] ?? step.kind,
      where,
      turn,
      hasCode: step.code ? "yes" : "no",
      name,
      words: step.words ?? 0,
    },
  );
}
