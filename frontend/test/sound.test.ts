/** When what was said: turns and sentences along a recording, and nothing estimated. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { clock, Timeline } from "../src/sound/timeline.ts";
import { TextDocument } from "../src/text/document.ts";

const TEXT = "How? We send. We print. And who? A grant. It ends.";
const SENTENCES: [number, number, number][] = [
  [0, 4, 0],
  [5, 13, 1],
  [14, 23, 1],
  [24, 32, 2],
  [33, 41, 3],
  [42, 50, 3],
];
const SPANS: [number, number][] = [
  [0, 4],
  [5, 23],
  [24, 32],
  [33, 50],
];

function timeline(turnTimes: [number | null, number | null][], times: (number | null)[]): Timeline {
  const turns = SPANS.map(([start, end], number) => ({ start, end, number, speaker: "", role: "respondent" }));
  const document = new TextDocument(
    TEXT,
    turns,
    SENTENCES.map(([start, end]) => ({ start, end })),
  );
  const known = turnTimes.map(([time, until], index) => ({ index, time, until }));
  return new Timeline(document, { turns: known, sentences: SENTENCES, times });
}

const FULL = timeline(
  [
    [0, 2],
    [2.5, 6],
    [7, 8],
    [8.5, null],
  ],
  [0, 2.5, 4.5, 7, 8.5, 8.5],
);

test("what is heard is the last that began, and nothing in silence", () => {
  const heard = [0, 2.2, 2.5, 4.4, 4.49, 6.5, 7, 99].map((at) => FULL.heardAt(at));
  assert.deepEqual(
    heard.map((one) => one && [one.turn, one.piece]),
    [[0, 0], null, [1, 1], [1, 1], [1, 2], null, [2, 3], [3, 4]],
  );
  assert.equal(FULL.heardAt(-1), null);
});

test("a place has the last time known before it in its turn, never that of another turn", () => {
  assert.deepEqual(
    [0, 6, 14, 24, 33, 45].map((point) => FULL.timeOf(point)),
    [0, 2.5, 4.5, 7, 8.5, 8.5],
  );
  const some = timeline(
    [
      [0, null],
      [null, null],
      [7, null],
      [null, null],
    ],
    [null, null, 4.5, null, null, null],
  );
  assert.deepEqual(
    [0, 6, 14, 24, 33].map((point) => some.timeOf(point)),
    [0, null, 4.5, 7, null],
  );
});

test("a turn lasts to its end, or to the next that has a time, or to the recording's end", () => {
  assert.deepEqual(
    [0, 1, 2, 3].map((turn) => FULL.stretchOf(turn)),
    [
      { from: 0, to: 2 },
      { from: 2.5, to: 6 },
      { from: 7, to: 8 },
      { from: 8.5, to: null },
    ],
  );
  const starts = timeline(
    [
      [0, null],
      [3, null],
      [null, null],
      [9, null],
    ],
    [],
  );
  assert.deepEqual(
    [0, 1, 2, 3].map((turn) => starts.stretchOf(turn)),
    [{ from: 0, to: 3 }, { from: 3, to: 9 }, null, { from: 9, to: null }],
  );
});

test("without any time nothing is heard, looked up or looped", () => {
  const none = timeline(
    SPANS.map(() => [null, null]),
    [],
  );
  assert.equal(none.isTimed, false);
  assert.deepEqual([none.heardAt(3), none.timeOf(3), none.stretchOf(0)], [null, null, null]);
  assert.equal(FULL.isTimed, true);
});

test("times out of order are followed as the recording goes", () => {
  const mixed = timeline(
    [
      [5, null],
      [0, null],
      [9, null],
      [7, null],
    ],
    [],
  );
  assert.deepEqual(
    [1, 5, 8, 10].map((at) => mixed.heardAt(at)?.turn),
    [1, 0, 3, 2],
  );
});

test("a clock for people", () => {
  assert.deepEqual([0, 7.9, 61, 3599.9, 3723, -1].map(clock), ["0:00", "0:07", "1:01", "59:59", "1:02:03", "0:00"]);
});
