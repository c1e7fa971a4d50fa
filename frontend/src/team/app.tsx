/** The frame of the server's own pages. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { doing } from "../app/act.ts";
import { ErrorBoundary } from "../app/boundary.tsx";
import { FaultBar } from "../app/faults.tsx";
import { t } from "../i18n/t.ts";
import { LinkView } from "./link.tsx";
import { MeView } from "./me.tsx";
import { PeopleView } from "./people.tsx";
import { mine, place, signOut, state } from "./server.ts";
import { SignInView } from "./sign_in.tsx";
import { StudiesView } from "./studies.tsx";

const TITLES = { studies: t("Your studies"), people: t("People"), me: t("Your account"), link: t("Welcome") };

function View() {
  const { view, study, code } = place.value;
  if (view === "link") return <LinkView key={code} code={code} />;
  if (state.value !== "in") return <SignInView />;
  if (view === "people") return <PeopleView key={study} study={study} />;
  if (view === "me") return <MeView />;
  return <StudiesView />;
}

/** After going to another view, its heading has the focus, so that it is read out and Tab goes on from there. */
function useHeading(view: string, title: string) {
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useLayoutEffect(() => {
    document.title = t("{title} · codekit", { title });
    if (first.current) first.current = false;
    else main.current?.querySelector<HTMLElement>("h1")?.focus();
  }, [view, title]);
  return main;
}

export function App() {
  const { view } = place.value;
  const out = state.value !== "in" && view !== "link";
  const main = useHeading(out ? t("sign in") : view, out ? t("Sign in") : TITLES[view]);
  if (state.value === "starting" || state.value === "away")
    return (
      <main class="gate">
        <p class="quiet" role="status">
          {state.value === "away" ? t("The server does not answer. This page will reconnect.") : t("Loading…")}
        </p>
      </main>
    );
  return (
    <div class="shell">
      <header class="head">
        <a class="brand" href="#/">
          codekit
        </a>
        {mine.value && state.value === "in" && (
          <nav class="nav home-nav" aria-label={t("Account")}>
            <a href="#/">{t("Studies")}</a>
            <a href="#/me">
              <bdi>{mine.value.name}</bdi>
            </a>
            <button type="button" class="btn small" onClick={() => void signOut()}>
              {t("Sign out")}
            </button>
          </nav>
        )}
      </header>
      <div class="bars">
        <FaultBar />
      </div>
      <main class="main" ref={main} tabIndex={-1} id="main" aria-busy={doing.value !== ""}>
        <ErrorBoundary key={`${view}/${place.value.study}`} what={t("This page")} extent="page">
          <View />
        </ErrorBoundary>
      </main>
      <footer class="foot">
        <span class="says" role="status">
          {doing.value}
        </span>
        <span class="hints">codekit {mine.value?.codekit}</span>
      </footer>
    </div>
  );
}
