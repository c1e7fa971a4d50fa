/**
 * The way to the server for everything that is written.
 *
 * An operation is sent at once; while one request is under way the next ones wait and go together. What cannot be sent
 * is kept in order and tried again, under the same ids, until the server has it: nothing is lost and nothing is doubled.
 * The queue lives in memory only.
 */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Op, OpResult, OpsAnswer, Step, WireError } from "../api/wire.ts";
import { t } from "../i18n/t.ts";
import { backoff } from "./backoff.ts";
import { newOp } from "./make.ts";
import { ApiError, type Services } from "./services.ts";

/** From so many unsaved operations on nothing more is taken. */
export const MOST_PENDING = 50;
const MOST_PER_REQUEST = 200;
const TOO_LARGE = 413;
const SHOW_SAVING_AFTER = 400;

export interface SaveStatus {
  readonly kind: "saved" | "saving" | "unsaved";
  /** Unsaved because nothing answers at all. */
  readonly stopped: boolean;
  readonly count: number;
  /** When it was last saved, or will be tried next (ms since 1970). */
  readonly at: number | null;
}

export type Listener = (op: Op, result: OpResult) => void;

interface Waiting {
  readonly op: Op;
  readonly resolve: (result: OpResult) => void;
}

const SAVED: SaveStatus = { kind: "saved", stopped: false, count: 0, at: null };

export class OpQueue {
  private readonly state = signal<SaveStatus>(SAVED);
  private readonly steps = signal<{ undo: Step | null; redo: Step | null }>({ undo: null, redo: null });
  private readonly waiting: Waiting[] = [];
  private readonly listeners = new Set<Listener>();
  private readonly own = new Set<string>();
  /** Fewer go together after a request that was too large, until one arrives. */
  private most = MOST_PER_REQUEST;
  private inFlight = false;
  private failures = 0;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private savingTimer: ReturnType<typeof setTimeout> | undefined;

  readonly status: ReadonlySignal<SaveStatus> = this.state;
  /** What Ctrl+Z and Ctrl+Shift+Z would do, as the server says. */
  readonly next: ReadonlySignal<{ undo: Step | null; redo: Step | null }> = this.steps;
  /** Nothing more is taken until what is here has been saved. */
  readonly full: ReadonlySignal<boolean> = computed(() => this.state.value.count >= MOST_PENDING);

  constructor(private readonly services: Pick<Services, "api"> & Partial<Pick<Services, "session">>) {}

  /** Whose operations these are. */
  get coder(): string {
    return this.services.session?.peek()?.coder ?? "";
  }

  /** The operations that the server has not acknowledged, in order. */
  get pending(): readonly Op[] {
    return this.waiting.map(({ op }) => op);
  }

  /** Whether this page made the operation: its own come back in the event stream. */
  isOwn(opId: string): boolean {
    return this.own.has(opId);
  }

  onResult(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  setSteps(undo: Step | null, redo: Step | null): void {
    if (this.waiting.length === 0) this.steps.value = { undo, redo };
  }

  /** Sends an operation; resolves when the server has answered it, however long that takes. */
  send(op: Op): Promise<OpResult> {
    this.own.add(op.op_id);
    return new Promise((resolve) => {
      this.waiting.push({ op, resolve });
      this.showWaiting();
      if (!this.inFlight && this.retryTimer === undefined) void this.flush();
    });
  }

  /** How undo and redo are done while some work is on screen; else they are simply sent. */
  stepper: { undo(): Promise<OpResult | null>; redo(): Promise<OpResult | null> } | null = null;

  undo(): Promise<OpResult | null> {
    if (this.stepper) return this.stepper.undo();
    return this.steps.peek().undo ? this.send(newOp({ kind: "undo" })) : Promise.resolve(null);
  }

  redo(): Promise<OpResult | null> {
    if (this.stepper) return this.stepper.redo();
    return this.steps.peek().redo ? this.send(newOp({ kind: "redo" })) : Promise.resolve(null);
  }

  retryNow(): void {
    clearTimeout(this.retryTimer);
    this.retryTimer = undefined;
    if (!this.inFlight && this.waiting.length > 0) void this.flush();
  }

  private async flush(): Promise<void> {
    const batch = this.waiting.slice(0, this.most);
    if (batch.length === 0) return;
    this.inFlight = true;
    try {
      const answer = await this.services.api.post<OpsAnswer>("/api/ops", { ops: batch.map(({ op }) => op) });
      this.inFlight = false;
      this.most = MOST_PER_REQUEST;
      this.settle(batch, answer.results);
      if (this.waiting.length === 0) this.steps.value = { undo: answer.undo, redo: answer.redo };
    } catch (error) {
      this.inFlight = false;
      this.failed(batch, error);
    }
    if (!this.inFlight && this.retryTimer === undefined && this.waiting.length > 0) void this.flush();
  }

  private settle(batch: readonly Waiting[], results: readonly OpResult[]): void {
    this.failures = 0;
    this.waiting.splice(0, batch.length);
    clearTimeout(this.savingTimer);
    this.savingTimer = undefined;
    this.state.value =
      this.waiting.length === 0 ? { ...SAVED, at: Date.now() } : { ...this.state.value, count: this.waiting.length };
    batch.forEach(({ op, resolve }, i) => {
      const result = results[i] ?? refusal(op, t("The server gave no answer to this."));
      for (const listener of this.listeners) listener(op, result);
      resolve(result);
    });
  }

  private failed(batch: readonly Waiting[], error: unknown): void {
    const status = error instanceof ApiError ? error.status : 0;
    if (status === TOO_LARGE && batch.length > 1) {
      this.most = Math.ceil(batch.length / 2);
      return;
    }
    if (status >= 400 && status < 500 && status !== 401 && status !== 408 && status !== 429) {
      this.settle(
        batch,
        batch.map(({ op }) => ({ op_id: op.op_id, ok: false, error: (error as ApiError).error })),
      );
      return;
    }
    this.failures += 1;
    const wait = backoff(this.failures);
    this.state.value = { kind: "unsaved", stopped: status === 0, count: this.waiting.length, at: Date.now() + wait };
    this.retryTimer = setTimeout(() => this.retryNow(), wait);
  }

  private showWaiting(): void {
    const now = this.state.value;
    this.state.value = { ...now, count: this.waiting.length };
    if (now.kind !== "saved" || this.savingTimer !== undefined) return;
    this.savingTimer = setTimeout(() => {
      if (this.state.value.kind === "saved" && this.waiting.length > 0) {
        this.state.value = { kind: "saving", stopped: false, count: this.waiting.length, at: null };
      }
    }, SHOW_SAVING_AFTER);
  }
}

function refusal(op: Op, message: string): OpResult {
  const error: WireError = { kind: "failed", message, hint: "" };
  return { op_id: op.op_id, ok: false, error };
}

export function createQueue(services: Pick<Services, "api" | "session">): OpQueue {
  const queue = new OpQueue(services);
  globalThis.addEventListener?.("beforeunload", (event) => {
    if (queue.pending.length > 0) event.preventDefault();
  });
  return queue;
}
