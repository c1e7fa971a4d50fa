/** The transcripts that the study has. */

import { Fragment } from "preact";
import { useState } from "preact/hooks";
import type { TranscriptList, TranscriptRow } from "../../api/wire.ts";
import { formatDay, formatNumber } from "../../app/format.ts";
import { asks } from "../../app/may.ts";
import { ToBringIn } from "../../app/next_step.tsx";
import { Empty, PRIVATE } from "../../app/parts.tsx";
import { href } from "../../app/router.ts";
import { Told } from "../../app/told.tsx";
import { rich, t } from "../../i18n/t.ts";
import { RemoveDialog } from "./remove_dialog.tsx";
import { roleName } from "./roles.tsx";
import { SpeakersDialog } from "./speakers_dialog.tsx";
import { TextDialog } from "./text_dialog.tsx";
import { LeftToPeople, WithdrawDialog } from "./withdraw_dialog.tsx";

type Asked = { what: "text" | "speakers" | "remove" | "withdraw"; row: TranscriptRow };

/** Who speaks, in which role unless the label says it, in how many turns; a name of any direction stands by itself. */
function Named({ label, role, turns }: TranscriptRow["speakers"][number]) {
  return (
    <>
      <bdi>{label || t("(no label)")}</bdi> {label.toLowerCase() === role ? turns : `${roleName(role)} ${turns}`}
    </>
  );
}

function Speakers({ row }: { row: TranscriptRow }) {
  const guessed = row.speakers.some((one) => !one.confirmed);
  return (
    <>
      {row.speakers.map((one, i) => (
        <Fragment key={one.label}>
          {i > 0 && ", "}
          <Named {...one} />
        </Fragment>
      ))}{" "}
      {guessed && <span class="tag warn">{t("roles guessed")}</span>}
    </>
  );
}

function Line({ row, ask }: { row: TranscriptRow; ask: (asked: Asked) => void }) {
  const round = row.rounds.at(-1);
  return (
    <tr>
      <th scope="row" dir="auto">
        {row.id}
        {row.problem && (
          <p class="small problem">
            <Told words={row.problem} />
          </p>
        )}
        {row.withdrawn && <p class="small dim">{rich("withdrawn on {withdrawn}", { withdrawn: row.withdrawn })}</p>}
      </th>
      <td dir="auto">
        {row.case_name || row.case || (!row.withdrawn && <span class="dim">{t("no case")}</span>)}
        {row.case_name && <span class="dim small"> {row.case}</span>}
      </td>
      <td class="nowrap">{formatDay(row.date)}</td>
      <td class="speakers">
        <Speakers row={row} />
      </td>
      <td class="num">{row.read && !row.withdrawn ? formatNumber(row.turns) : ""}</td>
      <td class="num">{row.read && !row.withdrawn ? formatNumber(row.words) : ""}</td>
      <td>
        {row.rounds.map((id) => (
          <span key={id} class="tag">
            {id}
          </span>
        ))}
        {row.texts > 1 && (
          <span class="tag info">
            {t("changed {texts, plural, one {once} other {# times}}", { texts: row.texts - 1 })}
          </span>
        )}
      </td>
      <td class="acts nowrap">
        {!row.withdrawn && (
          <>
            <button
              type="button"
              class="btn small"
              aria-label={t("Text of {id}", { id: row.id })}
              disabled={row.problem !== ""}
              onClick={() => ask({ what: "text", row })}
            >
              {t("Text")}
            </button>{" "}
            <button
              type="button"
              class="btn small"
              aria-label={t("Speakers of {id}", { id: row.id })}
              {...asks("POST /api/transcripts/{id}/speakers")}
              disabled={row.problem !== ""}
              onClick={() => ask({ what: "speakers", row })}
            >
              {t("Speakers")}
            </button>{" "}
            {round ? (
              <a class="small" href={href.code(round, row.id)} aria-label={t("Code {id}", { id: row.id })}>
                {t("Code##verb")}
              </a>
            ) : (
              <button
                type="button"
                class="btn small"
                aria-label={t("Remove {id}", { id: row.id })}
                {...asks("POST /api/transcripts/{id}/remove")}
                onClick={() => ask({ what: "remove", row })}
              >
                {t("Remove")}
              </button>
            )}{" "}
            <button
              type="button"
              class="btn small"
              aria-label={t("Participant withdrew… ({id})", { id: row.id })}
              {...asks("POST /api/transcripts/{id}/withdrawal")}
              onClick={() => ask({ what: "withdraw", row })}
            >
              {t("Participant withdrew…")}
            </button>
          </>
        )}
      </td>
    </tr>
  );
}

const matches = (row: TranscriptRow, words: string[]): boolean => {
  const text = [
    row.id,
    row.case,
    row.case_name,
    row.date,
    formatDay(row.date),
    row.file,
    ...row.speakers.map((one) => one.label),
  ]
    .join(" ")
    .toLowerCase();
  return words.every((word) => text.includes(word));
};

export function List({ list }: { list: TranscriptList }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [text, setText] = useState("");
  if (list.rows.length === 0)
    return (
      <Empty title={t("No transcripts yet.")}>
        <p>{t("Interviews that you bring in stand here, with who speaks in them and which rounds are about them.")}</p>
        <ToBringIn />
      </Empty>
    );
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = list.rows.filter((row) => matches(row, words));
  const current = asked && list.rows.find((row) => row.id === asked.row.id);
  return (
    <div class="stack">
      <LeftToPeople />
      <label>
        <span class="sr">{t("Filter transcripts")}</span>
        <input
          class="input"
          type="search"
          placeholder={t("Filter by transcript, case, speaker, file")}
          value={text}
          data-entry
          onInput={(event) => setText(event.currentTarget.value)}
          {...PRIVATE}
        />
      </label>
      <div class="scroll">
        <table class="table transcripts">
          <caption class="sr">{t("Transcripts of the study")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("Transcript")}</th>
              <th scope="col">{t("Case")}</th>
              <th scope="col">{t("Date")}</th>
              <th scope="col">{t("Speakers and turns")}</th>
              <th scope="col" class="num">
                {t("Turns")}
              </th>
              <th scope="col" class="num">
                {t("Words of respondents")}
              </th>
              <th scope="col">{t("Rounds")}</th>
              <th scope="col">
                <span class="sr">{t("More")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Line key={row.id} row={row} ask={setAsked} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length === 0 && <p class="note">{rich("No transcript matches ‘{text}’.", { text })}</p>}
      {current && asked.what === "text" && <TextDialog id={current.id} close={() => setAsked(null)} />}
      {current && asked.what === "speakers" && <SpeakersDialog row={current} close={() => setAsked(null)} />}
      {current && asked.what === "remove" && <RemoveDialog row={current} close={() => setAsked(null)} />}
      {current && asked.what === "withdraw" && <WithdrawDialog id={current.id} close={() => setAsked(null)} />}
    </div>
  );
}
