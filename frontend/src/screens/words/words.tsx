/** Words: how often each is said, by organization, attribute or time; and each place of some words in its line. */
import { useState } from "preact/hooks";
import type { Codebook, Words as WordsData } from "../../api/wire.ts";
import { formatDecimal, formatList, formatNumber } from "../../app/format.ts";
import { useLoad } from "../../app/load.ts";
import { NoTexts } from "../../app/next_step.tsx";
import { Page, PRIVATE, Show } from "../../app/parts.tsx";
import { href, navigate, replaceAddress, route } from "../../app/router.ts";
import { SaveAs } from "../../app/save_as.tsx";
import { Select } from "../../app/select.tsx";
import { blind, round } from "../../app/services.ts";
import { known, spoken, t } from "../../i18n/t.ts";
import { Context } from "./context.tsx";
import { type Ask, FORMS, given, parameters, type Question, questionOf } from "./question.ts";
import "../excerpts/excerpts.css";
import "./words.css";

const SPANS: Record<string, string> = { total: t("all together"), case: t("organization") };
const DEEPEST = 5;

const languageNames = new Intl.DisplayNames([spoken()], { type: "language", fallback: "code" });
const languageName = (code: string): string => {
  try {
    return languageNames.of(code) ?? code;
  } catch {
    return code;
  }
};

/** What was counted, in the page's language; `about` says the same in a saved file. */
function counted(found: WordsData, question: Question): string {
  const { languages, left_out, columns } = found;
  return t(
    "{n, plural, one {# word} other {# words}} that {who, select, codes {respondents say in excerpts of {codes}} everybody {everybody says} other {respondents say}}; {stopped, select, yes {of these {left_out, plural, one {# is a common word} other {# are common words}} of {languages}, left out} other {no common words are left out}}.",
    {
      n: columns.reduce((sum, column) => sum + column.words, 0),
      who: question.code ? "codes" : question.everybody ? "everybody" : "respondents",
      codes: question.code,
      stopped: languages.length ? "yes" : "no",
      left_out,
      languages: formatList(languages.map(languageName)),
    },
  );
}

function Filter({ found, question, ask }: { found: WordsData | null; question: Question; ask: Ask }) {
  const closed = blind.value;
  const codebook = question.codebook || (round.value?.codebook.split("@")[0] ?? "");
  const book = useLoad<Codebook>(codebook && !closed ? `/api/codebook?codebook=${encodeURIComponent(codebook)}` : null);
  const lists = (found?.lists ?? []).map((code): [string, string] => [code, languageName(code)]);
  const named = [...lists].sort(([, one], [, other]) => one.localeCompare(other, spoken()));
  const text = (name: "without" | "shortest") => (event: Event) =>
    ask({ ...question, [name]: (event.currentTarget as HTMLInputElement).value.trim() });
  return (
    <form class="card row which-words" aria-label={t("Which words")} onSubmit={(event) => event.preventDefault()}>
      <Select
        label={t("By")}
        value={question.across || "total"}
        options={(found?.choices ?? ["total"]).map((name) => [name, SPANS[name] ?? known(name)] as const)}
        onChange={(across) => ask({ ...question, across })}
      />
      <Select
        label={t("Common words")}
        value={question.stop || "auto"}
        options={[
          ["auto", t("left out, as spoken")],
          ["none", t("kept")],
          ...named.map(([c, n]) => [c, t("left out: {n}", { n })] as const),
        ]}
        onChange={(stop) => ask({ ...question, stop })}
      />
      <label class="row small">
        <span class="quiet">{t("Also leave out")}</span>
        <input
          class="input"
          placeholder={t("got, said")}
          value={question.without}
          onChange={text("without")}
          {...PRIVATE}
        />
      </label>
      <label class="row small">
        <span class="quiet">{t("Letters, at least")}</span>
        <input
          class="input number"
          type="number"
          min={1}
          max={50}
          value={question.shortest || "1"}
          onChange={text("shortest")}
        />
      </label>
      {book.value && (
        <Select
          label={t("Only where coded")}
          value={question.code}
          options={[
            ["", t("anywhere")],
            ...book.value.codes.map((one) => [one.id, `${"\u2003".repeat(one.depth)}${one.name}`] as const),
          ]}
          onChange={(code) => ask({ ...question, code, codebook: code && codebook })}
        />
      )}
      {!question.code && (
        <label class="check small">
          <input
            type="checkbox"
            checked={question.everybody === "1"}
            onChange={(event) => ask({ ...question, everybody: event.currentTarget.checked ? "1" : "" })}
          />
          {t("Interviewers too")}
        </label>
      )}
    </form>
  );
}

function Frequent({ found, question }: { found: WordsData; question: Question }) {
  const several = found.columns.length > 1;
  const rates = found.words.map((word) =>
    word.by_column.map((n, at) => (found.columns[at]?.words ? n / (found.columns[at]?.words ?? 1) : 0)),
  );
  return (
    <div class="scroll worded">
      <table class="grid tiles">
        <caption class="sr">{t("Words and how often they are said")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("Word##of a text")}</th>
            <th scope="col">{t("Times")}</th>
            <th scope="col">{t("Interviews")}</th>
            {several &&
              found.columns.map((column) => (
                <th key={column.id} scope="col">
                  {column.name}
                </th>
              ))}
          </tr>
        </thead>
        <tbody>
          {found.words.map((word, row) => {
            const most = Math.max(...(rates[row] ?? []), 0);
            return (
              <tr key={word.word}>
                <th scope="row" dir="auto">
                  <a
                    href={href.words({ ...given(question), words: word.word })}
                    aria-current={question.words === word.word ? "true" : undefined}
                  >
                    {word.word}
                  </a>
                </th>
                <td>{formatNumber(word.n)}</td>
                <td>{formatNumber(word.interviews)}</td>
                {several &&
                  word.by_column.map((n, at) => {
                    const rate = rates[row]?.[at] ?? 0;
                    const deep = n && most ? Math.ceil((rate / most) * DEEPEST) : 0;
                    const column = found.columns[at];
                    return (
                      <td
                        key={column?.id ?? at}
                        data-depth={deep || undefined}
                        style={deep ? { "--deep": deep } : undefined}
                        title={t("{rate} in 1000 words", { rate: formatDecimal(rate * 1000, 2) })}
                      >
                        {formatNumber(n)}
                      </td>
                    );
                  })}
              </tr>
            );
          })}
        </tbody>
        {several && (
          <tfoot>
            <tr>
              <th scope="row">{t("All words said")}</th>
              <td>{formatNumber(found.columns.reduce((sum, one) => sum + one.words, 0))}</td>
              <td>{formatNumber(found.columns.reduce((sum, one) => sum + one.interviews, 0))}</td>
              {found.columns.map((column) => (
                <td key={column.id}>{formatNumber(column.words)}</td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
      {found.words.length === 0 && <p class="note">{t("No word fits all of this.")}</p>}
    </div>
  );
}

function Look({ question, ask }: { question: Question; ask: Ask }) {
  const [words, setWords] = useState(question.words);
  return (
    <form
      class="row"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        ask({ ...question, words: words.trim() });
      }}
    >
      <label class="grow">
        <span class="sr">{t("Words to see in context")}</span>
        <input
          class="input"
          type="search"
          value={words}
          maxLength={200}
          placeholder={t("A word or phrase to see in context; refer* is referral too")}
          onInput={(event) => setWords(event.currentTarget.value)}
          {...PRIVATE}
        />
      </label>
      <button type="submit" class="btn" disabled={!words.trim()}>
        {t("In context")}
      </button>
    </form>
  );
}

export function Words() {
  const question = questionOf(route.value.query);
  const asked = parameters({ ...question, words: "" });
  const found = useLoad<WordsData>(`/api/words?${asked}`);
  const ask = (next: Question) => navigate(href.words(given(next)));
  return (
    <Page
      title={t("Words")}
      broad
      sub={found.value ? counted(found.value, question) : t("What is said, word by word")}
      tools={<SaveAs path={(form) => `/api/words/file?${asked}&form=${form}`} forms={FORMS} />}
    >
      <div class="stack">
        <Filter found={found.value} question={question} ask={ask} />
        <Look key={question.words} question={question} ask={ask} />
        <div class="wording" data-open={question.words ? "" : undefined}>
          <Show what={t("Words")} of={found}>
            {(value) => (
              <section class="stack" aria-label={t("Frequent words")}>
                {value.total + value.left_out === 0 && !asked ? (
                  <NoTexts title={t("There are no words to count yet.")} />
                ) : (
                  <Frequent found={value} question={question} />
                )}
                <p class="quiet small">
                  {t(
                    "{hasTotal, select, yes {The first {words} of {total} words; a saved file has all. } other {}}{hasColumns, select, yes {The darker, the more often in a thousand words of its column.} other {}}",
                    {
                      hasTotal: value.total > value.words.length ? "yes" : "no",
                      words: formatNumber(value.words.length),
                      total: formatNumber(value.total),
                      hasColumns: value.columns.length > 1 ? "yes" : "no",
                    },
                  )}
                </p>
              </section>
            )}
          </Show>
          {question.words && (
            <div class="stack">
              <Context question={question} />
              <button
                type="button"
                class="btn small"
                onClick={() => replaceAddress(href.words(given({ ...question, words: "" })))}
              >
                {t("Close")}
              </button>
            </div>
          )}
        </div>
      </div>
    </Page>
  );
}
