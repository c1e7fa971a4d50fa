import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { nextValue } from "../src/code/edit.ts";
import { findAll } from "../src/code/find.ts";
import { nearest, rank } from "../src/code/palette_rank.ts";
import { ACTIONS, keymap } from "../src/keys/actions.ts";
import { setKeys } from "../src/keys/dispatcher.ts";
import { keyFor, keyOf } from "../src/keys/key.tsx";
import { formatKey, isSingle, keyName, type Pressed } from "../src/keys/key_name.ts";
import { atThisKeyboard } from "../src/keys/mac.ts";
import { TextDocument } from "../src/text/document.ts";
import { code } from "./codes.ts";

const press = (key: string, code = "", extra: Partial<Pressed> = {}): Pressed => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...extra,
});

test("a key has one name on every layout", () => {
  assert.equal(keyName(press("t", "KeyT"), false), "t");
  assert.equal(keyName(press("е", "KeyT"), false), "t");
  assert.equal(keyName(press("T", "KeyT", { shiftKey: true }), false), "Shift+t");
  assert.equal(keyName(press("&", "Digit1"), false), "1");
  assert.equal(keyName(press("!", "Digit1", { shiftKey: true }), false), "Shift+1");
  assert.equal(keyName(press("?", "Slash", { shiftKey: true }), false), "?");
  assert.equal(keyName(press("z", "KeyZ", { ctrlKey: true, shiftKey: true }), false), "Ctrl+Shift+z");
  assert.equal(keyName(press("z", "KeyZ", { metaKey: true }), true), "Ctrl+z");
  assert.equal(keyName(press("Shift", "ShiftLeft", { shiftKey: true }), false), null);
});

test("no two actions of the Code screen share a key, but for accept and reject, which are only there on a suggestion", () => {
  const screens = new Set(["Compare", "Adjudicate", "Review"]);
  const own = ACTIONS.filter((action) => !screens.has(action.area));
  const shared = [...keymap({}, own)].filter(([, ids]) => ids.length > 1).map(([key, ids]) => [key, ids]);
  assert.deepEqual(shared, [["x", ["reject", "discuss"]]]);
});

test("no action takes a key that belongs to the browser", () => {
  const taken = ACTIONS.flatMap((action) => action.keys).filter(
    (key) => /^Ctrl\+(\d|t|w|n|l)$/.test(key) || /^Alt\+Arrow/.test(key) || key === "Space",
  );
  assert.deepEqual(taken, []);
  assert.equal(isSingle("Ctrl+z") || isSingle("F6"), false);
  assert.equal(formatKey("Ctrl+Shift+ArrowDown"), "Ctrl+Shift+↓");
});

test("a key on a Mac is called by its signs, in messages too", () => {
  assert.equal(formatKey("Ctrl+Shift+z", true), "⌘⇧Z");
  assert.equal(formatKey("Ctrl+Shift+z", false), "Ctrl+Shift+Z");
  assert.equal(
    atThisKeyboard("Removed. Control Z to undo. Ctrl+Enter saves.", true),
    "Removed. ⌘Z to undo. ⌘Enter saves.",
  );
  assert.equal(atThisKeyboard("Strg+K Befehle", true), "⌘K Befehle");
  assert.equal(atThisKeyboard("In control of it", false), "In control of it");
});

test("a key in a sentence is the one that acts: another that was chosen, or one that types no sign", () => {
  assert.deepEqual([keyOf("recode"), keyOf("next"), keyOf("correctText")], ["R", "↓", ""]);
  setKeys({ recode: ["q"], next: [] }, true);
  assert.deepEqual([keyOf("recode"), keyOf("next"), keyFor("next")], ["Q", "", "Ctrl+K"]);
  setKeys({}, false);
  assert.deepEqual([keyOf("recode"), keyOf("palette"), keyOf("next")], ["", "Enter", "↓"]);
  setKeys({}, true);
});

test("every key that the page shows in a sentence or on a button is that of an action", () => {
  const src = fileURLToPath(new URL("../src", import.meta.url));
  const sources = readdirSync(src, { recursive: true, encoding: "utf-8" }).filter((name) => name.endsWith(".tsx"));
  const shown = sources.flatMap((name) => [
    ...readFileSync(path.join(src, name), "utf-8").matchAll(/<Key of="(\w+)"|key(?:Of|For)\("(\w+)"\)/g),
  ]);
  const ids = shown.map(([, of, by]) => of ?? by);
  assert.ok(ids.length > 40);
  const known = new Set(ACTIONS.map((action) => action.id));
  assert.deepEqual(
    ids.filter((id) => !known.has(id as string)),
    [],
  );
});

test("the value key goes through the values of a code and then takes the value away", () => {
  const seen = ["", "1", "2", "unknown"].map((now) => nextValue(["1", "2"], now));
  assert.deepEqual(seen, ["1", "2", "", "1"]);
});

const CODES = [
  code("A", "Rent"),
  code("B", "Waiting for rent"),
  code("C", "Home", { aliases: ["rental"] }),
  code("D", "Recent event"),
  code("E", "Money", { definition: "Also the rent that is paid." }),
  code("F", "Rent arrears"),
  code("G", "Renting", { usable: false }),
];

test("hits come by start of name, start of a word, alias, letters in order, definition; recent ones first among equals", () => {
  const ids = (recency: [string, number][] = []): string[] =>
    rank(CODES, "rent", new Map(recency)).map((hit) => hit.code.id);
  assert.deepEqual(ids(), ["A", "F", "B", "C", "D", "E"]);
  assert.deepEqual(
    ids([
      ["F", 2],
      ["E", 9],
    ]),
    ["F", "A", "B", "C", "D", "E"],
  );
  assert.equal(rank(CODES, "", new Map([["D", 1]]))[0]?.code.id, "D");
});

test("a slip of the keys is understood", () => {
  assert.equal(nearest(CODES, "rnet")?.id, "A");
  assert.equal(nearest(CODES, "xyzzyq"), null);
});

test("finding ignores case and accents and gives places in the text itself", () => {
  const text = "R: Straße, Cafe\u0301 😀 CAFÉ\n";
  const doc = new TextDocument(text, [{ number: 0, start: 3, end: [...text].length - 1, speaker: "R", role: "" }], []);
  assert.deepEqual(
    findAll(doc, "cafe").map((span) => doc.quote(span)),
    ["Cafe", "CAFÉ"],
  );
  assert.deepEqual(findAll(doc, "  "), []);
  const long = "no ".repeat(5000);
  const turn = { number: 0, start: 0, end: long.length, speaker: "", role: "respondent" };
  assert.equal(findAll(new TextDocument(long, [turn], []), "no").length, 5000, "every place, however many");
});
