/** A crosstab as a table whose cells are the chart: bars, tiles or strips over time, always with their number. */

import type { CrossCell, CrossColumn, CrossRow, Crosstab } from "../../api/wire.ts";
import { formatNumber, formatPercent } from "../../app/format.ts";
import { href } from "../../app/router.ts";
import { t } from "../../i18n/t.ts";
import type { Figures } from "./question.ts";

const MOST_BARS = 6;
const DEEPEST = 5;

type Look = "bars" | "strips" | "tiles";

const lookOf = (found: Crosstab, figures: Figures): Look => {
  if (figures !== "chart") return "tiles";
  if (found.over_time) return "strips";
  return found.columns.length <= MOST_BARS ? "bars" : "tiles";
};

/** What a cell says: a count, k of n, a share, or a dash where nobody looked. */
function wordsOf(found: Crosstab, cell: CrossCell, figures: Figures): string {
  if (cell.n === null) return "–";
  if (figures === "column") return formatPercent(cell.of_column);
  if (figures === "code") return formatPercent(cell.of_code);
  return found.count === "codings" ? formatNumber(cell.n) : t("{n} of {base}", { n: cell.n, base: cell.base });
}

/** How much of its room a cell fills, 0 to 1. */
function shareOf(found: Crosstab, cell: CrossCell, figures: Figures, most: number): number {
  if (!cell.n) return 0;
  if (figures === "code") return cell.of_code ?? 0;
  if (figures === "column" || found.count !== "codings") return cell.of_column ?? 0;
  return cell.n / most;
}

const polarityOf = (found: Crosstab): Record<string, string> =>
  found.polarity === "all" ? {} : { polarity: found.polarity };

function addressOf(found: Crosstab, codebook: string, code: string, column: CrossColumn): string {
  const [name = "", ...rest] = column.filter.split(":");
  const filter = name ? { [name]: rest.join(":") } : {};
  return href.excerpts({ codebook, code, ...polarityOf(found), ...filter });
}

function Cell({
  found,
  codebook,
  row,
  at,
  figures,
  look,
  most,
}: {
  found: Crosstab;
  codebook: string;
  row: CrossRow;
  at: number;
  figures: Figures;
  look: Look;
  most: number;
}) {
  const cell = row.cells[at];
  const column = found.columns[at];
  if (!cell || !column) return null;
  const words = wordsOf(found, cell, figures);
  const share = shareOf(found, cell, figures, most);
  const leads = cell.n && (column.filter || found.across === "total");
  const number = leads ? <a href={addressOf(found, codebook, row.code, column)}>{words}</a> : words;
  const title = cell.n === null ? t("No interview here was searched for this code") : `${row.name}, ${column.name}`;
  if (look === "tiles") {
    const depth = share ? Math.max(1, Math.ceil(Math.sqrt(share) * DEEPEST)) : 0;
    return (
      <td class="num" data-depth={depth || undefined} style={depth ? { "--deep": depth } : undefined} title={title}>
        {number}
      </td>
    );
  }
  return (
    <td data-unknown={cell.n === null ? "" : undefined} title={title}>
      <span class="mark" aria-hidden="true">
        <i style={{ "--share": share }} />
      </span>{" "}
      <span class="n">{number}</span>
    </td>
  );
}

/** What the shares and counts of a column stand on. */
function Base({ found, column, base }: { found: Crosstab; column: CrossColumn; base: number }) {
  if (found.count === "codings") return <td class="num">{formatNumber(base)}</td>;
  return <td class="num">{formatNumber(found.count === "cases" ? column.cases : column.interviews)}</td>;
}

const BASES: Record<string, string> = {
  codings: t("All codings, each once"),
  interviews: t("Interviews"),
  cases: t("Organizations"),
};

interface Props {
  found: Crosstab;
  codebook: string;
  figures: Figures;
  title: string; // what it is, for who does not see what was chosen
}

export function CrossTable({ found, codebook, figures, title }: Props) {
  const look = lookOf(found, figures);
  const largest = (rows: readonly CrossRow[]) =>
    Math.max(1, ...rows.flatMap((row) => row.cells.map((cell) => cell.n ?? 0)));
  const most = largest(found.codes);
  const several = found.columns.length > 1;
  const bases = found.codes[0]?.cells.map((cell) => cell.base) ?? [];
  return (
    <div class="scroll charted">
      <table class={`grid ${look}`}>
        <caption class="sr">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t("Code")}</th>
            {found.columns.map((column) => (
              <th key={column.id} scope="col">
                {found.across === "total" ? (found.count === "cases" ? t("k of n") : t("All")) : column.name}
              </th>
            ))}
            {several && (
              <th scope="col" class="num">
                {t("All")}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {found.codes.map((row) => (
            <tr key={row.code}>
              <th scope="row" title={row.code} style={{ "--depth": row.depth }}>
                {row.name}
              </th>
              {found.columns.map((column, at) => (
                <Cell
                  key={column.id}
                  found={found}
                  codebook={codebook}
                  row={row}
                  at={at}
                  figures={figures}
                  look={look}
                  most={look === "strips" ? largest([row]) : most}
                />
              ))}
              {several && (
                <td class="num whole">
                  {found.count === "codings" ? (
                    <a href={href.excerpts({ codebook, code: row.code, ...polarityOf(found) })}>{row.n}</a>
                  ) : (
                    t("{n} of {base}", { n: row.n, base: row.base })
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{BASES[found.count]}</th>
            {found.columns.map((column, at) => (
              <Base key={column.id} found={found} column={column} base={bases[at] ?? 0} />
            ))}
            {several && (
              <td class="num">
                {formatNumber(
                  found.count === "codings"
                    ? bases.reduce((sum, base) => sum + base, 0)
                    : found.columns.reduce(
                        (sum, one) => sum + (found.count === "cases" ? one.cases : one.interviews),
                        0,
                      ),
                )}
              </td>
            )}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
