import assert from "node:assert/strict";
import { test } from "node:test";
import type { Coding, Op, OpsAnswer } from "../src/api/wire.ts";
import { backoff } from "../src/ops/backoff.ts";
import { applyTo, invert, type Standing } from "../src/ops/change.ts";
import { type Draft, eventId, newOp } from "../src/ops/make.ts";
import { predict } from "../src/ops/predict.ts";
import { OpQueue } from "../src/ops/queue.ts";
import { type Api, ApiError } from "../src/ops/services.ts";
import cases from "./event_ids.json" with { type: "json" };
import { numbers, random } from "./random.ts";

const AUTHOR = { coder: "ana", codebook: "food@1.0", now: "2026-01-02T03:04:05Z" };
const WHERE = { round: "r1", transcript: "T01" };

function standing(): Standing {
  const codings = new Map<string, Coding>();
  for (let i = 0; i < 5; i += 1) {
    codings.set(`c${i}`, {
      id: `c${i}`,
      code: "A",
      start: i * 10,
      end: i * 10 + 15,
      polarity: "supporting",
      coder: "ana",
      at: "",
      codebook: "",
      value: "",
      derived_from: "",
      reworded: false,
    });
  }
  const memo = {
    id: "m0",
    what: "coding" as const,
    about: "c1",
    ...WHERE,
    start: 0,
    end: 0,
    text: "why",
    discuss: false,
    coder: "ana",
    at: "",
  };
  const skip = { id: "k0", start: 40, end: 50, reason: "noise", coder: "ana", at: "" };
  const suggestion = { id: "s0", code: "A", start: 3, end: 9, by: "rules:food", state: "open" as const };
  return {
    codings,
    memos: new Map([["m0", memo]]),
    skips: new Map([["k0", skip]]),
    suggestions: new Map([["s0", suggestion]]),
    rejected: new Set(),
    confirmed: new Set(),
    state: "started",
  };
}

const snapshot = (at: Standing) =>
  structuredClone({
    ...at,
    codings: new Map([...at.codings].sort()),
    memos: new Map([...at.memos].sort()),
    skips: new Map([...at.skips].sort()),
  });

const DRAFTS: Draft[] = [
  { kind: "coding.add", ...WHERE, code: "B", start: 1, end: 4, quote: "abc", text_sha: "" },
  { kind: "coding.remove", ...WHERE, coding: "c1" },
  { kind: "coding.replace", ...WHERE, coding: "c1", code: "B" },
  { kind: "coding.replace", ...WHERE, coding: "c2", polarity: "contrary" },
  { kind: "coding.split", ...WHERE, coding: "c1", at: 15 },
  { kind: "coding.merge", ...WHERE, codings: ["c1", "c2"] },
  { kind: "memo.add", ...WHERE, what: "transcript", text: "hm" },
  { kind: "memo.edit", ...WHERE, memo: "m0", text: "because" },
  { kind: "memo.remove", ...WHERE, memo: "m0" },
  { kind: "unit.skip", ...WHERE, start: 1, end: 4, quote: "abc", text_sha: "", reason: "noise" },
  { kind: "unit.unskip", ...WHERE, skip: "k0" },
  { kind: "suggestion.accept", ...WHERE, suggestion: "s0" },
  { kind: "suggestion.reject", ...WHERE, suggestion: "s0" },
  { kind: "coding.reject", ...WHERE, below: "b1" },
  { kind: "coding.confirm", ...WHERE, below: "b1" },
  { kind: "assignment.finish", ...WHERE },
];

test("what an operation is expected to do can be taken back exactly, and done again", () => {
  for (const draft of DRAFTS) {
    const at = standing();
    const before = snapshot(at);
    const change = predict(newOp(draft), at, AUTHOR);
    const back = invert(change, at);
    applyTo(at, change);
    const after = snapshot(at);
    assert.notDeepEqual(after, before, draft.kind);
    const again = invert(back, at);
    applyTo(at, back);
    assert.deepEqual(snapshot(at), before, draft.kind);
    applyTo(at, again);
    assert.deepEqual(snapshot(at), after, draft.kind);
  }
});

test("a run of operations is taken back one by one to the beginning", () => {
  for (let round = 0; round < 50; round += 1) {
    const at = standing();
    const before = snapshot(at);
    const backs = numbers(8, DRAFTS.length).map((i) => {
      const change = predict(newOp(DRAFTS[i] as Draft), at, AUTHOR);
      const back = invert(change, at);
      applyTo(at, change);
      return back;
    });
    for (const back of backs.reverse()) applyTo(at, back);
    assert.deepEqual(snapshot(at), before);
  }
});

test("memos go along with a coding that is given another code", () => {
  const at = standing();
  const op = newOp({ kind: "coding.replace", ...WHERE, coding: "c1", code: "B" });
  applyTo(at, predict(op, at, AUTHOR));
  assert.deepEqual(
    [...at.memos.values()].map((memo) => memo.about),
    [op.op_id],
  );
});

test("waiting grows to ten seconds and no further", () => {
  assert.deepEqual([1, 2, 3, 4, 5, 50].map(backoff), [1000, 2000, 4000, 8000, 10000, 10000]);
});

/** A server that fails when it likes, keeps what it has been sent, and knows an operation again. */
class Flaky {
  readonly kept: string[] = [];
  readonly api: Api;

  constructor(private readonly failing: () => "no" | "before" | "after") {
    const post = async (_: string, body: unknown): Promise<unknown> => {
      const { ops } = body as { ops: Op[] };
      const failing = this.failing();
      if (failing === "before") throw new ApiError(0, { kind: "failed", message: "", hint: "" });
      for (const op of ops) if (!this.kept.includes(op.op_id)) this.kept.push(op.op_id);
      if (failing === "after") throw new ApiError(0, { kind: "failed", message: "", hint: "" });
      const results = ops.map((op) => ({ op_id: op.op_id, ok: true, rev: 1, repeated: false, change: {} }));
      return { epoch: "e", rev: 1, results, undo: null, redo: null } as unknown as OpsAnswer;
    };
    this.api = { post, get: post, put: post, delete: post } as unknown as Api;
  }
}

test("whatever fails, each operation arrives once and in order", async () => {
  const server = new Flaky(() => (random() < 0.4 ? "before" : random() < 0.3 ? "after" : "no"));
  const queue = new OpQueue({ api: server.api });
  const retry = setInterval(() => queue.retryNow(), 1);
  const sent: string[] = [];
  const done: Promise<unknown>[] = [];
  for (let i = 0; i < 120; i += 1) {
    const op = newOp({ kind: "memo.remove", ...WHERE, memo: String(i) });
    sent.push(op.op_id);
    done.push(queue.send(op));
    if (i % 7 === 0) await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await Promise.all(done);
  clearInterval(retry);
  assert.deepEqual(server.kept, sent);
  assert.equal(queue.pending.length, 0);
  assert.equal(queue.status.value.kind, "saved");
});

test("what the server refuses is not sent again", async () => {
  let calls = 0;
  const refuse = async (): Promise<never> => {
    calls += 1;
    throw new ApiError(413, { kind: "too_large", message: "too large", hint: "" });
  };
  const queue = new OpQueue({ api: { post: refuse } as unknown as Api });
  const result = await queue.send(newOp({ kind: "memo.remove", ...WHERE, memo: "m" }));
  assert.equal(result.ok, false);
  assert.equal(calls, 1);
});

test("the ids of what an operation makes are those that the server gives", () => {
  assert.ok(cases.length > 3);
  for (const [op, number, id] of cases) assert.equal(eventId(String(op), Number(number)), id);
});
