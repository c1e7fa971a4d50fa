import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ACTIONS, keysOf, remappedOf } from "../src/keys/actions.ts";
import { addCommands, addScope, commands, dispatch, handlerOf, type Scope, setKeys } from "../src/keys/dispatcher.ts";
import { formatKey, isSingle, keyName, type Pressed } from "../src/keys/key_name.ts";
import { moveRegion } from "../src/keys/regions.ts";
import { numbers, random } from "./random.ts";

const press = (key: string, extra: Partial<Pressed> = {}): Pressed => {
  const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key;
  return { key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...extra };
};

/** An element as far as the dispatcher looks at one: what it is, and what it lies in. */
class FakeElement {
  constructor(
    readonly what: string,
    readonly parent: FakeElement | null = null,
  ) {}

  /** As if the selector named this element alone. */
  matches(selector: string): boolean {
    return selector
      .split(/,\s*/)
      .map((one) => one.replace(/:not\(.*\)$/, ""))
      .includes(this.what);
  }

  closest(selector: string): FakeElement | null {
    return this.matches(selector) ? this : (this.parent?.closest(selector) ?? null);
  }

  contains(other: FakeElement | null): boolean {
    return other !== null && (other === this || this.contains(other.parent));
  }
}

const root = new FakeElement("html");
const body = new FakeElement("body", root);
const pane = new FakeElement("div", body);
const inPane = new FakeElement("p", pane);
const aside = new FakeElement("aside", body);
const dialog = new FakeElement("dialog[open]", body);
const inDialog = new FakeElement("div", dialog);
Object.assign(globalThis, { Element: FakeElement, document: { body, documentElement: root } });

interface Key extends Partial<Pressed> {
  target?: FakeElement;
  defaultPrevented?: boolean;
  isComposing?: boolean;
  altGraph?: boolean;
}

/** Presses a key; true when something has taken it. */
function type(key: string, { target = body, altGraph = false, ...extra }: Key = {}): boolean {
  let taken = false;
  const event = {
    ...press(key, extra),
    isComposing: false,
    defaultPrevented: false,
    ...extra,
    target,
    getModifierState: () => altGraph,
    preventDefault: () => {
      taken = true;
    },
  };
  dispatch(event as unknown as KeyboardEvent);
  return taken;
}

let done: string[] = [];
let ends: (() => void)[] = [];
function scope(name: string, actions: readonly string[], within?: FakeElement): () => void {
  const handlers = Object.fromEntries(actions.map((id) => [id, () => void done.push(`${name} ${id}`)]));
  const place = within ? { within: () => within as unknown as Element } : {};
  const end = addScope({ handlers: () => handlers, ...place } as Scope);
  ends.push(end);
  return end;
}

beforeEach(() => {
  for (const end of ends) end();
  [ends, done] = [[], []];
  setKeys({}, true);
});

test("Control and Meta change places on a Mac, and the one that belongs to the system makes no key", () => {
  for (const key of ["a", "k", "F6", "Enter", "ArrowDown", "1", "?"]) {
    for (const shiftKey of [false, true]) {
      const ctrl = press(key, { shiftKey, ctrlKey: true });
      const meta = press(key, { shiftKey, metaKey: true });
      assert.equal(keyName(ctrl, false), keyName(meta, true));
      assert.match(keyName(ctrl, false) ?? "", /^Ctrl\+/);
      assert.equal(keyName(ctrl, true), null);
      assert.equal(keyName(meta, false), null);
    }
  }
});

test("a letter has the same name with and without capitals locked, and in every alphabet", () => {
  for (const letter of "abcdefghijklmnopqrstuvwxyz") {
    for (const key of [letter, letter.toUpperCase(), "ж", "α", "ش"]) {
      const code = `Key${letter.toUpperCase()}`;
      assert.equal(keyName(press(key, { code }), false), letter);
      assert.equal(keyName(press(key, { code, shiftKey: true }), false), `Shift+${letter}`);
    }
  }
});

test("a sign bears no Shift, whatever had to be held for it", () => {
  for (const sign of "?/.[]{}-+") {
    const plain = keyName(press(sign, { code: "Slash" }), false);
    assert.equal(plain, sign);
    assert.equal(keyName(press(sign, { code: "Slash", shiftKey: true }), false), plain);
  }
});

test("only what would type or move in a field is a single key", () => {
  const names = ACTIONS.flatMap((action) => action.keys);
  assert.ok(names.length > 80);
  for (const name of names) assert.equal(isSingle(name), !/Ctrl|Alt|F\d|Media/.test(name), name);
});

test("each key is written for people so that no two look the same", () => {
  const names = [...new Set(ACTIONS.flatMap((action) => action.keys))];
  assert.equal(new Set(names.map((key) => formatKey(key))).size, names.length);
  assert.equal(formatKey("Ctrl++"), "Ctrl++");
});

test("the innermost place that wants a key has it, and the next one once that is gone", () => {
  scope("screen", ["next", "undo"]);
  const end = scope("panel", ["next"]);
  assert.equal(type("j"), true);
  assert.equal(type("z", { ctrlKey: true }), true);
  end();
  type("j");
  assert.deepEqual(done, ["panel next", "screen undo", "screen next"]);
  assert.equal(handlerOf("previous"), undefined);
  handlerOf("next")?.({} as KeyboardEvent);
  assert.equal(done.at(-1), "screen next");
});

test("a key that nobody wants stays the browser's", () => {
  scope("screen", ["next"]);
  for (const key of ["k", "q", "F5", " ", "Tab", "Shift"]) assert.equal(type(key), false, key);
  assert.deepEqual(done, []);
});

test("while something is typed only what types nothing acts, and editing stays the field's own", () => {
  scope(
    "screen",
    ACTIONS.map(({ id }) => id),
  );
  let tried = 0;
  for (const field of ["input", "textarea", "select", "[contenteditable]"]) {
    const target = new FakeElement(field, body);
    for (const key of ["a", "j", "1", "?", "Enter", "Escape", "Delete", "ArrowDown", "Home"]) {
      assert.equal(type(key, { target }), false, `${key} in ${field}`);
      assert.equal(type(key), true, key);
      tried += 1;
    }
    for (const key of ["z", "y", "b"]) assert.equal(type(key, { target, ctrlKey: true }), false, key);
    assert.equal(type("k", { target, ctrlKey: true }), true);
    assert.equal(type("F6", { target }), true);
  }
  assert.equal(tried, 36);
});

test("what can be pressed has Enter for itself", () => {
  scope("screen", ["palette", "next"]);
  for (const what of ["button", "a[href]", "summary", "[role=tab]"]) {
    const target = new FakeElement(what, body);
    assert.equal(type("Enter", { target }), false, what);
    assert.equal(type("j", { target }), true, what);
  }
});

test("single keys act in their place or where nothing has the focus; others act everywhere", () => {
  scope("pane", ["next", "nextRegion", "commands"], pane);
  for (const target of [pane, inPane, body, root]) assert.equal(type("j", { target }), true);
  assert.equal(type("j", { target: aside }), false);
  for (const target of [pane, aside]) {
    assert.equal(type("F6", { target }), true);
    assert.equal(type("k", { target, ctrlKey: true }), true);
  }
});

test("over an open dialog nothing below it acts", () => {
  scope("below", ["next", "undo", "commands"]);
  scope("pane", ["next"], pane);
  for (const key of ["j", "F6"]) assert.equal(type(key, { target: inDialog }), false);
  assert.equal(type("z", { target: inDialog, ctrlKey: true }), false);
  scope("dialog", ["next"], inDialog);
  assert.equal(type("j", { target: inDialog }), true);
  assert.deepEqual(done, ["dialog next"]);
});

test("single keys that type something can be switched off; no other key goes with them", () => {
  scope(
    "screen",
    ACTIONS.map(({ id }) => id),
  );
  setKeys({}, false);
  for (const key of ["j", "1", "?", "."]) assert.equal(type(key), false, key);
  assert.equal(type("j", { shiftKey: true }), false);
  for (const key of ["ArrowDown", "Enter", "F6", "Escape"]) assert.equal(type(key), true, key);
  assert.equal(type("k", { ctrlKey: true }), true);
});

test("what is being composed, typed with AltGraph, or has been dealt with is left alone", () => {
  scope("screen", ["next"]);
  assert.equal(type("j", { isComposing: true }), false);
  assert.equal(type("j", { altGraph: true }), false);
  assert.equal(type("j", { defaultPrevented: true }), false);
  assert.equal(type("j"), true);
});

test("whatever keys a person chooses, these and no others do it", () => {
  const free = ["q", "w", "z", "o"];
  for (let round = 0; round < 50; round += 1) {
    const keys = free.filter(() => random() < 0.5);
    setKeys({ next: keys }, true);
    const end = scope("screen", ["next"]);
    for (const key of [...free, "j", "ArrowDown"]) assert.equal(type(key), keys.includes(key));
    end();
  }
});

const DAMAGED: unknown[] = [null, 7, "j", [], { next: 5 }, { next: "j" }, { next: [1] }, { next: null }];

test("keys stored in another shape count as not chosen", () => {
  scope("screen", ["next"]);
  const next = ACTIONS.find(({ id }) => id === "next");
  assert.ok(next);
  for (const stored of DAMAGED) {
    assert.deepEqual(keysOf(next, remappedOf(stored)), next.keys);
    setKeys(remappedOf(stored), true);
    assert.equal(type("j"), true, JSON.stringify(stored));
  }
  assert.deepEqual(remappedOf({ next: [], undo: ["q"], redo: 1 }), { next: [], undo: ["q"] });
});

test("commands are offered while their place is there", () => {
  const named = (title: string) => addCommands(() => [{ title, run: () => undefined }]);
  const [a, b] = [named("a"), named("b")];
  assert.deepEqual(
    commands().map(({ title }) => title),
    ["a", "b"],
  );
  a();
  a();
  assert.deepEqual(
    commands().map(({ title }) => title),
    ["b"],
  );
  b();
  assert.deepEqual(commands(), []);
});

/** A page of regions, some of them hidden; each has `entry` as what takes the focus, or nothing. */
function page(regions: readonly { hidden: boolean; entry: boolean }[]) {
  const found = { activeElement: body as unknown };
  const made = regions.map(({ hidden, entry }, i) => {
    const inside = { checkVisibility: () => true, focus: () => Object.assign(found, { activeElement: inside }) };
    const unseen = { checkVisibility: () => false, focus: () => undefined }; // on another width of the page
    const region = {
      dataset: { region: `r${i}` },
      offsetParent: hidden ? null : body,
      tabIndex: 0,
      contains: (other: unknown) => other === region || other === inside,
      querySelectorAll: () => (entry ? [unseen, inside] : [unseen]),
      focus: () => Object.assign(found, { activeElement: region }),
    };
    return region;
  });
  Object.assign(document, { querySelectorAll: () => made });
  Object.defineProperty(document, "activeElement", { configurable: true, get: () => found.activeElement });
  return made.filter(({ offsetParent }) => offsetParent !== null).map(({ dataset }) => dataset.region);
}

test("F6 goes once round all regions that are shown, in the order of the page, and Shift+F6 the other way", () => {
  for (let round = 0; round < 100; round += 1) {
    const shown = page(numbers(6, 4).map((i) => ({ hidden: i === 0, entry: i > 1 })));
    const forth = shown.map(() => moveRegion(1));
    assert.deepEqual(forth, shown);
    assert.equal(moveRegion(1), shown[0] ?? null);
    const back = shown.map(() => moveRegion(-1));
    assert.deepEqual(back, shown.toReversed());
  }
});

test("from nowhere F6 leads to the first region and Shift+F6 to the last", () => {
  const regions = [0, 1, 2].map(() => ({ hidden: false, entry: true }));
  page(regions);
  assert.equal(moveRegion(1), "r0");
  page(regions);
  assert.equal(moveRegion(-1), "r2");
});
