/** One note: what it is about, who wrote it, and, of one's own, what can be done with it. */

import { useState } from "preact/hooks";
import type { NoteRow, NoteWritten } from "../../api/wire.ts";
import { formatTime, placed, translate } from "../../app/format.ts";
import { asks } from "../../app/may.ts";
import { PRIVATE } from "../../app/parts.tsx";
import { href } from "../../app/router.ts";
import { services } from "../../app/services.ts";
import { t } from "../../i18n/t.ts";
import { newOp } from "../../ops/make.ts";
import type { OpQueue } from "../../ops/queue.ts";
import { NoteWords } from "./words.tsx";

const TITLES: Record<NoteRow["about"], string> = {
  study: t("Journal"),
  round: t("Round"),
  case: t("Case"),
  cell: t("Cell"),
  code: t("Code"),
  transcript: t("Transcript"),
  passage: t("Passage"),
  coding: t("Coding"),
};

/** The screen on which what a note is about is found; "" where there is none, or it is gone. */
function linkOf(row: NoteRow): string {
  if (row.gone) return "";
  if (row.about === "round") return href.rounds(row.round);
  if (row.about === "case") return href.cases();
  if (row.about === "cell") return href.matrix("", { case: row.case, code: row.code });
  if (row.about === "code") return href.detail(row.code, row.round ? { round: row.round } : {});
  if (row.transcript && row.round) return href.code(row.round, row.transcript, row.start ?? undefined);
  return "";
}

function Place({ row }: { row: NoteRow }) {
  const to = linkOf(row);
  const words = placed(row.place) || TITLES.study;
  return (
    <>
      {row.about !== "study" && <span class="quiet">{TITLES[row.about]} </span>}
      {to ? <a href={to}>{words}</a> : words}
    </>
  );
}

/** Changes a note where it stands: in the round's ledger as an operation that can be undone, else in the study's. */
async function change(row: NoteRow, queue: OpQueue, text: string, discuss: boolean): Promise<string> {
  if (row.ledger === "round") {
    const op = newOp({ kind: "memo.edit", round: row.round, transcript: row.transcript, memo: row.id, text, discuss });
    const result = await queue.send(op);
    return result.ok ? "" : translate(result.error.message);
  }
  return asked("/api/memos/edit", { id: row.id, text, discuss });
}

async function remove(row: NoteRow, queue: OpQueue): Promise<string> {
  if (row.ledger === "round") {
    const op = newOp({ kind: "memo.remove", round: row.round, transcript: row.transcript, memo: row.id });
    const result = await queue.send(op);
    return result.ok ? "" : translate(result.error.message);
  }
  return asked("/api/memos/remove", { id: row.id });
}

/** What the server refuses, in words; "" where it was done. */
export async function asked(path: string, body: unknown): Promise<string> {
  try {
    await services.api.post<NoteWritten>(path, body);
    return "";
  } catch (error) {
    return translate((error as Error).message);
  }
}

function Editor({ row, queue, onClose }: { row: NoteRow; queue: OpQueue; onClose: () => void }) {
  const [text, setText] = useState(row.text);
  const save = async (event: Event) => {
    event.preventDefault();
    const refused = await change(row, queue, text, row.discuss);
    if (refused) services.announce(refused);
    else onClose();
  };
  return (
    <form class="stack" onSubmit={(event) => void save(event)}>
      <label class="field">
        <span class="sr">{t("Memo")}</span>
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
          {t("Save")}
        </button>
        <button class="btn small" type="button" onClick={onClose}>
          {t("Cancel")}
        </button>
      </span>
    </form>
  );
}

function Tools({ row, queue, onEdit }: { row: NoteRow; queue: OpQueue; onEdit: () => void }) {
  const [sure, setSure] = useState(row.ledger === "round"); // what can be undone is not asked about
  const say = (refused: string, done: string) => services.announce(refused || done);
  const mark = async () => {
    const done = row.discuss ? t("No longer marked for discussion.") : t("Marked for discussion.");
    say(await change(row, queue, row.text, !row.discuss), done);
  };
  const drop = async () => {
    const done = row.ledger === "round" ? t("Memo removed. Control Z to undo.") : t("Memo taken back.");
    say(await remove(row, queue), done);
  };
  return (
    <p class="row" {...asks(row.ledger === "study" ? "POST /api/memos/edit" : "POST /api/ops")}>
      <button type="button" class="btn small bare" onClick={onEdit}>
        {t("Edit")}
      </button>
      <button type="button" class="btn small bare" onClick={() => void mark()}>
        {row.discuss ? t("Take the mark away") : t("Mark for discussion")}
      </button>
      <button type="button" class="btn small bare" onClick={() => (sure ? void drop() : setSure(true))}>
        {sure && row.ledger === "study" ? t("Take it back, for good") : t("Remove")}
      </button>
    </p>
  );
}

export function One({ row, queue }: { row: NoteRow; queue: OpQueue }) {
  const [editing, setEditing] = useState(false);
  return (
    <li class="card memo">
      <p class="row">
        <span class="grow">
          <Place row={row} />
          {row.discuss && (
            <>
              {" "}
              <span class="tag warn">{t("to discuss")}</span>
            </>
          )}
          {row.gone && (
            <>
              {" "}
              <span class="tag warn">{row.gone}</span>
            </>
          )}
        </span>
        <span class="quiet small">
          {row.mine ? "" : `${row.coder_name} · `}
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
            <NoteWords parts={row.parts} />
          </p>
        )
      )}
      {row.mine && !editing && <Tools row={row} queue={queue} onEdit={() => setEditing(true)} />}
    </li>
  );
}
