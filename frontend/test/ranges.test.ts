import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "@preact/signals";
import type { Coding } from "../src/api/wire.ts";
import { boundsKey, enterBounds, moveBound } from "../src/code/bounds_mode.ts";
import type { CodeSession } from "../src/code/session.ts";
import type { Draft } from "../src/ops/make.ts";
import { type Bounds, nudge } from "../src/text/bounds.ts";
import * as cursors from "../src/text/cursor.ts";
import { TextDocument } from "../src/text/document.ts";
import { Offsets, overlaps, type Span } from "../src/text/offsets.ts";
import { countWords, snap, stepCharacter, stepWord, wordAt } from "../src/text/words.ts";
import { numbers, random, texts } from "./random.ts";

const WORDS = ["rent", "Café", "e\u0301tude", "👩‍👩‍👧", "don't", "שלום", "9", "–", "𝒳𝒴", "well,"];
const said = (count: number): string =>
  numbers(count, WORDS.length)
    .map((i) => WORDS[i])
    .join(" ");
const pick = (below: number): number => numbers(1, below)[0] ?? 0;

/** An interview of some turns; every sentence ends in a full stop. */
function interview(): TextDocument {
  let text = "";
  const sentences: Span[] = [];
  const at = (): number => [...text].length;
  const turns = numbers(2 + pick(4), 4).map((more, number) => {
    text += number % 2 ? "R: " : "I: ";
    const start = at();
    for (let i = 0; i <= more; i += 1) {
      if (i > 0) text += " ";
      const from = at();
      text += `${said(1 + pick(5))}.`;
      sentences.push({ start: from, end: at() });
    }
    const turn = { number, start, end: at(), speaker: number % 2 ? "R" : "I", role: number % 2 ? "respondent" : "" };
    text += "\n\n";
    return turn;
  });
  return new TextDocument(text, turns, sentences);
}

/** Words by segmenting the whole text at once, in code points. */
function wordsOf(offsets: Offsets): Span[] {
  const parts = [...new Intl.Segmenter(undefined, { granularity: "word" }).segment(offsets.text)];
  return parts
    .filter((part) => part.isWordLike)
    .map((part) => ({
      start: offsets.toPoints(part.index),
      end: offsets.toPoints(part.index + part.segment.length),
    }));
}

test("a step by words leads to the next border of a word, however long the text", () => {
  for (let round = 0; round < 30; round += 1) {
    const offsets = new Offsets(said(600));
    const limits = { start: 0, end: offsets.length };
    const words = wordsOf(offsets);
    for (const point of numbers(20, offsets.length)) {
      for (const edge of ["start", "end"] as const) {
        const borders = words.map((word) => word[edge]);
        const on = borders.find((border) => border > point) ?? limits.end;
        const back = borders.findLast((border) => border < point) ?? limits.start;
        assert.deepEqual(
          [stepWord(offsets, point, 1, edge, limits), stepWord(offsets, point, -1, edge, limits)],
          [on, back],
        );
      }
    }
  }
});

test("no step leaves its limits", () => {
  for (const text of texts(300)) {
    const offsets = new Offsets(text);
    const [a = 0, b = 0] = numbers(2, offsets.length + 1);
    const limits = { start: Math.min(a, b), end: Math.max(a, b) };
    const point = limits.start + pick(limits.end - limits.start + 1);
    for (const by of [1, -1] as const) {
      for (const to of [
        stepCharacter(offsets, point, by, limits),
        stepWord(offsets, point, by, "start", limits),
        stepWord(offsets, point, by, "end", limits),
      ]) {
        assert.ok(limits.start <= to && to <= limits.end);
        assert.ok(by > 0 ? to >= point : to <= point, "never the other way");
      }
    }
  }
});

test("a selection brought to whole words cuts no word, covers what it had of them, and stays so", () => {
  let tried = 0;
  for (let round = 0; round < 300; round += 1) {
    const offsets = new Offsets(said(12));
    const [a = 0, b = 0] = numbers(2, offsets.length + 1);
    const span = { start: Math.min(a, b), end: Math.max(a, b) };
    const snapped = snap(offsets, span, true);
    if (!snapped) continue;
    tried += 1;
    for (const word of wordsOf(offsets)) {
      const inside: boolean = snapped.start <= word.start && word.end <= snapped.end;
      assert.ok(inside || !overlaps(word, snapped), "a word is in it or not");
      assert.equal(inside, overlaps(word, span));
    }
    assert.deepEqual(snap(offsets, snapped, true), snapped);
  }
  assert.ok(tried > 200);
});

test("the word at a place is the one that has it, or ends there", () => {
  for (let round = 0; round < 50; round += 1) {
    const offsets = new Offsets(said(12));
    const words = wordsOf(offsets);
    for (const point of numbers(10, offsets.length)) {
      const found = words.find((word) => word.start <= point && point <= word.end) ?? null;
      assert.deepEqual(wordAt(offsets, point), found);
    }
  }
});

test("two stretches have as many words together as apart", () => {
  for (let round = 0; round < 100; round += 1) {
    const [a, b] = [said(pick(8)), said(pick(8))];
    const [first, second] = [[...a].length, [...b].length];
    const offsets = new Offsets(`${a} ${b}`);
    const apart =
      countWords(offsets, { start: 0, end: first }) +
      countWords(offsets, { start: first + 1, end: first + 1 + second });
    assert.equal(countWords(offsets, { start: 0, end: offsets.length }), apart);
  }
});

test("moving an end changes that end alone, in the direction asked for", () => {
  for (let round = 0; round < 60; round += 1) {
    const doc = interview();
    let span: Span = doc.pieces[pick(doc.pieces.length)]?.sentence ?? { start: 0, end: 1 };
    for (let i = 0; i < 30; i += 1) {
      const edge = random() < 0.5 ? "start" : "end";
      const by = random() < 0.5 ? 1 : -1;
      const moved = nudge(doc, span, edge, by, random() < 0.5 ? "word" : "character");
      assert.equal(moved[edge === "start" ? "end" : "start"], span[edge === "start" ? "end" : "start"]);
      assert.ok(by > 0 ? moved[edge] >= span[edge] : moved[edge] <= span[edge]);
      span = moved;
    }
  }
});

test("an end moved on by words and back again is where it was, within a turn", () => {
  for (let round = 0; round < 60; round += 1) {
    const doc = interview();
    for (const turn of doc.turns) {
      const ends = wordsOf(doc.offsets).filter((word) => turn.start <= word.start && word.end <= turn.end);
      for (const word of ends.slice(0, -1)) {
        const span = { start: turn.start, end: word.end };
        const there = nudge(doc, span, "end", 1, "word");
        assert.ok(there.end > span.end);
        if (word.end > turn.start + 1) assert.deepEqual(nudge(doc, there, "end", -1, "word"), span);
      }
    }
  }
});

const ANY = { piece: 0, selection: null, by: "sentence", origin: null } as const;

test("what a selection has grown to depends on where it began and where it is, not on the way", () => {
  for (let round = 0; round < 100; round += 1) {
    const doc = interview();
    const from = cursors.goTo(doc, ANY, pick(doc.pieces.length));
    let cursor = from;
    for (const by of numbers(6, 9)) cursor = cursors.move(doc, cursor, by - 4, true);
    assert.deepEqual(cursor, { ...cursors.goTo(doc, from, cursor.piece, true) });
    assert.ok(cursor.selection && from.selection);
    assert.equal(
      cursor.selection.start,
      Math.min(from.selection.start, doc.pieces[cursor.piece]?.sentence.start ?? -1),
    );
    assert.equal(cursor.selection.end, Math.max(from.selection.end, doc.pieces[cursor.piece]?.sentence.end ?? -1));
  }
});

test("what is selected are the sentences with a character of it, and the cursor is among them", () => {
  for (let round = 0; round < 200; round += 1) {
    const doc = interview();
    const [a = 0, b = 0] = numbers(2, doc.offsets.length);
    const span = { start: Math.min(a, b), end: Math.max(a, b) + 1 };
    const cursor = cursors.select(doc, { ...ANY, piece: pick(doc.pieces.length) }, span, "hand");
    const touched = doc.pieces.filter((piece) => overlaps(piece.sentence, span)).map(({ index }) => index);
    assert.deepEqual(cursors.selectedPieces(doc, cursor), touched);
    const [first, last] = doc.piecesOf(span);
    if (touched.length > 0) assert.ok(first <= cursor.piece && cursor.piece < last);
    assert.deepEqual(cursors.target(doc, cursor), span);
  }
});

test("turn by turn through the text: each turn once, and back", () => {
  for (let round = 0; round < 50; round += 1) {
    const doc = interview();
    const turnOf = (cursor: cursors.Cursor): number => doc.pieces[cursor.piece]?.turn ?? -1;
    let cursor: cursors.Cursor = cursors.goTo(doc, ANY, 0);
    for (const turn of doc.turns) {
      assert.equal(turnOf(cursor), turn.index);
      assert.equal(cursors.home(doc, cursor).piece, turn.first);
      assert.equal(cursors.end(doc, cursor).piece, turn.last - 1);
      const whole = cursors.wholeTurn(doc, cursor);
      assert.equal(cursors.describe(doc, whole, 0), `turn ${turn.number + 1}`);
      assert.deepEqual(whole.selection, { start: turn.start, end: turn.end });
      cursor = cursors.moveTurn(doc, cursor, 1);
    }
    assert.equal(cursor.piece, doc.pieces.length - 1, "from the last turn to its end");
    for (const turn of doc.turns.toReversed()) {
      const inside = cursors.goTo(doc, cursor, turn.last - 1);
      if (turn.last - 1 > turn.first) assert.equal(cursors.moveTurn(doc, inside, -1).piece, turn.first);
      cursor = cursors.goTo(doc, cursor, turn.first);
      assert.equal(cursor.piece, turn.first);
      cursor = cursors.moveTurn(doc, cursor, -1);
      assert.equal(turnOf(cursor), Math.max(0, turn.index - 1));
    }
  }
});

test("a selection is spoken of in the unit in which it was made", () => {
  const doc = interview();
  const one = cursors.goTo(doc, ANY, 0);
  assert.equal(cursors.describe(doc, one, 9), "sentence");
  assert.equal(cursors.describe(doc, cursors.move(doc, one, 1, true), 9), "2 sentences");
  assert.equal(cursors.describe(doc, cursors.select(doc, one, { start: 3, end: 5 }, "hand"), 1), "1 word");
  assert.equal(cursors.describe(doc, cursors.select(doc, one, { start: 3, end: 9 }, "hand"), 2), "2 words");
  assert.equal(cursors.describe(doc, cursors.release(one), 9), "nothing selected");
});

/** The Code screen as far as bounds mode looks at it, with one coding on the sentence `at`. */
function coded(doc: TextDocument, at: number, { focused = true, readOnly = false } = {}) {
  const span = doc.pieces[at]?.sentence as Span;
  const coding = { id: "c1", code: "A", ...span } as Coding;
  const sent: Draft[] = [];
  const said: string[] = [];
  const cursor = signal<cursors.Cursor>(cursors.goTo(doc, ANY, at));
  const session = {
    document: doc,
    cursor,
    bounds: signal<Bounds | null>(null),
    selectionBar: signal(false),
    focused: signal(focused ? "c1" : null),
    readOnly: signal(readOnly ? "Finished." : null),
    overlay: signal(null),
    renewal: signal(null),
    view: null,
    where: { round: "r1", transcript: "T01" },
    transcript: { id: "T01", text_sha: "sha" },
    coding: (id: string | null) => (id === "c1" ? coding : undefined),
    below: () => undefined,
    say: (words: string) => void said.push(words),
    store: {
      standing: { state: "started" },
      work: signal({ readonly: { reason: "signed" } }),
      run: async (draft: Draft) => {
        sent.push(draft);
        return await Promise.resolve({ ok: true });
      },
    },
    get target(): Span | null {
      return cursors.target(doc, cursor.peek());
    },
  };
  return { session: session as unknown as CodeSession, span, sent, said };
}

const key = (name: string, more: Partial<KeyboardEvent> = {}): KeyboardEvent =>
  ({ key: name, shiftKey: false, ctrlKey: false, metaKey: false, ...more }) as KeyboardEvent;

function wander(session: CodeSession): void {
  for (const [i, on] of numbers(8, 2).entries()) {
    const taken = boundsKey(
      session,
      key(on ? "ArrowRight" : "ArrowLeft", { shiftKey: i % 3 === 0, ctrlKey: random() < 0.5 }),
    );
    assert.equal(taken, true);
  }
}

test("Escape puts back exactly what was there, and sends nothing", () => {
  for (let round = 0; round < 40; round += 1) {
    const doc = interview();
    const { session, span, sent } = coded(doc, pick(doc.pieces.length), { focused: round % 2 === 0 });
    enterBounds(session);
    wander(session);
    boundsKey(session, key("Escape"));
    assert.deepEqual([session.bounds.peek(), session.target, sent], [null, span, []]);
  }
});

test("Enter keeps what the ends were moved to: once, with the words that are there; nothing if it is the same", () => {
  let changed = 0;
  for (let round = 0; round < 60; round += 1) {
    const doc = interview();
    const { session, span, sent } = coded(doc, pick(doc.pieces.length));
    enterBounds(session);
    if (round % 4) wander(session);
    const kept = session.bounds.peek()?.span as Span;
    boundsKey(session, key("Enter"));
    assert.equal(session.bounds.peek(), null);
    assert.deepEqual(session.target, kept);
    const same = kept.start === span.start && kept.end === span.end;
    assert.equal(sent.length, same ? 0 : 1);
    if (same) continue;
    changed += 1;
    const [draft] = sent as [Extract<Draft, { kind: "coding.replace" }>];
    assert.deepEqual([draft.kind, draft.coding, draft.quote], ["coding.replace", "c1", doc.quote(kept)]);
    assert.deepEqual({ start: draft.start, end: draft.end }, kept);
  }
  assert.ok(changed > 20);
});

test("moving the ends of a selection changes no coding", () => {
  const doc = interview();
  const { session, sent } = coded(doc, 0, { focused: false });
  enterBounds(session);
  wander(session);
  boundsKey(session, key("Enter"));
  moveBound(session, "end", 1, "word");
  assert.deepEqual(sent, []);
});

test("bounds mode takes its own keys, only while it is on; a coding that is read-only is left alone", () => {
  const doc = interview();
  const { session } = coded(doc, 0);
  for (const name of ["ArrowLeft", "Enter", "Escape", "b"]) assert.equal(boundsKey(session, key(name)), false);
  enterBounds(session);
  for (const name of ["ArrowDown", "j", "1", "Tab"]) assert.equal(boundsKey(session, key(name)), false);
  assert.equal(boundsKey(session, key("b")), true);
  assert.equal(session.bounds.peek(), null);
  const locked = coded(doc, 0, { readOnly: true });
  enterBounds(locked.session);
  assert.equal(locked.session.bounds.peek(), null);
  assert.deepEqual(locked.said, ["Finished."]);
});
