/** Everything this person did, newest first, each to be undone or done again. */
import { useState } from "preact/hooks";
import type { History as HistoryData, HistoryRow } from "../api/wire.ts";
import { describeStep, formatTime, translate } from "../app/format.ts";
import { anyChange, useLoad } from "../app/load.ts";
import { Empty, Page, Show } from "../app/parts.tsx";
import { href } from "../app/router.ts";
import { round, services, session } from "../app/services.ts";
import { rich, t } from "../i18n/t.ts";
import { newOp } from "../ops/make.ts";
import type { OpQueue } from "../ops/queue.ts";

const STEP = 200;

function Row({ row, queue }: { row: HistoryRow; queue: OpQueue }) {
  const act = async () => {
    const result = await queue.send(newOp({ kind: row.undone ? "redo" : "undo", target: row.op_id }));
    services.announce(
      result.ok
        ? t("{done}: {step}.", { done: row.undone ? t("Done again") : t("Undone"), step: describeStep(row) })
        : translate(result.error.message),
    );
  };
  const what = describeStep(row);
  return (
    <tr>
      <td class="nowrap dim">{formatTime(row.at)}</td>
      <td class="nowrap">
        {row.transcript ? (
          <a href={href.code(row.round, row.transcript, row.start)}>{row.transcript}</a>
        ) : (
          <span class="dim">{t("study")}</span>
        )}{" "}
        <span class="dim small">{row.round}</span>
      </td>
      <th scope="row">
        {row.undone ? (
          <>
            <s class="dim">{what}</s> <span class="tag">{t("undone")}</span>
          </>
        ) : (
          what
        )}
      </th>
      <td class="num">
        {row.fixed ? (
          <span class="dim small">{row.fixed}</span>
        ) : (
          <button
            type="button"
            class="btn small"
            aria-label={`${row.undone ? t("Redo") : t("Undo")}: ${what}`}
            onClick={() => void act()}
          >
            {row.undone ? t("Redo") : t("Undo")}
          </button>
        )}
      </td>
    </tr>
  );
}

export function History({ queue }: { queue: OpQueue }) {
  const [all, setAll] = useState(true);
  const [limit, setLimit] = useState(STEP);
  const one = all ? "" : `&round=${encodeURIComponent(round.value?.id ?? "")}`;
  const history = useLoad<HistoryData>(`/api/history?limit=${limit}${one}`, anyChange);
  const several = (session.value?.rounds.length ?? 0) > 1;
  return (
    <Page
      title={t("History")}
      sub={t("Your own operations. Undoing one leaves everything else as it is.")}
      tools={
        several && (
          <label class="check">
            <input type="checkbox" checked={!all} onChange={(event) => setAll(!event.currentTarget.checked)} />
            {rich("Only round {id}", { id: round.value?.id })}
          </label>
        )
      }
    >
      <Show what={t("History")} of={history}>
        {({ rows, more }) =>
          rows.length === 0 ? (
            <Empty title={t("Nothing done here yet.")}>
              <p>
                {t(
                  "Each coding, memo and decision of yours will stand here, and can be undone here, after a restart too.",
                )}
              </p>
            </Empty>
          ) : (
            <>
              <div class="scroll">
                <table class="table">
                  <caption class="sr">{t("Your operations, newest first")}</caption>
                  <thead>
                    <tr>
                      <th scope="col">{t("When")}</th>
                      <th scope="col">{t("Where")}</th>
                      <th scope="col">{t("What")}</th>
                      <th scope="col">
                        <span class="sr">{t("Undo")}</span>
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map((row) => (
                      <Row key={row.op_id} row={row} queue={queue} />
                    ))}
                  </tbody>
                </table>
              </div>
              {more && (
                <button type="button" class="btn" onClick={() => setLimit(limit + STEP)}>
                  {t("Show more")}
                </button>
              )}
            </>
          )
        }
      </Show>
    </Page>
  );
}
