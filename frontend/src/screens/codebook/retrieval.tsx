/** All own excerpts of a code in place, with context; they can be recoded from here. */
import { useState } from "preact/hooks";
import type { Codebook, Excerpt, Excerpts, Polarity, Transcript } from "../../api/wire.ts";
import { POLARITIES, translate } from "../../app/format.ts";
import { groupBy } from "../../app/group.ts";
import { anyChange, useLoad } from "../../app/load.ts";
import { Show } from "../../app/parts.tsx";
import { href, navigate } from "../../app/router.ts";
import { services } from "../../app/services.ts";
import { CodeName } from "../../app/swatch.tsx";
import { rich, t } from "../../i18n/t.ts";
import { newOp } from "../../ops/make.ts";
import type { OpQueue } from "../../ops/queue.ts";
import { Offsets } from "../../text/offsets.ts";
import { exampleOf, prefill } from "./changing.ts";
import { CodePicker } from "./picker.tsx";

const NEXT: Record<Polarity, Polarity> = {
  supporting: "contrary",
  contrary: "hypothetical",
  hypothetical: "supporting",
};

type Asking = { row: Excerpt; what: "recode" | "add" } | null;

export function ExcerptText({ row }: { row: Excerpt }) {
  return (
    <p class="quote" dir="auto">
      <span class="around">{row.before}</span>
      <mark>{row.text}</mark>
      <span class="around">{row.after}</span>
    </p>
  );
}

/** Where an excerpt comes from, as a link to its place. */
export function ExcerptPlace({ row, who = false }: { row: Excerpt; who?: boolean }) {
  const sign = row.polarity === "supporting" ? "" : POLARITIES[row.polarity].name;
  return (
    <span class="small">
      <a href={href.code(row.round, row.transcript, row.start)}>{rich("turn {turn}", { turn: row.turn + 1 })}</a>{" "}
      <span class="quiet">
        {rich("{speaker}{hasWho, select, yes { · coded by {coder}} other {}}", {
          speaker: row.speaker,
          hasWho: who ? "yes" : "no",
          coder: row.coder,
        })}
      </span>
      {sign && (
        <>
          {" "}
          <span class="tag">
            {POLARITIES[row.polarity].sign} {sign}
          </span>
        </>
      )}
    </span>
  );
}

interface RowProps {
  row: Excerpt;
  code: string;
  book: Codebook;
  mine: boolean;
  ask: (asking: Asking) => void;
  send: (draft: Parameters<typeof newOp>[0], done: string) => Promise<void>;
}

function Row({ row, code, book, mine, ask, send }: RowProps) {
  const base = { round: row.round, transcript: row.transcript, coding: row.coding };
  const next = NEXT[row.polarity];
  return (
    <li class="excerpt">
      <ExcerptText row={row} />
      <div class="row">
        <span class="grow">
          <ExcerptPlace row={row} who={!mine} />
          {row.below && <span class="quiet small"> {rich("· in {round}, below this pass", { round: row.round })}</span>}
          {row.code !== code && (
            <>
              {" "}
              · <CodeName code={row.code} codes={book.codes} />
            </>
          )}
        </span>
        <span class="acts row">
          <button type="button" class="btn small bare" onClick={() => asExample(row, book)}>
            {t("Example")}
          </button>
        </span>
        {mine && (
          <span class="acts row">
            <button type="button" class="btn small bare" onClick={() => ask({ row, what: "recode" })}>
              {t("Recode…")}
            </button>
            <button type="button" class="btn small bare" onClick={() => ask({ row, what: "add" })}>
              {t("Code also…")}
            </button>
            <button
              type="button"
              class="btn small bare"
              onClick={() =>
                void send(
                  { kind: "coding.replace", ...base, polarity: next },
                  t("Now {next}. Control Z to undo.", { next: POLARITIES[next].name }),
                )
              }
            >
              {t("Make {next}", { next: POLARITIES[next].name })}
            </button>
            <button
              type="button"
              class="btn small bare"
              onClick={() => void send({ kind: "coding.remove", ...base }, t("Removed. Control Z to undo."))}
            >
              {t("Remove")}
            </button>
          </span>
        )}
      </div>
      {row.memo && <p class="memo-line">{rich("Memo: {memo}", { memo: row.memo })}</p>}
    </li>
  );
}

/** Opens the code in the working copy, with the passage among its examples. */
function asExample(row: Excerpt, book: Codebook): void {
  prefill.value = { example: exampleOf(row.text, row.transcript, row.turn + 1) };
  navigate(href.detail(row.code, { codebook: book.id, show: "edit" }));
}

async function alsoCode(row: Excerpt, code: string): Promise<Parameters<typeof newOp>[0]> {
  const transcript = `/api/transcripts/${encodeURIComponent(row.transcript)}`;
  const { text, text_sha } = await services.api.get<Transcript>(transcript);
  return {
    kind: "coding.add",
    round: row.round,
    transcript: row.transcript,
    code,
    start: row.start,
    end: row.end,
    quote: new Offsets(text).slice(row.start, row.end), // as it stands, with what is between turns
    text_sha,
  };
}

export function Retrieval({
  code,
  round,
  book,
  queue,
  others,
}: {
  code: string;
  round: string;
  book: Codebook;
  queue: OpQueue;
  others: boolean;
}) {
  const [below, setBelow] = useState(true);
  const [everyone, setEveryone] = useState(false);
  const [asking, setAsking] = useState<Asking>(null);
  const whose = everyone && others ? "visible" : "mine";
  const path = `/api/codes/${encodeURIComponent(code)}/excerpts?round=${encodeURIComponent(round)}&below=${below ? 1 : 0}&whose=${whose}`;
  const excerpts = useLoad<Excerpts>(path, anyChange);
  const branch = book.codes.some((one) => one.parent === code);
  const me = services.session.value?.coder;
  const send = async (draft: Parameters<typeof newOp>[0], done: string) => {
    const result = await queue.send(newOp(draft));
    services.announce(result.ok ? done : `${translate(result.error.message)} ${translate(result.error.hint)}`.trim());
  };
  const choose = async (chosen: string) => {
    if (!asking) return;
    const { row, what } = asking;
    setAsking(null);
    const name = book.codes.find((one) => one.id === chosen)?.name ?? chosen;
    if (what === "recode")
      await send(
        { kind: "coding.replace", round: row.round, transcript: row.transcript, coding: row.coding, code: chosen },
        t("Recoded to {name}. Control Z to undo.", { name }),
      );
    else await send(await alsoCode(row, chosen), t("Coded {name} too. Control Z to undo.", { name }));
  };
  return (
    <section class="excerpts" aria-label={t("Excerpts")}>
      <div class="row">
        <h2 class="grow">
          {rich("Excerpts {excerpts}", {
            excerpts: excerpts.value && <span class="quiet">({excerpts.value.total})</span>,
          })}
        </h2>
        {branch && (
          <label class="check">
            <input type="checkbox" checked={below} onChange={(event) => setBelow(event.currentTarget.checked)} />
            {t("with codes below")}
          </label>
        )}
        {others && (
          <label class="check">
            <input type="checkbox" checked={everyone} onChange={(event) => setEveryone(event.currentTarget.checked)} />
            {t("of all coders")}
          </label>
        )}
      </div>
      <Show what={t("Excerpts")} of={excerpts}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p class="note">
              {t(
                "{hasWhose, select, yes {You have not used this code in this round.} other {Nobody has used this code in this round.}}{hasBranch, select, yes { Codes below it are not counted.} other {}}",
                { hasWhose: whose === "mine" ? "yes" : "no", hasBranch: branch && !below ? "yes" : "no" },
              )}
            </p>
          ) : (
            [...groupBy(rows, (row) => row.transcript)].map(([transcript, own]) => (
              <section key={transcript}>
                <h3>
                  {transcript}{" "}
                  <span class="quiet">
                    {rich("{case} · {own, plural, one {# excerpt} other {# excerpts}}", {
                      case: own[0]?.case,
                      own: own.length,
                    })}
                  </span>
                </h3>
                <ul>
                  {own.map((row) => (
                    <Row
                      key={row.coding}
                      row={row}
                      code={code}
                      book={book}
                      mine={row.coder === me && !row.below}
                      ask={setAsking}
                      send={send}
                    />
                  ))}
                </ul>
              </section>
            ))
          )
        }
      </Show>
      {asking && (
        <CodePicker
          title={asking.what === "recode" ? t("Recode to") : t("Code also")}
          book={book}
          not={asking.row.code}
          onChoose={(chosen) => void choose(chosen)}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  );
}
