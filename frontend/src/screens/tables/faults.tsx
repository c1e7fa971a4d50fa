/** What was not written, and what is wrong in a table. */

import type { Table } from "../../api/wire.ts";
import { Note, Told } from "../../app/told.tsx";
import { rich, t } from "../../i18n/t.ts";
import type { Fault } from "./use_table.ts";

const MOST = 8;

const PLACE = /^(\S+:\d+): (.+)$/s;

/** Where, and what is wrong there. */
function Line({ line }: { line: string }) {
  const [, place, what] = PLACE.exec(line) ?? [];
  return (
    <li>
      {place && `${place}: `}
      <Note words={what ?? line} />
    </li>
  );
}

function Lines({ lines }: { lines: string[] }) {
  return (
    <ul>
      {lines.slice(0, MOST).map((line) => (
        <Line key={line} line={line} />
      ))}
      {lines.length > MOST && <li>{rich("and {lines} more", { lines: lines.length - MOST })}</li>}
    </ul>
  );
}

export function NotWritten({ fault, close }: { fault: Fault | null; close?: () => void }) {
  return (
    <div class="notwritten">
      {fault && (
        <div class="note bad" role="alert">
          <p>
            <Told words={fault.message} /> {fault.problems.length === 0 && fault.hint && <Told words={fault.hint} />}
          </p>
          {fault.problems.length > 0 && <Lines lines={fault.problems} />}
          {close && (
            <button type="button" class="btn small" onClick={close}>
              {t("Close")}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

export function TableProblems({ table }: { table: Table }) {
  if (table.problems.length === 0) return null;
  return (
    <div class="note warn">
      <p>
        {rich("{file} needs mending{hasEditable, select, yes {} other { before it can be changed here}}:", {
          file: table.file,
          hasEditable: table.editable ? "yes" : "no",
        })}
      </p>
      <Lines lines={table.problems} />
    </div>
  );
}
