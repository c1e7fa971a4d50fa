/** Search in all transcripts. */

import { useRef, useState } from "preact/hooks";
import type { Hit, Round, SearchAnswer, SearchRequest } from "../api/wire.ts";
import { Failed } from "../app/boundary.tsx";
import { count, formatNumber } from "../app/format.ts";
import { groupBy } from "../app/group.ts";
import { useOnce } from "../app/once.ts";
import { Choice, Page, PRIVATE } from "../app/parts.tsx";
import { href, replaceAddress, route } from "../app/router.ts";
import { round, services, session } from "../app/services.ts";
import type { OpQueue } from "../ops/queue.ts";
import "./search.css";

type Mode = NonNullable<SearchRequest["mode"]>;
const MODES: [Mode, string][] = [
  ["literal", "As typed"],
  ["word", "Whole word"],
  ["regex", "Regular expression"],
];

function HitRow({ hit }: { hit: Hit }) {
  const has = (one: Round | null | undefined) => one?.assigned.includes(hit.transcript);
  const place = has(round.value) ? round.value : session.value?.rounds.findLast(has);
  const where = place ? href.code(place.id, hit.transcript, hit.start) : null;
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
        <span class="quiet">
          turn {hit.turn + 1} · {hit.speaker}
        </span>
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

function Results({ answer, q }: { answer: SearchAnswer; q: string }) {
  if (answer.hits.length === 0)
    return (
      <p class="note" role="status">
        Nothing found for ‘{q}’{answer.timed_out && " before the time was up"}. Capitals and accents make no difference
        unless you ask for it.
      </p>
    );
  const by = groupBy(answer.hits, (hit) => hit.transcript);
  return (
    <>
      <p class="quiet" role="status">
        {count(answer.total, "place")} in {count(by.size, "transcript")}
        {answer.more && `; the first ${formatNumber(answer.hits.length)} are shown`}
        {answer.timed_out && ". The search stopped after two seconds: there may be more."}
      </p>
      <ul class="hits" onKeyDown={move}>
        {answer.hits.map((hit) => (
          <HitRow key={`${hit.transcript}:${hit.start}`} hit={hit} />
        ))}
      </ul>
    </>
  );
}

export function Search(_props: { queue: OpQueue }) {
  const [q, setQ] = useState(route.value.query.get("q") ?? "");
  const [mode, setMode] = useState<Mode>("literal");
  const [exact, setExact] = useState(false);
  const [respondents, setRespondents] = useState(false);
  const [uncoded, setUncoded] = useState(false);
  const [answer, setAnswer] = useState<{ q: string; found: SearchAnswer } | null>(null);
  const [fault, setFault] = useState<Error | null>(null);
  const latest = useRef(0);
  const find = async (event?: Event) => {
    event?.preventDefault();
    latest.current += 1;
    const ask = latest.current;
    if (!q) return;
    replaceAddress(href.search(q));
    const request: SearchRequest = {
      q,
      mode,
      fold: !exact,
      uncoded,
      ...(round.value && { round: round.value.id }),
      ...(respondents && { roles: ["respondent"] }),
    };
    try {
      const found = await services.api.post<SearchAnswer>("/api/search", request);
      if (ask === latest.current) {
        setAnswer({ q, found });
        setFault(null);
      }
    } catch (error) {
      if (ask === latest.current) setFault(error as Error);
    }
  };
  useOnce(() => {
    void find();
    return undefined;
  });
  return (
    <Page title="Search" sub="In the words of all transcripts of the study.">
      <form class="stack" role="search" onSubmit={(event) => void find(event)}>
        <div class="row">
          <label class="grow">
            <span class="sr">Search for</span>
            <input
              class="input"
              type="search"
              value={q}
              placeholder="Words, or part of a word"
              data-entry
              onInput={(event) => setQ(event.currentTarget.value)}
              {...PRIVATE}
            />
          </label>
          <button type="submit" class="btn main">
            Search
          </button>
        </div>
        <div class="row">
          <Choice label="How to match" value={mode} options={MODES} onChange={setMode} />
          <label class="check">
            <input type="checkbox" checked={exact} onChange={(event) => setExact(event.currentTarget.checked)} />
            Mind capitals and accents
          </label>
          <label class="check">
            <input
              type="checkbox"
              checked={respondents}
              onChange={(event) => setRespondents(event.currentTarget.checked)}
            />
            Respondents only
          </label>
          {round.value && (
            <label class="check">
              <input type="checkbox" checked={uncoded} onChange={(event) => setUncoded(event.currentTarget.checked)} />
              Only what I have not coded in {round.value.id}
            </label>
          )}
        </div>
      </form>
      {fault ? <Failed what="Search" fault={fault} /> : answer && <Results answer={answer.found} q={answer.q} />}
    </Page>
  );
}
