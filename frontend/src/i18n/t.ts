/** Words of the page in the reader's language: a message is its English text, which is shown where there is no other. */
import { IntlMessageFormat } from "intl-messageformat";
import type { ComponentChildren } from "preact";
import { atThisKeyboard } from "../keys/mac.ts";

export type Words = string | number | false | null | undefined;
/** What stands in a message: `{name}` is a value, `<name>…</name>` what a function makes of the words between. */
export type Part = ComponentChildren | ((words: ComponentChildren) => ComponentChildren);

let language = "en";
let messages: Readonly<Record<string, string>> = {};
const formats = new Map<string, IntlMessageFormat>();

/** From here on in this language; only before anything is shown, as many words are taken once. */
export function speak(name: string, translated: Readonly<Record<string, string>>): void {
  language = name;
  messages = translated;
  formats.clear();
  given.clear();
}

/** What sentences of the server came to in this language, by themselves: as a fault is kept it is in the page's words. */
const given = new Map<string, string>();
const MOST_GIVEN = 500;

/** Whether words are the page's own, and not the server's, which are in English. */
export function isOurs(words: unknown): boolean {
  if (typeof words !== "string") return false;
  if (language === "en" || Object.values(messages).includes(words)) return true;
  return [...given.values()].reduce((left, known) => left.replaceAll(known, ""), words).trim() === "";
}

/** The tag of the language that the page speaks, for `Intl`. */
export const spoken = (): string => language;

/** What tells two meanings of one English word apart (`Code##verb`) is not shown. */
const MEANING = /##.*$/;
const SYNTAX = /[{<]/;

function formatOf(message: string): IntlMessageFormat {
  const known = formats.get(message);
  if (known) return known;
  const translated = messages[message];
  const made = translated
    ? new IntlMessageFormat(atThisKeyboard(translated), language)
    : new IntlMessageFormat(atThisKeyboard(message.replace(MEANING, "")), "en");
  formats.set(message, made);
  return made;
}

/** A message as text. Its placeholders and plurals are those of ICU: `{n, plural, one {# memo} other {# memos}}`. */
export function t(message: string, values?: Readonly<Record<string, Words>>): string {
  if (!values && !SYNTAX.test(message)) return atThisKeyboard(messages[message] || message.replace(MEANING, ""));
  return formatOf(message).format(values as Record<string, string>) as string;
}

/** A short word of the server in the reader's language, where it is one of those that `make_words.py` lists. */
export const known = (word: string): string => (Object.hasOwn(messages, word) && messages[word]) || word;

/** Sentences of the server by their form; `build.mjs` reads them from `i18n/server_sentences.json`. */
declare const SENTENCES: readonly string[];
const forms: { message: string; form: RegExp; names: string[]; literal: number }[] = [];
const BREAK = /(?<=\.)(?<!\bal\.)\s+(?=[\p{Lu}\d])/u;
/** What is typed is the same in every language. */
const TYPED = /^(?:codekit (?!does )[\w -]*(?:[A-Z{-]\S*\s?)*|--?\w.*)$/;

/** Of what may be long: lists, paths, reasons. In a short sentence a name of one thing is no half of another sentence. */
const LONG = /s$|each|path|folder|file|place|title|why/;
const [ANY, NAME] = ["(.+?)", "(\\S+(?: \\S+){0,2}?)"];
const SHORT = 30; // characters of what does not vary

function formsOf(): typeof forms {
  if (forms.length > 0) return forms;
  for (const message of SENTENCES) {
    const names = [...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
    const parts = message.split(/\{\w+\}/);
    const literal = parts.join("").length;
    const blanks = names.map((name) => (literal < SHORT && !LONG.test(name) ? NAME : ANY));
    const form = parts.map((part, at) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") + (blanks[at] ?? "")).join("");
    forms.push({ message, names, form: new RegExp(`^${form}$`, "u"), literal });
  }
  return forms.sort((one, other) => other.literal - one.literal); // what says most of itself fits best
}

/** What is filled in is somebody's own (a coder called lead, a transcript 012) but for these, from closed lists. */
const OF_LISTS = new Set(["kind", "what", "encoding"]);

/** Figures with decimals; a version 1.1 is none. */
const FIGURES = new Set(["pooled", "mean", "share", "bound", "presence", "polarity"]);
/** Counts as the server writes them: 012 and 2026 are a name and a year. */
const COUNT = /^(?:0|[1-9]\d{0,2}(?:,\d{3})*)$/;

function filled(name: string, said: string): Words {
  if (OF_LISTS.has(name)) return known(said);
  if (name === "why") return bare(said);
  const [, line] = (name === "place" && /^line (\d+)$/.exec(said)) || [];
  if (line) return t("line {line}", { line });
  if (FIGURES.has(name) && /^-?\d*\.\d+$/.test(said)) {
    const digits = said.length - said.indexOf(".") - 1;
    return Number(said).toLocaleString(language, { minimumFractionDigits: digits });
  }
  return COUNT.test(said) ? Number(said.replaceAll(",", "")) : said;
}

const whole = (clause: string): string => `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;

/** A reason within a sentence. */
function bare(said: string): string {
  const reason = translated(whole(said))?.replace(/\.$/, "");
  if (!reason) return said;
  return language === "de" ? reason : reason.charAt(0).toLowerCase() + reason.slice(1);
}

function byForm(sentence: string): string | null {
  for (const { message, form, names } of formsOf()) {
    const found = messages[message] ? form.exec(sentence) : null;
    if (!found) continue;
    const values = names.map((name, at): [string, Words] => [name, filled(name, found[at + 1] ?? "")]);
    return t(message, Object.fromEntries(values));
  }
  return TYPED.test(sentence) ? sentence : null;
}

/** Several notes in one line are told one after the other. */
function byClauses(sentence: string): string | null {
  const clauses = sentence.replace(/\.$/, "").split("; ");
  if (clauses.length < 2) return null;
  const told = clauses.map((clause) => byForm(whole(clause)));
  return told.includes(null) ? null : told.join(" ");
}

/** Of what is wrong in a file: `codebooks/food.yaml:29: what (how to mend it)`. */
const IN_FILE = /^([^:]*\.\w+(?::\d+)?): (.+?)\.?$/u;
const REMEDY = /^(.+) \(([^()]+)\)\.$/u;

function byParts(sentence: string): string | null {
  const [, file, said] = IN_FILE.exec(sentence) ?? [];
  if (file && said) {
    const inside = translated(whole(said));
    return inside && `${file}: ${inside}`;
  }
  const [, what, remedy] = REMEDY.exec(sentence) ?? [];
  const parts = what && remedy ? [byForm(whole(what)), byForm(whole(remedy))] : [null];
  return parts.includes(null) ? null : parts.join(" ");
}

function translated(sentence: string): string | null {
  return byClauses(sentence) ?? byParts(sentence) ?? byForm(sentence);
}

/** What the server said in the reader's language, where every sentence of it has a form that is known; else null. */
export function told(words: string): string | null {
  if (language === "en") return words;
  const before = given.get(words);
  if (before !== undefined) return before;
  const said = words.trim().split(BREAK).map(translated);
  if (said.includes(null)) return null;
  if (given.size >= MOST_GIVEN) given.clear();
  given.set(words, said.join(" "));
  return said.join(" ");
}

/** A message with parts of the page in it: values may be elements, and `<b>words</b>` goes through the function `b`. */
export function rich(message: string, values: Readonly<Record<string, Part>>): ComponentChildren {
  return formatOf(message).format(values as Record<string, string>) as ComponentChildren;
}
