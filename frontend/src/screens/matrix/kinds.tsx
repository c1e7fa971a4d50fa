/** Kinds of organizations by themes: k of n with the share, as a table with a tint. */

import type { Kinds as KindsData, KindsTable, Matrix } from "../../api/wire.ts";
import { formatPercent } from "../../app/format.ts";
import { useLoad } from "../../app/load.ts";
import { Show } from "../../app/parts.tsx";
import { href, replaceAddress, route } from "../../app/router.ts";
import { rich, t } from "../../i18n/t.ts";

const DEEPEST = 5;

function Table({ table, names }: { table: KindsTable; names: Record<string, string> }) {
  const title = table.title === `By ${table.attribute}` ? t("By {name}", { name: table.attribute }) : table.title;
  return (
    <section class="stack" aria-label={title}>
      <h2>{title}</h2>
      <div class="scroll">
        <table class="grid kinds">
          <caption class="sr">{rich("{title}: k of n organizations", { title })}</caption>
          <thead>
            <tr>
              <th scope="col">{table.attribute}</th>
              <th scope="col">{t("Organizations")}</th>
              {table.themes.map((theme) => (
                <th key={theme} scope="col">
                  {names[theme] ?? theme}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.value}>
                <th scope="row">{row.name || row.value}</th>
                <td>{row.cases.length}</td>
                {row.cells.map((cell) => {
                  const depth = cell.n ? Math.ceil((cell.k / cell.n) * DEEPEST) : 0;
                  return (
                    <td
                      key={cell.theme}
                      data-depth={depth || undefined}
                      style={depth ? { "--deep": depth } : undefined}
                      title={cell.cases.join(", ")}
                    >
                      {rich("{k} of {n}{n2}", {
                        k: cell.k,
                        n: cell.n,
                        n2: cell.n > 0 && <span class="small"> ({formatPercent(cell.k / cell.n)})</span>,
                      })}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

export function Kinds({ matrix, codebook }: { matrix: Matrix; codebook: string }) {
  const by = route.value.query.get("by") || matrix.groups[0] || "";
  const part = encodeURIComponent;
  const kinds = useLoad<KindsData>(by ? `/api/matrix/kinds?codebook=${part(codebook)}&by=${part(by)}` : null);
  if (!by)
    return (
      <p class="note">
        {rich(
          "No attribute of the organizations has two values or more that several share: add some under <link>Cases</link>.",
          { link: (words) => <a href={href.cases()}>{words}</a> },
        )}
      </p>
    );
  return (
    <div class="stack matrix">
      <label class="row small">
        <span class="quiet">{t("By")}</span>
        <select
          class="input"
          value={by}
          onChange={(event) => replaceAddress(href.matrix(codebook, { show: "kinds", by: event.currentTarget.value }))}
        >
          {matrix.groups.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Show what={t("Kinds")} of={kinds}>
        {(found) => (
          <>
            {found.tables.map((table) => (
              <Table key={table.title} table={table} names={found.names} />
            ))}
          </>
        )}
      </Show>
    </div>
  );
}
