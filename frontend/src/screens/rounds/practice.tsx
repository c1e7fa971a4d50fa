/** How far the coders of a training round are alike so far; never for report. */

import type { Practice } from "../../api/wire.ts";
import { formatFigure } from "../../app/format.ts";
import { anyChange, useLoad } from "../../app/load.ts";
import { Show } from "../../app/parts.tsx";
import { Told } from "../../app/told.tsx";
import { known, rich, t } from "../../i18n/t.ts";

function Table({ data }: { data: Practice }) {
  const first = data.key ? t("only {key}", { key: data.key }) : t("only the first");
  const heads = [t("Units"), t("Both"), first, data.key ? t("only the coder") : t("only the second"), t("Kappa")];
  return (
    <section class="scroll" aria-label={t("Figures so far")} tabIndex={0}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t("Code")}</th>
            <th scope="col">{data.key ? t("Coder") : t("Coders")}</th>
            {heads.map((name) => (
              <th key={name} scope="col" class="num">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={`${row.code}/${row.first}/${row.second}`}>
              <th scope="row">{row.code}</th>
              <td>{data.key ? row.second : `${row.first}, ${row.second}`}</td>
              {[row.n_units, row.both, row.only_first, row.only_second].map((number, at) => (
                <td key={heads[at]} class="num">
                  {number}
                </td>
              ))}
              <td class="num">{formatFigure(row.kappa)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function PracticePart({ round }: { round: string }) {
  const found = useLoad<Practice>(`/api/rounds/${encodeURIComponent(round)}/practice`, anyChange);
  return (
    <section class="stack" aria-label={t("So far")}>
      <h2>{t("So far")}</h2>
      <Show what={t("Figures so far")} of={found}>
        {(data) => (
          <>
            <p class="note warn">
              <Told words={data.note} />
            </p>
            <p>
              {rich(
                "{transcripts, plural, one {# transcript} other {# transcripts}} that two coders finished{hasKey, select, yes {; {key}’s codings are the known answers} other {}}; by {unit}.",
                {
                  transcripts: data.transcripts,
                  hasKey: data.key ? "yes" : "no",
                  key: data.key,
                  unit: known(data.unit),
                },
              )}
            </p>
            {data.rows.length > 0 && <Table data={data} />}
          </>
        )}
      </Show>
    </section>
  );
}
