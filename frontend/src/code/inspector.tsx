/** What is coded at the cursor, in words: the equivalent of the stripes, and where a coding is changed by mouse. */

import type { Coding, ReviewMarks } from "../api/wire.ts";
import { formatTime, POLARITIES as POLARITY_WORDS } from "../app/format.ts";
import { useLoad } from "../app/load.ts";
import { blind } from "../app/services.ts";
import { CodeName } from "../app/swatch.tsx";
import { Toolbar } from "../app/toolbar.tsx";
import { rich, t } from "../i18n/t.ts";
import { Key } from "../keys/key.tsx";
import type { ViewCoding } from "../text/coding_index.ts";
import { overlaps } from "../text/offsets.ts";
import { enterBounds } from "./bounds_mode.ts";
import { CodeCard } from "./code_card.tsx";
import { accept, memo, polarity, recode, reject, removeCoding, revalue, split } from "./edit.ts";
import { focusCoding } from "./navigate.ts";
import type { CodeSession } from "./session.ts";
import { Skipped } from "./skip_question.tsx";
import { Versions } from "./versions.tsx";

export function Inspector({ session }: { session: CodeSession }) {
  void session.store.revision.value;
  const focused = session.focused.value;
  const here = session.here();
  const shown = here.find((coding) => coding.id === focused) ?? here[0];
  const code = shown ? session.codes.get(shown.code) : undefined;
  const { selection } = session.cursor.value;
  const reviews = useReviews(session);
  return (
    <>
      <div class="panel-head">
        <h2>
          {selection ? t("In the selection") : t("Codes here")} <span class="quiet">{here.length || ""}</span>
        </h2>
      </div>
      {here.length === 0 && <p class="panel-note">{t("Nothing is coded here.")}</p>}
      <ul class="here">
        {here.map((coding) => (
          <Here
            key={coding.id}
            session={session}
            coding={coding}
            open={coding.id === (focused ?? here[0]?.id)}
            review={reviews.get(coding.id)}
          />
        ))}
      </ul>
      <Skipped session={session} />
      <SpanMemos session={session} />
      {code && (
        <details class="panel-card" open>
          <summary>{t("Definition")}</summary>
          <CodeCard code={code} codes={session.codes.codebook.codes} />
        </details>
      )}
      <TranscriptMemo session={session} />
      <Versions session={session} />
    </>
  );
}

/** What reviewers say of the codings of this transcript, in words; nobody reviews while a round is blind. */
function useReviews(session: CodeSession): ReadonlyMap<string, string> {
  const place = `round=${encodeURIComponent(session.round)}&transcript=${encodeURIComponent(session.transcript.id)}`;
  const marks = useLoad<ReviewMarks>(
    blind.value ? null : `/api/review/marks?${place}`,
    (event) => event.event === "rounds",
  );
  return new Map((marks.value?.rows ?? []).map((row) => [row.coding, row.words]));
}

interface HereProps {
  session: CodeSession;
  coding: ViewCoding;
  open: boolean;
  review: string | undefined;
}

function Here({ session, coding, open, review }: HereProps) {
  const own = session.coding(coding.id);
  const below = session.below(coding.id);
  const full = own ?? below;
  const memos = session.memosOn(coding.id);
  return (
    <li class="here-item" data-open={open || undefined}>
      <button type="button" class="here-name" aria-expanded={open} onClick={() => focusCoding(session, coding.id)}>
        <CodeName
          code={coding.code}
          codes={session.codes.codebook.codes}
          {...(full ? { polarity: full.polarity } : {})}
        />
      </button>
      {open && (
        <>
          {full && (
            <p class="quiet small">
              {full.coder} · {formatTime(full.at)} · {POLARITY_WORDS[full.polarity].name}
            </p>
          )}
          {review && <p class="quiet small">{rich("Review: {review}", { review })}</p>}
          {full?.reworded && <p class="quiet small">{t("The text was corrected here after this was coded.")}</p>}
          {coding.proposed && (
            <p class="quiet small">{t("Suggested by the codebook’s cues. Not counted until you accept it.")}</p>
          )}
          {coding.kind === "below" && (
            <p class="quiet small">
              {t("From the first reading. Confirm it, put another code in its place, or remove it.")}
            </p>
          )}
          {memos.map((one) => (
            <p key={one.id} class="memo-text">
              {one.discuss && (
                <>
                  <span class="tag warn">{t("to discuss")}</span>{" "}
                </>
              )}
              {one.text}
            </p>
          ))}
          {!session.frozen && <Tools session={session} own={own} full={full} id={coding.id} />}
        </>
      )}
    </li>
  );
}

interface ToolsProps {
  session: CodeSession;
  own: Coding | undefined;
  full: Coding | undefined;
  id: string;
}

/** What can be done to a coding; where nothing can, the banner above the text says why. */
function Tools({ session, own, full, id }: ToolsProps) {
  return (
    <>
      {full && <Values session={session} coding={full} />}
      {own ? <OwnTools session={session} coding={own} /> : <OfferTools session={session} id={id} />}
    </>
  );
}

/** The values of the coding's code, of which it may have one. */
function Values({ session, coding }: { session: CodeSession; coding: Coding }) {
  const values = session.codes.get(coding.code)?.values ?? [];
  if (values.length === 0) return null;
  return (
    <fieldset class="row tools" aria-label={t("Value")}>
      {values.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          class="btn small"
          aria-pressed={coding.value === value}
          title={label}
          onClick={() => revalue(session, coding.id, value)}
        >
          {label ? `${value} ${label}` : value}
        </button>
      ))}
      <Key of="value" />
    </fieldset>
  );
}

function OwnTools({ session, coding }: { session: CodeSession; coding: Coding }) {
  const on = (act: () => void) => () => {
    session.focus(coding.id);
    act();
  };
  return (
    <Toolbar label={t("Change this coding")} class="row tools">
      <button type="button" class="btn small" onClick={on(() => recode(session))}>
        {rich("Recode {key}", { key: <Key of="recode" /> })}
      </button>
      <button
        type="button"
        class="btn small"
        onClick={on(() => {
          focusCoding(session, coding.id);
          enterBounds(session);
          session.view?.list.focus();
        })}
      >
        {rich("Bounds {key}", { key: <Key of="bounds" /> })}
      </button>
      <button type="button" class="btn small" onClick={on(() => memo(session))}>
        {rich("Memo {key}", { key: <Key of="memo" /> })}
      </button>
      <button type="button" class="btn small" onClick={on(() => polarity(session))}>
        {rich("Polarity {key}", { key: <Key of="polarity" /> })}
      </button>
      <button type="button" class="btn small" onClick={on(() => split(session))}>
        {rich("Split {key}", { key: <Key of="split" /> })}
      </button>
      <button type="button" class="btn small" onClick={() => removeCoding(session, coding.id)}>
        {rich("Remove {key}", { key: <Key of="remove" /> })}
      </button>
    </Toolbar>
  );
}

function OfferTools({ session, id }: { session: CodeSession; id: string }) {
  const suggestion = session.suggestion(id);
  return (
    <p class="row tools">
      <button type="button" class="btn small" onClick={() => accept(session, id)}>
        {suggestion ? t("Accept") : t("Confirm")} <Key of="accept" />
      </button>
      {!suggestion && (
        <button
          type="button"
          class="btn small"
          onClick={() => {
            focusCoding(session, id);
            recode(session);
          }}
        >
          {rich("Recode {key}", { key: <Key of="recode" /> })}
        </button>
      )}
      <button type="button" class="btn small" onClick={() => reject(session, id)}>
        {suggestion ? t("Reject") : t("Remove")} <Key of="reject" />
      </button>
    </p>
  );
}

/** Marks and memos on the passage itself. */
function SpanMemos({ session }: { session: CodeSession }) {
  const span = session.target;
  const memos = [...session.store.standing.memos.values()].filter(
    (one) => one.what === "span" && span && overlaps(one, span),
  );
  if (memos.length === 0) return null;
  return (
    <section class="panel-card">
      <h3>{t("On this passage")}</h3>
      {memos.map((one) => (
        <p key={one.id} class="memo-text">
          {one.discuss && <span class="tag warn">{t("to discuss")}</span>}
          {one.text}
        </p>
      ))}
    </section>
  );
}

function TranscriptMemo({ session }: { session: CodeSession }) {
  const memos = [...session.store.standing.memos.values()].filter((one) => one.what === "transcript");
  if (session.frozen && memos.length === 0) return null;
  return (
    <section class="panel-card">
      <h3>{rich("Memo on {id}", { id: session.transcript.id })}</h3>
      {memos.map((one) => (
        <p key={one.id} class="memo-text">
          {one.text}
        </p>
      ))}
      {!session.frozen && (
        <button
          type="button"
          class="btn small"
          onClick={() => (session.overlay.value = { kind: "memo", about: "transcript" })}
        >
          {memos.length > 0 ? t("Edit") : t("Write")} <Key of="documentMemo" />
        </button>
      )}
    </section>
  );
}
