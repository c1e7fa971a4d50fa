/** What the server says about clusters and decisions. */
import type { Coding, Memo, Polarity } from "../../api/wire.ts";

export type Choice = "accept" | "both" | "neither" | "union" | "intersection" | "other-code" | "other-span" | "keep" | "defer";
export type Status = "open" | "decided" | "deferred" | "conflict";

export interface Decided { code: string; start: number; end: number; polarity: Polarity }

export interface Decision {
  id: string; at: string; by: string; choice: Choice; coder: string; reason: string; problem: string; outcome: Decided[];
}

/** Codings of several coders that overlap; agreed where all have the same. */
export interface Cluster {
  id: string; transcript: string; start: number; end: number; type: string; agreed: boolean; status: Status;
  /** Of this transcript, in the order of the keys 1 to 9. */
  coders: string[];
  codings: Coding[]; memos: Memo[];
  /** What stands: none or one; two or more are a conflict. */
  decisions: Decision[];
}

export interface Progress { total: number; decided: number; deferred: number; conflicts: number; agreed: number; open: number }
export interface Clusters { round: string; rows: Cluster[]; progress: Progress }

/** GET /api/clusters?round=, POST /api/decisions */
export interface Wish {
  choice: Choice | "reopen"; coder?: string; code?: string; start?: number; end?: number; polarity?: Polarity;
  reason?: string; problem?: string;
}
export interface DecisionAnswer { cluster: Cluster; progress: Progress }

/** GET /api/became?round= : what became of this coder's codings; `coding` is null where something was added. */
export type Fate = "kept" | "changed span" | "recoded" | "other polarity" | "dropped" | "added" | "open";
export interface FateRow { transcript: string; coding: Coding | null; fate: Fate; became: Decided[]; reason: string; by: string; text: string }
export interface Became { round: string; rows: FateRow[] }
