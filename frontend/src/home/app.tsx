/** The frame of the home page, and which of its views the address shows. */

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { doing } from "../app/act.ts";
import { ErrorBoundary } from "../app/boundary.tsx";
import { FaultBar } from "../app/faults.tsx";
import { inWords } from "../app/format.ts";
import { LanguageChoice } from "../app/language.tsx";
import type { Phase } from "../app/way_in.ts";
import { t } from "../i18n/t.ts";
import { place } from "./address.ts";
import { DoorView } from "./door.tsx";
import { FoldersView } from "./folders.tsx";
import { HomeHelp } from "./help.tsx";
import { NewStudyView } from "./new_study.tsx";
import { ProjectView } from "./project.tsx";
import { Recent } from "./recent.tsx";
import { api, phase } from "./server.ts";

const START = (
  <pre>
    <code>codekit</code>
  </pre>
);

const WORDS: Partial<Record<Phase, { title: string; body: ComponentChildren }>> = {
  nokey: {
    title: t("Open codekit from its starter"),
    body: (
      <>
        <p>{t("This page opens only for whoever started it: from the entry among your programs, or in a terminal:")}</p>
        {START}
      </>
    ),
  },
  used: {
    title: t("This address has been used, or is too old"),
    body: (
      <>
        <p>{t("It works once and for a minute. Start codekit again to get a new one:")}</p>
        {START}
      </>
    ),
  },
  ended: {
    title: t("The home page was closed"),
    body: (
      <>
        <p>
          {t(
            "It was started anew, or nothing was done for long. Your studies are as you left them. Start codekit again:",
          )}
        </p>
        {START}
      </>
    ),
  },
  away: {
    title: t("codekit has stopped on this computer"),
    body: (
      <>
        <p>{t("Your studies are as you left them. Start it again; this page will reconnect.")}</p>
        {START}
      </>
    ),
  },
};

function View() {
  const { view, path } = place.value;
  if (view === "door") return <DoorView key={path} path={path} />;
  if (view === "folders") return <FoldersView key="folders" path={path} />;
  if (view === "project") return <ProjectView key={path} path={path} />;
  if (view === "new") return <NewStudyView />;
  return <Recent />;
}

const TITLES = {
  recent: t("Home"),
  door: t("Who are you?"),
  folders: t("Open a folder"),
  new: t("New study"),
  project: t("A project of another tool"),
};

/** After going to another view, its heading has the focus, so that it is read out and Tab goes on from there. */
function useHeading() {
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const { view } = place.value;
  useLayoutEffect(() => {
    document.title = t("{titles} · codekit", { titles: TITLES[view] });
    if (first.current) first.current = false;
    else main.current?.querySelector<HTMLElement>("h1")?.focus();
  }, [view]);
  return main;
}

function Inside() {
  const main = useHeading();
  return (
    <div class="shell">
      <header class="head">
        <a class="brand" href="#/">
          codekit
        </a>
        <nav class="nav home-nav" aria-label={t("Home")}>
          <a href="#/folders">{t("Open a folder")}</a>
          <a href="#/new">{t("New study")}</a>
        </nav>
        <HomeHelp />
      </header>
      <div class="bars">
        <FaultBar />
      </div>
      <main class="main" ref={main} tabIndex={-1} id="main" aria-busy={doing.value !== ""}>
        <ErrorBoundary key={`${place.value.view}/${place.value.path}`} what={t("Home")} extent="page">
          <View />
        </ErrorBoundary>
      </main>
      <footer class="foot">
        <span class="says" role="status">
          {doing.value}
        </span>
        <span class="hints">{t("Everything stays on this computer.")}</span>
        <LanguageChoice api={api} failed={(error) => (doing.value = inWords(error))} />
      </footer>
    </div>
  );
}

export function App() {
  if (phase.value === "ready") return <Inside />;
  const words = WORDS[phase.value];
  return (
    <main class="gate">
      {words ? (
        <div class="empty">
          <h1>{words.title}</h1>
          {words.body}
        </div>
      ) : (
        <p class="quiet fade" role="status">
          {t("Loading…")}
        </p>
      )}
    </main>
  );
}
