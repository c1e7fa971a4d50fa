/** A report as every form has it: parts with paragraphs, lists, tables and figures. */

import type { Report, ReportPart, ReportTable } from "../../api/wire.ts";
import { formatNumber } from "../../app/format.ts";
import { t } from "../../i18n/t.ts";

function Table({ table }: { table: ReportTable }) {
  const rest = table.total - table.rows.length;
  const body = (
    <>
      <div class="scroll">
        <table class="table">
          <caption class="sr">{table.title}</caption>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th key={column.title} scope="col" class={column.number ? "num" : undefined}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, at) => (
              <tr key={at}>
                {row.map((value, column) =>
                  column < table.heads ? (
                    <th key={column} scope="row" dir="auto">
                      {value}
                    </th>
                  ) : (
                    <td key={column} dir="auto" class={table.columns[column]?.number ? "num" : "words"}>
                      {value}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rest > 0 && (
        <p class="quiet small">
          {t("{rest, plural, one {# more row stands} other {# more rows stand}} in the file.", { rest })}
        </p>
      )}
      {table.note && <p class="quiet small">{table.note}</p>}
    </>
  );
  if (table.folded)
    return (
      <details>
        <summary>
          {table.title} ({formatNumber(table.total)})
        </summary>
        {body}
      </details>
    );
  return (
    <div class="stack">
      {table.title && <h4>{table.title}</h4>}
      {body}
    </div>
  );
}

function Part({ part }: { part: ReportPart }) {
  return (
    <section class="stack" aria-label={part.title}>
      <h3>{part.title}</h3>
      {part.paragraphs.map((words, at) => (
        <p key={at} dir="auto">
          {words}
        </p>
      ))}
      {part.items.length > 0 && (
        <ul class="listed">
          {part.items.map((words, at) => (
            <li key={at} dir="auto">
              {words}
            </li>
          ))}
        </ul>
      )}
      {part.figures.map((figure) => (
        <figure key={figure.name}>
          <img alt={figure.words} src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(figure.svg)}`} />
          <figcaption class="quiet small">{figure.caption}</figcaption>
        </figure>
      ))}
      {part.tables.map((table, at) => (
        <Table key={at} table={table} />
      ))}
    </section>
  );
}

export function ReportPage({ report }: { report: Report }) {
  return (
    <article class="report card stack" lang="en" aria-label={t("Preview: {title}", { title: report.title })}>
      <header>
        <h2>{report.title}</h2>
        <p class="quiet">{report.subtitle}</p>
      </header>
      {report.parts.map((part) => (
        <Part key={part.key} part={part} />
      ))}
    </article>
  );
}
