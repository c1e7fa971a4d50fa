/** What the review queue asks for, and how its rows stand before the server has answered. */

import type { CodeShare, ReviewQueue, ReviewRow, ReviewStatus } from "../../api/wire.ts";
import { t } from "../../i18n/t.ts";

export interface Filter {
  code: string;
  by: string;
  transcript: string;
  status: string;
  sample: string;
  seed: string;
}

export type Word = "accepted" | "queried" | "changed";

export const STATUSES: Record<ReviewStatus, string> = {
  unreviewed: t("not reviewed"),
  accepted: t("accepted"),
  queried: t("queried"),
  changed: t("changed"),
  differing: t("reviewers differ"),
};

export const SHOWS: [string, string][] = [
  ["", t("Still to be looked at")],
  ["unreviewed", t("Not reviewed")],
  ["queried", t("Queried")],
  ["differing", t("Reviewers differ")],
  ["changed", t("Changed")],
  ["accepted", t("Accepted")],
  ["all", t("All")],
];

const FIELDS = ["code", "by", "transcript", "status", "sample", "seed"] as const;

export const filterOf = (query: URLSearchParams): Filter => {
  const read = (name: string): string => query.get(name) ?? "";
  return {
    code: read("code"),
    by: read("by"),
    transcript: read("transcript"),
    status: read("status"),
    sample: read("sample"),
    seed: read("seed"),
  };
};

/** The filter as part of an address of the server. */
export function asked(round: string, filter: Filter): string {
  const given = FIELDS.filter((name) => filter[name]).map((name) => `&${name}=${encodeURIComponent(filter[name])}`);
  return `round=${encodeURIComponent(round)}${given.join("")}`;
}

const key = (row: ReviewRow): [string, number, number, string, string] => [
  row.transcript,
  row.start,
  row.end,
  row.code,
  row.id,
];

function before(one: ReviewRow, other: ReviewRow): number {
  const [a, b] = [key(one), key(other)];
  const at = a.findIndex((value, index) => value !== b[index]);
  if (at < 0) return 0;
  return (a[at] ?? "") < (b[at] ?? "") ? -1 : 1;
}

/** The rows that the server lists, and those that were decided here since: these stay where they were. */
export function merged(rows: readonly ReviewRow[], touched: ReadonlyMap<string, ReviewRow>): ReviewRow[] {
  if (touched.size === 0) return [...rows];
  const left = new Map(touched);
  const listed = rows.map((row) => {
    const own = left.get(row.id);
    left.delete(row.id);
    return own ?? row;
  });
  return left.size ? [...listed, ...left.values()].sort(before) : listed;
}

/** A row as it stands once a word is recorded: it takes the place of what was seen. */
export function foreseen(row: ReviewRow, status: Word, comment: string, me: { id: string; name: string }): ReviewRow {
  const said = {
    id: "",
    by: me.id,
    name: me.name,
    mine: true,
    at: new Date().toISOString(),
    status,
    comment,
  };
  return { ...row, status, said: [said] };
}

/** Numbers put in the place of the old ones, where the queue is shown. */
export const counted = (queue: ReviewQueue, share: ReviewQueue["share"], codes: CodeShare[]): ReviewQueue => ({
  ...queue,
  share,
  codes,
});
