/** One card per coder, and the card of what the consensus gets. */

import type { Codebook, Coding, Polarity, Transcript } from "../../api/wire.ts";
import { formatTime, POLARITIES } from "../../app/format.ts";
import { Choice } from "../../app/parts.tsx";
import { CodeName } from "../../app/swatch.tsx";
import { Told } from "../../app/told.tsx";
import { rich, t } from "../../i18n/t.ts";
import { Key } from "../../keys/key.tsx";
import { Offsets } from "../../text/offsets.ts";
import { shortened } from "../../text/words.ts";
import { inShort, STATUS } from "./model.ts";
import type { Cluster, Decided, Decision, DecisionPreview, Wish } from "./types.ts";

function Definition({ code, book }: { code: string; book: Codebook }) {
  const found = book.codes.find((one) => one.id === code);
  if (!found) return null;
  return (
    <details class="small">
      <summary>{t("Definition")}</summary>
      <p>{found.definition || t("No definition.")}</p>
      {found.include && (
        <p>
          <strong>{t("Include:")}</strong> {found.include}
        </p>
      )}
      {found.exclude && (
        <p>
          <strong>{t("Exclude:")}</strong> {found.exclude}
        </p>
      )}
    </details>
  );
}

/** Which codings are kept, while that is being chosen. */
export interface Keeping {
  ids: readonly string[];
  toggle: (id: string) => void;
}

function OneCoding({
  coding,
  cluster,
  book,
  text,
  keeping,
}: {
  coding: Coding;
  cluster: Cluster;
  book: Codebook;
  text: Offsets;
  keeping: Keeping | null;
}) {
  const memos = cluster.memos.filter(
    (memo) => memo.about === coding.id || (memo.what === "span" && memo.coder === coding.coder),
  );
  return (
    <li class="stack">
      {keeping ? (
        <label class="check keep">
          <input type="checkbox" checked={keeping.ids.includes(coding.id)} onChange={() => keeping.toggle(coding.id)} />
          <CodeName code={coding.code} codes={book.codes} polarity={coding.polarity} id />
          {coding.value && ` = ${coding.value}`}
        </label>
      ) : (
        <span>
          <CodeName code={coding.code} codes={book.codes} polarity={coding.polarity} id />
          {coding.value && ` = ${coding.value}`}
        </span>
      )}
      <span class="quote small" dir="auto">
        {t("“{words}”", { words: shortened(text.slice(coding.start, coding.end)) })}
      </span>
      {memos.map((memo) => (
        <span key={memo.id} class="small memo-line">
          {rich("Memo: {text}", { text: memo.text || t("to discuss") })}
        </span>
      ))}
      <Definition code={coding.code} book={book} />
      <span class="quiet small">{formatTime(coding.at)}</span>
    </li>
  );
}

export function CoderCard({
  coder,
  index,
  cluster,
  book,
  transcript,
  onAccept,
  chosen,
  keeping,
}: {
  coder: string;
  index: number;
  keeping: Keeping | null;
  cluster: Cluster;
  book: Codebook;
  transcript: Transcript;
  onAccept: (() => void) | null; // null where nothing can be decided
  chosen: boolean;
}) {
  const text = new Offsets(transcript.text);
  const own = cluster.codings.filter((coding) => coding.coder === coder);
  return (
    <section class="card coder" aria-label={t("Coder {coder}", { coder })} data-chosen={chosen ? "" : undefined}>
      <h2 class="minor row">
        <span class={`by by${Math.min(index, 3)} grow`}>{coder}</span>
        {onAccept && (
          <button type="button" class="btn small" aria-pressed={chosen} onClick={onAccept}>
            {rich("Accept {index}", { index: <Key of={`acceptCoder${index + 1}`} /> })}
          </button>
        )}
      </h2>
      {own.length === 0 ? (
        <p class="quiet">{t("No code here.")}</p>
      ) : (
        <ul class="stack">
          {own.map((coding) => (
            <OneCoding key={coding.id} coding={coding} cluster={cluster} book={book} text={text} keeping={keeping} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Outcome({ outcome, book, text }: { outcome: readonly Decided[]; book: Codebook; text: Offsets }) {
  return (
    <ul class="stack">
      {outcome.map((one) => (
        <li key={`${one.code}/${one.start}`}>
          <CodeName code={one.code} codes={book.codes} polarity={one.polarity} />
          {one.value && ` = ${one.value}`}{" "}
          <span class="quote small" dir="auto">
            {t("“{words}”", { words: shortened(text.slice(one.start, one.end)) })}
          </span>
          {one.polarity !== "supporting" && <span class="sr"> {POLARITIES[one.polarity].name}</span>}
        </li>
      ))}
    </ul>
  );
}

/** What the wish comes to, or what is still missing; where the codings differ in polarity, the choice of one. */
function Wished({
  wish,
  waits,
  preview,
  book,
  text,
  onPolarity,
}: {
  wish: Wish;
  waits: string;
  preview: DecisionPreview | null;
  book: Codebook;
  text: Offsets;
  onPolarity: (polarity: Polarity) => void;
}) {
  const { outcome = null, refused = null, polarities = [] } = (!waits && preview) || {};
  return (
    <>
      <p>
        <strong>{inShort(wish.choice, wish.coder)}</strong>
      </p>
      {waits && <p class="quiet">{waits}</p>}
      {refused && (
        <p class="quiet">
          <Told words={refused.message} /> {refused.hint && <Told words={refused.hint} />}
        </p>
      )}
      {polarities.length > 0 && (
        <Choice
          label={t("Polarity")}
          value={wish.polarity ?? ("" as Polarity)}
          options={polarities.map((one) => [one, POLARITIES[one].name])}
          onChange={onPolarity}
        />
      )}
      {outcome &&
        (wish.choice === "defer" ? (
          <p class="quiet">{t("It goes on the list for the next meeting.")}</p>
        ) : outcome.length === 0 ? (
          <p class="quiet">{t("Nothing is coded here, and that is recorded.")}</p>
        ) : (
          <Outcome outcome={outcome} book={book} text={text} />
        ))}
    </>
  );
}

export function DecisionCard({
  cluster,
  wish,
  waits,
  preview,
  book,
  transcript,
  onPolarity,
}: {
  cluster: Cluster;
  wish: Wish | null;
  waits: string;
  preview: DecisionPreview | null;
  book: Codebook;
  transcript: Transcript;
  onPolarity: (polarity: Polarity) => void;
}) {
  const text = new Offsets(transcript.text);
  const standing = cluster.decisions;
  return (
    <section class="card decision" aria-label={t("Decision")} aria-live="polite">
      <h2 class="minor">
        {rich("Decision {agreed}", {
          agreed: (
            <span class="tag">{cluster.agreed && standing.length === 0 ? t("agreed") : STATUS[cluster.status]}</span>
          ),
        })}
      </h2>
      {wish ? (
        <Wished wish={wish} waits={waits} preview={preview} book={book} text={text} onPolarity={onPolarity} />
      ) : standing.length ? (
        standing.map((one) => <Standing key={one.id} decision={one} book={book} text={text} />)
      ) : cluster.by_hand ? (
        <>
          <p class="quiet">
            {cluster.by_hand.length
              ? t("The consensus was coded by hand. It has here:")
              : t("The consensus was coded by hand, and has nothing here.")}
          </p>
          <Outcome outcome={cluster.by_hand} book={book} text={text} />
        </>
      ) : (
        <p class="quiet">
          {cluster.agreed
            ? t("All coders have the same: it is kept unless you decide otherwise.")
            : t("Not decided yet.")}
        </p>
      )}
    </section>
  );
}

function Standing({ decision, book, text }: { decision: Decision; book: Codebook; text: Offsets }) {
  return (
    <div class="stack">
      <p>
        <strong>{inShort(decision.choice, decision.coder)}</strong>{" "}
        <span class="quiet small">
          {decision.by}, {formatTime(decision.at)}
        </span>
      </p>
      <Outcome outcome={decision.outcome} book={book} text={text} />
      {decision.reason && <p class="small">{rich("Reason: {reason}", { reason: decision.reason })}</p>}
      {decision.problem && <p class="small">{rich("Codebook: {problem}", { problem: decision.problem })}</p>}
    </div>
  );
}
