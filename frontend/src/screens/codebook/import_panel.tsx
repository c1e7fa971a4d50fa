/** Codes from a file: how it was understood is shown column by column, and taken in as it was shown. */

import { useState } from "preact/hooks";
import type { CodebookImported, CodebookImportRequest, ImportColumn } from "../../api/wire.ts";
import { base64 } from "../../app/base64.ts";
import { inWords } from "../../app/format.ts";
import { FaultNote } from "../../app/parts.tsx";
import { href, navigate } from "../../app/router.ts";
import { services } from "../../app/services.ts";
import { Told } from "../../app/told.tsx";
import { rich, t } from "../../i18n/t.ts";
import { TextField } from "./fields.tsx";

const MOST = 20 * 1024 * 1024;
const SHOWN = 60;
type Given = Omit<CodebookImportRequest, "seen">;

const FIELD_NAMES: Record<string, string> = {
  id: t("id"),
  name: t("name of the code"),
  definition: t("definition"),
  parent: t("code above (parent)"),
  category: t("category above"),
  level: t("level of the tree"),
  assignable: t("is it coded directly"),
  rolls_up_as: t("counts above as"),
  replaced_by: t("replaced by"),
};

function Columns({ shown, onMap }: { shown: CodebookImported; onMap: (title: string, field: string) => void }) {
  return (
    <div class="scroll">
      <table class="table">
        <caption class="sr">{t("Columns of the table")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("Column")}</th>
            <th scope="col">{t("is taken for")}</th>
            <th scope="col">{t("First cells")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.columns.map((column, at) => (
            <ColumnRow key={at} column={column} fields={shown.fields} onMap={onMap} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ColumnProps {
  column: ImportColumn;
  fields: string[];
  onMap: (title: string, field: string) => void;
}

function ColumnRow({ column, fields, onMap }: ColumnProps) {
  const { title, field, filled, sample } = column;
  const known = field === "" || fields.includes(field) ? fields : [...fields, field];
  return (
    <tr>
      <th scope="row" dir="auto">
        {title || <span class="quiet">{t("without a header")}</span>}
      </th>
      <td>
        {title ? (
          <select
            class="input"
            aria-label={t("{title} is taken for", { title })}
            value={field || "-"}
            onChange={(event) => onMap(title, event.currentTarget.value)}
          >
            <option value="-">{filled ? t("not taken") : t("nothing")}</option>
            {known.map((one) => (
              <option key={one} value={one}>
                {FIELD_NAMES[one] ?? one}
              </option>
            ))}
          </select>
        ) : (
          <span class="quiet">{t("not taken")}</span>
        )}
      </td>
      <td class="small quiet" dir="auto">
        {rich("{sample} {hasFilled, select, yes {({filled, plural, one {# cell} other {# cells}})} other {}}", {
          sample: sample.join(" · "),
          hasFilled: filled > sample.length ? "yes" : "no",
          filled,
        })}
      </td>
    </tr>
  );
}

function Codes({ shown }: { shown: CodebookImported }) {
  if (!shown.codes.length) return null;
  return (
    <section class="stack" aria-label={t("Codes")}>
      <h2>{t("{codes, plural, one {# code} other {# codes}}", { codes: shown.codes.length })}</h2>
      <ul class="imported">
        {shown.codes.slice(0, SHOWN).map((code) => (
          <li key={code.id} style={{ "--depth": code.depth }}>
            <strong dir="auto">{code.name}</strong> <code class="quiet small">{code.id}</code>{" "}
            <span class="quiet" dir="auto">
              {code.definition}
            </span>
          </li>
        ))}
      </ul>
      {shown.codes.length > SHOWN && <p class="quiet">{rich("The first {shown} are shown.", { shown: SHOWN })}</p>}
    </section>
  );
}

function Understood({ shown }: { shown: CodebookImported }) {
  return (
    <>
      {shown.problems.length > 0 && (
        <ul class="note bad" aria-label={t("Problems")}>
          {shown.problems.map((line, at) => (
            <li key={at}>
              <Told words={line} />
            </li>
          ))}
        </ul>
      )}
      {shown.told.length > 0 && (
        <ul class="note" aria-label={t("How it was understood")}>
          {shown.told.map((line, at) => (
            <li key={at}>
              <Told words={line} />
            </li>
          ))}
        </ul>
      )}
      {shown.replaces && (
        <p class="note warn">
          {rich("It takes the place of {id}, version {replaces}; that version is kept.", {
            id: shown.id,
            replaces: shown.replaces,
          })}
        </p>
      )}
    </>
  );
}

/** What it is called; a YAML file says that itself. */
function Named({ given, shown, ask }: { given: Given; shown: CodebookImported; ask: (given: Given) => void }) {
  const [id, setId] = useState(shown.id);
  const [version, setVersion] = useState(shown.version);
  if (/\.ya?ml$/i.test(given.file) || !shown.id) return null;
  const same = id === shown.id && version === shown.version;
  return (
    <div class="row">
      <TextField label={t("Id")} value={id} flaws={[]} onText={setId} />
      <TextField label={t("Version")} value={version} flaws={[]} onText={setVersion} />
      <button
        type="button"
        class="btn small"
        disabled={same || !id.trim()}
        onClick={() => ask({ ...given, id, version })}
      >
        {t("Call it so")}
      </button>
    </div>
  );
}

export function ImportPanel() {
  const [given, setGiven] = useState<Given | null>(null);
  const [shown, setShown] = useState<CodebookImported | null>(null);
  const [fault, setFault] = useState("");
  const [waits, setWaits] = useState(false);
  const ask = async (asked: Given, seen = ""): Promise<void> => {
    setWaits(true);
    setFault("");
    setGiven(asked);
    try {
      const answer = await services.api.post<CodebookImported>("/api/codebook/import", { ...asked, seen });
      setShown(answer);
      if (answer.written) {
        services.announce(t("Codebook {id} is there.", { id: answer.id }));
        navigate(href.codebook({ codebook: answer.id }));
      }
    } catch (error) {
      setFault(inWords(error));
    } finally {
      setWaits(false);
    }
  };
  const choose = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setShown(null);
    if (file.size > MOST) setFault(t("The window takes files of 20 MB."));
    else await ask({ file: file.name, data: base64(await file.arrayBuffer()) });
  };
  return (
    <section class="page stack deskform" aria-label={t("Codes from a file")}>
      <h1 tabIndex={-1}>{t("Codes from a file")}</h1>
      <p>
        {t(
          "Excel, a table in Word, CSV, REFI-QDA (.qdc) or YAML. Nothing is written before you have seen how it was understood; nothing is left out without being named.",
        )}
      </p>
      <label class="field">
        <span class="label">{t("File")}</span>
        <input
          class="input"
          type="file"
          accept=".xlsx,.docx,.csv,.tsv,.qdc,.yaml,.yml"
          disabled={waits}
          onChange={(event) => void choose(event.currentTarget.files?.[0])}
        />
      </label>
      <FaultNote fault={fault} />
      <div role="status" class="stack">
        {waits && <p class="quiet">{t("The file is read…")}</p>}
        {shown && <Understood shown={shown} />}
      </div>
      {given && shown && shown.columns.length > 0 && (
        <Columns
          shown={shown}
          onMap={(title, field) => void ask({ ...given, mapped: { ...given.mapped, [title]: field } })}
        />
      )}
      {given && shown && (
        <Named key={`${shown.id}@${shown.version}`} given={given} shown={shown} ask={(next) => void ask(next)} />
      )}
      {shown && <Codes shown={shown} />}
      <div class="row end">
        <a class="btn" href={href.codebook()}>
          {t("Cancel")}
        </a>
        <button
          type="button"
          class="btn main"
          disabled={!given || !shown?.seal || waits}
          onClick={() => {
            if (given && shown) void ask(given, shown.seal);
          }}
        >
          {t("Take it in")}
        </button>
      </div>
    </section>
  );
}
