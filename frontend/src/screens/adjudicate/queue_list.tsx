/** The queue of clusters. */

import { useEffect, useRef } from "preact/hooks";
import type { Codebook } from "../../api/wire.ts";
import { revealInPane } from "../../app/reveal.ts";
import { CodeName } from "../../app/swatch.tsx";
import { known, rich, t } from "../../i18n/t.ts";
import { codesOf, type Order, type Show, STATUS } from "./model.ts";
import type { Cluster, Progress } from "./types.ts";

const SHOWS: [Show, string][] = [
  ["todo", t("To decide")],
  ["deferred", t("Deferred")],
  ["decided", t("Decided")],
  ["agreed", t("Agreed")],
  ["all", t("All")],
];
const ORDERS: [Order, string][] = [
  ["text", t("In text order")],
  ["code", t("By code")],
  ["size", t("Short ones first")],
  ["hard", t("Hardest first")],
];

interface Props {
  rows: readonly Cluster[];
  progress: Progress;
  at: string;
  book: Codebook;
  show: Show;
  order: Order;
  onShow: (show: Show) => void;
  onOrder: (order: Order) => void;
  onAt: (id: string) => void;
}

/** "12 / 41 · 3 deferred" */
export function progressWords(progress: Progress): string {
  const more = [
    progress.deferred && t("{deferred} deferred", { deferred: progress.deferred }),
    progress.conflicts && t("{conflicts} decided in two ways", { conflicts: progress.conflicts }),
  ].filter(Boolean);
  return [`${progress.decided} / ${progress.total}`, ...more].join(" · ");
}

export function QueueList({ rows, progress, at, book, show, order, onShow, onOrder, onAt }: Props) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    revealInPane(list.current?.querySelector("[aria-current='true']"));
  }, [at]);
  return (
    <aside class="queue" data-region="queue" aria-label={t("Queue")}>
      <p class="row">
        <strong>{progressWords(progress)}</strong>
        <span class="quiet small">{rich("{agreed} agreed", { agreed: progress.agreed })}</span>
      </p>
      <progress max={Math.max(1, progress.total)} value={progress.decided} aria-label={t("Decided")} />
      <div class="row">
        <select
          class="input"
          aria-label={t("Show")}
          value={show}
          onChange={(event) => onShow(event.currentTarget.value as Show)}
        >
          {SHOWS.map(([key, name]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
        <select
          class="input"
          aria-label={t("Order")}
          value={order}
          onChange={(event) => onOrder(event.currentTarget.value as Order)}
        >
          {ORDERS.map(([key, name]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <ol ref={list}>
        {rows.map((row) => (
          <li key={row.id}>
            <button type="button" aria-current={row.id === at} onClick={() => onAt(row.id)}>
              <span class="line small">
                <span class="quiet">{row.transcript}</span>
                <span class="tag">{known(row.type)}</span>
                {row.status !== "open" && (
                  <span class={row.status === "conflict" ? "tag warn" : "tag good"}>{STATUS[row.status]}</span>
                )}
              </span>
              <span class="stack small">
                {codesOf(row).map((code) => (
                  <CodeName key={code} code={code} codes={book.codes} />
                ))}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </aside>
  );
}
