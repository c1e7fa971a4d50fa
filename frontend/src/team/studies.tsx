/** The studies in which one has a role; for a keeper also new ones, and those that nobody owns yet. */
import { useState } from "preact/hooks";
import type { StudyOfMine, TeamHome } from "../api/wire.ts";
import { useAct } from "../app/act.ts";
import { Empty, FaultNote, Page, PRIVATE } from "../app/parts.tsx";
import { rich, t } from "../i18n/t.ts";
import { api, mine, ROLE_NAMES, signedIn, windowOf } from "./server.ts";

function Row({ study }: { study: StudyOfMine }) {
  return (
    <li class="card recent">
      <a class="grow" href={windowOf(study.name)}>
        <strong dir="auto">{study.title}</strong>
      </a>
      <span class="tag info">{ROLE_NAMES[study.role]}</span>
      <span class="quiet small">{rich("signed {coder}", { coder: study.coder })}</span>
      {study.role === "owner" && (
        <a class="btn small" href={`#/people?study=${encodeURIComponent(study.name)}`}>
          {t("People")}
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
      <h2>{t("For whoever keeps the server")}</h2>
      <FaultNote fault={act.fault} />
      {home.free.map((study) => (
        <p class="row" key={study}>
          <strong>{study}</strong> <span class="quiet">{t("nobody owns it yet")}</span>
          <button
            type="button"
            class="btn small"
            disabled={act.busy}
            onClick={() => ask(t("Taking it in…"), "/api/team/take", { study })}
          >
            {t("Own it")}
          </button>
        </p>
      ))}
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          ask(t("Making the study…"), "/api/team/new", { title });
        }}
      >
        <label class="field grow">
          <span class="label">{t("A new study")}</span>
          <input
            class="input"
            value={title}
            maxLength={100}
            dir="auto"
            placeholder={t("Its title")}
            {...PRIVATE}
            onInput={(event) => setTitle(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="btn" disabled={act.busy || !title.trim()}>
          {t("Make it")}
        </button>
      </form>
    </section>
  );
}

export function StudiesView() {
  const home = mine.value;
  if (!home) return null;
  return (
    <Page title={t("Your studies")} sub={t("You are {name}.", { name: home.name })}>
      <div class="stack narrow">
        {home.studies.length === 0 && (
          <Empty title={t("No study yet")}>
            <p>{t("Open the link that an owner of a study sent you while you are signed in here.")}</p>
          </Empty>
        )}
        <ul class="stack" aria-label={t("Your studies")}>
          {home.studies.map((study) => (
            <Row key={study.name} study={study} />
          ))}
        </ul>
        {home.keeper && <Keeper home={home} />}
      </div>
    </Page>
  );
}
