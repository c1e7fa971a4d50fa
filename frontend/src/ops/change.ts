/**
 * What an operation does to the work on screen, known before the server answers.
 *
 * `predict` says what will change, `invert` how to take it back; the server's own answer is put over it when it comes.
 */
import type { AssignmentState, Change, Coding, Memo, Op, Skip, Suggestion } from "../api/wire.ts";

/** The work of one coder on one transcript in one round, as maps by id. */
export interface Standing {
  readonly codings: Map<string, Coding>;
  readonly memos: Map<string, Memo>;
  readonly skips: Map<string, Skip>;
  readonly suggestions: Map<string, Suggestion>;
  readonly rejected: Set<string>;
  readonly confirmed: Set<string>;
  state: AssignmentState;
}

export interface LocalChange {
  readonly drop: readonly string[];
  readonly put: readonly Coding[];
  readonly dropMemos: readonly string[];
  readonly putMemos: readonly Memo[];
  readonly dropSkips: readonly string[];
  readonly putSkips: readonly Skip[];
  readonly suggestions: readonly Suggestion[];
  readonly rejected: readonly string[];
  readonly unrejected: readonly string[];
  readonly confirmed: readonly string[];
  readonly unconfirmed: readonly string[];
  readonly state: AssignmentState | null;
  /** The coding in whose place a new one stands: it keeps the lane and the focus. */
  readonly from?: string;
}

export const NOTHING: LocalChange = {
  drop: [],
  put: [],
  dropMemos: [],
  putMemos: [],
  dropSkips: [],
  putSkips: [],
  suggestions: [],
  rejected: [],
  unrejected: [],
  confirmed: [],
  unconfirmed: [],
  state: null,
};

/** The server's account of an operation. */
export function fromServer(change: Change, standing: Standing): LocalChange {
  const known = (ids: readonly string[]): Suggestion[] => ids.flatMap((id) => standing.suggestions.get(id) ?? []);
  const open = known(change.unrejected).map((s) => ({ ...s, state: "open" as const }));
  const closed = known(change.rejected).map((s) => ({ ...s, state: "rejected" as const }));
  const accepted = known(change.put.map((coding) => coding.derived_from)).map((s) => ({
    ...s,
    state: "accepted" as const,
  }));
  const gone = change.drop.flatMap((id) => standing.codings.get(id)?.derived_from ?? []);
  const reopened = known(gone)
    .filter((s) => !accepted.some((a) => a.id === s.id))
    .map((s) => ({ ...s, state: "open" as const }));
  const from = change.drop.length > 0 && change.put.length > 0 ? change.drop[0] : undefined;
  return {
    drop: change.drop,
    put: change.put,
    dropMemos: change.drop_memos,
    putMemos: change.put_memos,
    dropSkips: change.drop_skips,
    putSkips: change.put_skips,
    suggestions: [...open, ...closed, ...reopened, ...accepted],
    rejected: change.rejected,
    unrejected: change.unrejected,
    confirmed: change.confirmed,
    unconfirmed: change.unconfirmed,
    state: change.state,
    from,
  };
}

/** What takes a change back, to be asked before it is applied. */
export function invert(change: LocalChange, standing: Standing): LocalChange {
  const put = change.put.filter((coding) => !standing.codings.has(coding.id)).map((coding) => coding.id);
  const putMemos = change.putMemos.filter((memo) => !standing.memos.has(memo.id)).map((memo) => memo.id);
  const old = <T>(ids: readonly string[], map: Map<string, T>): T[] =>
    [...new Set(ids)].flatMap((id) => map.get(id) ?? []);
  const back = old([...change.drop, ...change.put.map((coding) => coding.id)], standing.codings);
  return {
    drop: put,
    put: back,
    dropMemos: putMemos,
    putMemos: old([...change.dropMemos, ...change.putMemos.map((memo) => memo.id)], standing.memos),
    dropSkips: change.putSkips.filter((skip) => !standing.skips.has(skip.id)).map((skip) => skip.id),
    putSkips: old(change.dropSkips, standing.skips),
    suggestions: old(
      change.suggestions.map((s) => s.id),
      standing.suggestions,
    ),
    rejected: change.unrejected.filter((id) => standing.rejected.has(id)),
    unrejected: change.rejected.filter((id) => !standing.rejected.has(id)),
    confirmed: change.unconfirmed.filter((id) => standing.confirmed.has(id)),
    unconfirmed: change.confirmed.filter((id) => !standing.confirmed.has(id)),
    state: change.state === null ? null : standing.state,
    from: put[0] !== undefined && back.length > 0 ? put[0] : undefined,
  };
}

export function applyTo(standing: Standing, change: LocalChange): void {
  for (const id of change.drop) standing.codings.delete(id);
  for (const coding of change.put) standing.codings.set(coding.id, coding);
  for (const id of change.dropMemos) standing.memos.delete(id);
  for (const memo of change.putMemos) standing.memos.set(memo.id, memo);
  for (const id of change.dropSkips) standing.skips.delete(id);
  for (const skip of change.putSkips) standing.skips.set(skip.id, skip);
  for (const suggestion of change.suggestions) standing.suggestions.set(suggestion.id, suggestion);
  for (const id of change.rejected) standing.rejected.add(id);
  for (const id of change.unrejected) standing.rejected.delete(id);
  for (const id of change.confirmed) standing.confirmed.add(id);
  for (const id of change.unconfirmed) standing.confirmed.delete(id);
  if (change.state !== null) standing.state = change.state;
}

export type { Op };
