/** The studies in which one has a role; for a keeper also new ones, and those that nobody owns yet. */
import { useState } from "preact/hooks";
import type { StudyOfMine, TeamHome } from "../api/wire.ts";
import { useAct } from "../app/act.ts";
import { Empty, FaultNote, Page, PRIVATE } from "../app/parts.tsx";
import { api, mine, signedIn, windowOf } from "./server.ts";

function Row({ study }: { study: StudyOfMine }) {
  return (
    <li class="card recent">
      <a class="grow" href={windowOf(study.name)}>
        <strong dir="auto">{study.title}</strong>
      </a>
      <span class="tag info">{study.role}</span>
      <span class="quiet small">signed {study.coder}</span>
      {study.role === "owner" && (
        <a class="btn small" href={`#/people?study=${encodeURIComponent(study.name)}`}>
          People
        </a>
      )}
    </li>
  );
}

function Keeper({ home }: { home: TeamHome }) {
  const act = useAct();
  const [title, setTitle] = useState("");
  const ask = (words: string, route: string, body: object) =>
    act.run(words, async () => {
      signedIn(await api.post<TeamHome>(route, body));
      setTitle("");
    });
  return (
    <section class="stack">
      <h2>For whoever keeps the server</h2>
      <FaultNote fault={act.fault} />
      {home.free.map((study) => (
        <p class="row" key={study}>
          <strong>{study}</strong> <span class="quiet">nobody owns it yet</span>
          <button
            type="button"
            class="btn small"
            disabled={act.busy}
            onClick={() => ask("Taking it in…", "/api/team/take", { study })}
          >
            Own it
          </button>
        </p>
      ))}
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          ask("Making the study…", "/api/team/new", { title });
        }}
      >
        <label class="field grow">
          <span class="label">A new study</span>
          <input
            class="input"
            value={title}
            maxLength={100}
            dir="auto"
            placeholder="Its title"
            {...PRIVATE}
            onInput={(event) => setTitle(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="btn" disabled={act.busy || !title.trim()}>
          Make it
        </button>
      </form>
    </section>
  );
}

export function StudiesView() {
  const home = mine.value;
  if (!home) return null;
  return (
    <Page title="Your studies" sub={`You are ${home.name}.`}>
      <div class="stack narrow">
        {home.studies.length === 0 && (
          <Empty title="No study yet">
            <p>Open the link that an owner of a study sent you while you are signed in here.</p>
          </Empty>
        )}
        <ul class="stack" aria-label="Your studies">
          {home.studies.map((study) => (
            <Row key={study.name} study={study} />
          ))}
        </ul>
        {home.keeper && <Keeper home={home} />}
      </div>
    </Page>
  );
}
