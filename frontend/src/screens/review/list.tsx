/** The codings that are listed, and how much of the round somebody has looked at. */
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Code, ReviewQueue, ReviewRow, ReviewShare, ReviewStatus } from "../../api/wire.ts";
import { formatNumber } from "../../app/format.ts";
import { revealInPane } from "../../app/reveal.ts";
import { CodeName } from "../../app/swatch.tsx";
import { rich, t } from "../../i18n/t.ts";
import { STATUSES } from "./model.ts";

const OUTCOMES = ["accepted", "queried", "changed", "differing"] as const;

const TONE: Partial<Record<ReviewStatus, string>> = {
  accepted: "tag good",
  changed: "tag good",
  queried: "tag warn",
  differing: "tag warn",
};

export function StatusTag({ status }: { status: ReviewStatus }) {
  return <span class={TONE[status] ?? "tag"}>{STATUSES[status]}</span>;
}

const outcomesOf = (share: ReviewShare): string =>
  OUTCOMES.filter((name) => share.by_status[name])
    .map((name) => `${share.by_status[name]} ${STATUSES[name]}`)
    .join(", ");

function Shares({ queue, codes }: { queue: ReviewQueue; codes: readonly Code[] }) {
  return (
    <details>
      <summary class="small">{t("Reviewed, code by code")}</summary>
      <table class="shares small">
        <caption class="sr">{t("How many codings of each code were reviewed")}</caption>
        <thead class="sr">
          <tr>
            <th scope="col">{t("Code")}</th>
            <th scope="col">{t("Reviewed")}</th>
          </tr>
        </thead>
        <tbody>
          {queue.codes.map(({ code, share }) => (
            <tr key={code} title={outcomesOf(share)}>
              <th scope="row">
                <CodeName code={code} codes={codes} />
              </th>
              <td class="num">
                {t("{reviewed} of {codings}", {
                  reviewed: formatNumber(share.reviewed),
                  codings: formatNumber(share.codings),
                })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** How much of the round was looked at, in all and code by code. */
function Share({ queue, codes }: { queue: ReviewQueue; codes: readonly Code[] }) {
  const { share } = queue;
  return (
    <>
      <p class="small" id="share" role="status">
        <strong>
          {t("{reviewed} of {codings, plural, one {# coding} other {# codings}} reviewed", {
            reviewed: formatNumber(share.reviewed),
            codings: share.codings,
          })}
        </strong>{" "}
        <span class="quiet">{outcomesOf(share)}</span>
      </p>
      <progress max={Math.max(1, share.codings)} value={share.reviewed} aria-label={t("Reviewed")} />
      <Shares queue={queue} codes={codes} />
    </>
  );
}

interface ListedProps {
  row: ReviewRow;
  current: boolean;
  codes: readonly Code[];
  onAt: (id: string) => void;
}

/** One coding of the list; drawn again only where something of it changed, since hundreds are listed. */
function Listed({ row, current, codes, onAt }: ListedProps) {
  const go = useRef(onAt);
  go.current = onAt;
  return useMemo(
    () => (
      <li>
        <button type="button" aria-current={current} onClick={() => go.current(row.id)}>
          <span class="line small">
            <span class="quiet">
              {rich("{transcript}{hasTurn, select, yes {, turn {turn}} other {}}", {
                transcript: row.transcript,
                hasTurn: row.turn !== null ? "yes" : "no",
                turn: row.turn,
              })}
            </span>
            {row.status !== "unreviewed" && <StatusTag status={row.status} />}
          </span>
          <span class="small">
            <CodeName code={row.code} codes={codes} polarity={row.polarity} />
          </span>
        </button>
      </li>
    ),
    [row, current, codes],
  );
}

interface Props {
  /** Null while another one is fetched: what is chosen stays in sight, and keeps the focus. */
  queue: ReviewQueue | null;
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
  return (
    <aside class="queue" data-region="queue" aria-label={t("Queue")}>
      {queue && <Share queue={queue} codes={codes} />}
      {children}
      {queue && (
        <p class="quiet small">
          {t(
            "{rows, plural, one {# coding} other {# codings}} listed{hasListed, select, yes { of {listed}: choose a code or a transcript to see the others} other {}}",
            {
              rows: rows.length,
              hasListed: queue.listed > queue.rows.length ? "yes" : "no",
              listed: formatNumber(queue.listed),
            },
          )}
        </p>
      )}
      <ol ref={list}>
        {rows.map((row) => (
          <Listed key={row.id} row={row} current={row.id === at} codes={codes} onAt={onAt} />
        ))}
      </ol>
    </aside>
  );
}
