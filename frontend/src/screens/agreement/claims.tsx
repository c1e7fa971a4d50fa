/** Claims: what a reader of the table of cases and themes would see from each coder alone. */

import type { ClaimCell, ClaimPair, Claims as ClaimsData, ClaimTheme, Code } from "../../api/wire.ts";
import { formatFigure, formatNumber, formatPercent } from "../../app/format.ts";
import { useLoad } from "../../app/load.ts";
import { Show } from "../../app/parts.tsx";
import { CodeName } from "../../app/swatch.tsx";
import { Note, Told, titled } from "../../app/told.tsx";
import { known, rich, t } from "../../i18n/t.ts";

function Theme({ row, coders, codes }: { row: ClaimTheme; coders: string[]; codes: readonly Code[] }) {
  const { interval } = row;
  return (
    <tr>
      <th scope="row">
        <CodeName code={row.code} codes={codes} />
        {row.cohen_kappa === null && row.note && (
          <span class="why">
            – <Note words={row.note} />
          </span>
        )}
      </th>
      {coders.map((coder) => (
        <td key={coder} class="num">
          {rich("{k} of {n}", { k: row.k[coder], n: row.n[coder] })}
        </td>
      ))}
      <td class="num">{formatNumber(row.difference_k)}</td>
      <td class="num">{formatPercent(row.difference_share)}</td>
      <td class="num">{rich("{n_differ} of {n_cases}", { n_differ: row.n_differ, n_cases: row.n_cases })}</td>
      <td class="num">{formatPercent(row.percent_agreement)}</td>
      <td class="num">
        <strong>{formatFigure(row.cohen_kappa)}</strong>
      </td>
      <td class="num">{formatFigure(row.krippendorff_alpha)}</td>
      <td class="num">{formatFigure(row.gwet_ac1)}</td>
      <td {...titled(row.note)}>
        {interval ? t("{low} to {high}", { low: formatFigure(interval.low), high: formatFigure(interval.high) }) : "–"}
      </td>
    </tr>
  );
}

function Themes({ data, codes }: { data: ClaimsData; codes: readonly Code[] }) {
  const numbers = [
    t("Difference in k"),
    t("In share"),
    t("Cases that differ"),
    t("Agree"),
    t("Kappa"),
    t("Alpha"),
    "AC1",
  ];
  return (
    <div class="scroll">
      <table class="table agreement">
        <caption class="sr">
          {rich("k of n of each theme as {coders} alone would report it", { coders: data.coders.join(", ") })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t("Theme")}</th>
            {[...data.coders, ...numbers].map((title) => (
              <th key={title} scope="col" class="num">
                {title}
              </th>
            ))}
            <th scope="col">{t("95 % interval")}</th>
          </tr>
        </thead>
        <tbody>
          {data.themes.map((row) => (
            <Theme key={row.code} row={row} coders={data.coders} codes={codes} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function States({ pair, names }: { pair: ClaimPair; names: Record<string, string> }) {
  const [first, second] = pair.coders;
  return (
    <div class="scroll">
      <table class="table agreement">
        <caption class="small quiet">
          {rich("Rows: what {first} says; columns: what {second} says", { first, second })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {pair.states.map((state) => (
              <th key={state} scope="col" class="num">
                {known(names[state] ?? state)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pair.states.map((state, row) => (
            <tr key={state}>
              <th scope="row">{known(names[state] ?? state)}</th>
              {pair.states.map((other, column) => (
                <td key={other} class="num">
                  {formatNumber(pair.counts[row]?.[column] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CellRow({ cell, data, codes }: { cell: ClaimCell; data: ClaimsData; codes: readonly Code[] }) {
  return (
    <tr>
      <th scope="row">{data.case_names[cell.case] ?? cell.case}</th>
      <td>
        <CodeName code={cell.theme} codes={codes} />
      </td>
      {data.coders.map((coder) => {
        const state = cell.states[coder];
        const excerpts = cell.excerpts[coder] ?? 0;
        return (
          <td key={coder}>
            {state ? known(data.state_names[state] ?? state) : "–"}
            {excerpts > 0 && ` (${excerpts})`}
          </td>
        );
      })}
    </tr>
  );
}

function Cells({ data, codes }: { data: ClaimsData; codes: readonly Code[] }) {
  if (data.cells.length === 0)
    return <p class="note good">{t("Every case and theme has the same state from every coder.")}</p>;
  return (
    <details>
      <summary>{t("The cells that differ, with each coder’s state and number of excerpts")}</summary>
      <div class="scroll">
        <table class="table agreement">
          <caption class="sr">{t("Cells that differ")}</caption>
          <thead>
            <tr>
              {[t("Case"), t("Theme"), ...data.coders].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.cells.map((cell) => (
              <CellRow key={`${cell.case}/${cell.theme}`} cell={cell} data={data} codes={codes} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

export function Claims({ round, codes }: { round: string; codes: readonly Code[] }) {
  const found = useLoad<ClaimsData>(`/api/claims?round=${encodeURIComponent(round)}`);
  return (
    <Show what={t("Claims")} of={found}>
      {(data) =>
        data.themes.length > 0 && (
          <section class="stack" id="claims" aria-label={t("Claims")}>
            <h2>{t("What a reader of the table sees")}</h2>
            <p class="quiet small">
              {rich(
                "The states of the matrix of {codebook}, as each coder’s codings of this round alone would give them, compared case by case. k of n is what each would report.",
                { codebook: data.codebook },
              )}
            </p>
            <p>
              <Told words={data.words} />
            </p>
            <Themes data={data} codes={codes} />
            {data.states.map((pair) => (
              <States key={pair.coders.join("/")} pair={pair} names={data.state_names} />
            ))}
            <Cells data={data} codes={codes} />
            {data.asides.map((words) => (
              <p key={words} class="quiet small">
                <Told words={words} />
              </p>
            ))}
          </section>
        )
      }
    </Show>
  );
}
