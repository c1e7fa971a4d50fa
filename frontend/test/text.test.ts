import assert from "node:assert/strict";
import { test } from "node:test";
import { nudge } from "../src/text/bounds.ts";
import { CodingIndex, type ViewCoding } from "../src/text/coding_index.ts";
import * as cursors from "../src/text/cursor.ts";
import { directionOf } from "../src/text/direction.ts";
import { TextDocument, type Turn } from "../src/text/document.ts";
import { flatten } from "../src/text/flatten.ts";
import { Lanes } from "../src/text/lanes.ts";
import { overlaps } from "../src/text/offsets.ts";
import { numberParagraphs } from "../src/text/paragraphs.ts";
import { collapse, placeLabels } from "../src/text/stripe_layout.ts";
import { snap, stepCharacter, trim } from "../src/text/words.ts";
import { numbers, random, texts } from "./random.ts";

const SAID = ["Hello there. How are you?", "Well, I think. It was 👩‍👩‍👧 late.", "Yes."];

function sample(): TextDocument {
  let text = "";
  const turns = SAID.map((said, number) => {
    text += number % 2 === 0 ? "I: " : "R: ";
    const start = [...text].length;
    text += said;
    const turn = { number, start, end: [...text].length, speaker: number % 2 === 0 ? "I" : "R", role: "respondent" };
    text += "\n\n";
    return turn;
  });
  const sentences = turns.flatMap(({ start }, i) => {
    const said = SAID[i] as string;
    return [...said.matchAll(/[^.?]+[.?]/gu)].map((found) => {
      const before = said.slice(0, found.index);
      const lead = found[0].length - found[0].trimStart().length;
      const from = start + [...before].length + lead;
      return { start: from, end: from + [...found[0].trim()].length };
    });
  });
  return new TextDocument(text, turns, sentences);
}

const coding = (id: string, start: number, end: number): ViewCoding => ({
  id,
  start,
  end,
  code: "C",
  label: id,
  hue: 0,
  pattern: 0,
  memo: false,
  order: 0,
});

test("the pieces of a turn are its whole text, and each holds one sentence", () => {
  const doc = sample();
  assert.equal(doc.pieces.length, 5);
  for (const turn of doc.turns) {
    const pieces = doc.pieces.slice(turn.first, turn.last);
    assert.equal(pieces.map((piece) => doc.quote(piece)).join(""), doc.quote(turn));
  }
  assert.deepEqual(
    doc.pieces.map((piece) => doc.quote(piece.sentence)),
    ["Hello there.", "How are you?", "Well, I think.", "It was 👩‍👩‍👧 late.", "Yes."],
  );
});

test("a span lies in the turns in which it has a character", () => {
  const doc = sample();
  const [first, second, third] = doc.turns as unknown as [Turn, Turn, Turn];
  assert.deepEqual(doc.turnsOf({ start: first.start, end: first.end }), [0, 1]);
  assert.deepEqual(doc.turnsOf({ start: first.end - 1, end: second.start + 1 }), [0, 2]);
  assert.deepEqual(doc.turnsOf({ start: first.end, end: second.start }), [1, 1]);
  assert.deepEqual(doc.turnsOf({ start: first.end, end: third.end }), [1, 3]);
});

test("flattening gives each character the number of spans over it", () => {
  for (let round = 0; round < 200; round += 1) {
    const limits = { start: 5, end: 40 };
    const spans = Array.from({ length: 6 }, () => {
      const [a = 0, b = 0] = numbers(2, 45);
      return { start: Math.min(a, b), end: Math.max(a, b) };
    });
    const stretches = flatten(spans, limits);
    for (let at = limits.start; at < limits.end; at += 1) {
      const depth = spans.filter((span) => span.start <= at && at < span.end).length;
      const found = stretches.filter((one) => one.start <= at && at < one.end);
      assert.equal(found.length, depth > 0 ? 1 : 0);
      if (depth > 0) assert.equal(found[0]?.level, Math.min(depth, 3));
    }
    for (const [i, one] of stretches.slice(1).entries()) assert.ok((stretches[i]?.end ?? 0) <= one.start);
  }
});

test("codings that overlap have lanes of their own, and keep them whatever comes and goes", () => {
  const text = "x".repeat(4000);
  const doc = new TextDocument(text, [{ number: 0, start: 0, end: 4000, speaker: "R", role: "respondent" }], []);
  const index = new CodingIndex(doc);
  const lanes = new Lanes();
  const all = new Map<string, ViewCoding>();
  for (let i = 0; i < 300; i += 1) {
    const known = [...all.keys()];
    if (known.length > 20 && random() < 0.4) {
      const gone = known[Math.floor(random() * known.length)] as string;
      index.remove(gone);
      lanes.release(gone);
      all.delete(gone);
      continue;
    }
    const before = new Map(known.map((id) => [id, lanes.of(id)]));
    const [start = 0, length = 0] = numbers(2, 500);
    const one = coding(`c${i}`, start * 7, start * 7 + length + 1);
    index.put(one);
    lanes.assign(one, index);
    all.set(one.id, one);
    for (const [id, lane] of before) assert.equal(lanes.of(id), lane);
    for (const other of all.values()) {
      if (other.id !== one.id && overlaps(other, one)) assert.notEqual(lanes.of(other.id), lanes.of(one.id));
    }
  }
  assert.ok(all.size > 10);
  lanes.assignAll(index.ordered());
  for (const a of all.values())
    for (const b of all.values()) if (a !== b && overlaps(a, b)) assert.notEqual(lanes.of(a.id), lanes.of(b.id));
});

test("coders side by side: columns of their own, and in each what overlaps lies side by side", () => {
  const group = (id: string, start: number, end: number, of: number) => ({ ...coding(id, start, end), group: of });
  const all = [group("a", 0, 400, 0), group("b", 10, 300, 1), group("c", 20, 200, 1), group("d", 30, 150, 1)];
  const lanes = new Lanes();
  lanes.assignAll(all);
  assert.deepEqual(
    all.map(({ id }) => lanes.of(id)),
    [0, 2, 3, 4],
  );
  assert.equal(lanes.width, 5);
  const crowd = Array.from({ length: 60 }, (_, i) => group(`${i}`, i, 1000 + i, i % 5));
  lanes.assignAll(crowd);
  for (const one of crowd) assert.equal(lanes.of(one.id), one.group);
  lanes.assignAll([coding("alone", 3, 20)]);
  assert.equal(lanes.width, 0);
});

test("what takes the place of a coding takes its lane", () => {
  const doc = sample();
  const index = new CodingIndex(doc);
  const lanes = new Lanes();
  for (const one of [coding("a", 3, 20), coding("b", 5, 22)]) {
    index.put(one);
    lanes.assign(one, index);
  }
  index.remove("b");
  const heir = coding("c", 5, 12);
  index.put(heir);
  assert.equal(lanes.assign(heir, index, "b"), 1);
});

test("names never lie over each other, and each coding is named or counted", () => {
  for (let round = 0; round < 50; round += 1) {
    const boxes = Array.from({ length: 30 }, (_, i) => {
      const [top = 0, height = 0, lane = 0] = [numbers(1, 300)[0], numbers(1, 90)[0], numbers(1, 12)[0]];
      return { id: `b${i}`, top, bottom: top + height + 8, lane };
    });
    const { shown, dense } = collapse(boxes);
    assert.deepEqual(
      [...shown.map((box) => box.id), ...dense.flatMap((box) => box.ids)].sort(),
      boxes.map((box) => box.id).sort(),
    );
    const { placed, more } = placeLabels(shown);
    assert.equal(placed.length + more.flatMap((one) => one.ids).length, shown.length);
    const ys = placed.map((label) => label.y);
    for (const [i, y] of ys.slice(1).entries()) assert.ok(y - (ys[i] as number) >= 18);
    for (const label of placed) assert.ok(label.y - (shown.find((box) => box.id === label.id)?.top ?? 0) <= 54);
  }
});

test("the cursor moves by sentences and turns and stops at the ends", () => {
  const doc = sample();
  const quote = (cursor: cursors.Cursor): string => (cursor.selection ? doc.quote(cursor.selection) : "");
  let cursor = cursors.move(doc, cursors.START, 1);
  assert.equal(quote(cursor), "Hello there.");
  cursor = cursors.move(doc, cursor, 1, true);
  assert.equal(quote(cursor), "Hello there. How are you?");
  cursor = cursors.move(doc, cursor, -1, true);
  assert.equal(quote(cursor), "Hello there.");
  cursor = cursors.moveTurn(doc, cursor, 1);
  assert.equal(quote(cursor), "Well, I think.");
  assert.equal(quote(cursors.end(doc, cursor)), "It was 👩‍👩‍👧 late.");
  assert.equal(quote(cursors.wholeTurn(doc, cursor)), "Well, I think. It was 👩‍👩‍👧 late.");
  assert.equal(quote(cursors.move(doc, cursors.goTo(doc, cursor, 4), 1)), "Yes.");
  assert.equal(quote(cursors.move(doc, cursors.goTo(doc, cursor, 0), -1)), "Hello there.");
  assert.equal(cursors.target(doc, cursors.release(cursor))?.start, cursor.selection?.start);
});

test("a selection by hand keeps its own start when it is extended by sentences", () => {
  const doc = sample();
  const at = doc.pieces[0]?.sentence.start ?? 0;
  const hand = cursors.select(doc, cursors.START, { start: at + 6, end: at + 11 }, "hand");
  const grown = cursors.move(doc, hand, 1, true);
  assert.equal(doc.quote(grown.selection ?? { start: 0, end: 0 }), "there. How are you?");
});

test("bounds never cross, never leave the words, never stop inside a grapheme", () => {
  const doc = sample();
  let span = { ...(doc.pieces[3]?.sentence ?? { start: 0, end: 0 }) };
  for (let i = 0; i < 300; i += 1) {
    span = nudge(
      doc,
      span,
      random() < 0.5 ? "start" : "end",
      random() < 0.5 ? 1 : -1,
      random() < 0.5 ? "word" : "character",
    );
    assert.ok(span.start < span.end);
    assert.ok(doc.turns.some((turn) => turn.start <= span.start && span.start < turn.end));
    assert.ok(doc.turns.some((turn) => turn.start < span.end && span.end <= turn.end));
    assert.equal(snap(doc.offsets, span, false)?.start, span.start);
  }
});

test("trimming and snapping only take away or complete, and doing it twice changes nothing", () => {
  let tried = 0;
  for (const text of texts(300)) {
    const doc = new TextDocument(
      text,
      [{ number: 0, start: 0, end: [...text].length, speaker: "", role: "respondent" }],
      [],
    );
    const [a = 0, b = 0] = numbers(2, doc.offsets.length + 1);
    const span = { start: Math.min(a, b), end: Math.max(a, b) };
    const trimmed = trim(doc.offsets, span);
    if (!trimmed) continue;
    tried += 1;
    assert.equal(doc.quote(trimmed), doc.quote(span).trim());
    const whole = snap(doc.offsets, span, false);
    if (whole) assert.deepEqual(snap(doc.offsets, whole, false), whole);
  }
  assert.ok(tried > 50);
});

test("stepping by characters goes over whole graphemes and back", () => {
  const doc = new TextDocument("a👩‍👩‍👧e\u0301z", [{ number: 0, start: 0, end: 9, speaker: "", role: "" }], []);
  const limits = { start: 0, end: doc.offsets.length };
  const steps = [0];
  while ((steps.at(-1) as number) < limits.end)
    steps.push(stepCharacter(doc.offsets, steps.at(-1) as number, 1, limits));
  assert.deepEqual(steps, [0, 1, 6, 8, 9]);
  assert.deepEqual(
    steps.slice(1).map((at) => stepCharacter(doc.offsets, at, -1, limits)),
    [0, 1, 6, 8],
  );
});

test("paragraphs are numbered in their turns and through the text, and what lies between turns is not", () => {
  const turns = [
    { start: 10, end: 40 },
    { start: 50, end: 60 },
    { start: 60, end: 90 },
  ];
  const numbers = numberParagraphs([0, 10, 22, 31, 45, 52, 60, 75], turns);
  assert.deepEqual(
    [...numbers].map(([start, { inTurn, through }]) => [start, inTurn, through]),
    [
      [10, 1, 1],
      [22, 2, 2],
      [31, 3, 3],
      [52, 1, 4],
      [60, 1, 5],
      [75, 2, 6],
    ],
  );
});

test("what is taken back and done again stands in the lane where it stood, unless another stands there now", () => {
  const text = "x".repeat(4000);
  const doc = new TextDocument(text, [{ number: 0, start: 0, end: 4000, speaker: "R", role: "respondent" }], []);
  const index = new CodingIndex(doc);
  const lanes = new Lanes();
  const put = (one: ViewCoding) => {
    index.put(one);
    lanes.assign(one, index);
  };
  const gone = (id: string) => {
    index.remove(id);
    lanes.release(id);
  };
  const [long, second, third] = [coding("long", 0, 900), coding("second", 10, 300), coding("third", 20, 800)];
  for (const one of [long, second, third]) put(one);
  gone("third");
  gone("second");
  put(third); // done again while its neighbour is away: not into the lane that is free now
  assert.deepEqual([lanes.of("long"), lanes.of("third")], [0, 2]);
  gone("third");
  for (const id of ["other", "fourth", "fifth"]) put(coding(id, 30, 700));
  put(third);
  assert.equal(new Set(["long", "other", "fourth", "fifth", "third"].map((id) => lanes.of(id))).size, 5);
  assert.deepEqual([lanes.of("long"), lanes.of("other")], [0, 1]);
});

test("names of long stripes follow the eye and none stands on another, wherever one scrolls", () => {
  for (let round = 0; round < 300; round += 1) {
    const boxes = numbers(6, 900).map((top, i) => {
      const [high = 0] = numbers(1, 600);
      return { id: `${i}`, lane: i, top, bottom: top + 8 + high };
    });
    const { placed } = placeLabels(boxes);
    for (let scroll = 0; scroll < 1500; scroll += 37) {
      const now = placed.flatMap(({ id, y, follows }) => {
        if (!follows) return [];
        const bottom = boxes[Number(id)]?.bottom ?? 0;
        const at = Math.min(Math.max(y, scroll + 4 + 18 * follows.slot), follows.bottom - 18);
        assert.ok(at >= y && at + 18 <= Math.max(bottom, y + 18));
        // Held at the edge, and the end of its stripe does not push it out yet.
        return scroll + 4 + 18 * follows.slot >= y && at < follows.bottom - 18 ? [at] : [];
      });
      assert.equal(new Set(now).size, now.length);
    }
  }
});

test("a text is read from the side that most of its letters are", () => {
  assert.equal(directionOf("المجيب: نرسلهم إلى المخزن. WIC"), "rtl");
  assert.equal(directionOf("Respondent: נשלח אותם and then we pay them ourselves, all of it."), "ltr");
  assert.equal(directionOf("谁来付钱？ 12"), "ltr");
  assert.equal(directionOf(""), "ltr");
});
