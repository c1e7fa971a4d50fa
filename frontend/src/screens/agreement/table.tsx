/** Agreement, one row per code. What is undefined is a dash with the reason, never 0 or 1. */
import { useState } from "preact/hooks";
import type { Agreement, AgreementCode, Code } from "../../api/wire.ts";
import { formatFigure, formatNumber, formatPercent } from "../../app/format.ts";
import { CodeName } from "../../app/swatch.tsx";
import { type Level, rowsOf } from "./levels.ts";
import { type Column, fewPositives, nextOrder, type Order, prevalence, sorted } from "./sorting.ts";

const COLUMNS: [Column, string, string][] = [
  ["code", "Code", "The code, rolled up over what is below it"],
  ["n_units", "Units", "Units that every coder of the pair has read"],
  ["percent_agreement", "Agree", "Share of units on which the coders agree; high for every rare code"],
  ["positive_agreement", "Positive", "Agreement on presence alone: 2a / (2a + b + c)"],
  ["cohen_kappa", "Kappa", "Cohen’s kappa; for more than two coders the mean of the pairs that have one"],
  ["krippendorff_alpha", "Alpha", "Krippendorff’s alpha, nominal"],
  ["gwet_ac1", "AC1", "Gwet’s AC1"],
  ["prevalence", "Used", "Share of decisions that are positive"],
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
    <th key={coder} scope="col" class="num" title={`Units where ${coder} used the code`}>
      {coder}
    </th>
  ));
  const interval = (
    <th key="ci" scope="col">
      Interval
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
  return interval ? `${formatFigure(interval.low)} to ${formatFigure(interval.high)}` : "–";
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
      {formatFigure(found.cohen_kappa)} with polarity
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
          <span class="quiet" title="Without what is below it">
            , itself
          </span>
        )}
        {undefinedOne && row.note && <span class="why">– {row.note}</span>}
        {few && !undefinedOne && <span class="why">few positive decisions: read the counts, not the coefficient</span>}
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
        title={
          row.interval
            ? `${row.interval.level * 100} % of ${row.interval.coefficient}, ${row.interval.method}, ${row.interval.df} df`
            : row.note
        }
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
          Agreement of {data.coders.join(", ")} per code, unit {data.unit}
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
