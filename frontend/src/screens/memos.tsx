/** Own memos of all kinds, the journal of the study, and what is marked for discussion. */
import { useState } from "preact/hooks";
import type { Memo, Memos as MemosData } from "../api/wire.ts";
import { count, formatTime } from "../app/format.ts";
import { anyChange, useLoad } from "../app/load.ts";
import { Choice, Empty, Page, PRIVATE, Show } from "../app/parts.tsx";
import { href } from "../app/router.ts";
import { round, services } from "../app/services.ts";
import { newOp } from "../ops/make.ts";
import type { OpQueue } from "../ops/queue.ts";
import "./memos.css";

type Row = MemosData["rows"][number];
type Kind = "all" | "discuss" | Memo["what"];

const KINDS: [Kind, string][] = [
  ["all", "All"],
  ["discuss", "To discuss"],
  ["coding", "On codings"],
  ["span", "On passages"],
  ["transcript", "On transcripts"],
  ["code", "On codes"],
  ["study", "Journal"],
];

const fits = (row: Row, kind: Kind): boolean =>
  kind === "all" || (kind === "discuss" ? row.discuss : row.what === kind);

function placeOf(row: Row) {
  if (row.what === "study") return "Journal";
  if (row.what === "code")
    return <a href={href.detail(row.about, row.round ? { round: row.round } : {})}>{row.code_name || row.about}</a>;
  const at = row.what === "transcript" ? undefined : row.start;
  return (
    <a href={href.code(row.round, row.transcript, at)}>
      {row.transcript}
      {row.code && ` · ${row.code_name}`}
    </a>
  );
}

function Editor({ row, queue, onClose }: { row: Row; queue: OpQueue; onClose: () => void }) {
  const [text, setText] = useState(row.text);
  const save = async (event: Event) => {
    event.preventDefault();
    const result = await queue.send(
      newOp({
        kind: "memo.edit",
        round: row.round,
        transcript: row.transcript,
        memo: row.id,
        text,
        discuss: row.discuss,
      }),
    );
    if (!result.ok) {
      services.announce(result.error.message);
      return;
    }
    onClose();
  };
  return (
    <form class="stack" onSubmit={(event) => void save(event)}>
      <label class="field">
        <span class="sr">Memo</span>
        <textarea
          class="input"
          rows={5}
          value={text}
          ref={(field) => field?.focus()}
          onInput={(event) => setText(event.currentTarget.value)}
          {...PRIVATE}
        />
      </label>
      <span class="row">
        <button class="btn small main" type="submit">
          Save
        </button>
        <button class="btn small" type="button" onClick={onClose}>
          Cancel
        </button>
      </span>
    </form>
  );
}

function One({ row, queue }: { row: Row; queue: OpQueue }) {
  const [editing, setEditing] = useState(false);
  const send = async (draft: Parameters<typeof newOp>[0], done: string) => {
    const result = await queue.send(newOp(draft));
    services.announce(result.ok ? done : result.error.message);
  };
  const base = { round: row.round, transcript: row.transcript, memo: row.id };
  return (
    <li class="card memo">
      <p class="row">
        <span class="grow">
          {placeOf(row)}
          {row.discuss && (
            <>
              {" "}
              <span class="tag warn">to discuss</span>
            </>
          )}
        </span>
        <span class="quiet small">
          {row.round} {formatTime(row.at)}
        </span>
      </p>
      {row.quote && (
        <blockquote class="quote" dir="auto">
          {row.quote}
        </blockquote>
      )}
      {editing ? (
        <Editor row={row} queue={queue} onClose={() => setEditing(false)} />
      ) : (
        row.text && (
          <p class="text" dir="auto">
            {row.text}
          </p>
        )
      )}
      {!editing && (
        <p class="row">
          <button type="button" class="btn small bare" onClick={() => setEditing(true)}>
            Edit
          </button>
          <button
            type="button"
            class="btn small bare"
            onClick={() =>
              void send(
                { kind: "memo.edit", ...base, text: row.text, discuss: !row.discuss },
                row.discuss ? "No longer marked for discussion." : "Marked for discussion.",
              )
            }
          >
            {row.discuss ? "Take the mark away" : "Mark for discussion"}
          </button>
          <button
            type="button"
            class="btn small bare"
            onClick={() => void send({ kind: "memo.remove", ...base }, "Memo removed. Control Z to undo.")}
          >
            Remove
          </button>
        </p>
      )}
    </li>
  );
}

function Journal({ queue }: { queue: OpQueue }) {
  const [text, setText] = useState("");
  const add = async (event: Event) => {
    event.preventDefault();
    if (!text.trim() || !round.value) return;
    const result = await queue.send(
      newOp({ kind: "memo.add", what: "study", round: round.value.id, transcript: "", text: text.trim() }),
    );
    services.announce(result.ok ? "Kept in the journal." : result.error.message);
    if (result.ok) setText("");
  };
  return (
    <form class="card stack" onSubmit={(event) => void add(event)}>
      <label class="field">
        <span class="label">New journal entry</span>
        <textarea
          class="input"
          rows={3}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          {...PRIVATE}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void add(event);
          }}
        />
      </label>
      <span class="row">
        <button type="submit" class="btn main" disabled={!text.trim()}>
          Keep
        </button>
        <span class="quiet small">Ctrl+Enter</span>
      </span>
    </form>
  );
}

export function Memos({ queue }: { queue: OpQueue }) {
  const [kind, setKind] = useState<Kind>("all");
  const [text, setText] = useState("");
  const memos = useLoad<MemosData>("/api/memos", anyChange);
  return (
    <Page title="Memos" sub="Your own. They are private while a round is blind.">
      <Show what="Memos" of={memos}>
        {({ rows }) => {
          const wanted = text.toLowerCase();
          const shown = rows.filter(
            (row) =>
              fits(row, kind) &&
              `${row.text} ${row.quote} ${row.code} ${row.code_name} ${row.transcript}`.toLowerCase().includes(wanted),
          );
          return (
            <div class="stack">
              {round.value && <Journal queue={queue} />}
              <div class="row">
                <Choice label="Kind of memo" value={kind} options={KINDS} onChange={setKind} />
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
                    In a transcript, press <kbd>M</kbd> on a coding or passage, <kbd>Shift+M</kbd> for the whole
                    transcript, <kbd>X</kbd> to mark something for discussion.
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
            </div>
          );
        }}
      </Show>
    </Page>
  );
}
