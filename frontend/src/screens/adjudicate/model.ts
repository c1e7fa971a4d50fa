/** What a wish comes to, before it is sent; the order of the queue. Pure. The server decides with the same rules. */
import type { Coding, Polarity } from "../../api/wire.ts";
import { groupBy } from "../../app/group.ts";
import type { Choice, Cluster, Decided, Status, Wish } from "./types.ts";

export interface Span {
  start: number;
  end: number;
}

export const CHOICES: Record<Choice | "reopen", string> = {
  accept: "accept",
  both: "keep both",
  neither: "reject all",
  union: "union",
  intersection: "intersection",
  "other-code": "other code",
  "other-span": "own span",
  keep: "keep some",
  defer: "deferred",
  reopen: "open again",
};

export const STATUS: Record<Status, string> = {
  open: "open",
  decided: "decided",
  deferred: "deferred",
  conflict: "decided in two ways",
};

/** The kind of a disagreement in words; "span": the same codes on the same units, with other borders. */
export const typeWords = (type: string): string => (type === "span" ? "other borders" : type);

/** These need a reason. */
export const needsReason = (choice: Choice | "reopen"): boolean => choice === "neither" || choice === "other-span";

export const codesOf = (cluster: Cluster): string[] => [...new Set(cluster.codings.map((coding) => coding.code))];

function joined(spans: readonly Span[]): Span[] {
  const found: { start: number; end: number }[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else found.push({ start: span.start, end: span.end });
  }
  return found;
}

function common(first: readonly Span[], second: readonly Span[]): Span[] {
  return first.flatMap((a) =>
    second
      .filter((b) => a.start < b.end && b.start < a.end)
      .map((b) => ({ start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) })),
  );
}

function asTheyAre(codings: readonly Coding[]): Decided[] {
  const each = new Map(
    codings.map((coding) => [`${coding.code}/${coding.start}/${coding.end}/${coding.polarity}`, coding]),
  );
  return [...each.values()].map(({ code, start, end, polarity }) => ({ code, start, end, polarity }));
}

function polarityOf(codings: readonly Coding[], wish: Wish): Polarity {
  return wish.polarity ?? codings[0]?.polarity ?? "supporting";
}

function shared(codings: readonly Coding[]): Span[] {
  const by = groupBy(codings, (coding) => coding.coder);
  return by.size < 2 ? [] : [...by.values()].map((own) => joined(own)).reduce(common);
}

const at = (code: string, polarity: Polarity, spans: readonly Span[]): Decided[] =>
  spans.map(({ start, end }) => ({ code, start, end, polarity }));

/** The codings that the consensus would get; null while the wish is not complete. */
export function preview(cluster: Cluster, wish: Wish): Decided[] | null {
  const code = wish.code ?? (codesOf(cluster).length === 1 ? codesOf(cluster)[0] : undefined);
  const own = cluster.codings.filter((coding) => coding.code === code);
  const place = wish.start !== undefined && wish.end !== undefined ? [{ start: wish.start, end: wish.end }] : null;
  switch (wish.choice) {
    case "accept":
      return asTheyAre(cluster.codings.filter((coding) => coding.coder === wish.coder));
    case "both":
      return asTheyAre(cluster.codings);
    case "keep":
      return wish.keep?.length ? asTheyAre(cluster.codings.filter((coding) => wish.keep?.includes(coding.id))) : null;
    case "neither":
    case "defer":
    case "reopen":
      return [];
    case "union":
      return code ? at(code, polarityOf(own, wish), joined(own)) : null;
    case "intersection": {
      const spans = shared(own);
      return code && spans.length ? at(code, polarityOf(own, wish), spans) : null;
    }
    case "other-code":
      return wish.code ? at(wish.code, polarityOf(cluster.codings, wish), place ?? joined(cluster.codings)) : null;
    case "other-span":
      return code && place ? at(code, polarityOf(own.length ? own : cluster.codings, wish), place) : null;
  }
}

/** Whether the two spans of one code share anything: else there is no intersection. */
export const canIntersect = (cluster: Cluster): boolean =>
  codesOf(cluster).some((code) => shared(cluster.codings.filter((coding) => coding.code === code)).length > 0);

export type Order = "text" | "code" | "size" | "hard";
export type Show = "todo" | "deferred" | "decided" | "agreed" | "all";

const HARD = ["boundary", "span", "polarity", "sub-code", "parent/child", "omission", "extra", "substitution"];
const hardness = (cluster: Cluster): number => HARD.indexOf(cluster.type) + 10 * cluster.codings.length;

const ORDERS: Record<Order, (a: Cluster, b: Cluster) => number> = {
  text: () => 0,
  code: (a, b) => (a.codings[0]?.code ?? "").localeCompare(b.codings[0]?.code ?? ""),
  size: (a, b) => a.end - a.start - (b.end - b.start),
  hard: (a, b) => hardness(b) - hardness(a),
};

/** The rows of the queue; "todo" is everything that keeps the round from being closed. */
export function queueOf(rows: readonly Cluster[], show: Show, order: Order): Cluster[] {
  const fits = (row: Cluster): boolean => {
    if (show === "all") return true;
    if (show === "agreed") return row.agreed;
    if (show === "todo") return row.status !== "decided";
    return !row.agreed && row.status === show;
  };
  return rows.filter(fits).toSorted(ORDERS[order]);
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
