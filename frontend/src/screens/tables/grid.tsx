/**
 * A table that is edited cell by cell: one tab stop, arrow keys, Enter or a letter begins, Enter and Tab keep, Esc
 * leaves it as it was, Delete empties, Ctrl+C copies a cell and Ctrl+V pastes a block from here on.
 */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/t.ts";
import { gridStep } from "../matrix/states.ts";
import { Editor } from "./editor.tsx";
import "./tables.css";

export interface GridRow {
  /** Tells rows apart, and is shown at their head. */
  id: string;
  head: ComponentChildren;
  cells: string[];
  /** What stands behind the cells, such as a button. */
  acts?: ComponentChildren;
}

export interface Place {
  row: number;
  column: number;
}

interface Props {
  label: string;
  headName: string;
  columns: string[];
  /** What columns that the study names itself are called in the page's language. */
  called?: Record<string, string>;
  rows: GridRow[];
  editable: boolean;
  /** What a cell of a column usually says. */
  choices?: Record<string, string[]>;
  /** True where it is written; else what was typed stays open. */
  onEdit: (at: Place, value: string) => Promise<boolean>;
  onPaste?: (at: Place, text: string) => void;
}

export function EditGrid({ label, headName, columns, called = {}, rows, editable, choices, onEdit, onPaste }: Props) {
  const [at, setAt] = useState<[number, number]>([0, 0]);
  const [editing, setEditing] = useState<{ at: [number, number]; text: string } | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const wantsFocus = useRef(false);
  const here: [number, number] = [
    Math.max(0, Math.min(at[0], rows.length - 1)),
    Math.max(0, Math.min(at[1], columns.length - 1)),
  ];
  const cellAt = ([row, column]: [number, number]) =>
    table.current?.querySelector<HTMLElement>(`[data-at="${row}/${column}"]`);
  useLayoutEffect(() => {
    if (!wantsFocus.current || editing) return;
    wantsFocus.current = false;
    cellAt(here)?.focus();
  });
  const go = (to: [number, number]): void => {
    wantsFocus.current = true;
    setEditing(null);
    setAt(to);
  };
  const valueAt = ([row, column]: [number, number]): string => rows[row]?.cells[column] ?? "";
  const begin = (cell: [number, number], text: string): void => {
    if (editable) setEditing({ at: cell, text });
  };
  /** Without a `step` the focus has gone elsewhere, and stays there. */
  const keep = async (cell: [number, number], value: string, step: string): Promise<void> => {
    const done = value === valueAt(cell) || (await onEdit({ row: cell[0], column: cell[1] }, value));
    if (!done) return;
    const next = gridStep(step, false, cell, rows.length, columns.length);
    if (next) go(next);
    else setEditing(null);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (editing || event.altKey || event.metaKey) return;
    if (!(event.target as Element).hasAttribute("data-at")) return;
    const next = gridStep(event.key, event.ctrlKey, here, rows.length, columns.length);
    const letter = event.key.length === 1 && !event.ctrlKey && event.key !== " ";
    if (next) go(next);
    else if (event.key === "Enter" || event.key === "F2") begin(here, valueAt(here));
    else if (letter) begin(here, event.key);
    else if ((event.key === "Delete" || event.key === "Backspace") && editable) void keep(here, "", "");
    else return;
    event.preventDefault();
  };
  const isCell = (event: ClipboardEvent): boolean =>
    !editing && event.target instanceof Element && event.target.hasAttribute("data-at");
  return (
    <div class="scroll cellscroll">
      <table
        class="grid cells"
        role="grid"
        aria-label={label}
        aria-readonly={!editable}
        ref={table}
        onKeyDown={onKey}
        onPaste={(event) => {
          const text = event.clipboardData?.getData("text/plain") ?? "";
          if (!isCell(event) || !onPaste || !text) return;
          event.preventDefault();
          event.stopPropagation();
          onPaste({ row: here[0], column: here[1] }, text);
        }}
        onCopy={(event) => {
          if (!isCell(event) || String(getSelection())) return;
          event.preventDefault();
          event.clipboardData?.setData("text/plain", valueAt(here));
        }}
      >
        <thead>
          <tr>
            <th scope="col">{headName}</th>
            {columns.map((name) => (
              <th key={name} scope="col">
                {called[name] ?? name}
              </th>
            ))}
            {rows.some((row) => row.acts) && (
              <th scope="col" class="acts">
                <span class="sr">{t("More")}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, r) => (
            <tr key={row.id}>
              <th scope="row" dir="auto">
                {row.head}
              </th>
              {columns.map((name, c) => {
                const isHere = r === here[0] && c === here[1];
                return (
                  <td
                    key={name}
                    data-at={`${r}/${c}`}
                    dir="auto"
                    tabIndex={isHere ? 0 : -1}
                    onFocus={() => setAt([r, c])}
                    onDblClick={() => begin([r, c], row.cells[c] ?? "")}
                  >
                    {editing && r === editing.at[0] && c === editing.at[1] ? (
                      <Editor
                        label={t("{name} of {id}", { name: called[name] ?? name, id: row.id })}
                        value={editing.text}
                        choices={choices?.[name] ?? []}
                        keep={(value, step) => keep([r, c], value, step)}
                        leave={() => go([r, c])}
                      />
                    ) : (
                      row.cells[c]
                    )}
                  </td>
                );
              })}
              {row.acts && <td class="acts">{row.acts}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
