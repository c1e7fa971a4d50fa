/** What is shown instead of the screens while there is no session. */
import type { ComponentChildren } from "preact";
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
    title: "Open the workbench from codekit",
    body: (
      <>
        <p>This page shows a study only to whoever started it. In a terminal, in the study’s folder:</p>
        {START}
        <p>It opens a browser tab by itself. An address copied from another tab does not carry the key.</p>
      </>
    ),
  },
  used: {
    title: "This address has been used, or is too old",
    body: (
      <>
        <p>The address that codekit prints works once and for a minute. Start again to get a new one:</p>
        {START}
        <p>Your work is safe.</p>
      </>
    ),
  },
  ended: {
    title: "The session has ended",
    body: (
      <>
        <p>
          codekit was started anew, or this page was locked in another tab. Everything that was saved is safe. Start it
          again:
        </p>
        {START}
      </>
    ),
  },
  locked: {
    title: "Locked",
    body: (
      <>
        <p>Nothing of the study is shown or kept here. To go on:</p>
        {START}
      </>
    ),
  },
  away: {
    title: "codekit has stopped on this computer",
    body: (
      <>
        <p>Start it again; this page will reconnect.</p>
        {START}
      </>
    ),
  },
};

/** The same on a server for several people. */
const SHARED: typeof WORDS = {
  ended: {
    title: "You are signed out",
    body: (
      <>
        <p>Your session ended here, or nothing was asked for long. Everything that was saved is safe.</p>
        <p>
          <a href="/" target="_blank" rel="noreferrer">
            Sign in
          </a>{" "}
          in another tab, then go on here: what you did last is still in this one.
        </p>
        <p>
          <button type="button" class="btn main" onClick={() => void goOn().catch(() => {})}>
            Go on
          </button>
        </p>
      </>
    ),
  },
  locked: { title: "Signed out", body: <p>Nothing of the study is shown or kept here.</p> },
  away: { title: "The server does not answer", body: <p>This page will reconnect. What was saved is safe.</p> },
};

export function Gate({ phase }: { phase: Phase }) {
  const words = (shared ? SHARED : WORDS)[phase];
  if (!words)
    return (
      <div class="gate">
        <p class="quiet fade" role="status">
          Loading…
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
