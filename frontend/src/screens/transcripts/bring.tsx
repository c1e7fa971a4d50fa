/** Bringing interviews in: drop or choose files, look at what becomes of each, then bring in those that are wanted. */
import { useRef, useState } from "preact/hooks";
import { count } from "../../app/format.ts";
import { services } from "../../app/services.ts";
import { add, bringIn, clear, confirmed, items, rows, run, stop, stopped, toBring } from "./batch.ts";
import { FileRows } from "./file_rows.tsx";
import { chosen } from "./files.ts";
import { SpeakerMap } from "./speaker_map.tsx";

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
        <strong>Drop interviews here</strong>, or a whole folder. Word, OpenDocument, PDF, RTF, text, web pages,
        captions (vtt, srt, sbv), JSON, or a table of turns (csv, xlsx). Nothing is written before you say so.
      </p>
      <div class="row">
        <button type="button" class="btn main" onClick={() => files.current?.click()}>
          Choose files
        </button>
        <button type="button" class="btn" onClick={() => folder.current?.click()}>
          Choose a folder
        </button>
      </div>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label="Files to bring in"
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        ref={folder}
        type="file"
        hidden
        aria-label="A folder to bring in"
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
        Bringing in {Math.min(now.done + 1, now.all)} of {now.all}: {now.now}
      </p>
      <div class="row">
        <progress class="grow" value={now.done} max={now.all} aria-label="Files brought in" />
        <button type="button" class="btn" disabled={now.stopping} onClick={stop}>
          {now.stopping ? "Stopping after this file…" : "Stop"}
        </button>
      </div>
    </div>
  );
}

/** What became of the files, once it is over. */
function Outcome() {
  const done = items.value.flatMap((item) => item.brought ?? []);
  if (run.value || done.length === 0) return null;
  const taken = done.filter((one) => one.outcome === "imported").map((one) => one.transcript);
  const left = toBring.value.length;
  return (
    <div class={stopped.value ? "note warn" : "note good"} role="status">
      <p>
        {stopped.value && "Stopped. "}
        {count(taken.length, "interview")} brought in{taken.length > 0 && `: ${taken.join(", ")}`}.
        {left > 0 && ` ${count(left, "interview")} not brought in.`}
      </p>
    </div>
  );
}

export function Bring({ cases }: { cases: string[] }) {
  const waiting = items.value.filter((item) => !item.preview && !item.fault).length;
  const wanted = toBring.value.length;
  const guessed = rows.value.some((row) => row.interview.speakers.some((one) => !one.sure));
  const start = (): void => {
    void bringIn().then(() => services.announce(stopped.value ? "Stopped." : "The interviews are brought in."));
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
              Looking at {count(waiting, "file")}…
            </p>
          )}
          <SpeakerMap />
          <FileRows cases={cases} />
          <div class="row end actions">
            {guessed && !confirmed.value && wanted > 0 && (
              <span class="quiet small">Who speaks is a guess for some; it can be confirmed later, too.</span>
            )}
            <button type="button" class="btn" disabled={run.value !== null} onClick={clear}>
              Clear the list
            </button>
            <button
              type="button"
              class="btn main"
              disabled={wanted === 0 || waiting > 0 || run.value !== null}
              onClick={start}
            >
              Bring in {count(wanted, "interview")}
            </button>
          </div>
        </>
      )}
    </div>
  );
}
