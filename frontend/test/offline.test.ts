import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import type { Op, OpResult, OpsAnswer } from "../src/api/wire.ts";
import { backoff } from "../src/ops/backoff.ts";
import { newOp } from "../src/ops/make.ts";
import { MOST_PENDING, OpQueue } from "../src/ops/queue.ts";
import { type Api, ApiError } from "../src/ops/services.ts";
import { numbers, random } from "./random.ts";

const WHERE = { round: "r1", transcript: "T01" };
const memo = (text: string): Op => newOp({ kind: "memo.add", ...WHERE, what: "transcript", text });
const idOf = ({ op_id }: Op): string => op_id;
const fault = (status: number): ApiError => new ApiError(status, { kind: "failed", message: `${status}`, hint: "" });

/** A server that does each operation once, in the order of arrival. `status`: what it answers instead, 0 for nothing. */
class Server {
  readonly done: string[] = [];
  readonly requests: Op[][] = [];
  status: number | null = null;
  refuses: (op: Op) => boolean = () => false;
  /** Operations that fit into one request. */
  fits = Number.POSITIVE_INFINITY;
  /** While true, requests are done but their answers are lost. */
  deaf = false;

  readonly queue = new OpQueue({
    api: { post: (_: string, body: unknown) => this.post((body as { ops: Op[] }).ops) } as unknown as Api,
  });

  private async post(ops: Op[]): Promise<OpsAnswer> {
    this.requests.push(ops);
    await Promise.resolve();
    if (this.status !== null) throw fault(this.status);
    if (ops.length > this.fits) throw fault(413);
    const results = ops.map((op) => this.one(op));
    if (this.deaf) throw fault(0);
    return { epoch: "e", rev: this.done.length, results, undo: null, redo: null };
  }

  private one(op: Op): OpResult {
    if (this.refuses(op)) return { op_id: op.op_id, ok: false, error: { kind: "invalid", message: "no", hint: "" } };
    const repeated = this.done.includes(op.op_id);
    if (!repeated) this.done.push(op.op_id);
    return { op_id: op.op_id, ok: true, rev: 1, repeated, change: {} } as unknown as OpResult;
  }
}

/** Lets everything run that is due without time passing. */
const settle = async (): Promise<void> => {
  for (let i = 0; i < 400; i += 1) await Promise.resolve();
};

/** Lets time pass, with all that is due on the way. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 1000) {
    mock.timers.tick(Math.min(left, 1000));
    await settle();
  }
}

beforeEach(() => mock.timers.enable({ apis: ["setTimeout", "Date"] }));
afterEach(() => mock.timers.reset());

test("what was done while the server was away arrives afterwards: in order, once, and all in one request", async () => {
  const server = new Server();
  server.status = 0;
  const ops = numbers(30, 9).map((i) => memo(String(i)));
  const results: OpResult[] = [];
  for (const op of ops) {
    void server.queue.send(op).then((result) => results.push(result));
    await pass(Math.floor(random() * 3000));
  }
  assert.deepEqual(server.done, []);
  assert.equal(results.length, 0, "nothing counts as answered");
  assert.deepEqual(server.queue.pending.map(idOf), ops.map(idOf));
  server.status = null;
  const tried = server.requests.length;
  await pass(10_000);
  assert.equal(server.requests.length, tried + 1);
  assert.deepEqual(server.done, ops.map(idOf));
  assert.deepEqual(
    results.map(({ op_id }) => op_id),
    ops.map(idOf),
  );
  assert.deepEqual([server.queue.status.value.kind, server.queue.pending.length], ["saved", 0]);
});

test("an answer that is lost does not do the work twice", async () => {
  const server = new Server();
  server.deaf = true;
  const ops = ["a", "b", "c"].map(memo);
  const answers = ops.map((op) => server.queue.send(op));
  await pass(20_000);
  assert.ok(server.requests.length > 2);
  server.deaf = false;
  await pass(10_000);
  const repeated = (await Promise.all(answers)).map((result) => result.ok && result.repeated);
  assert.deepEqual(server.done, ops.map(idOf));
  assert.deepEqual(repeated, [true, true, true]);
});

test("tries come after the waits of the backoff, sooner when asked for, and from the beginning after a success", async () => {
  const server = new Server();
  server.status = 503;
  void server.queue.send(memo("a"));
  await settle();
  for (let failures = 1; failures < 8; failures += 1) {
    assert.equal(server.requests.length, failures);
    assert.equal(server.queue.status.value.at, Date.now() + backoff(failures));
    await pass(backoff(failures) - 1);
    assert.equal(server.requests.length, failures, "not a moment too soon");
    await pass(1);
  }
  server.queue.retryNow();
  await settle();
  assert.equal(server.requests.length, 9);
  server.status = null;
  server.queue.retryNow();
  await settle();
  await pass(60_000);
  assert.equal(server.requests.length, 10, "nothing is tried again that has arrived");
  server.status = 503;
  void server.queue.send(memo("b"));
  await settle();
  assert.equal(server.queue.status.value.at, Date.now() + backoff(1));
});

test("an operation that is refused holds up none after it", async () => {
  for (let round = 0; round < 20; round += 1) {
    const server = new Server();
    server.refuses = (op) => op.kind === "memo.add" && op.text === "bad";
    server.status = round % 2 ? 0 : null;
    const ops = numbers(12, 3).map((i) => memo(i === 0 ? "bad" : "good"));
    const answers = ops.map((op) => server.queue.send(op));
    await settle();
    server.status = null;
    await pass(10_000);
    const good = ops.filter((op) => !server.refuses(op)).map(idOf);
    assert.deepEqual(server.done, good);
    assert.deepEqual(
      (await Promise.all(answers)).filter(({ ok }) => ok).map(({ op_id }) => op_id),
      good,
    );
  }
});

test("a request that is refused as a whole holds up none after it", async () => {
  const server = new Server();
  server.status = 422;
  const first = server.queue.send(memo("a"));
  const next = memo("b");
  const second = server.queue.send(next);
  await Promise.resolve();
  server.status = null;
  await settle();
  assert.deepEqual([(await first).ok, (await second).ok], [false, true]);
  assert.deepEqual(server.done, [next.op_id]);
});

test("what is too large together is sent in parts, in order and once; what is too large alone is refused", async () => {
  for (const fits of [1, 2, 3, 7, 12, 30]) {
    const server = new Server();
    server.status = 0;
    const ops = numbers(30, 9).map((i) => memo(String(i)));
    const answers = ops.map((op) => server.queue.send(op));
    await settle();
    server.status = null;
    server.fits = fits;
    await pass(10_000);
    assert.deepEqual(server.done, ops.map(idOf), `${fits} at once`);
    assert.ok((await Promise.all(answers)).every(({ ok }) => ok));
  }
  const none = new Server();
  none.fits = 0;
  const answers = ["a", "b", "c"].map((text) => none.queue.send(memo(text)));
  await settle();
  assert.deepEqual(
    (await Promise.all(answers)).map(({ ok }) => ok),
    [false, false, false],
  );
});

test("who is signed out, hurried or told to wait is tried again; nothing is given up", async () => {
  for (const status of [0, 401, 408, 429, 500, 502, 503]) {
    const server = new Server();
    server.status = status;
    const op = memo("a");
    const answer = server.queue.send(op);
    await pass(30_000);
    assert.deepEqual(
      [server.queue.status.value.kind, server.queue.status.value.stopped, server.queue.pending.length],
      ["unsaved", status === 0, 1],
    );
    server.status = null;
    await pass(10_000);
    assert.equal((await answer).ok, true);
    assert.deepEqual(server.done, [op.op_id]);
  }
});

test("nothing more is taken from so many unsaved operations on, until they are saved", async () => {
  const server = new Server();
  server.status = 0;
  for (let i = 1; i <= MOST_PENDING; i += 1) {
    assert.equal(server.queue.full.value, false, `before ${i}`);
    void server.queue.send(memo(String(i)));
  }
  assert.equal(server.queue.full.value, true);
  server.status = null;
  await pass(10_000);
  assert.equal(server.queue.full.value, false);
});

test("saving is shown only when it takes a while", async () => {
  let answer = (): void => {};
  const post = (): Promise<unknown> =>
    new Promise((resolve) => {
      answer = () => resolve({ results: [], undo: null, redo: null });
    });
  const queue = new OpQueue({ api: { post } as unknown as Api });
  void queue.send(memo("a"));
  await pass(399);
  assert.equal(queue.status.value.kind, "saved");
  await pass(1);
  assert.equal(queue.status.value.kind, "saving");
  answer();
  await settle();
  assert.deepEqual(queue.status.value, { kind: "saved", stopped: false, count: 0, at: Date.now() });
});

test("what can be undone is what the server says, but not while something is on its way", async () => {
  const server = new Server();
  const step = { op_id: "x" } as unknown as NonNullable<OpsAnswer["undo"]>;
  server.queue.setSteps(step, null);
  assert.equal(server.queue.next.value.undo, step);
  void server.queue.send(memo("a"));
  server.queue.setSteps(null, step);
  assert.deepEqual(server.queue.next.value, { undo: step, redo: null });
  await settle();
  assert.deepEqual(server.queue.next.value, { undo: null, redo: null });
  assert.equal(await server.queue.undo(), null, "there is nothing to undo");
  assert.equal(server.requests.length, 1);
});
