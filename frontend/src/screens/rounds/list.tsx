/** All rounds that this person may know of, in order, each with what comes next. */

import { useState } from "preact/hooks";
import type { RoundCancelled, RoundLine, Rounds } from "../../api/wire.ts";
import { formatTime, translate } from "../../app/format.ts";
import { anyChange, useLoad } from "../../app/load.ts";
import { asks } from "../../app/may.ts";
import { Empty, FaultNote, Page, Show } from "../../app/parts.tsx";
import { href } from "../../app/router.ts";
import { refreshSession, services, session } from "../../app/services.ts";
import { Told } from "../../app/told.tsx";
import { rich, t } from "../../i18n/t.ts";
import { About, Tags, Way } from "./about.tsx";
import { NextAct } from "./next.tsx";

function Line({ line }: { line: RoundLine }) {
  const { round } = line;
  return (
    <li class="line card" aria-label={t("Round {id}", { id: round.id })}>
      <div class="stack">
        <div class="row">
          <h2>
            <a href={href.rounds(round.id)}>{round.id}</a>
          </h2>
          <Tags line={line} />
        </div>
        <About line={line} />
        <Way line={line} />
      </div>
      <div class="next">
        <p>
          <Told words={line.next.words} />
        </p>
        <NextAct line={line} />
      </div>
    </li>
  );
}

function Cancelled({ rounds, again }: { rounds: RoundCancelled[]; again: () => void }) {
  const [fault, setFault] = useState("");
  const resume = async (id: string) => {
    try {
      await services.api.post(`/api/rounds/${encodeURIComponent(id)}/resume`, {});
      services.announce(t("Round {id} goes on.", { id }));
      await refreshSession();
      again();
    } catch (error) {
      setFault(translate((error as Error).message));
    }
  };
  return (
    <section class="stack" aria-label={t("Cancelled rounds")}>
      <h2>{t("Cancelled")}</h2>
      <FaultNote fault={fault} />
      <ul class="stack">
        {rounds.map((one) => (
          <li key={one.id} class="row">
            <strong>{one.id}</strong>
            <span class="quiet">
              {rich("by {by}, {at}: {reason}", { by: one.by, at: formatTime(one.at), reason: one.reason })}
            </span>
            <button
              type="button"
              class="btn small"
              onClick={() => void resume(one.id)}
              {...asks("POST /api/rounds/{id}/resume")}
            >
              {rich("Let {id} go on", { id: one.id })}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Nothing({ data }: { data: Rounds }) {
  if (!data.transcripts || !data.codebooks)
    return (
      <Empty title={t("No rounds yet.")}>
        <p>{t("A round says who codes which transcripts by which codebook. It needs at least one of each.")}</p>
        <p class="row">
          {!data.transcripts && (
            <a class="btn main" href={href.transcripts()}>
              {t("Bring transcripts in")}
            </a>
          )}
          {!data.codebooks && (
            <a class="btn main" href={href.codebook()}>
              {t("Make a codebook")}
            </a>
          )}
        </p>
      </Empty>
    );
  return (
    <Empty title={t("No rounds yet.")}>
      <p>{t("A round says who codes which transcripts by which codebook. Nothing is coded outside of one.")}</p>
      <p>
        <a class="btn main" href={href.start({ kind: "initial" })} {...asks("POST /api/start")}>
          {t("Start the first round…")}
        </a>
      </p>
    </Empty>
  );
}

export function RoundList() {
  const found = useLoad<Rounds>("/api/rounds", anyChange);
  const start = (
    <a class="btn main" href={href.start({ kind: "double" })} {...asks("POST /api/start")}>
      {t("Start a round…")}
    </a>
  );
  return (
    <Page
      title={t("Rounds")}
      sub={session.value?.blind ? t("You are blind in a round: only your own rounds are shown.") : undefined}
      tools={found.value?.rounds.length ? start : undefined}
    >
      <Show what={t("Rounds")} of={found}>
        {(data) => (
          <div class="stack rounds">
            {data.rounds.length === 0 ? (
              <Nothing data={data} />
            ) : (
              <ol class="lines">
                {data.rounds.map((line) => (
                  <Line key={line.round.id} line={line} />
                ))}
              </ol>
            )}
            {data.cancelled.length > 0 && <Cancelled rounds={data.cancelled} again={found.reload} />}
          </div>
        )}
      </Show>
    </Page>
  );
}
