/** Memos of all kinds that may be seen: own ones and others', the journal, and what is marked for discussion. */

import { useState } from "preact/hooks";
import type { Notes } from "../../api/wire.ts";
import { translate } from "../../app/format.ts";
import { anyChange, useLoad } from "../../app/load.ts";
import { asks } from "../../app/may.ts";
import { Choice, Empty, Page, PRIVATE, Show } from "../../app/parts.tsx";
import { saveFile } from "../../app/save_file.ts";
import { blind, round, services } from "../../app/services.ts";
import { rich, t } from "../../i18n/t.ts";
import { Key } from "../../keys/key.tsx";
import type { OpQueue } from "../../ops/queue.ts";
import { found, type Kind, kindsOf } from "./filter.ts";
import "./memos.css";
import { One } from "./one.tsx";
import { Journal, NewNote } from "./write.tsx";

const FORMS = [
  ["docx", t("Word")],
  ["md", t("Markdown")],
  ["csv", t("CSV")],
] as const;

async function save(form: string): Promise<void> {
  try {
    const { name, data } = await services.api.file(`/api/memos/file?form=${form}`);
    saveFile(name, data);
    services.announce(t("{name} is saved: every memo that you may see.", { name }));
  } catch (error) {
    services.announce(translate((error as Error).message));
  }
}

function List({ notes, queue }: { notes: Notes; queue: OpQueue }) {
  const [kind, setKind] = useState<Kind>("all");
  const [whose, setWhose] = useState("");
  const [text, setText] = useState("");
  const { rows } = notes;
  const shown = found(rows, kind, whose, text);
  const people = [...new Map(rows.map((row) => [row.coder, row.coder_name]))];
  return (
    <>
      <div class="row">
        <Choice label={t("Kind of memo")} value={kind} options={kindsOf(rows)} onChange={setKind} />
        {people.length > 1 && (
          <select
            class="input"
            aria-label={t("Who wrote it")}
            value={whose}
            onChange={(event) => setWhose(event.currentTarget.value)}
          >
            <option value="">{t("everybody’s")}</option>
            {people.map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
        <label class="grow">
          <span class="sr">{t("Find in memos")}</span>
          <input
            class="input"
            type="search"
            placeholder={t("Find in memos")}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
            {...PRIVATE}
          />
        </label>
        <span class="quiet small" role="status">
          {t("{shown, plural, one {# memo} other {# memos}}", { shown: shown.length })}
        </span>
      </div>
      {rows.length === 0 && (
        <Empty title={t("No memos yet.")}>
          <p>
            {rich(
              "In a transcript, press {key} on a coding or passage, {key2} for the whole transcript, {key3} to mark something for discussion.",
              {
                key: <Key of="memo" always />,
                key2: <Key of="documentMemo" always />,
                key3: <Key of="discuss" always />,
              },
            )}
          </p>
        </Empty>
      )}
      {rows.length > 0 && shown.length === 0 && (
        <p class="note">
          {t("No memo matches.")}{" "}
          <button
            type="button"
            class="btn small"
            onClick={() => {
              setKind("all");
              setWhose("");
              setText("");
            }}
          >
            {t("Show all")}
          </button>
        </p>
      )}
      <ul class="memos">
        {shown.map((row) => (
          <One key={row.id} row={row} queue={queue} />
        ))}
      </ul>
    </>
  );
}

export function Memos({ queue }: { queue: OpQueue }) {
  const notes = useLoad<Notes>("/api/memos/all", anyChange);
  return (
    <Page
      title={t("Memos")}
      sub={
        blind.value
          ? t("Your own. They are private while a round is blind.")
          : t("Yours, and those of others that may be seen. Yours are private while a round is blind.")
      }
      tools={
        notes.value &&
        notes.value.rows.length > 0 &&
        FORMS.map(([form, name]) => (
          <button
            key={form}
            type="button"
            class="btn small"
            onClick={() => void save(form)}
            {...asks("GET /api/memos/file")}
          >
            {rich("Save as {name}", { name })}
          </button>
        ))
      }
    >
      <Show what={t("Memos")} of={notes}>
        {(value) => (
          <div class="stack all-memos">
            {round.value && <Journal queue={queue} />}
            <NewNote subjects={value.subjects} />
            <List notes={value} queue={queue} />
          </div>
        )}
      </Show>
    </Page>
  );
}
