/** The transcripts of one round. */

import type { LibraryRow, Round } from "../../api/wire.ts";
import { ASSIGNMENT_STATES, formatDay, formatNumber, formatTime } from "../../app/format.ts";
import { href } from "../../app/router.ts";
import { seesOthers, services, session } from "../../app/services.ts";
import { Told } from "../../app/told.tsx";
import { shareRead } from "../../app/turns_read.ts";
import { known, rich, t } from "../../i18n/t.ts";

/** What the study calls a case. */
const caseName = (): string => known(session.value?.study.case || "organization");

function caseWord(): string {
  const word = caseName();
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function State({ row }: { row: LibraryRow }) {
  // Private: from the own settings only.
  const share = shareRead(services.settings.value.value, `${row.round}/${row.transcript}`, row.turns);
  const words = ASSIGNMENT_STATES[row.state];
  if (row.state === "finished") return <span class="tag good">✓ {words}</span>;
  return (
    <>
      <span class="nowrap">{words}</span>{" "}
      {share !== null && (
        <span class="quiet nowrap">{rich("· {round} % read", { round: Math.round(share * 100) })}</span>
      )}
    </>
  );
}

function Row({ row, round }: { row: LibraryRow; round: Round }) {
  const opened = row.state !== "todo";
  return (
    <tr>
      <th scope="row">
        {row.problem ? (
          <>
            <span>{row.transcript}</span>
            <p class="small problem">
              <Told words={row.problem} />
            </p>
          </>
        ) : (
          <a class="open" href={href.code(row.round, row.transcript)} dir="auto">
            {row.transcript}
          </a>
        )}
      </th>
      <td class="case" dir="auto">
        {row.case_name || row.case || <span class="dim">{t("no {word}", { word: caseName() })}</span>}
        {row.case_name && <span class="dim small"> {row.case}</span>}
      </td>
      <td class="nowrap far">{formatDay(row.date)}</td>
      <td class="num far">{row.read ? formatNumber(row.words) : <span class="dim">…</span>}</td>
      <td>
        <State row={row} />
      </td>
      <td class="num">{opened || row.codings ? formatNumber(row.codings) : <span class="dim">–</span>}</td>
      <td class="num far">{row.memos || <span class="dim">–</span>}</td>
      <td class="num far">{row.marks || <span class="dim">–</span>}</td>
      <td class="nowrap far dim">{formatTime(row.touched)}</td>
      <td class="nowrap acts">
        <a
          class="small"
          href={href.print(row.round, row.transcript)}
          aria-label={t("Print {transcript}", { transcript: row.transcript })}
        >
          {t("Print")}
        </a>
        {(seesOthers(round) || (round.kind === "second-pass" && round.may.see_others)) && (
          <>
            {" "}
            <a
              class="small"
              href={href.compare(row.round, row.transcript)}
              aria-label={t("Compare {transcript}", { transcript: row.transcript })}
            >
              {t("Compare")}
            </a>
          </>
        )}
      </td>
    </tr>
  );
}

export function Rows({ rows, round }: { rows: LibraryRow[]; round: Round }) {
  if (rows.length === 0)
    return (
      <p class="quiet">
        {round.mine ? t("No transcripts of yours in this round.") : t("You are not one of this round’s coders.")}
      </p>
    );
  return (
    <div class="scroll">
      <table class="table library">
        <caption class="sr">{rich("Transcripts of round {id}", { id: round.id })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("Transcript")}</th>
            <th scope="col">{caseWord()}</th>
            <th scope="col" class="far">
              {t("Date")}
            </th>
            <th scope="col" class="num far" title={t("Words of respondents")}>
              {t("Words")}
            </th>
            <th scope="col">{t("My state")}</th>
            <th scope="col" class="num">
              {t("Codings")}
            </th>
            <th scope="col" class="num far">
              {t("Memos")}
            </th>
            <th scope="col" class="num far">
              {t("To discuss")}
            </th>
            <th scope="col" class="far">
              {t("Last touched")}
            </th>
            <th scope="col">
              <span class="sr">{t("More")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.transcript} row={row} round={round} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
