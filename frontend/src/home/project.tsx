/** A project of another tool: what would become of everything in it, before a study is made. */
import { useEffect, useState } from "preact/hooks";
import type { Project, ProjectLine, ProjectRequest } from "../api/wire.ts";
import { useAct } from "../app/act.ts";
import { FaultNote, Page } from "../app/parts.tsx";
import { navigate } from "../app/router.ts";
import { rich, t } from "../i18n/t.ts";
import { to } from "./address.ts";
import { HowFar } from "./how_far.tsx";
import { api } from "./server.ts";

const OUTCOMES: [string, string, string][] = [
  [t("left out"), t("Left out"), t("A study has no place for these.")],
  ["changed", t("Changed"), ""],
  ["kept", t("Kept"), ""],
];

export function ProjectView({ path }: { path: string }) {
  const act = useAct();
  const [found, setFound] = useState<Project | null>(null);
  const ask = (write: boolean) =>
    act.run(write ? t("Making the study…") : t("Reading the project…"), async () => {
      const wish: ProjectRequest = { path, write };
      const answer = await api.post<Project>("/api/home/project", wish);
      setFound(answer);
      if (write) navigate(to("door", answer.place));
    });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each project
  useEffect(() => ask(false), [path]);
  return (
    <Page title={found?.title ?? t("A project of another tool")} sub={<span class="path">{path}</span>}>
      <div class="stack narrow">
        <FaultNote fault={act.fault} />
        {!found && act.busy && <p class="quiet">{t("It is read as a whole; a large project takes a minute.")}</p>}
        {act.busy && <HowFar />}
        {!found && !act.busy && act.fault && (
          <div class="row end">
            <a class="btn" href={to("folders")}>
              {t("Choose another file")}
            </a>
            <button type="button" class="btn main" onClick={() => ask(false)}>
              {t("Read it again")}
            </button>
          </div>
        )}
        {found?.there && (
          <p class="note row">
            <span class="grow">{t("A study was made of this very file before; nothing is made anew.")}</span>
            <a class="btn main" href={to("door", found.place)}>
              {t("Open it")}
            </a>
          </p>
        )}
        {found && !found.there && (
          <>
            <p>
              {rich("Nothing is written yet. The study would stand in {place}; the project stays as it is.", {
                place: <span class="path">{found.place}</span>,
              })}
            </p>
            {OUTCOMES.map(([outcome, title, about]) => (
              <Outcome
                key={outcome}
                title={title}
                about={about}
                of={found.became.filter((one) => one.outcome === outcome)}
              />
            ))}
            {found.texts.length > 0 && (
              <details class="card">
                <summary>{t("How each text was read")}</summary>
                <ul class="small">
                  {found.texts.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </details>
            )}
            <div class="row end">
              <a class="btn" href={to("folders")}>
                {t("Cancel")}
              </a>
              <button type="button" class="btn main" disabled={act.busy} onClick={() => ask(true)}>
                {t("Make the study")}
              </button>
            </div>
          </>
        )}
      </div>
    </Page>
  );
}

function Outcome({ title, about, of }: { title: string; about: string; of: readonly ProjectLine[] }) {
  if (of.length === 0) return null;
  return (
    <section class="card">
      <h2>{title}</h2>
      {about && <p class="quiet small">{about}</p>}
      <ul>
        {of.map((one) => (
          <li key={one.line}>{one.line}</li>
        ))}
      </ul>
    </section>
  );
}
