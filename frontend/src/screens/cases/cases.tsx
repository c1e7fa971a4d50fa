/** Cases with their attributes, edited cell by cell; which transcripts belong to which. */

import { useState } from "preact/hooks";
import type { Table } from "../../api/wire.ts";
import { Dialog } from "../../app/dialog.tsx";
import { translate } from "../../app/format.ts";
import { asks } from "../../app/may.ts";
import { Empty, Page, Show } from "../../app/parts.tsx";
import { href } from "../../app/router.ts";
import { saveFile } from "../../app/save_file.ts";
import { services } from "../../app/services.ts";
import { rich, t } from "../../i18n/t.ts";
import { Add } from "../tables/add.tsx";
import { NotWritten, TableProblems } from "../tables/faults.tsx";
import { EditGrid } from "../tables/grid.tsx";
import { type Block, PasteDialog } from "../tables/paste.tsx";
import { usePastedAnywhere } from "../tables/pasted_anywhere.ts";
import { TakeBack } from "../tables/take_back.tsx";
import { type TableWork, useTable } from "../tables/use_table.ts";

const KEY = "case";
const NAME = "name";

/** The transcripts of each case, as interviews.csv says. */
function transcriptsOf(interviews: Table | null): Map<string, string[]> {
  const [at, of] = [interviews?.columns.indexOf("transcript") ?? -1, interviews?.columns.indexOf(KEY) ?? -1];
  const found = new Map<string, string[]>();
  for (const { cells } of interviews?.rows ?? []) {
    const [transcript, id] = [cells[at], cells[of]];
    if (transcript && id) found.set(id, [...(found.get(id) ?? []), transcript]);
  }
  return found;
}

function DeleteDialog({ id, linked, act, close }: { id: string; linked: number; act: () => void; close: () => void }) {
  return (
    <Dialog title={t("Delete {id}?", { id })} onClose={close}>
      <p>
        {linked > 0
          ? t(
              "{linked, plural, one {# interview} other {# interviews}} of {id} would have no case, so it stays until they belong to another one.",
              { linked, id },
            )
          : t("The row goes out of cases.csv, with all its attributes.")}
      </p>
      <div class="row end">
        <button type="button" class="btn" autofocus onClick={close}>
          {t("Cancel")}
        </button>
        <button
          type="button"
          class="btn main"
          disabled={linked > 0}
          onClick={() => {
            close();
            act();
          }}
        >
          {t("Delete")}
        </button>
      </div>
    </Dialog>
  );
}

function Body({ table, work, interviews }: { table: Table; work: TableWork; interviews: Table | null }) {
  const [block, setBlock] = useState<Block | null>(null);
  const [gone, setGone] = useState<{ id: string; line: number } | null>(null);
  usePastedAnywhere(table.editable && !block, (text) => setBlock({ text, line: 0, column: "" }));
  const key = table.columns.indexOf(KEY);
  const columns = table.columns.filter((_, at) => at !== key);
  const linked = transcriptsOf(interviews);
  const rows = table.rows.map(({ line, cells }) => {
    const id = cells[key] ?? "";
    const its = linked.get(id) ?? [];
    return {
      id: id || t("line {line}", { line }),
      head: (
        <>
          {id || <span class="dim">{t("no id")}</span>}
          <span class="dim small">
            {" "}
            {its.length > 0
              ? its.length > 4
                ? t("{some} and {more} more", { some: its.slice(0, 4).join(", "), more: its.length - 4 })
                : its.join(", ")
              : t("no interview")}
          </span>
        </>
      ),
      cells: cells.filter((_, at) => at !== key),
      acts: table.editable && (
        <button
          type="button"
          class="btn small bare"
          aria-label={t("Delete {id}", { id })}
          {...asks("POST /api/tables/{table}")}
          onClick={() => setGone({ id, line })}
        >
          ✕
        </button>
      ),
    };
  });
  return (
    <div class="stack">
      <TakeBack steps={table} step={work.step} />
      <TableProblems table={table} />
      <NotWritten fault={work.fault} close={work.forget} />
      {rows.length === 0 ? (
        <Empty title={t("No cases yet.")}>
          <p>
            {t(
              "A case is what interviews are about: an organization, a person. Copy a table in Excel and press Ctrl+V here, or add the first one below; attributes such as a name or a sector are columns.",
            )}
          </p>
        </Empty>
      ) : (
        <EditGrid
          label={t("Cases and their attributes")}
          headName={t("Case")}
          columns={columns}
          rows={rows}
          editable={table.editable}
          onEdit={({ row, column }, value) =>
            work.edit({ cells: [{ line: table.rows[row]?.line ?? 0, column: columns[column] ?? "", value }] })
          }
          onPaste={({ row, column }, text) =>
            setBlock({ text, line: table.rows[row]?.line ?? 0, column: columns[column] ?? "" })
          }
        />
      )}
      {table.editable && (
        <div class="addto" {...asks("POST /api/tables/{table}")}>
          <Add
            label={t("New case")}
            button={t("Add the case")}
            add={(name) => work.edit({ rows: [{ [KEY]: name }] })}
          />
          <Add label={t("New attribute")} button={t("Add the column")} add={(name) => work.edit({ columns: [name] })} />
          {!table.columns.includes(NAME) && (
            <button type="button" class="btn small" onClick={() => void work.edit({ columns: [NAME] })}>
              {t("Add names of cases")}
            </button>
          )}
        </div>
      )}
      <p class="quiet small">
        {rich(
          "Enter edits a cell, Esc leaves it as it was, Ctrl+V pastes a block from a spreadsheet. Which interview belongs to which case stands in <link>Transcripts, Interviews</link>.",
          { link: (words) => <a href={href.transcripts({ show: "interviews" })}>{words}</a> },
        )}
      </p>
      {block && <PasteDialog table={table} block={block} write={work.edit} close={() => setBlock(null)} />}
      {gone && (
        <DeleteDialog
          id={gone.id}
          linked={linked.get(gone.id)?.length ?? 0}
          act={() => void work.edit({ removed: [gone.line] })}
          close={() => setGone(null)}
        />
      )}
    </div>
  );
}

export function Cases() {
  const work = useTable("cases");
  const interviews = useTable("interviews");
  const [pasting, setPasting] = useState(false);
  const { value } = work.loaded;
  return (
    <Page
      title={t("Cases")}
      broad
      sub={value && t("{rows, plural, one {# case} other {# cases}}", { rows: value.rows.length })}
      tools={
        value && (
          <>
            <button
              type="button"
              class="btn"
              disabled={!value.editable}
              onClick={() => setPasting(true)}
              {...asks("POST /api/tables/{table}/paste")}
            >
              {t("Paste from a spreadsheet")}
            </button>
            <button
              type="button"
              class="btn"
              disabled={!work.whole}
              {...asks("GET /api/tables/{table}/file")}
              onClick={() =>
                void services.api.file("/api/tables/cases/file").then(
                  ({ name, data }) => saveFile(name, data),
                  (error: Error) => services.announce(translate(error.message)),
                )
              }
            >
              {t("Save as CSV")}
            </button>
          </>
        )
      }
    >
      <Show what={t("Cases")} of={work.loaded}>
        {(table) => (
          <>
            <Body table={table} work={work} interviews={interviews.loaded.value} />
            {pasting && (
              <PasteDialog
                table={table}
                block={{ text: "", line: 0, column: "" }}
                write={work.edit}
                close={() => setPasting(false)}
              />
            )}
          </>
        )}
      </Show>
    </Page>
  );
}
