/** New notes: into the journal of the round at hand, or about something that is named. */

import { useState } from "preact/hooks";
import type { Codebook, NoteSubjects } from "../../api/wire.ts";
import { translate } from "../../app/format.ts";
import { useLoad } from "../../app/load.ts";
import { asks } from "../../app/may.ts";
import { FaultNote, PRIVATE } from "../../app/parts.tsx";
import { round, services } from "../../app/services.ts";
import { t } from "../../i18n/t.ts";
import { newOp } from "../../ops/make.ts";
import type { OpQueue } from "../../ops/queue.ts";
import { asked } from "./one.tsx";

type About = "study" | "case" | "cell" | "code" | "transcript" | "round";

const ABOUT: [About, string][] = [
  ["study", t("the study")],
  ["case", t("a case")],
  ["cell", t("a cell of the matrix: a case and a code")],
  ["code", t("a code")],
  ["transcript", t("a transcript")],
  ["round", t("a round")],
];

function Words({ label, text, onText, onKeep }: WordsProps) {
  return (
    <label class="field">
      <span class="label">{label}</span>
      <textarea
        class="input"
        rows={3}
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
        {...PRIVATE}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onKeep(event);
        }}
      />
    </label>
  );
}

interface WordsProps {
  label: string;
  text: string;
  onText: (text: string) => void;
  onKeep: (event: Event) => void;
}

export function Journal({ queue }: { queue: OpQueue }) {
  const [text, setText] = useState("");
  const add = async (event: Event) => {
    event.preventDefault();
    if (!text.trim() || !round.value) return;
    const result = await queue.send(
      newOp({ kind: "memo.add", what: "study", round: round.value.id, transcript: "", text: text.trim() }),
    );
    services.announce(result.ok ? t("Kept in the journal.") : translate(result.error.message));
    if (result.ok) setText("");
  };
  return (
    <form class="card stack" onSubmit={(event) => void add(event)} {...asks("POST /api/ops")}>
      <Words label={t("New journal entry")} text={text} onText={setText} onKeep={(event) => void add(event)} />
      <span class="row">
        <button type="submit" class="btn main" disabled={!text.trim()}>
          {t("Keep")}
        </button>
        <span class="quiet small">{t("Ctrl+Enter")}</span>
      </span>
    </form>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
  onChange: (value: string) => void;
}

function Pick({ label, value, options, onChange }: ChoiceProps) {
  return (
    <label class="field">
      <span class="label">{label}</span>
      <select class="input" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

const same = (ids: readonly string[]): (readonly [string, string])[] => ids.map((id) => [id, id] as const);

/** Which code of which codebook; the codes are fetched when they are asked for. */
function CodePick({ books, book, code, onBook, onCode }: CodePickProps) {
  const loaded = useLoad<Codebook>(book ? `/api/codebook?codebook=${encodeURIComponent(book)}` : null);
  const codes = (loaded.value?.codes ?? []).map(({ id, name }) => [id, name] as const);
  return (
    <>
      {books.length > 1 && <Pick label={t("Codebook")} value={book} options={same(books)} onChange={onBook} />}
      <Pick label={t("Code")} value={code} options={[["", t("choose…")], ...codes]} onChange={onCode} />
    </>
  );
}

interface CodePickProps {
  books: readonly string[];
  book: string;
  code: string;
  onBook: (book: string) => void;
  onCode: (code: string) => void;
}

export function NewNote({ subjects }: { subjects: NoteSubjects }) {
  const [about, setAbout] = useState<About>("study");
  const [text, setText] = useState("");
  const [discuss, setDiscuss] = useState(false);
  const [named, setNamed] = useState({ case: "", code: "", transcript: "", round: "" });
  const [book, setBook] = useState(subjects.codebooks[0] ?? "");
  const [fault, setFault] = useState("");
  const needs: Record<About, (keyof typed)[]> = {
    study: [],
    case: ["case"],
    cell: ["case", "code"],
    code: ["code"],
    transcript: ["transcript"],
    round: ["round"],
  };
  type typed = typeof named;
  const wanted = needs[about];
  const has = (part: keyof typed) => wanted.includes(part);
  const set = (part: keyof typed) => (value: string) => setNamed((old) => ({ ...old, [part]: value }));
  const ready = Boolean(text.trim()) && wanted.every((part) => named[part]);
  const add = async (event: Event) => {
    event.preventDefault();
    if (!ready) return;
    const chosen = Object.fromEntries(wanted.map((part) => [part, named[part]]));
    const codebook = has("code") ? { codebook: book } : {};
    const refused = await asked("/api/memos", { text: text.trim(), discuss, ...chosen, ...codebook });
    setFault(refused);
    if (refused) return;
    services.announce(t("The memo is kept."));
    setText("");
    setDiscuss(false);
  };
  const cases = subjects.cases.map(({ id, name }) => [id, name === id ? id : `${id} · ${name}`] as const);
  return (
    <details class="card" {...asks("POST /api/memos")}>
      <summary>{t("New memo on a case, a cell, a code, a transcript, a round or the study")}</summary>
      <form class="stack" onSubmit={(event) => void add(event)}>
        <p class="quiet small">
          {t(
            "Links: [[T07]], [[T07:12]] (turn 12), [[O03]], [[O03/CODE]], [[CODE]], [[r1]], or with words of your own after a bar: [[T07:12|the grant]].",
          )}
        </p>
        <div class="row">
          <Pick label={t("About")} value={about} options={ABOUT} onChange={(value) => setAbout(value as About)} />
          {has("case") && (
            <Pick
              label={t("Case")}
              value={named.case}
              options={[["", t("choose…")], ...cases]}
              onChange={set("case")}
            />
          )}
          {has("code") && (
            <CodePick
              books={subjects.codebooks}
              book={book}
              code={named.code}
              onBook={(id) => {
                setBook(id);
                set("code")("");
              }}
              onCode={set("code")}
            />
          )}
          {has("transcript") && (
            <Pick
              label={t("Transcript")}
              value={named.transcript}
              options={[["", t("choose…")], ...same(subjects.transcripts)]}
              onChange={set("transcript")}
            />
          )}
          {has("round") && (
            <Pick
              label={t("Round")}
              value={named.round}
              options={[["", t("choose…")], ...same(subjects.rounds)]}
              onChange={set("round")}
            />
          )}
        </div>
        <Words label={t("Memo")} text={text} onText={setText} onKeep={(event) => void add(event)} />
        <label class="check">
          <input type="checkbox" checked={discuss} onChange={(event) => setDiscuss(event.currentTarget.checked)} />
          <span>{t("For the next meeting")}</span>
        </label>
        <FaultNote fault={fault} />
        <span class="row">
          <button type="submit" class="btn main" disabled={!ready}>
            {t("Keep the memo")}
          </button>
          <span class="quiet small">{t("Ctrl+Enter")}</span>
        </span>
      </form>
    </details>
  );
}
