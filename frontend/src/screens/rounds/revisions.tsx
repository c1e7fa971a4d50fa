/** What a second pass changed, or what was sub-coded: a record, never agreement. */

import type { Polarity, Revised, RevisedSide, Revisions } from "../../api/wire.ts";
import { POLARITIES } from "../../app/format.ts";
import { anyChange, useLoad } from "../../app/load.ts";
import { Show } from "../../app/parts.tsx";
import { Told } from "../../app/told.tsx";
import { known, rich, t } from "../../i18n/t.ts";
import { SaveAs } from "./save.tsx";

function Side({ side }: { side: RevisedSide | null }) {
  if (!side) return <span class="quiet">–</span>;
  const more = [side.polarity === "supporting" ? "" : POLARITIES[side.polarity as Polarity].name, side.value]
    .filter(Boolean)
    .join(", ");
  return (
    <>
      <strong>{side.code}</strong>
      {more && ` (${more})`} <q>{side.words}</q>
    </>
  );
}

function Codes({ data }: { data: Revisions }) {
  return (
    <section class="scroll" aria-label={t("By code")} tabIndex={0}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t("Code")}</th>
            {data.columns.map((name) => (
              <th key={name} scope="col" class="num">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={row.code}>
              <th scope="row">{row.code}</th>
              {row.numbers.map((number, at) => (
                <td key={data.columns[at]} class="num">
                  {number}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Change({ one }: { one: Revised }) {
  return (
    <tr>
      <th scope="row">
        {one.transcript}
        {one.turn !== null && `, ${one.turn}`}
      </th>
      <td>{known(one.change)}</td>
      <td>
        <Side side={one.before} />
      </td>
      <td>
        <Side side={one.after} />
      </td>
      <td>{one.by}</td>
      <td>{one.reason}</td>
    </tr>
  );
}

const HEADS = [t("Transcript, turn"), t("Change##noun"), t("Before"), t("After"), t("By##who"), t("Reason")];

function Changes({ changes }: { changes: Revised[] }) {
  return (
    <section class="scroll" aria-label={t("Every change")} tabIndex={0}>
      <table class="table wide">
        <thead>
          <tr>
            {HEADS.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changes.map((one, at) => (
            <Change key={at} one={one} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function RevisionsPart({ round }: { round: string }) {
  const path = `/api/rounds/${encodeURIComponent(round)}`;
  const found = useLoad<Revisions>(`${path}/revisions`, anyChange);
  return (
    <section class="stack" aria-label={t("Revisions")}>
      <h2>{t("What was revised")}</h2>
      <Show what={t("Revisions")} of={found}>
        {(data) => (
          <>
            <p>
              <Told words={data.told} />
            </p>
            {data.rows.length > 0 && (
              <>
                <Codes data={data} />
                {data.changes.length > 0 && <Changes changes={data.changes} />}
                {data.without.length > 0 && (
                  <p>
                    {rich(
                      "{without} of {passages, plural, one {# passage} other {# passages}} have no sub-code: {without2}.",
                      {
                        without: data.without.length,
                        passages: data.passages,
                        without2: data.without
                          .map((one) =>
                            one.turn === null
                              ? one.transcript
                              : t("{transcript}, turn {turn}", { transcript: one.transcript, turn: one.turn }),
                          )
                          .join("; "),
                      },
                    )}
                  </p>
                )}
                <SaveAs kind="revisions" round={round} what={t("revisions")} />
              </>
            )}
            <p class="quiet small">
              <Told words={data.note} />
            </p>
          </>
        )}
      </Show>
    </section>
  );
}
