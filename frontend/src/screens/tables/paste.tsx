/** A block of cells from a spreadsheet: which column is which, what would change, and only then is it written. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { PastePreview, PasteRequest, PasteTarget, Table } from "../../api/wire.ts";
import { Dialog } from "../../app/dialog.tsx";
import { useOnce } from "../../app/once.ts";
import { PRIVATE } from "../../app/parts.tsx";
import { services } from "../../app/services.ts";
import { rich, t } from "../../i18n/t.ts";
import { NotWritten } from "./faults.tsx";
import { type Changes, type Fault, faultOf } from "./use_table.ts";

/** What was pasted, and from which cell on. */
export interface Block {
  text: string;
  line: number;
  column: string;
}

const SHOWN = 60;

function Column({
  target,
  index,
  table,
  choose,
}: {
  target: PasteTarget;
  index: number;
  table: Table;
  choose: (to: string) => void;
}) {
  const name = target.given || t("Column {index}", { index: index + 1 });
  const fresh = target.given || t("column {index}", { index: index + 1 });
  const known = table.columns.filter(Boolean);
  const isNew = target.is_new ? target.to : known.includes(fresh) ? "" : fresh;
  return (
    <tr>
      <th scope="row" dir="auto">
        {name}
        {target.sample && <span class="dim small"> {target.sample}</span>}
      </th>
      <td>
        <select
          class="input"
          aria-label={t("Where {name} goes", { name })}
          value={target.to}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <option value="">{t("left out")}</option>
          {known.map((column) => (
            <option key={column} value={column}>
              {column}
            </option>
          ))}
          {isNew && <option value={isNew}>{rich("new: {isNew}", { isNew })}</option>}
        </select>
      </td>
    </tr>
  );
}

function Changed({ found }: { found: PastePreview }) {
  const parts = [
    found.added > 0 && `${t("{added, plural, one {# new row} other {# new rows}}", { added: found.added })}`,
    found.changed > 0 && t("{changed, plural, one {# cell} other {# cells}} changed", { changed: found.changed }),
    found.same > 0 && t("{same, plural, one {# row} other {# rows}} that say nothing new", { same: found.same }),
  ].filter(Boolean);
  return (
    <>
      <p role="status">
        {parts.length > 0
          ? t("{parts}. Empty cells change nothing.", { parts: parts.join(", ") })
          : t("Nothing changes.")}
      </p>
      {found.changes.length > 0 && (
        <div class="scroll pastechanges">
          <table class="table">
            <caption class="sr">{t("What changes")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("Row")}</th>
                <th scope="col">{t("Column")}</th>
                <th scope="col">{t("Now")}</th>
                <th scope="col">{t("Then")}</th>
              </tr>
            </thead>
            <tbody>
              {found.changes.slice(0, SHOWN).map((change) => (
                <tr key={`${change.row}\n${change.column}`}>
                  <th scope="row" dir="auto">
                    {change.row}
                    {change.line === 0 && <span class="tag info">{t("new")}</span>}
                  </th>
                  <td>{change.column}</td>
                  <td class="dim" dir="auto">
                    {change.before || "–"}
                  </td>
                  <td dir="auto">{change.after}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {found.changes.length > SHOWN && (
        <p class="quiet small">{rich("The first {shown} are listed.", { shown: SHOWN })}</p>
      )}
    </>
  );
}

export function PasteDialog({
  table,
  block,
  write,
  close,
}: {
  table: Table;
  block: Block;
  write: (changes: Changes) => Promise<boolean>;
  close: () => void;
}) {
  const [found, setFound] = useState<PastePreview | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [text, setText] = useState(block.text);
  const button = useRef<HTMLButtonElement>(null);
  const look = async (more: Partial<PasteRequest>, given = text): Promise<void> => {
    const asked: PasteRequest = { seal: table.seal, text: given, line: block.line, column: block.column, ...more };
    try {
      setFound(await services.api.post<PastePreview>(`/api/tables/${table.table}/paste`, asked));
      setFault(null);
    } catch (error) {
      setFound(null);
      setFault(faultOf(error));
    }
  };
  useOnce(() => {
    if (block.text) void look({}, block.text);
    return undefined;
  });
  const ready = found !== null && found.problems.length === 0 && found.changed + found.added > 0;
  useLayoutEffect(() => {
    if (ready) button.current?.focus();
  }, [ready]);
  const choose = (index: number, to: string): void => {
    if (found) void look({ header: found.header, to: found.targets.map((one, at) => (at === index ? to : one.to)) });
  };
  return (
    <Dialog title={t("Paste into {file}", { file: table.file })} onClose={close}>
      {!block.text && (
        <label class="field">
          <span class="label">{t("Cells copied in Excel or another spreadsheet")}</span>
          <textarea
            class="input"
            value={text}
            autofocus
            rows={4}
            onInput={(event) => {
              setText(event.currentTarget.value);
              void look({}, event.currentTarget.value);
            }}
            {...PRIVATE}
          />
        </label>
      )}
      <NotWritten fault={fault} />
      {found && (
        <>
          <label class="check">
            <input
              type="checkbox"
              checked={found.header}
              onChange={(event) => void look({ header: event.currentTarget.checked })}
            />
            {t("The first row names the columns")}
          </label>
          <div class="scroll">
            <table class="table">
              <caption class="sr">{t("Where each column goes")}</caption>
              <thead>
                <tr>
                  <th scope="col">{t("Pasted")}</th>
                  <th scope="col">{t("Goes to")}</th>
                </tr>
              </thead>
              <tbody>
                {found.targets.map((target, index) => (
                  <Column key={index} target={target} index={index} table={table} choose={(to) => choose(index, to)} />
                ))}
              </tbody>
            </table>
          </div>
          {found.problems.length > 0 ? (
            <NotWritten fault={{ message: t("this cannot be written"), hint: "", problems: found.problems }} />
          ) : (
            <Changed found={found} />
          )}
        </>
      )}
      <div class="row end">
        <button type="button" class="btn" onClick={close}>
          {t("Cancel")}
        </button>
        <button
          type="button"
          class="btn main"
          ref={button}
          disabled={!ready}
          onClick={() => {
            if (!found) return;
            const { seal: _, ...changes } = found.edit;
            void write(changes).then(close);
          }}
        >
          {t("Write")}
        </button>
      </div>
    </Dialog>
  );
}
