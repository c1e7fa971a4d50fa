/** All rounds that this person may know of, in order, each with what comes next. */
import { useState } from "preact/hooks";
import type { RoundCancelled, RoundLine, Rounds } from "../../api/wire.ts";
import { formatTime, sentence } from "../../app/format.ts";
import { anyChange, useLoad } from "../../app/load.ts";
import { Empty, FaultNote, Page, Show } from "../../app/parts.tsx";
import { href } from "../../app/router.ts";
import { refreshSession, services, session } from "../../app/services.ts";
import { About, Tags, Way } from "./about.tsx";
import { NextAct } from "./next.tsx";

function Line({ line }: { line: RoundLine }) {
  const { round } = line;
  return (
    <li class="line card" aria-label={`Round ${round.id}`}>
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
        <p>{line.next.words}</p>
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
      services.announce(`Round ${id} goes on.`);
      await refreshSession();
      again();
    } catch (error) {
      setFault(sentence((error as Error).message));
    }
  };
  return (
    <section class="stack" aria-label="Cancelled rounds">
      <h2>Cancelled</h2>
      <FaultNote fault={fault} />
      <ul class="stack">
        {rounds.map((one) => (
          <li key={one.id} class="row">
            <strong>{one.id}</strong>
            <span class="quiet">
              by {one.by}, {formatTime(one.at)}: {one.reason}
            </span>
            <button type="button" class="btn small" onClick={() => void resume(one.id)}>
              Let {one.id} go on
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
      <Empty title="No rounds yet.">
        <p>A round says who codes which transcripts by which codebook. It needs at least one of each.</p>
        <p class="row">
          {!data.transcripts && (
            <a class="btn main" href={href.transcripts()}>
              Bring transcripts in
            </a>
          )}
          {!data.codebooks && (
            <a class="btn main" href={href.codebook()}>
              Make a codebook
            </a>
          )}
        </p>
      </Empty>
    );
  return (
    <Empty title="No rounds yet.">
      <p>A round says who codes which transcripts by which codebook. Nothing is coded outside of one.</p>
      <p>
        <a class="btn main" href={href.start({ kind: "initial" })}>
          Start the first round…
        </a>
      </p>
    </Empty>
  );
}

export function RoundList() {
  const found = useLoad<Rounds>("/api/rounds", anyChange);
  const start = (
    <a class="btn main" href={href.start({ kind: "double" })}>
      Start a round…
    </a>
  );
  return (
    <Page
      title="Rounds"
      sub={session.value?.blind ? "You are blind in a round: only your own rounds are shown." : undefined}
      tools={found.value?.rounds.length ? start : undefined}
    >
      <Show what="Rounds" of={found}>
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
