/** Excerpts as they count, across rounds and passes: asked for by code, case, coder, date, review; to be saved. */

import { useRef } from "preact/hooks";
import type { Codebook, Retrieval, Retrieved } from "../../api/wire.ts";
import { formatDay, formatNumber, POLARITIES } from "../../app/format.ts";
import { KwicTable } from "../../app/kwic_table.tsx";
import { useLoad } from "../../app/load.ts";
import { NoRound } from "../../app/next_step.tsx";
import { Choice, Empty, Page, Show } from "../../app/parts.tsx";
import { href, navigate, route } from "../../app/router.ts";
import { SaveAs } from "../../app/save_as.tsx";
import { blindIn, round, session } from "../../app/services.ts";
import { CodeName } from "../../app/swatch.tsx";
import { Told } from "../../app/told.tsx";
import { placeOf } from "../../app/where.ts";
import { WhichCodebook } from "../../app/which_codebook.tsx";
import { known, rich, t } from "../../i18n/t.ts";
import { ExcerptText } from "../codebook/retrieval.tsx";
import { Filter } from "./filter.tsx";
import { addressOf, linesOf, parameters, type Question, questionOf } from "./query.ts";
import { Saved } from "./saved.tsx";
import "./excerpts.css";

type View = "list" | "lines" | "words";
const VIEWS: [View, string][] = [
  ["list", t("Excerpts")],
  ["lines", t("In context")],
  ["words", t("Frequent words")],
];

function Place({ row }: { row: Retrieved }) {
  const where = placeOf(row.transcript, row.start);
  const place = t("{transcript}, turn {turn}", { transcript: row.transcript, turn: row.turn + 1 });
  return where ? <a href={where}>{place}</a> : <span>{place}</span>;
}

function Row({ row, book }: { row: Retrieved; book: Codebook | null }) {
  return (
    <li class="excerpt">
      <ExcerptText row={row} />
      <p class="row small">
        <CodeName code={row.code} codes={book?.codes ?? []} />
        {row.polarity !== "supporting" && (
          <span class="tag">
            {POLARITIES[row.polarity].sign} {POLARITIES[row.polarity].name}
          </span>
        )}
        {row.value && <span class="tag">{row.value}</span>}
        <span>
          <b>{row.case_name || row.case}</b> · <Place row={row} />
        </span>
        <span class="quiet">
          {rich("{speaker} · coded by {coder} in {round}, {at}", {
            speaker: row.speaker,
            coder: row.coder,
            round: row.round,
            at: formatDay(row.at),
          })}
        </span>
        {row.review !== "unreviewed" && <span class="tag">{known(row.review)}</span>}
      </p>
      {row.memo && <p class="memo-line">{rich("Memo: {memo}", { memo: row.memo })}</p>}
    </li>
  );
}

/** Each place of the words that are asked for, one below the other. */
function Lines({ rows, words }: { rows: readonly Retrieved[]; words: string }) {
  const lines = rows.flatMap((row) => linesOf(row.before, row.text, row.after, words).map((line) => ({ row, line })));
  if (!words.trim())
    return <p class="note">{t("Write words into “Words in it”: each place of them stands here in its line.")}</p>;
  return (
    <KwicTable words={words} text={words}>
      {lines.map(({ row, line }, at) => (
        <tr key={at}>
          <td class="small">
            <Place row={row} />
          </td>
          <td class="before">{line.before}</td>
          <td>
            <b>{line.word}</b>
          </td>
          <td class="after">{line.after}</td>
        </tr>
      ))}
    </KwicTable>
  );
}

function Words({ found, ask, all }: { found: Retrieval; ask: (word: string) => void; all: string }) {
  return (
    <>
      <p class="quiet small">
        {rich(
          "Without the common words of the language. <link>Words</link> has all that is said, by organization, attribute or time, and saves it.",
          { link: (words) => <a href={all}>{words}</a> },
        )}
      </p>
      <div class="scroll">
        <table class="table">
          <caption class="sr">{t("The most frequent words of the excerpts found")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("Word##of a text")}</th>
              <th scope="col" class="num">
                {t("Times")}
              </th>
              <th scope="col" class="num">
                {t("Excerpts")}
              </th>
            </tr>
          </thead>
          <tbody>
            {found.frequent.map((one) => (
              <tr key={one.word}>
                <th scope="row">
                  <button type="button" class="link" onClick={() => ask(one.word)}>
                    {one.word}
                  </button>
                </th>
                <td class="num">{formatNumber(one.n)}</td>
                <td class="num">{formatNumber(one.excerpts)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Results({
  found,
  book,
  question,
  ask,
}: {
  found: Retrieval;
  book: Codebook | null;
  question: Question;
  ask: (q: Question) => void;
}) {
  const view = VIEWS.find(([one]) => one === question.show)?.[0] ?? "list";
  if (found.every === 0)
    return (
      <Empty title={t("Nothing counts yet.")}>
        <p>
          {t(
            "Excerpts stand here as soon as somebody has finished a transcript in a first coding, or a double round has its consensus.",
          )}
        </p>
      </Empty>
    );
  return (
    <>
      <div class="row">
        <p class="grow" role="status">
          <strong>
            {t(
              "{total, plural, one {# excerpt} other {# excerpts}}, {transcripts, plural, one {# transcript} other {# transcripts}}, {cases, plural, one {# case} other {# cases}}",
              { total: found.total, transcripts: found.transcripts, cases: found.cases },
            )}
          </strong>{" "}
          <span class="quiet">
            {t("of {every} that count{hasTotal, select, yes {; the first {rows} are shown, all are saved} other {}}", {
              every: formatNumber(found.every),
              hasTotal: found.total > found.rows.length ? "yes" : "no",
              rows: formatNumber(found.rows.length),
            })}
          </span>
        </p>
        <Choice
          label={t("View")}
          value={view}
          options={VIEWS}
          onChange={(show) => ask({ ...question, show: show === "list" ? "" : show })}
        />
      </div>
      {found.total === 0 && <p class="note">{t("No excerpt fits all of this. Take a part of the question away.")}</p>}
      {view === "list" && (
        <ul class="excerpts">
          {found.rows.map((row) => (
            <Row key={row.coding} row={row} book={book} />
          ))}
        </ul>
      )}
      {view === "lines" && <Lines rows={found.rows} words={question.words ?? ""} />}
      {view === "words" && (
        <Words
          found={found}
          ask={(word) => ask({ ...question, words: word, show: "lines" })}
          all={href.words({ codebook: question.codebook ?? "", code: question.code ?? "" })}
        />
      )}
    </>
  );
}

export function Excerpts() {
  const books = [...new Set((session.value?.rounds ?? []).map((one) => one.codebook.split("@")[0] ?? ""))];
  const asked = questionOf(route.value.query);
  const codebook = asked.codebook ?? round.value?.codebook.split("@")[0] ?? "";
  const question: Question = { ...asked, codebook };
  const found = useLoad<Retrieval>(
    codebook && !blindIn.value ? `/api/excerpts?${parameters(question)}` : null,
    (event) => event.event === "rounds",
  );
  const book = useLoad<Codebook>(codebook ? `/api/codebook?codebook=${encodeURIComponent(codebook)}` : null);
  const last = useRef<Retrieval | null>(null); // while another question is answered, the form stays as it is
  last.current = found.value ?? (found.error ? null : last.current);
  const ask = (next: Question) => navigate(addressOf(next));
  if (!codebook)
    return (
      <NoRound screen={t("Excerpts")}>
        {t("Excerpts come from rounds: what was coded, settled and went through a second pass, as it counts.")}
      </NoRound>
    );
  if (blindIn.value)
    return (
      <Page title={t("Excerpts")}>
        <Empty title={t("You are blind in round {blindIn}.", { blindIn: blindIn.value })}>
          <p>
            {t("These are the excerpts of all coders, so they are closed to you until the round has been compared.")}
          </p>
        </Empty>
      </Page>
    );
  return (
    <Page
      title={t("Excerpts")}
      sub={rich(
        "What counts, across rounds and passes, coded with {codebook}. One coding is one excerpt; the matrix merges those that touch.",
        { codebook: found.value?.codebook ?? codebook },
      )}
      tools={
        <>
          <WhichCodebook books={books} current={codebook} href={(one) => addressOf({ codebook: one })} />
          {found.value && found.value.total > 0 && (
            <SaveAs
              path={(form) => `/api/excerpts/file?${parameters(question)}&form=${form}`}
              forms={["xlsx", "docx", "csv", "html", "md"]}
            />
          )}
        </>
      }
    >
      {last.current && (
        <div class="stack asked">
          <Filter question={question} book={book.value} facets={last.current.facets} ask={ask} />
          <Saved address={addressOf(question)} />
        </div>
      )}
      <Show what={t("Excerpts")} of={found}>
        {(value) => (
          <div class="stack">
            {value.warnings.length > 0 && (
              <details class="note warn">
                <summary>
                  {t("{warnings, plural, one {# thing} other {# things}} a reader must be told", {
                    warnings: value.warnings.length,
                  })}
                </summary>
                <ul>
                  {value.warnings.map((warning) => (
                    <li key={warning}>
                      <Told words={warning} />
                    </li>
                  ))}
                </ul>
              </details>
            )}
            <Results found={value} book={book.value} question={question} ask={ask} />
          </div>
        )}
      </Show>
    </Page>
  );
}
