/** Memos of all kinds that may be seen: own ones and others', the journal, and what is marked for discussion. */
import { useState } from "preact/hooks";
import type { Notes } from "../../api/wire.ts";
import { count, sentence } from "../../app/format.ts";
import { anyChange, useLoad } from "../../app/load.ts";
import { Choice, Empty, Page, PRIVATE, Show } from "../../app/parts.tsx";
import { saveFile } from "../../app/save_file.ts";
import { blind, round, services } from "../../app/services.ts";
import type { OpQueue } from "../../ops/queue.ts";
import { found, type Kind, kindsOf } from "./filter.ts";
import "./memos.css";
import { One } from "./one.tsx";
import { Journal, NewNote } from "./write.tsx";

const FORMS = [
  ["docx", "Word"],
  ["md", "Markdown"],
  ["csv", "CSV"],
] as const;

async function save(form: string): Promise<void> {
  try {
    const { name, data } = await services.api.file(`/api/memos/file?form=${form}`);
    saveFile(name, data);
    services.announce(`${name} is saved: every memo that you may see.`);
  } catch (error) {
    services.announce(sentence((error as Error).message));
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
        <Choice label="Kind of memo" value={kind} options={kindsOf(rows)} onChange={setKind} />
        {people.length > 1 && (
          <select
            class="input"
            aria-label="Who wrote it"
            value={whose}
            onChange={(event) => setWhose(event.currentTarget.value)}
          >
            <option value="">everybody’s</option>
            {people.map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
        <label class="grow">
          <span class="sr">Find in memos</span>
          <input
            class="input"
            type="search"
            placeholder="Find in memos"
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
            {...PRIVATE}
          />
        </label>
        <span class="quiet small" role="status">
          {count(shown.length, "memo")}
        </span>
      </div>
      {rows.length === 0 && (
        <Empty title="No memos yet.">
          <p>
            In a transcript, press <kbd>M</kbd> on a coding or passage, <kbd>Shift+M</kbd> for the whole transcript,{" "}
            <kbd>X</kbd> to mark something for discussion.
          </p>
        </Empty>
      )}
      {rows.length > 0 && shown.length === 0 && (
        <p class="note">
          No memo matches.{" "}
          <button
            type="button"
            class="btn small"
            onClick={() => {
              setKind("all");
              setWhose("");
              setText("");
            }}
          >
            Show all
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
      title="Memos"
      sub={
        blind.value
          ? "Your own. They are private while a round is blind."
          : "Yours, and those of others that may be seen. Yours are private while a round is blind."
      }
      tools={
        notes.value &&
        notes.value.rows.length > 0 &&
        FORMS.map(([form, name]) => (
          <button key={form} type="button" class="btn small" onClick={() => void save(form)}>
            Save as {name}
          </button>
        ))
      }
    >
      <Show what="Memos" of={notes}>
        {(value) => (
          <div class="stack">
            {round.value && <Journal queue={queue} />}
            <NewNote subjects={value.subjects} />
            <List notes={value} queue={queue} />
          </div>
        )}
      </Show>
    </Page>
  );
}
