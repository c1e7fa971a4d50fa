/** Everything that a key can do: what it is called, where it acts, and its keys unless the person has chosen others. */
import { t } from "../i18n/t.ts";
import type { Action } from "./action.ts";
import { SCREEN_ACTIONS } from "./actions_screens.ts";

const action = (area: string, id: string, title: string, ...keys: string[]): Action => ({ id, area, title, keys });

const MOVE = [
  action(t("Move"), "next", t("Next sentence"), "ArrowDown", "j"),
  action(t("Move"), "previous", t("Previous sentence"), "ArrowUp", "k"),
  action(t("Move"), "nextTurn", t("Next turn"), "Ctrl+ArrowDown"),
  action(t("Move"), "previousTurn", t("Previous turn"), "Ctrl+ArrowUp"),
  action(t("Move"), "pageDown", t("A screen down"), "PageDown"),
  action(t("Move"), "pageUp", t("A screen up"), "PageUp"),
  action(t("Move"), "home", t("First sentence of the turn"), "Home"),
  action(t("Move"), "end", t("Last sentence of the turn"), "End"),
  action(t("Move"), "textStart", t("First sentence"), "Ctrl+Home"),
  action(t("Move"), "textEnd", t("Last sentence"), "Ctrl+End"),
  action(t("Move"), "goToTurn", t("Go to turn…"), "Ctrl+g"),
  action(t("Move"), "nextCoding", t("Next coding"), "n"),
  action(t("Move"), "previousCoding", t("Previous coding"), "p"),
  action(t("Move"), "nextSuggestion", t("Next suggestion"), "Shift+a"),
  action(t("Move"), "nextUnread", t("Next unread turn"), "Shift+n"),
];

const SELECT = [
  action(t("Select"), "extendNext", t("Extend by a sentence"), "Shift+ArrowDown", "Shift+j"),
  action(t("Select"), "extendPrevious", t("Extend back by a sentence"), "Shift+ArrowUp", "Shift+k"),
  action(t("Select"), "extendNextTurn", t("Extend to the end of the turn"), "Ctrl+Shift+ArrowDown"),
  action(t("Select"), "extendPreviousTurn", t("Extend to the start of the turn"), "Ctrl+Shift+ArrowUp"),
  action(t("Select"), "wholeTurn", t("Whole turn"), "t"),
  action(t("Select"), "bounds", t("Move the ends (bounds)"), "b"),
  action(t("Select"), "endForward", t("End one word on"), "]"),
  action(t("Select"), "endBack", t("End one word back"), "["),
  action(t("Select"), "startForward", t("Start one word on"), "}"),
  action(t("Select"), "startBack", t("Start one word back"), "{"),
  action(t("Select"), "release", t("Release the selection"), "Escape"),
];

const CODE = [
  action(t("Code##verb"), "palette", t("Choose a code…"), "Enter", "c"),
  action(t("Code##verb"), "repeat", t("The last code again"), "."),
  action(t("Code##verb"), "inVivo", t("In vivo: the words themselves"), "i"),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => action(t("Code##verb"), `pin${n}`, t("Pinned code {n}", { n }), String(n))),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) =>
    action(t("Code##verb"), `highlighter${n}`, t("Highlighter: pinned code {n}", { n }), `Shift+${n}`),
  ),
  action(t("Code##verb"), "accept", t("Accept the suggestion; in a second pass: confirm"), "a"),
  action(t("Code##verb"), "reject", t("Reject the suggestion; in a second pass: remove"), "x"),
];

const CHANGE = [
  action(t("Change"), "recode", t("Another code instead…"), "r"),
  action(t("Change"), "remove", t("Remove the coding"), "u", "Delete", "Backspace"),
  action(t("Change"), "polarity", t("Supporting, contrary, hypothetical"), "-", "Shift+p"),
  action(t("Change"), "value", t("Next value of the code"), "="),
  action(t("Change"), "split", t("Split at the cursor"), "s"),
  action(t("Change"), "merge", t("Merge with the neighbour of the same code"), "g"),
  action(t("Change"), "memo", t("Memo on the coding"), "m"),
  action(t("Change"), "documentMemo", t("Memo on the transcript"), "Shift+m"),
  action(t("Change"), "discuss", t("Mark for discussion"), "x"),
  action(t("Change"), "example", t("Make it an example of its code…"), "e"),
  action(t("Change"), "skip", t("Could not be coded: skip, or take that back…"), "Shift+s"),
  action(t("Change"), "nameTurn", t("Who speaks in this turn…"), "w"),
  action(t("Change"), "splitTurn", t("Another speaks from here on: split the turn…"), "Shift+t"),
  action(t("Change"), "joinTurn", t("Join the turn with the one before"), "Shift+g"),
  action(t("Change"), "correctText", t("Correct the text of this transcript…")),
  action(t("Change"), "menu", t("Menu of what can be done here"), "Shift+F10", "ContextMenu"),
];

const VIEW = [
  action(t("View"), "focusCode", t("Show only this code"), "f"),
  action(t("View"), "define", t("What the codes here mean"), "d"),
  action(t("View"), "wash", t("Wash on or off"), "h"),
  action(t("View"), "stripes", t("Next way to show stripes"), "y"),
  action(t("View"), "reading", t("Reading mode"), "v"),
  action(t("View"), "leftPanel", t("Codebook panel"), "Ctrl+b"),
  action(t("View"), "rightPanel", t("Inspector panel"), "Ctrl+j"),
];

const FIND = [
  action(t("Find"), "find", t("Find in this text"), "/"),
  action(t("Find"), "searchAll", t("Search all transcripts"), "Ctrl+Shift+f"),
  action(t("Find"), "findNext", t("Next place found"), "F3"),
  action(t("Find"), "findPrevious", t("Previous place found"), "Shift+F3"),
];

const GLOBAL = [
  action(t("Everywhere"), "commands", t("All commands…"), "Ctrl+k"),
  action(t("Everywhere"), "undo", t("Undo"), "Ctrl+z"),
  action(t("Everywhere"), "redo", t("Redo"), "Ctrl+Shift+z", "Ctrl+y"),
  action(t("Everywhere"), "nextRegion", t("Next region"), "F6"),
  action(t("Everywhere"), "previousRegion", t("Previous region"), "Shift+F6"),
  action(t("Everywhere"), "keyList", t("All keys, and help"), "?", "F1"),
  action(t("Everywhere"), "finish", t("Finish this transcript…"), "Ctrl+Enter"),
];

export const ACTIONS: readonly Action[] = [
  ...MOVE,
  ...SELECT,
  ...CODE,
  ...CHANGE,
  ...VIEW,
  ...FIND,
  ...GLOBAL,
  ...SCREEN_ACTIONS,
];

/** What a person has chosen instead: keys by action. An empty list switches the action off. */
export type Remapped = Readonly<Record<string, readonly string[]>>;

/** Of what is stored as a person's choice that which is one. */
export function remappedOf(stored: unknown): Remapped {
  if (stored === null || typeof stored !== "object") return {};
  const isKeys = (keys: unknown): keys is string[] =>
    Array.isArray(keys) && keys.every((key) => typeof key === "string");
  return Object.fromEntries(Object.entries(stored).filter((entry): entry is [string, string[]] => isKeys(entry[1])));
}

export const keysOf = (found: Action, remapped: Remapped): readonly string[] => remapped[found.id] ?? found.keys;

/** Which actions each key has, in the order of `ACTIONS`. */
export function keymap(remapped: Remapped, actions: readonly Action[] = ACTIONS): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const one of actions) {
    for (const key of keysOf(one, remapped)) map.set(key, [...(map.get(key) ?? []), one.id]);
  }
  return map;
}
