/** The register of interviews: of which case each transcript is, when and how it came about. */

import { useState } from "preact/hooks";
import type { Table, TranscriptList } from "../../api/wire.ts";
import { asks } from "../../app/may.ts";
import { ToBringIn } from "../../app/next_step.tsx";
import { Empty } from "../../app/parts.tsx";
import { href } from "../../app/router.ts";
import { rich, t } from "../../i18n/t.ts";
import { Add } from "../tables/add.tsx";
import { NotWritten, TableProblems } from "../tables/faults.tsx";
import { EditGrid } from "../tables/grid.tsx";
import { type Block, PasteDialog } from "../tables/paste.tsx";
import { usePastedAnywhere } from "../tables/pasted_anywhere.ts";
import { TakeBack } from "../tables/take_back.tsx";
import type { TableWork } from "../tables/use_table.ts";

const KEY = "transcript";
const CALLED: Record<string, string> = {
  case: t("case##column"),
  date: t("date##column"),
  order: t("order##column"),
  mode: t("mode##column"),
  minutes: t("minutes##column"),
  role: t("role##column"),
};
const MODES = [t("in person"), t("telephone##mode"), t("video##mode"), t("group##mode")];

export function Register({ table, work, list }: { table: Table; work: TableWork; list: TranscriptList }) {
  const [block, setBlock] = useState<Block | null>(null);
  usePastedAnywhere(table.editable && !block, (text) => setBlock({ text, line: 0, column: "" }));
  const key = table.columns.indexOf(KEY);
  const columns = table.columns.filter((_, at) => at !== key);
  const there = new Map(table.rows.map((row) => [row.cells[key] ?? "", row]));
  const present = new Set(list.rows.filter((row) => !row.withdrawn).map((row) => row.id));
  const unlisted = [...present].filter((id) => !there.has(id));
  const rows = [
    ...table.rows.map(({ line, cells }) => ({
      line,
      id: cells[key] ?? "",
      cells: cells.filter((_, at) => at !== key),
    })),
    ...unlisted.map((id) => ({ line: 0, id, cells: columns.map(() => "") })),
  ].toSorted((one, other) => one.id.localeCompare(other.id, "en", { numeric: true }));
  if (rows.length === 0)
    return (
      <Empty title={t("No interviews yet.")}>
        <p>{t("Every transcript that is brought in gets a row here: its case, date, mode, length.")}</p>
        <ToBringIn />
      </Empty>
    );
  /** The first cell of a row that is not there yet makes it; its case must be said with it, or before. */
  const edit = (row: number, column: number, value: string): Promise<boolean> => {
    const { line = 0, id = "" } = rows[row] ?? {};
    const name = columns[column] ?? "";
    return work.edit(line ? { cells: [{ line, column: name, value }] } : { rows: [{ [KEY]: id, [name]: value }] });
  };
  return (
    <div class="stack">
      <TakeBack steps={table} step={work.step} />
      <TableProblems table={table} />
      <NotWritten fault={work.fault} close={work.forget} />
      {list.cases.length === 0 && (
        <p class="note">
          {rich("An interview belongs to a case: <link>enter cases</link> first.", {
            link: (words) => <a href={href.cases()}>{words}</a>,
          })}
        </p>
      )}
      <EditGrid
        label={t("Register of interviews")}
        headName={t("Transcript")}
        columns={columns}
        called={CALLED}
        rows={rows.map((row) => ({
          id: row.id,
          head: (
            <>
              {row.id}
              {!present.has(row.id) && <span class="dim small"> {t("no transcript")}</span>}
            </>
          ),
          cells: row.cells,
          acts: table.editable && row.line > 0 && !present.has(row.id) && (
            <button
              type="button"
              class="btn small bare"
              aria-label={t("Delete the row of {id}", { id: row.id })}
              {...asks("POST /api/tables/{table}")}
              onClick={() => void work.edit({ removed: [row.line] })}
            >
              ✕
            </button>
          ),
        }))}
        editable={table.editable}
        choices={{ case: list.cases, mode: MODES }}
        onEdit={({ row, column }, value) => edit(row, column, value)}
        onPaste={({ row, column }, text) =>
          setBlock({ text, line: rows[row]?.line ?? 0, column: columns[column] ?? "" })
        }
      />
      {table.editable && (
        <div class="addto" {...asks("POST /api/tables/{table}")}>
          <Add label={t("New column")} button={t("Add the column")} add={(name) => work.edit({ columns: [name] })} />
          <button type="button" class="btn" onClick={() => setBlock({ text: "", line: 0, column: "" })}>
            {t("Paste from a spreadsheet")}
          </button>
        </div>
      )}
      <p class="quiet small">
        {t("The first thing to say of an interview is its case; date, mode and the others follow.")}
      </p>
      {block && <PasteDialog table={table} block={block} write={work.edit} close={() => setBlock(null)} />}
    </div>
  );
}
