/** The studies that were opened on this computer, and the ways to others. */
import { useState } from "preact/hooks";
import type { CameIn, Home, RecentStudy, TryRequest } from "../api/wire.ts";
import { type Act, useAct } from "../app/act.ts";
import { formatTime } from "../app/format.ts";
import { Empty, FaultNote, Page } from "../app/parts.tsx";
import { navigate } from "../app/router.ts";
import { rich, t } from "../i18n/t.ts";
import { ApiError } from "../ops/services.ts";
import { to } from "./address.ts";
import { HowFar } from "./how_far.tsx";
import { api, goTo, home } from "./server.ts";

/** Opens it as who worked in it last; where that must be asked first, at its door. */
function open(act: Act, study: RecentStudy): void {
  act.run(
    t("Opening {title}…", { title: study.title }),
    async () => goTo((await api.post<CameIn>("/api/home/start", { path: study.path, coder: study.coder })).url),
    (error) => {
      const asks = error instanceof ApiError && (error.error.kind === "blind" || error.error.kind === "unknown");
      if (asks) navigate(to("door", study.path));
      return asks;
    },
  );
}

function Row({ study, act }: { study: RecentStudy; act: Act }) {
  const set = (what: "forget" | "stop") =>
    act.run(what === "stop" ? t("Stopping…") : "", async () => {
      home.value = await api.post<Home>(`/api/home/${what}`, { path: study.path });
    });
  return (
    <li class="card recent">
      <div class="grow">
        <h2 dir="auto">{study.title}</h2>
        <p class="small quiet path" dir="ltr">
          {study.shown}
        </p>
        {study.gone ? (
          <p class="small">
            {rich("<mark>Not there now</mark> Its folder was moved or deleted, or its drive is not connected.", {
              mark: (words) => <span class="tag warn">{words}</span>,
            })}
          </p>
        ) : (
          <p class="small quiet">
            {rich("As {name} · opened {at}{hasRuns, select, yes { · its window is open or waits} other {}}", {
              name: <span dir="auto">{study.name}</span>,
              at: formatTime(study.at),
              hasRuns: study.runs ? "yes" : "no",
            })}
          </p>
        )}
      </div>
      <div class="row">
        {study.gone ? (
          <button
            type="button"
            class="btn"
            onClick={() => set("forget")}
            aria-label={t("Take {title} off the list", { title: study.title })}
          >
            {t("Take off the list")}
          </button>
        ) : (
          <>
            <button
              type="button"
              class="btn main"
              disabled={act.busy}
              onClick={() => open(act, study)}
              aria-label={t("Open {title} as {name}", { title: study.title, name: study.name })}
            >
              {t("Open")}
            </button>
            <a
              class="btn"
              href={to("door", study.path)}
              aria-label={t("Open {title} as somebody else", { title: study.title })}
            >
              {t("As somebody else…")}
            </a>
            {study.runs && (
              <button
                type="button"
                class="btn"
                onClick={() => set("stop")}
                aria-label={t("Stop {title}", { title: study.title })}
              >
                {t("Stop")}
              </button>
            )}
          </>
        )}
      </div>
    </li>
  );
}

export function Recent() {
  const act = useAct();
  const rows = home.value?.recent ?? [];
  const [trying, setTrying] = useState(false);
  const tryIt = () => {
    setTrying(true);
    act.run(t("Laying out the sample…"), async () =>
      goTo((await api.post<CameIn>("/api/home/try", {} satisfies TryRequest)).url),
    );
  };
  return (
    <Page title={t("Home")} sub={t("Studies on this computer. A study is a folder of plain files.")}>
      <div class="stack">
        <FaultNote fault={act.fault} />
        {rows.length > 0 ? (
          <ul class="stack" aria-label={t("Recent studies")}>
            {rows.map((study) => (
              <Row key={study.path} study={study} act={act} />
            ))}
          </ul>
        ) : (
          <Empty title={t("No study was opened on this computer yet.")}>
            <p>{t("Studies that you open will stand here. Begin below.")}</p>
          </Empty>
        )}
        {act.busy && trying && <HowFar />}
        <ul class="ways" aria-label={t("Begin")}>
          <li class="card">
            <h2>
              <button type="button" class="btn main" disabled={act.busy} onClick={tryIt}>
                {t("Try the sample")}
              </button>
            </h2>
            <p class="quiet">
              {t(
                "Made-up interviews that are coded already, and a short tour in which you do everything once. It can be left at any time.",
              )}
            </p>
          </li>
          <li class="card">
            <h2>
              <a href={to("new")}>{t("New study")}</a>
            </h2>
            <p class="quiet">
              {t(
                "From nothing, from a template or a study of yours, or the sample with synthetic interviews to look around in.",
              )}
            </p>
          </li>
          <li class="card">
            <h2>
              <a href={to("folders")}>{t("Open a folder")}</a>
            </h2>
            <p class="quiet">
              {t(
                "A study that is on this computer already, or a project of NVivo, ATLAS.ti, MAXQDA, Taguette, QualCoder and others.",
              )}
            </p>
          </li>
          <li class="card">
            <h2>
              <a href={to("folders")}>{t("Join a team")}</a>
            </h2>
            <p class="quiet">
              {t(
                "Choose the team’s folder, on a shared drive or in a folder that is kept in step, then say who you are.",
              )}
            </p>
          </li>
        </ul>
      </div>
    </Page>
  );
}
