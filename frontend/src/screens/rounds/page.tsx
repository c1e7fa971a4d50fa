/** One round: how far it is, what comes next, and what it came to. */

import { useState } from "preact/hooks";
import type { AssignmentState, RoundLine, RoundPage, RoundRow } from "../../api/wire.ts";
import { ASSIGNMENT_STATES, formatTime } from "../../app/format.ts";
import { anyChange, useLoad } from "../../app/load.ts";
import { asks } from "../../app/may.ts";
import { Page, Show } from "../../app/parts.tsx";
import { href } from "../../app/router.ts";
import { session } from "../../app/services.ts";
import { Note, Told } from "../../app/told.tsx";
import { rich, t, told } from "../../i18n/t.ts";
import { SimpleAct } from "../round_panel.tsx";
import { About, Tags, Way } from "./about.tsx";
import { CancelRound } from "./cancel.tsx";
import { DiagnosisPart } from "./diagnosis.tsx";
import { NextAct, startOver } from "./next.tsx";
import { PracticePart } from "./practice.tsx";
import { RevisionsPart } from "./revisions.tsx";
import { Rivals } from "./rivals.tsx";
import { OFFERS } from "./steps.ts";

const stateWords = (state: string | undefined): string =>
  state === undefined ? t("not shown") : (ASSIGNMENT_STATES[state as AssignmentState] ?? state);

function Row({ row, line }: { row: RoundRow; line: RoundLine }) {
  const { round } = line;
  const me = session.value?.coder ?? "";
  return (
    <tr>
      <th scope="row">
        {row.coders.includes(me) ? <a href={href.code(round.id, row.transcript)}>{row.transcript}</a> : row.transcript}
      </th>
      <td class="dim">{row.case_name || row.case}</td>
      {round.coders.map((coder) => {
        const state = row.states[coder];
        const words = row.coders.includes(coder) ? stateWords(state) : "–";
        return (
          <td key={coder} class={state === "finished" ? "" : "dim"}>
            {words}
          </td>
        );
      })}
    </tr>
  );
}

function Assignments({ rows, line }: { rows: RoundRow[]; line: RoundLine }) {
  return (
    <section class="stack" aria-label={t("Who codes what")}>
      <h2>{t("Who codes what")}</h2>
      {line.finished === null && (
        <p class="quiet small">{t("While you are blind in a round, what others have finished is not shown.")}</p>
      )}
      <section class="scroll" aria-label={t("Assignments")} tabIndex={0}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t("Transcript")}</th>
              <th scope="col">{t("Case")}</th>
              {line.round.coders.map((coder) => (
                <th key={coder} scope="col">
                  {coder}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.transcript} row={row} line={line} />
            ))}
          </tbody>
        </table>
      </section>
      <p class="quiet small" {...asks("POST /api/start")}>
        {rich(
          "Who codes what is fixed when a round starts. <link>Start another round like this one</link> for more coders or transcripts; one that was started wrongly can be cancelled.",
          { link: (words) => <a href={href.start({ kind: line.round.kind, like: line.round.id })}>{words}</a> },
        )}
      </p>
    </section>
  );
}

function Reminder({ text: said }: { text: string }) {
  const text = said
    .split("\n")
    .map((line) => told(line) ?? line)
    .join("\n");
  const [done, setDone] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setDone(t("Copied."));
    } catch {
      setDone(t("The browser does not copy here: select the text and copy it."));
    }
  };
  return (
    <section class="stack" aria-label={t("Remind")}>
      <h2>{t("Remind")}</h2>
      <p class="quiet small">{t("A text to copy into your own message. codekit sends nothing.")}</p>
      <textarea
        class="input"
        readOnly
        rows={Math.min(8, text.split("\n").length + 1)}
        value={text}
        aria-label={t("Reminder")}
      />
      <p class="row">
        <button type="button" class="btn small" onClick={() => void copy()}>
          {t("Copy")}
        </button>
        <span role="status">{done}</span>
      </p>
    </section>
  );
}

/** Comparison, decisions and signatures, as far as they are. */
function Settling({ line }: { line: RoundLine }) {
  const { round } = line;
  const me = session.value?.coder ?? "";
  const why = round.may.why.close;
  const facts = Boolean(round.compared) || line.clusters !== null || round.signed.length > 0 || Boolean(why);
  if (round.state === "open" || !facts) return null;
  return (
    <section class="stack" aria-label={t("Compared, decided, signed")}>
      <ul class="checks">
        {round.compared && (
          <li>
            {rich("Compared {at}{hasBy, select, yes { by {by}} other {}}. <link>Agreement</link>", {
              at: formatTime(round.compared.at),
              hasBy: round.compared.by ? "yes" : "no",
              by: round.compared.by,
              link: (words) => <a href={href.agreement(round.id)}>{words}</a>,
            })}
          </li>
        )}
        {line.clusters !== null && (
          <li>
            {line.undecided
              ? `${t("{undecided} of {clusters, plural, one {# disagreement} other {# disagreements}} not decided.", { undecided: line.undecided, clusters: line.clusters })} `
              : `${t("{clusters, plural, one {# disagreement} other {# disagreements}}, all decided.", { clusters: line.clusters })} `}
            <a href={href.adjudicate(round.id)}>{t("Adjudicate")}</a>
          </li>
        )}
        {round.state === "closed" && line.measures && (
          <li>
            {rich("Its decisions stay to be read. <link>Decisions</link>", {
              link: (words) => <a href={href.adjudicate(round.id)}>{words}</a>,
            })}
          </li>
        )}
        {round.signed.length > 0 && <li>{rich("Signed by {signed}.", { signed: round.signed.join(", ") })}</li>}
      </ul>
      {why && line.next.act !== "compare" && (
        <p class="quiet small">{rich("It cannot be closed yet: {why}.", { why: <Note words={why} /> })}</p>
      )}
      {round.state !== "closed" && round.signed.includes(me) && (
        <p>
          <SimpleAct round={round} act="withdraw" />
        </p>
      )}
    </section>
  );
}

function Offers({ line }: { line: RoundLine }) {
  const more = line.offers.filter((act) => act !== line.next.act);
  if (more.length === 0) return null;
  return (
    <p class="row">
      {more.map((act) => (
        <a key={act} class="btn small" href={startOver(line, act)}>
          {OFFERS[act]?.name}
        </a>
      ))}
    </p>
  );
}

function Content({ page }: { page: RoundPage }) {
  const { line } = page;
  const { round } = line;
  return (
    <div class="stack rounds">
      <div class="row">
        <Tags line={line} />
      </div>
      <About line={line} />
      {page.note && <p class="quiet small">{rich("How the transcripts were chosen: {note}.", { note: page.note })}</p>}
      <Way line={line} />
      <div class="card next">
        <p>
          <Told words={line.next.words} />
        </p>
        <NextAct line={line} />
        <Offers line={line} />
      </div>
      <Rivals round={round.id} rivals={page.rivals} />
      <Settling line={line} />
      <Assignments rows={page.rows} line={line} />
      {page.reminder && <Reminder text={page.reminder} />}
      {page.practice && <PracticePart round={round.id} />}
      {page.revisions && <RevisionsPart round={round.id} />}
      {page.diagnosis && <DiagnosisPart round={round} />}
      {!line.cancel && (
        <p>
          <CancelRound round={round} />
        </p>
      )}
    </div>
  );
}

export function RoundScreen({ id }: { id: string }) {
  const page = useLoad<RoundPage>(`/api/rounds/${encodeURIComponent(id)}`, anyChange);
  return (
    <Page
      title={t("Round {id}", { id })}
      tools={
        <a class="btn small" href={href.rounds()}>
          {t("All rounds")}
        </a>
      }
    >
      <Show what={t("Round {id}", { id })} of={page}>
        {(found) => <Content page={found} />}
      </Show>
    </Page>
  );
}
