/** Search in all transcripts. */

import { useLayoutEffect, useState } from "preact/hooks";
import type { Hit, SearchAnswer, SearchRequest } from "../api/wire.ts";
import { Failed } from "../app/boundary.tsx";
import { formatNumber } from "../app/format.ts";
import { groupBy } from "../app/group.ts";
import { NoTexts } from "../app/next_step.tsx";
import { Choice, Page, PRIVATE } from "../app/parts.tsx";
import { placeOf } from "../app/place.ts";
import { type Asked, askedIn, href, navigate, route } from "../app/router.ts";
import { round, services } from "../app/services.ts";
import { rich, t } from "../i18n/t.ts";
import type { OpQueue } from "../ops/queue.ts";
import "./search.css";

type Mode = NonNullable<SearchRequest["mode"]>;
const MODES: [Mode, string][] = [
  ["literal", t("As typed")],
  ["word", t("Whole word")],
  ["regex", t("Regular expression")],
];

/** A search that takes longer says that it is under way (ms). */
const SLOW = 300;

function HitRow({ hit }: { hit: Hit }) {
  const where = placeOf(hit.transcript, hit.start);
  const body = (
    <>
      <span class="around">{hit.before}</span>
      <mark>{hit.text}</mark>
      <span class="around">{hit.after}</span>
    </>
  );
  return (
    <li class="hit" data-role={hit.role}>
      <span class="place small">
        {where ? <a href={where}>{hit.transcript}</a> : hit.transcript}{" "}
        <span class="quiet">{rich("turn {turn} · {speaker}", { turn: hit.turn + 1, speaker: hit.speaker })}</span>
      </span>
      <span class="quote" dir="auto">
        {body}
      </span>
    </li>
  );
}

function move(event: KeyboardEvent): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const links = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>(".hit a")];
  const next = links[links.indexOf(document.activeElement as HTMLElement) + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** To Code, where the places are proposed one after the other: those of the round that is open for this person. */
function CodeThem({ answer, asked }: { answer: SearchAnswer; asked: Asked }) {
  const here = round.value;
  if (!here?.may.code) return null;
  const said = answer.hits.filter((hit) => hit.role === "respondent" && here.assigned.includes(hit.transcript));
  const first = here.assigned.find((id) => said.some((hit) => hit.transcript === id));
  if (!first) return null;
  const texts = new Set(said.map((hit) => hit.transcript)).size;
  return (
    <p>
      <a class="btn small" href={href.walk(here.id, first, asked)}>
        {rich(
          "Code these in {id}… <mark>{texts, plural, one {# transcript} other {# transcripts}}, only respondents</mark>",
          { id: here.id, texts, mark: (words) => <span class="quiet">{words}</span> },
        )}
      </a>
    </p>
  );
}

/** What was not looked through, so that nobody takes it for searched. */
function Unread({ answer }: { answer: SearchAnswer }) {
  if (!answer.unread) return null;
  return (
    <p class="note warn">
      {t(
        "{unread, plural, one {# transcript cannot be read and was} other {# transcripts cannot be read and were}} not searched. The list under Transcripts says why.",
        { unread: answer.unread },
      )}
    </p>
  );
}

function Nothing({ answer, q }: { answer: SearchAnswer; q: string }) {
  if (answer.transcripts === 0) return <NoTexts title={t("There is nothing to search yet.")} />;
  return (
    <>
      <p class="note" role="status">
        {rich(
          "Nothing found for ‘{q}’{hasTimed_out, select, yes { before the time was up} other {}}. Capitals and accents make no difference unless you ask for it.",
          { q, hasTimed_out: answer.timed_out ? "yes" : "no" },
        )}
      </p>
      <Unread answer={answer} />
    </>
  );
}

function Results({ answer, q, asked }: { answer: SearchAnswer; q: string; asked: Asked }) {
  if (answer.hits.length === 0) return <Nothing answer={answer} q={q} />;
  const by = groupBy(answer.hits, (hit) => hit.transcript);
  return (
    <>
      <Unread answer={answer} />
      <p class="quiet" role="status">
        {t(
          "{total, plural, one {# place} other {# places}} in {by, plural, one {# transcript} other {# transcripts}}{hasMore, select, yes {; the first {hits} are shown} other {}}{hasTimed_out, select, yes {. The search stopped after two seconds: there may be more.} other {}}",
          {
            total: answer.total,
            by: by.size,
            hasMore: answer.more ? "yes" : "no",
            hits: formatNumber(answer.hits.length),
            hasTimed_out: answer.timed_out ? "yes" : "no",
          },
        )}
      </p>
      <CodeThem answer={answer} asked={asked} />
      <ul class="places" onKeyDown={move}>
        {answer.hits.map((hit) => (
          <HitRow key={`${hit.transcript}:${hit.start}`} hit={hit} />
        ))}
      </ul>
    </>
  );
}

/** What the address asks for. */
function askedNow(): Asked & { mode: Mode } {
  const asked = askedIn(route.value.query);
  return { ...asked, mode: MODES.find(([one]) => one === asked.mode)?.[0] ?? "literal" };
}

function requestOf(asked: Asked & { mode: Mode }): SearchRequest {
  return {
    q: asked.q ?? "",
    mode: asked.mode,
    fold: !asked.exact,
    uncoded: Boolean(asked.uncoded),
    ...(asked.uncoded && { round: asked.uncoded }),
    ...(asked.respondents && { roles: ["respondent"] }),
  };
}

/** The answer to what the address asks; an answer to an earlier question does not come over a later one. */
function useAnswer(asked: Asked & { mode: Mode }) {
  const [answer, setAnswer] = useState<{ q: string; found: SearchAnswer } | null>(null);
  const [fault, setFault] = useState<Error | null>(null);
  const [waiting, setWaiting] = useState(false);
  const question = JSON.stringify(requestOf(asked));
  useLayoutEffect(() => {
    const request = JSON.parse(question) as SearchRequest;
    let late = false;
    const timer = setTimeout(() => setWaiting(true), SLOW);
    const end = () => {
      clearTimeout(timer);
      if (!late) setWaiting(false);
    };
    setFault(null);
    if (!request.q) {
      setAnswer(null);
      end();
    } else
      services.api
        .post<SearchAnswer>("/api/search", request)
        .then(
          (found) => !late && setAnswer({ q: request.q, found }),
          (error: Error) => !late && setFault(error),
        )
        .finally(end);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [question]);
  return { answer, fault, waiting };
}

export function Search(_props: { queue: OpQueue }) {
  const asked = askedNow();
  const [q, setQ] = useState(asked.q ?? "");
  const { answer, fault, waiting } = useAnswer(asked);
  useLayoutEffect(() => setQ(asked.q ?? ""), [asked.q]);
  const ask = (change: Asked) => {
    const next = { ...asked, q, ...change };
    navigate(href.search({ ...next, mode: next.mode === "literal" ? "" : next.mode }));
  };
  const find = (event: Event) => {
    event.preventDefault();
    ask({});
  };
  const uncodedIn = asked.uncoded || round.value?.id;
  const tick =
    (name: "exact" | "respondents" | "uncoded", value = "1") =>
    (event: Event) =>
      ask({ [name]: (event.currentTarget as HTMLInputElement).checked ? value : "" });
  return (
    <Page title={t("Search")} sub={t("In the words of all transcripts of the study.")}>
      <form class="stack" role="search" onSubmit={find}>
        <div class="row">
          <label class="grow">
            <span class="sr">{t("Search for")}</span>
            <input
              class="input"
              type="search"
              value={q}
              placeholder={t("Words, or part of a word")}
              data-entry
              onInput={(event) => setQ(event.currentTarget.value)}
              {...PRIVATE}
            />
          </label>
          <button type="submit" class="btn main">
            {t("Search")}
          </button>
        </div>
        <div class="row">
          <Choice label={t("How to match")} value={asked.mode} options={MODES} onChange={(mode) => ask({ mode })} />
          <label class="check">
            <input type="checkbox" checked={Boolean(asked.exact)} onChange={tick("exact")} />
            {t("Mind capitals and accents")}
          </label>
          <label class="check">
            <input type="checkbox" checked={Boolean(asked.respondents)} onChange={tick("respondents")} />
            {t("Respondents only")}
          </label>
          {uncodedIn && (
            <label class="check">
              <input type="checkbox" checked={Boolean(asked.uncoded)} onChange={tick("uncoded", uncodedIn)} />
              {rich("Only what I have not coded in {uncodedIn}", { uncodedIn })}
            </label>
          )}
        </div>
      </form>
      {waiting && <p class="quiet">{t("Searching…")}</p>}
      {fault ? (
        <Failed what={t("Search")} fault={fault} />
      ) : (
        answer && <Results answer={answer.found} q={answer.q} asked={asked} />
      )}
    </Page>
  );
}
