/** What is shown instead of the screens while there is no session. */
import type { ComponentChildren } from "preact";
import { rich, t } from "../i18n/t.ts";
import { shared } from "./served.ts";
import { goOn } from "./services.ts";
import type { Phase } from "./way_in.ts";

const START = (
  <pre>
    <code>codekit code</code>
  </pre>
);

const WORDS: Partial<Record<Phase, { title: string; body: ComponentChildren }>> = {
  nokey: {
    title: t("Open the workbench from codekit"),
    body: (
      <>
        <p>{t("This page shows a study only to whoever started it. In a terminal, in the study’s folder:")}</p>
        {START}
        <p>{t("It opens a browser tab by itself. An address copied from another tab does not carry the key.")}</p>
      </>
    ),
  },
  used: {
    title: t("This address has been used, or is too old"),
    body: (
      <>
        <p>{t("The address that codekit prints works once and for a minute. Start again to get a new one:")}</p>
        {START}
        <p>{t("Your work is safe.")}</p>
      </>
    ),
  },
  ended: {
    title: t("The session has ended"),
    body: (
      <>
        <p>
          {t(
            "codekit was started anew, or this page was locked in another tab. Everything that was saved is safe. Start it again:",
          )}
        </p>
        {START}
      </>
    ),
  },
  locked: {
    title: t("Locked"),
    body: (
      <>
        <p>{t("Nothing of the study is shown or kept here. To go on:")}</p>
        {START}
      </>
    ),
  },
  away: {
    title: t("codekit has stopped on this computer"),
    body: (
      <>
        <p>{t("Start it again; this page will reconnect.")}</p>
        {START}
      </>
    ),
  },
};

/** The same on a server for several people. */
const SHARED: typeof WORDS = {
  ended: {
    title: t("You are signed out"),
    body: (
      <>
        <p>{t("Your session ended here, or nothing was asked for long. Everything that was saved is safe.")}</p>
        <p>
          {rich("<link>Sign in</link> in another tab, then go on here: what you did last is still in this one.", {
            link: (words) => (
              <a href="/" target="_blank" rel="noreferrer">
                {words}
              </a>
            ),
          })}
        </p>
        <p>
          <button type="button" class="btn main" onClick={() => void goOn().catch(() => {})}>
            {t("Go on")}
          </button>
        </p>
      </>
    ),
  },
  locked: { title: t("Signed out"), body: <p>{t("Nothing of the study is shown or kept here.")}</p> },
  away: {
    title: t("The server does not answer"),
    body: <p>{t("This page will reconnect. What was saved is safe.")}</p>,
  },
};

export function Gate({ phase }: { phase: Phase }) {
  const words = (shared ? SHARED : WORDS)[phase];
  if (!words)
    return (
      <div class="gate">
        <p class="quiet fade" role="status">
          {t("Loading…")}
        </p>
      </div>
    );
  return (
    <main class="gate">
      <div class="empty">
        <h1>{words.title}</h1>
        {words.body}
      </div>
    </main>
  );
}
