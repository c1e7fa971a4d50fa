/** The words of decisions, the order of the queue, the passage cut in parts. Pure; what a wish comes to says the server. */
import { t } from "../../i18n/t.ts";
import type { Choice, Cluster, Clusters, Status, Types } from "./types.ts";

export interface Span {
  start: number;
  end: number;
}

export const CHOICES: Record<Choice | "reopen", string> = {
  accept: t("accept"),
  both: t("keep both"),
  neither: t("reject all"),
  union: t("union"),
  intersection: t("intersection"),
  "other-code": t("other code"),
  "other-span": t("own span"),
  keep: t("keep some"),
  defer: t("deferred"),
  reopen: t("open again"),
};

/** A choice in words; whose codings, where they are somebody's. */
export const inShort = (choice: keyof typeof CHOICES, coder = ""): string =>
  choice === "accept" && coder ? t("accept {coder}", { coder }) : CHOICES[choice];

export const STATUS: Record<Status, string> = {
  open: t("open"),
  decided: t("decided"),
  deferred: t("deferred"),
  conflict: t("decided in two ways"),
};

export const codesOf = (cluster: Cluster): string[] => [...new Set(cluster.codings.map((coding) => coding.code))];

export type Order = "text" | "code" | "size" | "hard";
export type Show = "todo" | "deferred" | "decided" | "agreed" | "all";

/** The server names the types from easy to hard. */
const hardness = (cluster: Cluster, types: Types): number =>
  types.findIndex(({ type }) => type === cluster.type) + 10 * cluster.codings.length;

const ORDERS: Record<Order, (a: Cluster, b: Cluster, types: Types) => number> = {
  text: () => 0,
  code: (a, b) => (a.codings[0]?.code ?? "").localeCompare(b.codings[0]?.code ?? ""),
  size: (a, b) => a.end - a.start - (b.end - b.start),
  hard: (a, b, types) => hardness(b, types) - hardness(a, types),
};

/** The rows of the queue; "todo" is everything that keeps the round from being closed. */
export function queueOf({ rows, types }: Pick<Clusters, "rows" | "types">, show: Show, order: Order): Cluster[] {
  const fits = (row: Cluster): boolean => {
    if (show === "all") return true;
    if (show === "agreed") return row.agreed;
    if (show === "todo") return row.status !== "decided";
    return !row.agreed && row.status === show;
  };
  return rows.filter(fits).toSorted((a, b) => ORDERS[order](a, b, types));
}

/** The cluster to go to after this one is done: the next that is open, else the first that is. */
export function nextOpen(rows: readonly Cluster[], from: string): Cluster | undefined {
  const index = rows.findIndex((row) => row.id === from);
  const open = (row: Cluster) => row.status === "open" || row.status === "conflict";
  return rows.slice(index + 1).find(open) ?? rows.find(open);
}

export interface Part {
  start: number;
  end: number;
  coders: number[];
  chosen: boolean;
}

/** A stretch of text cut where any coding begins or ends; each part knows which coders have it. */
export function partsOf(from: number, to: number, cluster: Cluster, outcome: readonly Span[]): Part[] {
  const spans = [...cluster.codings, ...outcome];
  const cuts = [...new Set([from, to, ...spans.flatMap((span) => [span.start, span.end])])]
    .filter((point) => point >= from && point <= to)
    .toSorted((a, b) => a - b);
  const covers = (span: Span, point: number) => span.start <= point && point < span.end;
  return cuts.slice(0, -1).map((start, index) => ({
    start,
    end: cuts[index + 1] ?? to,
    coders: [
      ...new Set(
        cluster.codings.filter((coding) => covers(coding, start)).map((coding) => cluster.coders.indexOf(coding.coder)),
      ),
    ].toSorted(),
    chosen: outcome.some((span) => covers(span, start)),
  }));
}
