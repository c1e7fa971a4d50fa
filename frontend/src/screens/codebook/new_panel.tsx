/** A new codebook: what it is called, and its first codes. */

import { useState } from "preact/hooks";
import type { CodebookMade, NewCode } from "../../api/wire.ts";
import { inWords } from "../../app/format.ts";
import { FaultNote, PRIVATE } from "../../app/parts.tsx";
import { href, navigate } from "../../app/router.ts";
import { services } from "../../app/services.ts";
import { t } from "../../i18n/t.ts";
import { TextField } from "./fields.tsx";

const ROWS = 3;
const empty = (): NewCode[] => Array.from({ length: ROWS }, () => ({ name: "", definition: "" }));

function Row({ code, at, onChange }: { code: NewCode; at: number; onChange: (code: NewCode) => void }) {
  return (
    <li class="newcode">
      <input
        class="input"
        type="text"
        dir="auto"
        placeholder={t("Name")}
        aria-label={t("Name of code {at}", { at: at + 1 })}
        value={code.name}
        onInput={(event) => onChange({ ...code, name: event.currentTarget.value })}
        {...PRIVATE}
      />
      <input
        class="input"
        type="text"
        dir="auto"
        placeholder={t("What it is")}
        aria-label={t("Definition of code {at}", { at: at + 1 })}
        value={code.definition}
        onInput={(event) => onChange({ ...code, definition: event.currentTarget.value })}
        {...PRIVATE}
      />
    </li>
  );
}

export function NewPanel() {
  const [title, setTitle] = useState("");
  const [id, setId] = useState("");
  const [purpose, setPurpose] = useState("");
  const [codes, setCodes] = useState(empty);
  const [fault, setFault] = useState("");
  const [waits, setWaits] = useState(false);
  const given = codes.filter((code) => code.name.trim() || code.definition.trim());
  const half = given.find((code) => !(code.name.trim() && code.definition.trim()));
  const named = id.trim() || title.trim();
  const write = async (): Promise<void> => {
    setWaits(true);
    setFault("");
    try {
      const body = { id: named, title: title.trim(), purpose: purpose.trim(), codes: given };
      const made = await services.api.post<CodebookMade>("/api/codebook/new", body);
      services.announce(t("Codebook {id} is there.", { id: made.id }));
      navigate(href.codebook({ codebook: made.id }));
    } catch (error) {
      setFault(inWords(error));
      setWaits(false);
    }
  };
  return (
    <form
      class="page stack deskform"
      aria-label={t("New codebook")}
      onSubmit={(event) => {
        event.preventDefault();
        if (named && given.length && !half && !waits) void write();
      }}
    >
      <h1 tabIndex={-1}>{t("New codebook")}</h1>
      <TextField label={t("Title")} focus value={title} flaws={[]} onText={setTitle} />
      <TextField
        label={t("Id")}
        help={t("What the file and commands call it. Leave it empty to make it from the title.")}
        value={id}
        flaws={[]}
        onText={setId}
      />
      <TextField label={t("What it is for")} value={purpose} flaws={[]} rows={2} onText={setPurpose} />
      <fieldset class="field">
        <legend class="label">{t("First codes")}</legend>
        <ul class="stack">
          {codes.map((code, at) => (
            <Row key={at} code={code} at={at} onChange={(changed) => setCodes(codes.with(at, changed))} />
          ))}
        </ul>
        <div>
          <button type="button" class="btn small" onClick={() => setCodes([...codes, { name: "", definition: "" }])}>
            {t("One more code")}
          </button>
        </div>
      </fieldset>
      <div role="status" class="stack">
        {half && <p class="note">{t("A code needs a name and what it is; the rest can come later.")}</p>}
      </div>
      <FaultNote fault={fault} />
      <div class="row end">
        <a class="btn" href={href.codebook()}>
          {t("Cancel")}
        </a>
        <button type="submit" class="btn main" disabled={!named || !given.length || half !== undefined || waits}>
          {t("Begin the codebook")}
        </button>
      </div>
    </form>
  );
}
