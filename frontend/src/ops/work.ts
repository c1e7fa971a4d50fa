/**
 * The work on one transcript: what stands, what is on its way, and taking back what was refused.
 *
 * Every change goes through `apply`, which tells the view exactly what came and went, so that nothing else is redrawn.
 */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Change, Op, OpResult, StreamEvent, Work } from "../api/wire.ts";
import { applyTo, fromServer, invert, type LocalChange, type Standing } from "./change.ts";
import { type Draft, newOp } from "./make.ts";
import { type Author, predict } from "./predict.ts";
import type { OpQueue } from "./queue.ts";
import type { Services } from "./services.ts";

export type ChangeListener = (change: LocalChange) => void;

export class WorkStore {
  readonly standing: Standing;
  private readonly version = signal(0);
  /** Grows with every change: read it to be drawn again. */
  readonly revision: ReadonlySignal<number> = this.version;
  readonly work: ReadonlySignal<Work>;
  private readonly source: ReturnType<typeof signal<Work>>;
  private readonly listeners = new Set<ChangeListener>();
  /** How to take back each operation of this page, by its id. */
  private readonly inverses = new Map<string, LocalChange>();
  /** Operations under way, with the ids of the codings and memos that each was expected to make. */
  private readonly sent = new Map<string, ReadonlySet<string>>();
  /** What each undo or redo on its way has done here. */
  private readonly stepped = new Map<string, LocalChange>();
  private readonly ends: (() => void)[] = [];
  /** Operations of this page that can be undone or redone, newest last. */
  private undoable: string[] = [];
  private redoable: string[] = [];
  private reloading = false;
  /** Something has happened since the work was fetched last. */
  private outdated = false;
  /** The server's revision that its answers have come to: work fetched before that is out of date. */
  private rev = 0;

  constructor(
    work: Work,
    private readonly services: Services,
    readonly queue: OpQueue,
    private readonly codebook: string,
  ) {
    this.source = signal(work) as ReturnType<typeof signal<Work>>;
    this.work = this.source as ReadonlySignal<Work>;
    this.standing = standingOf(work);
    this.ends.push(queue.onResult((op, result) => this.answered(op, result)));
    this.ends.push(services.listen((event) => this.heard(event)));
  }

  destroy(): void {
    for (const end of this.ends) end();
  }

  onChange(listener: ChangeListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private get author(): Author {
    return { coder: this.services.session.peek()?.coder ?? "", codebook: this.codebook, now: new Date().toISOString() };
  }

  private concerns(at: { round: string; transcript: string }): boolean {
    const { round, transcript } = this.source.peek() as Work;
    return at.round === round && at.transcript === transcript;
  }

  private apply(change: LocalChange): void {
    applyTo(this.standing, change);
    for (const listener of this.listeners) listener(change);
    this.version.value += 1;
  }

  /** Does an operation here at once and sends it. The answer says whether it stands. */
  run(draft: Draft): Promise<OpResult> {
    const op = newOp(draft);
    const change = predict(op, this.standing, this.author);
    this.inverses.set(op.op_id, invert(change, this.standing));
    this.sent.set(op.op_id, madeBy(change));
    this.undoable.push(op.op_id);
    this.redoable = [];
    this.apply(change);
    return this.queue.send(op);
  }

  /**
   * Takes back the last operation: at once if this page made it, else as soon as the server has said what it was.
   * Resolves to null when there is nothing to take back.
   */
  async undo(): Promise<OpResult | null> {
    return this.step("undo", this.undoable, this.redoable, this.queue.next.peek().undo?.op_id);
  }

  /** Takes back one operation of this page, wherever it stands in the order; null where that has been done. */
  async undoOne(id: string): Promise<OpResult | null> {
    if (!this.undoable.includes(id)) return null;
    this.undoable = [...this.undoable.filter((one) => one !== id), id];
    return this.step("undo", this.undoable, this.redoable, undefined);
  }

  async redo(): Promise<OpResult | null> {
    return this.step("redo", this.redoable, this.undoable, this.queue.next.peek().redo?.op_id);
  }

  private async step(
    kind: "undo" | "redo",
    from: string[],
    to: string[],
    known: string | undefined,
  ): Promise<OpResult | null> {
    const target = from.pop();
    if (target === undefined && known === undefined && this.queue.pending.length === 0) return null;
    const op = newOp(target === undefined ? { kind } : { kind, target });
    const change = target === undefined ? undefined : this.inverses.get(target);
    this.sent.set(op.op_id, madeBy(change));
    if (target !== undefined) {
      to.push(target);
      if (change) {
        const back = invert(change, this.standing);
        this.inverses.set(target, back);
        this.inverses.set(op.op_id, back);
        this.stepped.set(op.op_id, change);
        this.apply(change);
      }
    }
    return this.queue.send(op);
  }

  private answered(op: Op, result: OpResult): void {
    const expected = this.sent.get(op.op_id);
    if (!expected) return;
    this.sent.delete(op.op_id);
    this.stepped.delete(op.op_id);
    if (result.ok) {
      this.rev = Math.max(this.rev, result.rev);
      this.take(result.change, op, expected);
      return;
    }
    this.undoable = this.undoable.filter((id) => id !== op.op_id);
    const inverse = this.inverses.get(op.op_id);
    if (!inverse) return;
    if (this.sent.size === 0) this.apply(inverse);
    // What it stood on may have been refused too: only the server knows what is left.
    void this.reload();
  }

  /**
   * The server's own account, put over what was expected. What was expected and is gone again has been changed by a
   * later operation of this page: it does not come back.
   */
  private take(change: Change, op?: Op, expected: ReadonlySet<string> = new Set()): void {
    if (!this.concerns(change)) return;
    const account = fromServer(change, this.standing);
    // What an operation on its way has put back (undo before the answer) is not dropped by the answer to an earlier one.
    const back = new Set(op ? [...this.sent.values()].flatMap((ids) => [...ids]) : []);
    const drop = account.drop.filter((id) => !back.has(id) && this.standing.codings.has(id));
    const put = account.put.filter((coding) => {
      const known = this.standing.codings.get(coding.id);
      return !same(known, coding) && (known !== undefined || !expected.has(coding.id));
    });
    const putMemos = account.putMemos.filter(({ id }) => {
      const gone = !this.standing.memos.has(id) && expected.has(id);
      return !gone && !back.has(id);
    });
    const dropMemos = account.dropMemos.filter((id) => !back.has(id));
    const putSkips = account.putSkips.filter(({ id }) => {
      const gone = !this.standing.skips.has(id) && expected.has(id);
      return !gone && !back.has(id);
    });
    const dropSkips = account.dropSkips.filter((id) => !back.has(id));
    const rest = { ...account, putMemos, dropMemos, putSkips, dropSkips };
    if (drop.length === 0 && put.length === 0 && nothingElse(rest)) return;
    this.apply({ ...rest, drop, put, from: drop.length > 0 ? account.from : undefined });
  }

  private heard(event: StreamEvent): void {
    if (event.event === "change") {
      const { data } = event;
      if (this.queue.isOwn(data.op_id)) return;
      this.undoable = [];
      this.redoable = [];
      if ((data.memos_changed || data.skips_changed) && this.concerns(data)) void this.reload();
      else this.take(data);
    } else if (event.event === "reload" || (event.event === "external" && this.concerns(event.data)))
      void this.reload();
    else if (event.event === "hello" && event.data.epoch !== (this.source.peek() as Work).epoch) void this.reload();
  }

  /** Fetches the work again and puts the operations that are still on their way on top. */
  async reload(): Promise<void> {
    this.outdated = true;
    if (this.reloading) return;
    this.reloading = true;
    try {
      while (this.outdated) {
        this.outdated = false;
        this.replace(await this.fetch());
      }
    } catch {
      // Not reachable: the stream's next "hello" or "reload" asks again.
    } finally {
      this.reloading = false;
    }
  }

  /** What stands on the server, not older than its answers: an operation answered meanwhile would be lost. */
  private async fetch(): Promise<Work> {
    const { round, transcript, epoch } = this.source.peek() as Work;
    const path = `/api/work/${encodeURIComponent(round)}/${encodeURIComponent(transcript)}`;
    let work = await this.services.api.get<Work>(path);
    while (work.epoch === epoch && work.rev < this.rev) work = await this.services.api.get<Work>(path);
    this.rev = work.rev;
    return work;
  }

  private replace(work: Work): void {
    const shown = this.source.peek() as Work;
    if (work.text_sha !== shown.text_sha || work.version !== shown.version) {
      this.source.value = work; // it lies in another text than is shown, or in other turns: the screen opens these
      return;
    }
    const before = [...this.standing.codings.values()];
    const fresh = standingOf(work);
    for (const op of this.queue.pending) {
      const step = this.stepped.get(op.op_id);
      if (step) applyTo(fresh, step);
      else if ("transcript" in op && op.transcript === work.transcript) applyTo(fresh, predict(op, fresh, this.author));
    }
    const drop = before.filter((coding) => !fresh.codings.has(coding.id)).map((coding) => coding.id);
    const put = [...fresh.codings.values()].filter((coding) => !same(this.standing.codings.get(coding.id), coding));
    Object.assign(this.standing, fresh);
    this.source.value = work;
    for (const listener of this.listeners) {
      listener({
        drop,
        put,
        dropMemos: [],
        putMemos: [...fresh.memos.values()],
        dropSkips: [],
        putSkips: [],
        suggestions: [...fresh.suggestions.values()],
        rejected: [],
        unrejected: [],
        confirmed: [],
        unconfirmed: [],
        state: fresh.state,
      });
    }
    this.version.value += 1;
  }
}

function standingOf(work: Work): Standing {
  return {
    codings: new Map(work.codings.map((coding) => [coding.id, coding])),
    memos: new Map(work.memos.map((memo) => [memo.id, memo])),
    skips: new Map(work.skipped.map((skip) => [skip.id, skip])),
    suggestions: new Map(work.suggestions.map((suggestion) => [suggestion.id, suggestion])),
    rejected: new Set(work.below?.rejected ?? []),
    confirmed: new Set(work.below?.confirmed ?? []),
    state: work.state,
  };
}

const madeBy = (change: LocalChange | undefined): ReadonlySet<string> =>
  new Set([...(change?.put ?? []), ...(change?.putMemos ?? []), ...(change?.putSkips ?? [])].map(({ id }) => id));

type Shown = { code: string; start: number; end: number; polarity: string; value?: string };

const same = (a: Shown | undefined, b: Shown): boolean =>
  a !== undefined &&
  a.code === b.code &&
  a.start === b.start &&
  a.end === b.end &&
  a.polarity === b.polarity &&
  (a.value ?? "") === (b.value ?? "");

function nothingElse(change: LocalChange): boolean {
  return (
    change.putMemos.length +
      change.dropMemos.length +
      change.putSkips.length +
      change.dropSkips.length +
      change.suggestions.length +
      change.rejected.length +
      change.unrejected.length +
      change.confirmed.length +
      change.unconfirmed.length ===
      0 && change.state === null
  );
}
