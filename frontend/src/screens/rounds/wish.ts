/** What somebody chose in the form that starts a round, and the request that it comes to. */

import type { Round, RoundKind, StartCodebook, StartForm, StartRequest } from "../../api/wire.ts";
import { t } from "../../i18n/t.ts";

export interface Draft {
  id: string;
  kind: RoundKind;
  codebook: string;
  /** Empty: every code. */
  codes: string[];
  over: string;
  parent: string;
  which: "all" | "chosen" | "sample";
  /** Chosen or drawn. */
  transcripts: string[];
  coders: string[];
  /** Typed; they become coders of the study. */
  fresh: string[];
  unit: string;
  blind: boolean;
  /** Whose codings are the known answers of a training round that is not blind. */
  key: string;
  /** Null: every coder codes every transcript. */
  assignments: Record<string, string[]> | null;
  note: string;
  /** Of the sample that `transcripts` is. */
  drawn: { seed: number; by: string } | null;
}

export const KINDS: Record<RoundKind, { name: string; told: string }> = {
  initial: {
    name: t("First coding"),
    told: t("Each transcript is coded for the first time; a second pass can go over it. Nobody is compared."),
  },
  training: {
    name: t("Training"),
    told: t("Coders try the codebook on the same transcripts, blind, and talk about the differences. Never reported."),
  },
  double: {
    name: t("Double coding"),
    told: t("Two or more people code the same transcripts blind; agreement is measured and differences are decided."),
  },
  "second-pass": {
    name: t("Second pass"),
    told: t("Somebody goes over finished coding and confirms, changes or adds; the first coding is kept beside it."),
  },
  subcode: {
    name: t("Sub-coding"),
    told: t("The passages of one code are read again and given the codes below it."),
  },
};

export const isBlindKind = (kind: RoundKind): boolean => kind === "double" || kind === "training";
export const goesOver = (kind: RoundKind): boolean => kind === "second-pass" || kind === "subcode";

/** The rounds that a round of this kind can go over. */
export function below(kind: RoundKind, rounds: readonly Round[]): Round[] {
  const first = rounds.filter((one) => one.kind === "initial" || one.kind === "double");
  if (kind === "second-pass") return first;
  return kind === "subcode" ? rounds.filter((one) => one.kind !== "training" && one.kind !== "subcode") : [];
}

/** The transcripts that can be chosen: those of the round that it goes over, else all. */
export function offered(draft: Draft, form: StartForm, rounds: readonly Round[]): string[] {
  const over = goesOver(draft.kind) ? rounds.find((one) => one.id === draft.over) : undefined;
  return over ? over.transcripts : form.transcripts.map((one) => one.id);
}

export function chosen(draft: Draft, form: StartForm, rounds: readonly Round[]): string[] {
  const there = offered(draft, form, rounds);
  return draft.which === "all" ? there : there.filter((id) => draft.transcripts.includes(id));
}

export const people = (draft: Draft): string[] => [...draft.coders, ...draft.fresh];

export const bookOf = (draft: Draft, form: StartForm): StartCodebook | undefined =>
  form.codebooks.find((one) => one.id === draft.codebook);

/** The form as it is opened: over a round, like a round, or with what most choose. */
export function draftOf(query: URLSearchParams, form: StartForm, rounds: readonly Round[], me: string): Draft {
  const asked = query.get("kind") as RoundKind;
  const kind = asked in KINDS ? asked : "double";
  const over = rounds.find((one) => one.id === query.get("over"));
  const like = rounds.find((one) => one.id === query.get("like"));
  const from = over ?? like;
  const book = from?.codebook.split("@")[0] ?? (form.codebooks.length === 1 ? form.codebooks[0]?.id : undefined);
  const known = (ids: readonly string[]) => ids.filter((id) => form.coders.some((one) => one.id === id));
  const alone = kind !== "double" && kind !== "training";
  const others = form.coders.map((one) => one.id).filter((id) => id !== me);
  const standard = alone ? known([me]) : [...known([me]), ...others].slice(0, 2);
  return {
    id: form.id,
    kind,
    codebook: book ?? "",
    codes: like ? like.codes : [],
    over: over?.id ?? like?.over ?? "",
    parent: query.get("parent") ?? like?.parent ?? "",
    which: "all",
    transcripts: [],
    coders: like ? known(like.coders) : standard,
    fresh: [],
    unit: from?.unit ?? "turn",
    blind: true,
    key: "",
    assignments: null,
    note: "",
    drawn: null,
  };
}

/** Names of a list with one of them taken in or out, in the order of `all`. */
export const toggled = (names: readonly string[], name: string, all: readonly string[]): string[] =>
  all.filter((one) => (one === name ? !names.includes(one) : names.includes(one)));

export function request(draft: Draft, form: StartForm, rounds: readonly Round[]): StartRequest {
  const transcripts = chosen(draft, form, rounds);
  const coders = people(draft);
  const { assignments, drawn } = draft;
  const kept = transcripts.map((id) => [id, assignments?.[id] ?? coders] as const);
  return {
    id: draft.id,
    kind: draft.kind,
    coders,
    transcripts,
    codebook: draft.codebook,
    codes: draft.codes,
    unit: draft.unit,
    over: goesOver(draft.kind) ? draft.over : "",
    parent: draft.kind === "subcode" ? draft.parent : "",
    add_coders: draft.fresh.length > 0,
    assignments: assignments ? Object.fromEntries(kept.map(([id, team]) => [id, [...team]])) : {},
    note: draft.note,
    ...(draft.kind === "training" && !draft.blind && { key: draft.key }),
    ...(isBlindKind(draft.kind) && !draft.blind && { blind: false }),
    ...(draft.which === "sample" && drawn && { seed: drawn.seed, by: drawn.by }),
  };
}
