/** All transcripts that this person has to code, by round. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Library as LibraryData, LibraryRow, Round, Stages } from "../../api/wire.ts";
import { formatDay } from "../../app/format.ts";
import { anyChange, useLoad } from "../../app/load.ts";
import { ToRounds } from "../../app/next_step.tsx";
import { Empty, Page, PRIVATE, Show } from "../../app/parts.tsx";
import { session } from "../../app/services.ts";
import { rich, t } from "../../i18n/t.ts";
import type { OpQueue } from "../../ops/queue.ts";
import { RoundPanel } from "../round_panel.tsx";
import { StageList } from "../study/stages.tsx";
import { CopyOf } from "./copy.tsx";
import { Rows } from "./rows.tsx";
import "./library.css";

/** Nothing to code yet: what comes next, and where it is done. */
function Nothing() {
  const stages = useLoad<Stages>("/api/study/stages", anyChange);
  const ready = stages.value?.next === "";
  return (
    <Show what={t("What comes next")} of={stages}>
      {(found) => (
        <div class="stack begin">
          <Empty
            title={ready ? t("You have nothing to code yet.") : t("Nothing to code yet: the study is being set up.")}
          >
            <p>
              {ready
                ? t("No round has transcripts for you. Whoever leads the study starts one with you in it, or you do.")
                : t("Transcripts that are yours to code will stand here. What is done stays done, in any order.")}
            </p>
            {ready && <ToRounds />}
          </Empty>
          <StageList stages={found} />
        </div>
      )}
    </Show>
  );
}

const matches = (row: LibraryRow, words: string[]): boolean => {
  const text = [
    row.transcript,
    row.case,
    row.case_name,
    row.date,
    formatDay(row.date),
    ...row.speakers.map((one) => one.label),
  ]
    .join(" ")
    .toLowerCase();
  return words.every((word) => text.includes(word));
};

/** ↑ and ↓ go from transcript to transcript; from the page as a whole too, so that they work as soon as it stands. */
function moveRow(event: KeyboardEvent, list: HTMLElement | null): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const target = event.target as Element;
  if (!list?.contains(target) && !target.matches("body, main, h1")) return;
  if (target instanceof HTMLSelectElement) return;
  const links = [...(list?.querySelectorAll<HTMLElement>("a.open") ?? [])];
  const at = links.indexOf(document.activeElement as HTMLElement);
  const next = links[event.key === "ArrowDown" ? at + 1 : Math.max(at - 1, 0)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function Rounds({ rows, queue }: { rows: LibraryRow[]; queue: OpQueue }) {
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => moveRow(event, list.current);
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = rows.filter((row) => matches(row, words) && !(open && row.state === "finished"));
  const work = (round: Round) => Number(round.my.todo + round.my.started > 0);
  const rounds = (session.value?.rounds ?? []).toReversed().toSorted((one, other) => work(other) - work(one));
  return (
    <div class="stack" ref={list}>
      <div class="row">
        <label class="grow">
          <span class="sr">{t("Filter transcripts")}</span>
          <input
            class="input"
            type="search"
            placeholder={t("Filter by transcript, organization, speaker")}
            value={text}
            data-entry
            onInput={(event) => setText(event.currentTarget.value)}
            {...PRIVATE}
          />
        </label>
        <label class="check">
          <input type="checkbox" checked={open} onChange={(event) => setOpen(event.currentTarget.checked)} />
          {t("Unfinished only")}
        </label>
      </div>
      {words.length > 0 && shown.length === 0 && (
        <p class="note">
          {rich("No transcript matches ‘{text}’.", { text })}{" "}
          <button type="button" class="btn small" onClick={() => setText("")}>
            {t("Clear")}
          </button>
        </p>
      )}
      {rounds.map((round) => {
        const mine = shown.filter((row) => row.round === round.id);
        return (
          (mine.length > 0 || (!words.length && !open)) && (
            <RoundPanel key={round.id} round={round} queue={queue}>
              <Rows rows={mine} round={round} />
            </RoundPanel>
          )
        );
      })}
    </div>
  );
}

export function Library({ queue }: { queue: OpQueue }) {
  const library = useLoad<LibraryData>("/api/library?now=1", anyChange);
  const { set } = library;
  // What the texts say of themselves, where the server has not read them yet: with a thousand that takes seconds.
  const whole = useLoad<LibraryData>(library.value?.rows.some((row) => !row.read) ? "/api/library" : null);
  useLayoutEffect(() => {
    if (whole.value) set(whole.value);
  }, [whole.value, set]);
  const now = session.value;
  return (
    <Page
      title={now?.study.title || t("Library")}
      sub={
        now &&
        rich("You are {name} · {rounds, plural, one {# round} other {# rounds}}", {
          name: <strong>{now.name}</strong>,
          rounds: now.rounds.length,
        })
      }
    >
      <CopyOf />
      <Show what={t("Library")} of={library}>
        {({ rows }) => {
          if (rows.length > 0) return <Rounds rows={rows} queue={queue} />;
          return now?.rounds.length ? (
            <>
              <Nothing />
              <Rounds rows={rows} queue={queue} />
            </>
          ) : (
            <Nothing />
          );
        }}
      </Show>
    </Page>
  );
}
