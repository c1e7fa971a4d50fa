/** A transcript on paper: letters in the margin for codes, a legend, memos as notes. */
import { useMemo } from "preact/hooks";
import type { Codebook, Transcript, Work } from "../../api/wire.ts";
import { formatDay } from "../../app/format.ts";
import { useLoad } from "../../app/load.ts";
import { Show } from "../../app/parts.tsx";
import { href } from "../../app/router.ts";
import { session } from "../../app/services.ts";
import { CodeName } from "../../app/swatch.tsx";
import { rich, t } from "../../i18n/t.ts";
import { directionOf } from "../../text/direction.ts";
import { BELOW, lettersOf, type Mark, type Saying, sayings, standing } from "./model.ts";
import "./print.css";

const BRACKETS: Record<Mark["kind"], [string, string]> = { begin: ["", "⟦"], end: ["⟧", ""], memo: ["[", "]"] };

function Part({ part }: { part: string | Mark }) {
  if (typeof part === "string") return <>{part}</>;
  const [before, after] = BRACKETS[part.kind];
  return part.kind === "begin" ? (
    <>
      <sup>{part.text}</sup>
      {after}
    </>
  ) : part.kind === "end" ? (
    <>
      {before}
      <sup>{part.text}</sup>
    </>
  ) : (
    <sup>
      {before}
      {part.text}
      {after}
    </sup>
  );
}

function TurnLine({ saying }: { saying: Saying }) {
  const { turn, parts, letters, long } = saying;
  // Letters of codes stand in the turn; what is said has the direction of its own words.
  const said = parts.filter((part) => typeof part === "string").join("");
  return (
    <div class={long ? "saying long" : "saying"} data-turn={turn.index}>
      <div class="speaker">
        <span class="n">{turn.index + 1}</span> <bdi>{turn.speaker}</bdi>
      </div>
      <div class="what" dir={directionOf(said)}>
        {parts.map((part, index) => (
          <Part key={index} part={part} />
        ))}
      </div>
      <div class="letters">{letters.join(", ")}</div>
    </div>
  );
}

function Sheet({
  transcript,
  work,
  book,
  round,
}: {
  transcript: Transcript;
  work: Work;
  book: Codebook;
  round: string;
}) {
  const { codings, below } = useMemo(() => standing(work), [work]);
  const letters = useMemo(() => lettersOf(codings, book.codes), [codings, book]);
  const memos = useMemo(() => work.memos.filter((memo) => memo.text || memo.discuss), [work]);
  const lines = useMemo(
    () => sayings(transcript, codings, memos, letters, below),
    [transcript, codings, memos, letters, below],
  );
  const { coder } = session.value ?? { coder: "" };
  return (
    <article class="sheet" aria-label={t("Transcript {id}", { id: transcript.id })}>
      <header>
        <p class="warning">{t("Contains confidential interview data")}</p>
        <h1 tabIndex={-1}>
          {transcript.id}
          {transcript.case && ` · ${transcript.case_name || transcript.case}`}
        </h1>
        <p class="small">
          {rich(
            "Round {round} · coder {coder} · codebook {key} · {hasDate, select, yes {interview of {date} · } other {}}text {text_sha} · printed {today}",
            {
              round,
              coder,
              key: book.key,
              hasDate: transcript.date ? "yes" : "no",
              date: formatDay(transcript.date),
              text_sha: transcript.text_sha,
              today: formatDay(new Date().toISOString()),
            },
          )}
        </p>
      </header>
      <div class="sayings" dir={directionOf(transcript.text)}>
        {lines.map((saying) => (
          <TurnLine key={saying.turn.index} saying={saying} />
        ))}
      </div>
      {letters.size > 0 && (
        <section aria-label={t("Codes")}>
          <h2>{t("Codes")}</h2>
          <ul class="legend-print">
            {[...letters].map(([id, letter]) => (
              <li key={id}>
                <b>{letter}</b>
                <CodeName code={id} codes={book.codes} />
              </li>
            ))}
          </ul>
          <p class="small quiet">
            {rich(
              "⟦ begins, ⟧ ends; − contrary, ? hypothetical{hasBelow, select, yes {; {below} of {label}, not changed in this pass} other {}}",
              { hasBelow: below.size > 0 ? "yes" : "no", below: BELOW, label: work.below?.label },
            )}
          </p>
        </section>
      )}
      {memos.length > 0 && (
        <section aria-label={t("Memos")}>
          <h2>{t("Memos")}</h2>
          <ol class="notes">
            {memos.map((memo) => (
              <li key={memo.id}>
                {memo.discuss && <strong>{t("To discuss.")} </strong>}
                {memo.text}
              </li>
            ))}
          </ol>
        </section>
      )}
    </article>
  );
}

export function Print({ round, transcript }: { round: string; transcript: string }) {
  const part = encodeURIComponent;
  const text = useLoad<Transcript>(`/api/transcripts/${part(transcript)}`);
  const work = useLoad<Work>(`/api/work/${part(round)}/${part(transcript)}`);
  const book = useLoad<Codebook>(`/api/codebook?round=${part(round)}`);
  const ready = text.value && work.value && book.value;
  return (
    <div class="printed">
      <div class="tools">
        <a class="btn" href={href.code(round, transcript)}>
          {rich("Back to {transcript}", { transcript })}
        </a>
        <span class="quiet small">
          {rich(
            "Your own codings of round {round}{hasBelow, select, yes {, and what stands below them in {label}} other {}}.",
            { round, hasBelow: work.value?.below ? "yes" : "no", label: work.value?.below?.label },
          )}
        </span>
        <button type="button" class="btn main" disabled={!ready} onClick={() => window.print()}>
          {t("Print")}
        </button>
      </div>
      {ready ? (
        <Sheet
          transcript={text.value as Transcript}
          work={work.value as Work}
          book={book.value as Codebook}
          round={round}
        />
      ) : (
        <Show what={t("Print")} of={([text, work, book].find((one) => one.error) ?? work) as typeof work}>
          {() => null}
        </Show>
      )}
    </div>
  );
}
