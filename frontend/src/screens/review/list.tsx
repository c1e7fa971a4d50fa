/** The codings that are listed, and how much of the round somebody has looked at. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Code, ReviewQueue, ReviewRow, ReviewStatus } from "../../api/wire.ts";
import { count, formatNumber } from "../../app/format.ts";
import { revealInPane } from "../../app/reveal.ts";
import { CodeName } from "../../app/swatch.tsx";
import { STATUSES } from "./model.ts";

const TONE: Partial<Record<ReviewStatus, string>> = {
  accepted: "tag good",
  changed: "tag good",
  queried: "tag warn",
  differing: "tag warn",
};

export function StatusTag({ status }: { status: ReviewStatus }) {
  return <span class={TONE[status] ?? "tag"}>{STATUSES[status]}</span>;
}

function Shares({ queue, codes }: { queue: ReviewQueue; codes: readonly Code[] }) {
  return (
    <details>
      <summary class="small">Reviewed, code by code</summary>
      <table class="shares small">
        <caption class="sr">How many codings of each code were reviewed</caption>
        <thead class="sr">
          <tr>
            <th scope="col">Code</th>
            <th scope="col">Reviewed</th>
          </tr>
        </thead>
        <tbody>
          {queue.codes.map(({ code, share }) => (
            <tr key={code} title={share.words}>
              <th scope="row">
                <CodeName code={code} codes={codes} />
              </th>
              <td class="num">
                {formatNumber(share.reviewed)} of {formatNumber(share.codings)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

interface Props {
  queue: ReviewQueue;
  rows: readonly ReviewRow[];
  at: string;
  codes: readonly Code[];
  onAt: (id: string) => void;
  children: ComponentChildren;
}

export function List({ queue, rows, at, codes, onAt, children }: Props) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    revealInPane(list.current?.querySelector("[aria-current='true']"));
  }, [at]);
  const { share } = queue;
  return (
    <aside class="queue" data-region="queue" aria-label="Queue">
      <p class="small" id="share" role="status">
        <strong>
          {formatNumber(share.reviewed)} of {count(share.codings, "coding")} reviewed
        </strong>{" "}
        <span class="quiet">
          {[
            ["accepted", share.by_status.accepted],
            ["queried", share.by_status.queried],
            ["changed", share.by_status.changed],
            ["differing", share.by_status.differing],
          ]
            .filter(([, n]) => n)
            .map(([name, n]) => `${n} ${name}`)
            .join(", ")}
        </span>
      </p>
      <progress max={Math.max(1, share.codings)} value={share.reviewed} aria-label="Reviewed" />
      <Shares queue={queue} codes={codes} />
      {children}
      <p class="quiet small">
        {count(rows.length, "coding")} listed
        {queue.listed > queue.rows.length &&
          ` of ${formatNumber(queue.listed)}: choose a code or a transcript to see the others`}
      </p>
      <ol ref={list}>
        {rows.map((row) => (
          <li key={row.id}>
            <button type="button" aria-current={row.id === at} onClick={() => onAt(row.id)}>
              <span class="line small">
                <span class="quiet">
                  {row.transcript}
                  {row.turn !== null && `, turn ${row.turn}`}
                </span>
                {row.status !== "unreviewed" && <StatusTag status={row.status} />}
              </span>
              <span class="small">
                <CodeName code={row.code} codes={codes} polarity={row.polarity} />
              </span>
            </button>
          </li>
        ))}
      </ol>
    </aside>
  );
}
