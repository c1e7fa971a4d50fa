/** Everything that a key can do: what it is called, where it acts, and its keys unless the person has chosen others. */
import type { Action } from "./action.ts";
import { SCREEN_ACTIONS } from "./actions_screens.ts";

const action = (area: string, id: string, title: string, ...keys: string[]): Action => ({ id, area, title, keys });

const MOVE = [
  action("Move", "next", "Next sentence", "ArrowDown", "j"),
  action("Move", "previous", "Previous sentence", "ArrowUp", "k"),
  action("Move", "nextTurn", "Next turn", "Ctrl+ArrowDown"),
  action("Move", "previousTurn", "Previous turn", "Ctrl+ArrowUp"),
  action("Move", "pageDown", "A screen down", "PageDown"),
  action("Move", "pageUp", "A screen up", "PageUp"),
  action("Move", "home", "First sentence of the turn", "Home"),
  action("Move", "end", "Last sentence of the turn", "End"),
  action("Move", "textStart", "First sentence", "Ctrl+Home"),
  action("Move", "textEnd", "Last sentence", "Ctrl+End"),
  action("Move", "goToTurn", "Go to turn…", "Ctrl+g"),
  action("Move", "nextCoding", "Next coding", "n"),
  action("Move", "previousCoding", "Previous coding", "p"),
  action("Move", "nextUnread", "Next unread turn", "Shift+n"),
];

const SELECT = [
  action("Select", "extendNext", "Extend by a sentence", "Shift+ArrowDown", "Shift+j"),
  action("Select", "extendPrevious", "Extend back by a sentence", "Shift+ArrowUp", "Shift+k"),
  action("Select", "extendNextTurn", "Extend to the end of the turn", "Ctrl+Shift+ArrowDown"),
  action("Select", "extendPreviousTurn", "Extend to the start of the turn", "Ctrl+Shift+ArrowUp"),
  action("Select", "wholeTurn", "Whole turn", "t"),
  action("Select", "bounds", "Move the ends (bounds)", "b"),
  action("Select", "endForward", "End one word on", "]"),
  action("Select", "endBack", "End one word back", "["),
  action("Select", "startForward", "Start one word on", "}"),
  action("Select", "startBack", "Start one word back", "{"),
  action("Select", "release", "Release the selection", "Escape"),
];

const CODE = [
  action("Code", "palette", "Choose a code…", "Enter", "c"),
  action("Code", "repeat", "The last code again", "."),
  action("Code", "inVivo", "In vivo: the words themselves", "i"),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => action("Code", `pin${n}`, `Pinned code ${n}`, String(n))),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) =>
    action("Code", `highlighter${n}`, `Highlighter: pinned code ${n}`, `Shift+${n}`),
  ),
  action("Code", "accept", "Accept the suggestion", "a"),
  action("Code", "reject", "Reject the suggestion", "x"),
];

const CHANGE = [
  action("Change", "recode", "Another code instead…", "r"),
  action("Change", "remove", "Remove the coding", "u", "Delete", "Backspace"),
  action("Change", "polarity", "Supporting, contrary, hypothetical", "-", "Shift+p"),
  action("Change", "value", "Next value of the code", "="),
  action("Change", "split", "Split at the cursor", "s"),
  action("Change", "merge", "Merge with the neighbour of the same code", "g"),
  action("Change", "memo", "Memo on the coding", "m"),
  action("Change", "documentMemo", "Memo on the transcript", "Shift+m"),
  action("Change", "discuss", "Mark for discussion", "x"),
  action("Change", "example", "Make it an example of its code…", "e"),
  action("Change", "skip", "Could not be coded: skip, or take that back…", "Shift+s"),
  action("Change", "nameTurn", "Who speaks in this turn…", "w"),
  action("Change", "splitTurn", "Another speaks from here on: split the turn…", "Shift+t"),
  action("Change", "joinTurn", "Join the turn with the one before", "Shift+g"),
  action("Change", "correctText", "Correct the text of this transcript…"),
  action("Change", "menu", "Menu of what can be done here", "Shift+F10", "ContextMenu"),
];

const VIEW = [
  action("View", "focusCode", "Show only this code", "f"),
  action("View", "define", "What the codes here mean", "d"),
  action("View", "wash", "Wash on or off", "h"),
  action("View", "stripes", "Next way to show stripes", "y"),
  action("View", "reading", "Reading mode", "v"),
  action("View", "leftPanel", "Codebook panel", "Ctrl+b"),
  action("View", "rightPanel", "Inspector panel", "Ctrl+j"),
];

const FIND = [
  action("Find", "find", "Find in this text", "/"),
  action("Find", "searchAll", "Search all transcripts", "Ctrl+Shift+f"),
  action("Find", "findNext", "Next place found", "F3"),
  action("Find", "findPrevious", "Previous place found", "Shift+F3"),
];

const GLOBAL = [
  action("Everywhere", "commands", "All commands…", "Ctrl+k"),
  action("Everywhere", "undo", "Undo", "Ctrl+z"),
  action("Everywhere", "redo", "Redo", "Ctrl+Shift+z", "Ctrl+y"),
  action("Everywhere", "nextRegion", "Next region", "F6"),
  action("Everywhere", "previousRegion", "Previous region", "Shift+F6"),
  action("Everywhere", "keyList", "All keys, and help", "?", "F1"),
  action("Everywhere", "finish", "Finish this transcript…", "Ctrl+Enter"),
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
