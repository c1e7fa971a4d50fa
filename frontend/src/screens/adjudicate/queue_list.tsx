/** The queue of clusters. */

import { useEffect, useRef } from "preact/hooks";
import type { Codebook } from "../../api/wire.ts";
import { revealInPane } from "../../app/reveal.ts";
import { CodeName } from "../../app/swatch.tsx";
import { codesOf, type Order, type Show, STATUS } from "./model.ts";
import type { Cluster, Progress } from "./types.ts";

const SHOWS: [Show, string][] = [
  ["todo", "To decide"],
  ["deferred", "Deferred"],
  ["decided", "Decided"],
  ["agreed", "Agreed"],
  ["all", "All"],
];
const ORDERS: [Order, string][] = [
  ["text", "In text order"],
  ["code", "By code"],
  ["size", "Short ones first"],
  ["hard", "Hardest first"],
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
    progress.deferred && `${progress.deferred} deferred`,
    progress.conflicts && `${progress.conflicts} decided in two ways`,
  ].filter(Boolean);
  return [`${progress.decided} / ${progress.total}`, ...more].join(" · ");
}

export function QueueList({ rows, progress, at, book, show, order, onShow, onOrder, onAt }: Props) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    revealInPane(list.current?.querySelector("[aria-current='true']"));
  }, [at]);
  return (
    <aside class="queue" data-region="queue" aria-label="Queue">
      <p class="row">
        <strong>{progressWords(progress)}</strong>
        <span class="quiet small">{progress.agreed} agreed</span>
      </p>
      <progress max={Math.max(1, progress.total)} value={progress.decided} aria-label="Decided" />
      <div class="row">
        <select
          class="input"
          aria-label="Show"
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
          aria-label="Order"
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
                <span class="tag">{row.type}</span>
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
