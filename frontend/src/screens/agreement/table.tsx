/** Agreement, one row per code. What is undefined is a dash with the reason, never 0 or 1. */

import { useState } from "preact/hooks";
import type { Agreement, AgreementCode, Code } from "../../api/wire.ts";
import { formatFigure, formatNumber, formatPercent } from "../../app/format.ts";
import { CodeName } from "../../app/swatch.tsx";
import { Note, titled } from "../../app/told.tsx";
import { known, rich, t } from "../../i18n/t.ts";
import { type Level, rowsOf } from "./levels.ts";
import { type Column, fewPositives, nextOrder, type Order, prevalence, sorted } from "./sorting.ts";

const COLUMNS: [Column, string, string][] = [
  ["code", t("Code"), t("The code, rolled up over what is below it")],
  ["n_units", t("Units"), t("Units that every coder of the pair has read")],
  ["percent_agreement", t("Agree"), t("Share of units on which the coders agree; high for every rare code")],
  ["positive_agreement", t("Positive"), t("Agreement on presence alone: 2a / (2a + b + c)")],
  ["cohen_kappa", t("Kappa"), t("Cohen’s kappa; for more than two coders the mean of the pairs that have one")],
  ["krippendorff_alpha", t("Alpha"), t("Krippendorff’s alpha, nominal")],
  ["gwet_ac1", "AC1", t("Gwet’s AC1")],
  ["prevalence", t("Used"), t("Share of decisions that are positive")],
];

function Head({
  order,
  onOrder,
  coders,
}: {
  order: Order | null;
  onOrder: (order: Order | null) => void;
  coders: string[];
}) {
  const cells = COLUMNS.map(([column, name, title]) => {
    const on = order?.column === column;
    return (
      <th
        key={column}
        scope="col"
        class={column === "code" ? undefined : "num"}
        aria-sort={on ? (order.down ? "descending" : "ascending") : undefined}
        title={title}
      >
        <button type="button" class="sort" onClick={() => onOrder(nextOrder(order, column))}>
          {name}
          <span class="arrow" aria-hidden="true">
            {on ? (order.down ? "↓" : "↑") : ""}
          </span>
        </button>
      </th>
    );
  });
  const names = coders.map((coder) => (
    <th key={coder} scope="col" class="num" title={t("Units where {coder} used the code", { coder })}>
      {coder}
    </th>
  ));
  const interval = (
    <th key="ci" scope="col">
      {t("Interval")}
    </th>
  );
  return (
    <tr>
      {cells.slice(0, 2)}
      {names}
      {cells.slice(2, 7)}
      {interval}
      {cells[7]}
    </tr>
  );
}

function intervalWords(row: AgreementCode): string {
  const { interval } = row;
  return interval ? t("{low} to {high}", { low: formatFigure(interval.low), high: formatFigure(interval.high) }) : "–";
}

/** Kappa of presence with polarity, below the one of presence, where another polarity than supporting occurs. */
function WithPolarity({ row }: { row: AgreementCode }) {
  const found = row.with_polarity;
  if (!found) return null;
  const said = Object.entries(found.values).map(
    ([value, given]) =>
      `${value}: ${Object.entries(given)
        .map(([coder, n]) => `${coder} ${formatNumber(n)}`)
        .join(", ")}`,
  );
  return (
    <span class="why" title={[...said, found.note].filter(Boolean).join("\n")}>
      {rich("{cohen_kappa} with polarity", { cohen_kappa: formatFigure(found.cohen_kappa) })}
    </span>
  );
}

function Row({
  row,
  inner,
  coders,
  codes,
  onCode,
}: {
  row: AgreementCode;
  inner: boolean; // set in below the code that it belongs to
  coders: string[];
  codes: readonly Code[];
  onCode: (code: string) => void;
}) {
  const few = fewPositives(row);
  const share = prevalence(row);
  const undefinedOne = row.cohen_kappa === null || row.krippendorff_alpha === null;
  return (
    <tr class={few ? "few" : undefined}>
      <th scope="row" style={inner ? { "--depth": row.depth } : undefined}>
        <button type="button" class="link" onClick={() => onCode(row.code)}>
          <CodeName code={row.code} codes={codes} />
        </button>
        {row.name !== row.code && (
          <span class="quiet" title={t("Without what is below it")}>
            {t(", itself")}
          </span>
        )}
        {undefinedOne && row.note && (
          <span class="why">
            – <Note words={row.note} />
          </span>
        )}
        {few && !undefinedOne && (
          <span class="why">{t("few positive decisions: read the counts, not the coefficient")}</span>
        )}
      </th>
      <td class="num">{formatNumber(row.n_units)}</td>
      {coders.map((coder) => (
        <td key={coder} class="num">
          {formatNumber(row.positives[coder] ?? 0)}
        </td>
      ))}
      <td class="num">{formatPercent(row.percent_agreement)}</td>
      <td class="num">{formatFigure(row.positive_agreement)}</td>
      <td class="num">
        <strong>{formatFigure(row.cohen_kappa)}</strong>
        <WithPolarity row={row} />
      </td>
      <td class="num">{formatFigure(row.krippendorff_alpha)}</td>
      <td class="num">{formatFigure(row.gwet_ac1)}</td>
      <td
        {...(row.interval
          ? {
              title: t("{level} % of {coefficient}, {method}, {df} df", {
                level: row.interval.level * 100,
                coefficient: row.interval.coefficient,
                method: row.interval.method,
                df: row.interval.df,
              }),
            }
          : titled(row.note))}
      >
        {intervalWords(row)}
      </td>
      <td class="num">
        {share !== null && (
          <>
            <span class="bar" aria-hidden="true">
              <i style={{ "--share": share }} />
            </span>{" "}
            {formatPercent(share)}
          </>
        )}
      </td>
    </tr>
  );
}

export function AgreementTable({
  data,
  level,
  codes,
  onCode,
}: {
  data: Agreement;
  level: Level;
  codes: readonly Code[];
  onCode: (code: string) => void;
}) {
  const [order, setOrder] = useState<Order | null>(null);
  return (
    <div class="scroll">
      <table class="table agreement">
        <caption class="sr">
          {rich("Agreement of {coders} per code, unit {unit}", {
            coders: data.coders.join(", "),
            unit: known(data.unit),
          })}
        </caption>
        <thead>
          <Head order={order} onOrder={setOrder} coders={data.coders} />
        </thead>
        <tbody>
          {sorted(rowsOf(data, level), order).map((row) => (
            <Row
              key={row.name}
              row={row}
              inner={!order && level === "all"}
              coders={data.coders}
              codes={codes}
              onCode={onCode}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
