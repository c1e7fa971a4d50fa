import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { signal } from "@preact/signals";
import type { Settings } from "../src/api/wire.ts";
import { shareRead, turnsRead } from "../src/app/turns_read.ts";
import { Prefs } from "../src/code/prefs.ts";
import { trackReading } from "../src/code/reading.ts";
import type { CodeSession } from "../src/code/session.ts";
import type { TextView } from "../src/text/view.ts";
import { numbers, random } from "./random.ts";

const KEY = "r1/T01";

/** Settings as the page has them: what is set goes through JSON, as on its way to the server and back. */
function keeper(first: Settings = {}) {
  const value = signal(first);
  const set = (key: string, next: unknown): void => {
    value.value = JSON.parse(JSON.stringify({ ...value.peek(), [key]: next }));
  };
  return { value, prefs: new Prefs({ value, set }) };
}

test("the Library counts what the Code screen has stored", () => {
  for (let round = 0; round < 100; round += 1) {
    const turns = new Set(numbers(12, 20));
    const { value, prefs } = keeper();
    prefs.setRead(KEY, turns);
    assert.equal(shareRead(value.value, KEY, 20), turns.size / 20);
    assert.deepEqual(new Set(prefs.read(KEY)), turns);
    assert.equal(shareRead(value.value, "r1/T02", 20), null);
  }
});

const DAMAGED: unknown[] = [
  undefined,
  null,
  0,
  "0",
  [],
  {},
  [
    [4, 0],
    [0, 1e12],
    [1, 2, 3],
  ],
  [null, "1", -1, 0.5, Number.NaN],
  { 0: 1 },
  true,
];

test("what is stored in another shape counts as nothing read, and is gone with the next thing kept", () => {
  for (const damage of DAMAGED) {
    for (const read of [damage, { [KEY]: damage, "r1/T02": [3, 1] }]) {
      const { value, prefs } = keeper({ read });
      assert.equal(shareRead(value.value, KEY, 10), null, JSON.stringify(read));
      assert.deepEqual(prefs.read(KEY), []);
      prefs.setRead("r1/T03", [5]);
      const others = read === damage ? {} : { "r1/T02": [1, 3] };
      assert.deepEqual(value.value.read, { ...others, "r1/T03": [5] });
    }
  }
});

test("sound numbers among damaged ones are kept, each once, in order", () => {
  assert.deepEqual(turnsRead({ read: { [KEY]: [4, [9, 0], "2", 4, 1] } }, KEY), [1, 4]);
  assert.deepEqual(turnsRead({ read: {} }, "constructor"), []);
});

test("what was read of ten thousand transcripts is kept below the server's limit for settings", () => {
  const whole = Array.from({ length: 200 }, (_, turn) => turn);
  const ids = Array.from({ length: 9999 }, (_, i) => `r1/T${i}`);
  const { value, prefs } = keeper({ read: Object.fromEntries(ids.map((id) => [id, [[0, 199]]])) });
  prefs.setRead("r1/T9999", whole);
  assert.ok(JSON.stringify(value.value).length < 256 * 1024);
  assert.deepEqual(prefs.read("r1/T42"), whole);
  assert.equal(shareRead(value.value, "r1/T9999", 200), 1);
});

test("more turns read than there are is all of them", () => {
  assert.equal(shareRead({ read: { [KEY]: [0, 1, 2] } }, KEY, 2), 1);
  assert.equal(shareRead({ read: { [KEY]: [0] } }, KEY, 0), null);
});

/** A Code screen of 30 turns, numbered from 100, of which `screen` are on show; time stands still until it is told. */
function opened() {
  mock.timers.enable({ apis: ["setInterval", "setTimeout", "Date"] });
  const page = { hidden: false };
  Object.assign(globalThis, { document: page });
  const { value, prefs } = keeper();
  const turns = Array.from({ length: 30 }, (_, index) => ({ number: 100 + index }));
  const read = signal<ReadonlySet<number>>(new Set());
  const session = { document: { turns }, read, prefs, key: KEY } as unknown as CodeSession;
  const screen: [number, number] = [0, 0];
  const stop = trackReading(session, { onScreen: () => screen } as unknown as TextView);
  const end = (): void => {
    stop();
    mock.timers.reset();
    Reflect.deleteProperty(globalThis, "document");
  };
  return { page, value, read, screen, stop, end };
}

/** Lets time pass second by second: in one leap every look would see the last moment. */
function pass(seconds: number): void {
  for (let second = 0; second < seconds; second += 1) mock.timers.tick(1000);
}

test("a turn counts as read once it has been on screen for two seconds at a stretch, and never before", () => {
  const at = opened();
  const since = new Map<number, number>();
  const expected = new Set<number>();
  for (let second = 1; second <= 200; second += 1) {
    if (random() < 0.4) {
      const [first = 0, length = 0] = numbers(2, 20);
      at.screen.splice(0, 2, first, first + (length % 10));
    }
    mock.timers.tick(1000);
    for (let turn = 0; turn < 30; turn += 1) {
      if (turn < at.screen[0] || turn >= at.screen[1]) since.delete(turn);
      else since.set(turn, since.get(turn) ?? second);
      if (second - (since.get(turn) ?? second) >= 2) expected.add(100 + turn);
    }
    assert.deepEqual([...at.read.value].sort(), [...expected].sort(), `second ${second}`);
  }
  assert.ok(expected.size > 5);
  mock.timers.tick(5000);
  assert.deepEqual(new Set(turnsRead(at.value.value, KEY)), new Set(at.read.value));
  at.end();
});

test("nothing is read in a tab that is not shown", () => {
  const at = opened();
  at.page.hidden = true;
  at.screen.splice(0, 2, 0, 10);
  pass(20);
  assert.equal(at.read.value.size, 0);
  at.end();
});

test("what was read is kept when the screen is left, and nothing is read after that", () => {
  const at = opened();
  at.screen.splice(0, 2, 0, 3);
  pass(3);
  at.stop();
  at.screen.splice(0, 2, 3, 9);
  pass(20);
  assert.deepEqual(turnsRead(at.value.value, KEY), [100, 101, 102]);
  at.end();
});
