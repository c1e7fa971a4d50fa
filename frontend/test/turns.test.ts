import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "@preact/signals";
import type { TextChange, TurnRequest } from "../src/api/wire.ts";
import type { CodeSession } from "../src/code/session.ts";
import { changeTurn, splitTurn } from "../src/code/turns.ts";
import { undoWords } from "../src/code/undo_words.ts";
import { TextDocument } from "../src/text/document.ts";

const TEXT = "Well. Yes.  No. So?";
const TURNS = [
  { start: 0, end: 15, number: 0, speaker: "R", role: "respondent" },
  { start: 16, end: 19, number: 1, speaker: "", role: "respondent" },
];
const SENTENCES = [
  { start: 0, end: 5 },
  { start: 6, end: 10 },
  { start: 12, end: 15 },
  { start: 16, end: 19 },
];
const CHANGE: TextChange = {
  written: true,
  asks: false,
  seal: "s",
  told: ["T01: 3 turns, 2 before"],
  counts: {},
  look_at: [],
  not_shown: [],
};

function sessionAt(start: number, end: number, answers: Partial<TextChange>[] = []) {
  const said: string[] = [];
  const sent: TurnRequest[] = [];
  const done: string[] = [];
  const session = {
    document: new TextDocument(TEXT, TURNS, SENTENCES),
    target: { start, end },
    overlay: signal<{ kind: string; wish?: { turn: number; at?: number } } | null>(null),
    renewal: signal<{ told: string; back: string } | null>(null),
    queue: { pending: [], status: signal({ kind: "saved" }) },
    transcript: { id: "T01", version: "2-abc" },
    key: "r1/T01",
    prefs: { setPlace: (_key: string, at: number) => void assert.equal(at, start) },
    say: (words: string) => void said.push(words),
    services: {
      api: {
        post: (path: string, asked: TurnRequest) => {
          assert.equal(path, "/api/transcripts/T01/turns");
          sent.push(asked);
          return Promise.resolve({ ...CHANGE, ...answers.shift() });
        },
      },
    },
    store: {
      reload: () => Promise.resolve(void done.push("reload")),
      undo: () => {
        done.push("undo");
        return Promise.resolve(null);
      },
    },
  };
  return { session: session as unknown as CodeSession, said, sent, done };
}

test("a turn is split from the first word selected on, in its own turn, and never at its beginning", () => {
  const places: (number | null | undefined)[] = [];
  for (const [start, end] of [
    [6, 10],
    [10, 15],
    [8, 19],
    [0, 5],
    [0, 15],
    [16, 19],
  ] as const) {
    const { session, said } = sessionAt(start, end);
    splitTurn(session);
    const asked = session.overlay.peek() as { wish: { turn: number; at: number } } | null;
    places.push(asked?.wish.at);
    assert.equal(asked?.wish.turn, asked ? 1 : undefined);
    assert.equal(said.length, asked ? 0 : 1);
  }
  assert.deepEqual(places, [6, 12, 8, undefined, undefined, undefined]);
});

test("what is coded in a turn is shown, and the change is sent again only with what was shown", async () => {
  const wish = { act: "name" as const, turn: 2, speaker: "Mel" };
  const { session, sent, done } = sessionAt(16, 19, [{ written: false, asks: true }, {}]);
  await changeTurn(session, wish);
  assert.equal(session.overlay.peek()?.kind, "turned");
  assert.deepEqual(done, []);
  await changeTurn(session, wish, "s");
  assert.deepEqual(sent, [
    { ...wish, version: "2-abc", seen: "" },
    { ...wish, version: "2-abc", seen: "s" },
  ]);
  assert.deepEqual(done, ["reload"]);
});

test("after such a change undo first says that it does not take it back, and only then undoes what was coded", async () => {
  const { session, said, done } = sessionAt(6, 10);
  await changeTurn(session, { act: "split", turn: 1, at: 6, speaker: "I" });
  assert.equal(await undoWords(session, "undo"), null);
  assert.deepEqual(done, ["reload"]);
  assert.match(said.at(-1) ?? "", /^Ctrl\+Z does not take this back; joining the two turns does\. Press again/);
  await undoWords(session, "undo");
  assert.deepEqual(done, ["reload", "undo"]);
});
