import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "@preact/signals";
import type { Change, Coding, Memo, Op, OpResult, OpsAnswer, Step, StreamEvent, Work } from "../src/api/wire.ts";
import type { CodeSession } from "../src/code/session.ts";
import { undoWords } from "../src/code/undo_words.ts";
import { applyTo, invert, type LocalChange, type Standing } from "../src/ops/change.ts";
import type { Draft } from "../src/ops/make.ts";
import { predict } from "../src/ops/predict.ts";
import { OpQueue } from "../src/ops/queue.ts";
import { ApiError, type Services } from "../src/ops/services.ts";
import { WorkStore } from "../src/ops/work.ts";
import { numbers, random } from "./random.ts";

const WHERE = { round: "r1", transcript: "T01" };
const AUTHOR = { coder: "ana", codebook: "food@1.0", now: "2026-01-02T03:04:05Z" };
const pick = (below: number): number => numbers(1, below)[0] ?? 0;
const soon = (ms = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function standing(): Standing {
  const codings = [0, 1, 2, 3].map((i) => ({ id: `c${i}`, code: "A", start: i * 10, end: i * 10 + 8 }));
  const rest = {
    polarity: "supporting" as const,
    coder: "ana",
    at: "",
    codebook: "food@1.0",
    value: "",
    derived_from: "",
    reworded: false,
  };
  const suggestions = ["s0", "s1"].map((id) => ({
    id,
    code: "A",
    start: 3,
    end: 9,
    by: "rules",
    state: "open" as const,
  }));
  return {
    codings: new Map(codings.map((one) => [one.id, { ...one, ...rest }])),
    memos: new Map(),
    skips: new Map(),
    suggestions: new Map(suggestions.map((one) => [one.id, one])),
    rejected: new Set(),
    confirmed: new Set(),
    state: "started",
  };
}

/**
 * A server that really does operations, each once: it goes by the same laws as the page, but only it knows what it will
 * refuse, and in which order things came.
 */
class Server {
  readonly truth = standing();
  readonly done = new Map<string, LocalChange>();
  readonly undone = new Set<string>();
  failing: () => "no" | "before" | "after" = () => "no";
  refusing: () => boolean = () => false;

  readonly services = {
    session: signal({ coder: "ana" }),
    listen: (_: (event: StreamEvent) => void) => () => undefined,
    api: {
      get: async (): Promise<Work> => {
        await soon();
        return this.work();
      },
      post: async (_: string, { ops }: { ops: Op[] }): Promise<OpsAnswer> => {
        await soon();
        const failing = this.failing();
        const lost = new ApiError(0, { kind: "failed", message: "", hint: "" });
        if (failing === "before") throw lost;
        const results = ops.map((op) => this.one(op));
        await soon();
        if (failing === "after") throw lost;
        return { epoch: "e", rev: this.done.size, results, undo: null, redo: null };
      },
    },
  } as unknown as Services;

  work(): Work {
    const { codings, memos, skips, suggestions, state } = this.truth;
    const all = {
      skipped: [...skips.values()],
      codings: [...codings.values()],
      memos: [...memos.values()],
      suggestions: [...suggestions.values()],
    };
    return { ...WHERE, epoch: "e", rev: this.done.size, state, ...all, below: null } as unknown as Work;
  }

  private one(op: Op): OpResult {
    const known = this.done.get(op.op_id);
    if (!known && this.refusing()) {
      return { op_id: op.op_id, ok: false, error: { kind: "duplicate", message: "no", hint: "" } };
    }
    const change = known ?? this.change(op);
    if (!change) return { op_id: op.op_id, ok: false, error: { kind: "invalid", message: "gone", hint: "" } };
    if (!known) {
      const back = invert(change, this.truth);
      applyTo(this.truth, change);
      this.done.set(op.op_id, change);
      this.backs.set(op.op_id, back);
    }
    return {
      op_id: op.op_id,
      ok: true,
      rev: this.done.size,
      repeated: known !== undefined,
      change: onWire(op, change),
    };
  }

  private readonly backs = new Map<string, LocalChange>();

  private change(op: Op): LocalChange | undefined {
    if (op.kind === "undo" || op.kind === "redo") {
      const target = op.target ?? "";
      const change = op.kind === "undo" ? this.backs.get(target) : this.done.get(target);
      if (!change || this.undone.has(target) === (op.kind === "undo")) return undefined;
      if (op.kind === "undo") this.undone.add(target);
      else this.undone.delete(target);
      return change;
    }
    const named = "coding" in op ? [op.coding] : op.kind === "coding.merge" ? op.codings : [];
    if (named.some((id) => !this.truth.codings.has(id))) return undefined;
    if ("skip" in op && !this.truth.skips.has(op.skip)) return undefined;
    if ("memo" in op && !this.truth.memos.has(op.memo)) return undefined;
    return predict(op, this.truth, AUTHOR);
  }
}

function onWire(op: Op, change: LocalChange): Change {
  const { drop, put, rejected, unrejected, confirmed, unconfirmed, state } = change;
  const states = (wanted: string): string[] =>
    change.suggestions.filter((one) => one.state === wanted).map(({ id }) => id);
  return {
    op_id: op.op_id,
    kind: op.kind,
    ...WHERE,
    put: [...put],
    drop: [...drop],
    put_memos: [...change.putMemos],
    drop_memos: [...change.dropMemos],
    memos_changed: change.putMemos.length + change.dropMemos.length > 0,
    put_skips: [...change.putSkips],
    drop_skips: [...change.dropSkips],
    skips_changed: change.putSkips.length + change.dropSkips.length > 0,
    state,
    rejected: [...rejected, ...states("rejected")],
    unrejected: [...unrejected, ...(put.length === 0 && drop.length === 0 ? states("open") : [])],
    confirmed: [...confirmed],
    unconfirmed: [...unconfirmed],
    proposal: null,
    about: null,
  };
}

const seen = (at: Standing) => ({
  codings: [...at.codings.values()]
    .map(({ id, code, start, end, polarity }: Coding) => `${id} ${code} ${start} ${end} ${polarity}`)
    .sort(),
  skips: [...at.skips.values()].map(({ id, reason }) => `${id} ${reason}`).sort(),
  memos: [...at.memos.values()].map(({ about, text }: Memo) => `${about} ${text}`).sort(),
  suggestions: [...at.suggestions.values()].map(({ id, state }) => `${id} ${state}`).sort(),
});

function draft({ codings, memos, skips }: Standing): Draft {
  const own = [...codings.keys()];
  const coding = own[pick(own.length)] ?? "none";
  const memo = [...memos.keys()][pick(memos.size)];
  const skip = [...skips.keys()][pick(skips.size)];
  const start = pick(50);
  const { start: from = 0, end: to = 2 } = codings.get(coding) ?? {};
  const drafts: Draft[] = [
    { kind: "coding.add", ...WHERE, code: "B", start, end: start + 4, quote: "abcd", text_sha: "" },
    { kind: "coding.remove", ...WHERE, coding },
    { kind: "coding.replace", ...WHERE, coding, code: `C${pick(9)}` },
    { kind: "memo.add", ...WHERE, what: "coding", about: coding, text: `why ${pick(99)}` },
    { kind: "suggestion.reject", ...WHERE, suggestion: `s${pick(2)}` },
    { kind: "unit.skip", ...WHERE, start, end: start + 4, quote: "abcd", text_sha: "", reason: `noise ${pick(9)}` },
  ];
  if (skip !== undefined) drafts.push({ kind: "unit.unskip", ...WHERE, skip });
  const twin = [...codings.values()].find((one) => one.id !== coding && one.code === codings.get(coding)?.code);
  if (twin) drafts.push({ kind: "coding.merge", ...WHERE, codings: [coding, twin.id] });
  if (to - from > 1) drafts.push({ kind: "coding.split", ...WHERE, coding, at: from + 1 });
  if (memo !== undefined) drafts.push({ kind: "memo.edit", ...WHERE, memo, text: `because ${pick(99)}` });
  return drafts[own.length === 0 ? 0 : pick(drafts.length)] as Draft;
}

interface Trial {
  undo?: boolean;
  pause?: () => number;
}

/** Works for a while against a server, waits for all answers, and gives what stands here and there. */
async function worked(server: Server, { undo = false, pause = () => 0 }: Trial) {
  const queue = new OpQueue(server.services);
  const store = new WorkStore(server.work(), server.services, queue, "food@1.0");
  const retry = setInterval(() => queue.retryNow(), 1);
  const answers: Promise<OpResult | null>[] = [];
  for (let i = 0; i < 14; i += 1) {
    if (undo && random() < 0.3) answers.push(random() < 0.6 ? store.undo() : store.redo());
    else answers.push(store.run(draft(store.standing)));
    const wait = pause();
    if (wait > 0) await soon(wait);
  }
  const results = await Promise.all(answers);
  clearInterval(retry);
  await soon(6);
  store.destroy();
  return { here: seen(store.standing), there: seen(server.truth), results };
}

test("what is expected is what the server does: the page shows at the end what stands there", async () => {
  for (let round = 0; round < 40; round += 1) {
    const { here, there, results } = await worked(new Server(), { pause: () => pick(3) });
    assert.deepEqual(here, there);
    assert.ok(results.every((result) => result?.ok));
  }
});

test("so it is when the connection fails again and again, before or after the server has done its part", async () => {
  for (let round = 0; round < 20; round += 1) {
    const server = new Server();
    server.failing = () => (random() < 0.3 ? "before" : random() < 0.4 ? "after" : "no");
    const { here, there } = await worked(server, { pause: () => pick(3) });
    assert.deepEqual(here, there);
  }
});

test("so it is when the server refuses some of it, and what followed from that", async () => {
  let refused = 0;
  for (let round = 0; round < 40; round += 1) {
    const server = new Server();
    server.refusing = () => random() < 0.2;
    const { here, there, results } = await worked(server, { pause: () => pick(3) });
    refused += results.filter((result) => result?.ok === false).length;
    assert.deepEqual(here, there);
  }
  assert.ok(refused > 20);
});

test("so it is when things are undone and redone before their answers have come", async () => {
  for (let round = 0; round < 40; round += 1) {
    const { here, there } = await worked(new Server(), { undo: true, pause: () => pick(3) });
    assert.deepEqual(here, there);
  }
});

/** What is said when `result` is what undoing came to. */
async function saidOf(kind: "undo" | "redo", result: unknown): Promise<string> {
  const words: string[] = [];
  const store = { [kind]: () => Promise.resolve(result) };
  const say = (one: string) => void words.push(one);
  const session = { store, transcript: { id: "T01" }, renewal: signal(null), say };
  assert.equal(await undoWords(session as unknown as CodeSession, kind), result);
  assert.equal(words.length, 1, "it is said once");
  return words[0] ?? "";
}

const STEP: Step = {
  op_id: "x",
  kind: "coding.add",
  at: "",
  ...WHERE,
  code: "Rent",
  old_code: "",
  code_name: "",
  old_name: "",
  start: 0,
  end: 9,
  turn: 11,
  words: 3,
};
const undone = (about: Partial<Step> | null, transcript = "T01") => ({
  ok: true,
  change: { transcript, about: about && { ...STEP, ...about } },
});

test("undoing is said with what was undone, and where, if that is not in view", async () => {
  const here = await saidOf("undo", undone({}));
  assert.match(here, /^Undone: .*turn 12 ‘Rent’, 3 words\.$/);
  assert.equal(await saidOf("redo", undone({})), here.replace("Undone", "Done again"));
  assert.equal(await saidOf("undo", undone({}, "T02")), here.replace("Undone", "Undone in T02"));
  assert.match(await saidOf("undo", undone({ old_code: "Home" })), /‘Home’ → ‘Rent’\.$/);
  assert.match(await saidOf("undo", undone({ words: 1 })), /, 1 word\.$/);
  assert.equal(await saidOf("undo", undone(null, "")), "Undone.");
});

test("when there is nothing to undo, or it is refused, that is said", async () => {
  assert.equal(await saidOf("undo", null), "Nothing to undo.");
  assert.equal(await saidOf("redo", null), "Nothing to do again.");
  const refused = { ok: false, error: { kind: "round_state", message: "the round is closed", hint: "Ask the lead." } };
  assert.equal(await saidOf("undo", refused), "The round is closed. Ask the lead.");
});
