/** Bringing interviews in: drop or choose files, look at what becomes of each, then bring in those that are wanted. */
import { useEffect, useRef, useState } from "preact/hooks";
import { href } from "../../app/router.ts";
import { services } from "../../app/services.ts";
import { rich, t } from "../../i18n/t.ts";
import { add, bringIn, clear, confirmed, items, rows, run, stop, stopped, toBring } from "./batch.ts";
import { FileRows } from "./file_rows.tsx";
import { chosen } from "./files.ts";
import { SpeakerMap } from "./speaker_map.tsx";
import { SplitProposal } from "./split_proposal.tsx";

function Chooser() {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (input: HTMLInputElement): void => {
    add(chosen(input.files));
    input.value = "";
  };
  return (
    <div
      class="dropzone"
      data-over={over ? "" : undefined}
      onDragOver={() => setOver(true)}
      onDragLeave={() => setOver(false)}
      onDrop={() => setOver(false)}
    >
      <p>
        {rich(
          "<b>Drop interviews here</b>, or a whole folder. Word, OpenDocument, PDF, RTF, text, web pages, captions (vtt, srt, sbv), JSON, or a table of turns (csv, xlsx). Nothing is written before you say so.",
          { b: (words) => <strong>{words}</strong> },
        )}
      </p>
      <div class="row">
        <button type="button" class="btn main" onClick={() => files.current?.click()}>
          {t("Choose files")}
        </button>
        <button type="button" class="btn" onClick={() => folder.current?.click()}>
          {t("Choose a folder")}
        </button>
      </div>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label={t("Files to bring in")}
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        ref={folder}
        type="file"
        hidden
        aria-label={t("A folder to bring in")}
        {...{ webkitdirectory: true }}
        onChange={(event) => take(event.currentTarget)}
      />
    </div>
  );
}

function Progress() {
  const now = run.value;
  if (!now) return null;
  return (
    <div class="note">
      <p>
        {rich("Bringing in {min} of {all}: {now}", {
          min: Math.min(now.done + 1, now.all),
          all: now.all,
          now: now.now,
        })}
      </p>
      <div class="row">
        <progress class="grow" value={now.done} max={now.all} aria-label={t("Files brought in")} />
        <button type="button" class="btn" disabled={now.stopping} onClick={stop}>
          {now.stopping ? t("Stopping after this file…") : t("Stop")}
        </button>
      </div>
    </div>
  );
}

/** What became of the files, once it is over. */
function Outcome() {
  const done = items.value.flatMap((item) => item.brought ?? []);
  const over = !run.value && done.length > 0;
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (over) said.current?.scrollIntoView({ block: "center" }); // the button that began it stands below the list
  }, [over]);
  if (!over) return null;
  const taken = done.filter((one) => one.outcome === "imported").map((one) => one.transcript);
  const left = toBring.value.length;
  const unnamed = rows.value.filter(
    ({ interview, wish }) => interview.rules.length > 0 && !wish.rule && taken.includes(interview.id),
  );
  return (
    <>
      <div class={stopped.value ? "note warn" : "note good"} role="status" ref={said}>
        <p>
          {t(
            "{hasStopped, select, yes {Stopped. } other {}}{taken, plural, one {# interview} other {# interviews}} brought in{taken2}.{hasLeft, select, yes { {left, plural, one {# interview} other {# interviews}} not brought in.} other {}}",
            {
              hasStopped: stopped.value ? "yes" : "no",
              taken: taken.length,
              taken2: taken.length > 0 && `: ${taken.join(", ")}`,
              hasLeft: left > 0 ? "yes" : "no",
              left,
            },
          )}
        </p>
        <p class="small">
          {rich("<link>See them in the list</link>, or say of which case they are under <link2>Interviews</link2>.", {
            link: (words) => <a href={href.transcripts()}>{words}</a>,
            link2: (words) => <a href={href.transcripts({ show: "interviews" })}>{words}</a>,
          })}
        </p>
      </div>
      {unnamed.map(({ interview }) => (
        <SplitProposal key={interview.id} id={interview.id} />
      ))}
    </>
  );
}

export function Bring({ cases }: { cases: string[] }) {
  const waiting = items.value.filter((item) => !item.preview && !item.fault).length;
  const wanted = toBring.value.length;
  const guessed = rows.value.some((row) => row.interview.speakers.some((one) => !one.sure));
  const start = (): void => {
    void bringIn().then(() => services.announce(stopped.value ? t("Stopped.") : t("The interviews are brought in.")));
  };
  return (
    <div class="stack">
      <Chooser />
      <Progress />
      <Outcome />
      {items.value.length > 0 && (
        <>
          {waiting > 0 && (
            <p class="quiet" role="status">
              {t("Looking at {waiting, plural, one {# file} other {# files}}…", { waiting })}
            </p>
          )}
          <SpeakerMap />
          <FileRows cases={cases} />
          <div class="row end bringbar">
            {guessed && !confirmed.value && wanted > 0 && (
              <span class="quiet small">{t("Who speaks is a guess for some; it can be confirmed later, too.")}</span>
            )}
            <button type="button" class="btn" disabled={run.value !== null} onClick={clear}>
              {t("Clear the list")}
            </button>
            <button
              type="button"
              class="btn main"
              disabled={wanted === 0 || waiting > 0 || run.value !== null}
              onClick={start}
            >
              {t("Bring in {wanted, plural, one {# interview} other {# interviews}}", { wanted })}
            </button>
          </div>
        </>
      )}
    </div>
  );
}
