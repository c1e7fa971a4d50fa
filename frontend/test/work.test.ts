import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "@preact/signals";
import type { Coding, Op, OpsAnswer, Work } from "../src/api/wire.ts";
import { OpQueue } from "../src/ops/queue.ts";
import type { Services } from "../src/ops/services.ts";
import { WorkStore } from "../src/ops/work.ts";

const WHERE = { round: "r1", transcript: "T01" };
const CODING: Coding = {
  id: "c1",
  code: "A",
  start: 0,
  end: 9,
  polarity: "supporting",
  coder: "ana",
  at: "",
  codebook: "food@1.0",
  value: "",
  derived_from: "",
  reworded: false,
};

/** A server that answers when it is told to; it takes codings away and, when that is undone, gives them back. */
function slow() {
  const held: (() => void)[] = [];
  const change = (op: Op) => ({
    op_id: op.op_id,
    kind: op.kind,
    ...WHERE,
    put: op.kind === "undo" ? [CODING] : [],
    drop: op.kind === "undo" ? [] : ["c1"],
    put_memos: [],
    put_skips: [],
    drop_skips: [],
    drop_memos: [],
    memos_changed: false,
    state: null,
    rejected: [],
    unrejected: [],
    confirmed: [],
    unconfirmed: [],
    proposal: null,
    about: null,
  });
  const post = (_: string, { ops }: { ops: Op[] }) =>
    new Promise<OpsAnswer>((resolve) => {
      const results = ops.map((op) => ({ op_id: op.op_id, ok: true, rev: 1, repeated: false, change: change(op) }));
      held.push(() => resolve({ epoch: "e", rev: 1, results, undo: null, redo: null } as unknown as OpsAnswer));
    });
  return { api: { post, get: post, put: post, delete: post }, answer: () => held.shift()?.() };
}

test("what is undone before the server has answered stands, whatever the answers say", async () => {
  const server = slow();
  const services = { api: server.api, session: signal(null), listen: () => () => undefined } as unknown as Services;
  const work = {
    ...WHERE,
    epoch: "e",
    rev: 0,
    state: "started",
    codings: [CODING],
    memos: [],
    below: null,
    skipped: [],
    suggestions: [],
  };
  const store = new WorkStore(work as unknown as Work, services, new OpQueue(services), "food@1.0");

  const removed = store.run({ kind: "coding.remove", ...WHERE, coding: "c1" });
  const undone = store.undo();
  assert.deepEqual([...store.standing.codings.keys()], ["c1"]);
  server.answer();
  await removed;
  assert.deepEqual([...store.standing.codings.keys()], ["c1"]);
  server.answer();
  await undone;

  assert.deepEqual([...store.standing.codings.keys()], ["c1"]);
});
