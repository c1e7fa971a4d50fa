/** The frame around every screen. */
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { rich, t } from "../i18n/t.ts";
import type { OpQueue } from "../ops/queue.ts";
import { NotSavedBar } from "../ops/status.tsx";
import { FIXED, ScreenOf, titleOfScreen } from "../screens/screens.tsx";
import { Tour } from "../tour/tour_bar.tsx";
import { ErrorBoundary } from "./boundary.tsx";
import { FaultBar } from "./faults.tsx";
import { Gate } from "./gate.tsx";
import { Header } from "./header.tsx";
import { hintsOf } from "./hints.ts";
import { busy } from "./load.ts";
import { Overlays } from "./overlays.tsx";
import { isOn, lastOpen } from "./preferences.ts";
import { route } from "./router.ts";
import { shared } from "./served.ts";
import { bye, online, phase, round, says, services, session } from "./services.ts";

const REASONS = {
  stopped: t("codekit has stopped on this computer."),
  idle: t("codekit has stopped: nothing was done for some hours."),
  locked: t("This session was locked in another tab."),
};

/** The stream is down while nothing waits to be saved; what waits has a bar of its own. */
function ConnectionBar({ queue }: { queue: OpQueue }) {
  if (online.value || queue.status.value.kind === "unsaved") return null;
  const why = bye.value ? REASONS[bye.value] : t("codekit does not answer on this computer.");
  if (shared)
    return (
      <div class="warn" role="alert">
        <span>{t("The server or the connection is away. This page will reconnect; what you see is all saved.")}</span>
      </div>
    );
  return (
    <div class="warn" role="alert">
      <span>
        {rich("{why} Start it again with {code}; this page will reconnect. What you see is all saved.", {
          why,
          code: <code>codekit code</code>,
        })}
      </span>
    </div>
  );
}

function useTitleAndFocus(): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const { screen, round: roundId, transcript, name, query } = route.value;
  const place = [screen, roundId, transcript].join("/");
  const part = [name, query.get("show"), query.get("kind")].join("/");
  const shown = useRef(part);
  useLayoutEffect(() => {
    says.value = "";
    if (first.current) {
      first.current = false;
      return;
    }
    if (main.current?.contains(document.activeElement)) return;
    const heading = main.current?.querySelector<HTMLElement>("h1");
    (heading ?? main.current)?.focus();
    main.current?.scrollTo({ top: 0 });
  }, [place]);
  // Within a screen the link that was followed may be gone, and the focus with it.
  useLayoutEffect(() => {
    const stayed = shown.current === part;
    shown.current = part;
    if (stayed || document.activeElement !== document.body || main.current === null) return;
    (main.current.querySelector<HTMLElement>("h1") ?? main.current).focus({ preventScroll: true });
  }, [part]);
  useLayoutEffect(() => {
    const named = isOn(services.settings.value.peek(), "titles");
    document.title = [named ? transcript || name : "", titleOfScreen(screen), "codekit"].filter(Boolean).join(" · ");
  }, [screen, transcript, name]);
  return main;
}

function rememberTranscript(): void {
  const { screen, round: id, transcript } = route.value;
  const last = lastOpen(services.settings.value.peek());
  if (screen !== "code" || !transcript || last[id] === transcript) return;
  services.settings.set("last", { ...last, [id]: transcript });
}

function Inside({ queue }: { queue: OpQueue }) {
  const main = useTitleAndFocus();
  const { screen, round: roundId, transcript } = route.value;
  useEffect(rememberTranscript, [screen, roundId, transcript]);
  return (
    <div class="shell">
      {/* biome-ignore lint/a11y/useValidAnchor: a skip link; to follow it would change the screen, which the address names */}
      <a
        class="btn skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {t("Skip to the screen")}
      </a>
      <Overlays queue={queue} />
      <Header queue={queue} />
      <div class="bars">
        <FaultBar />
        <NotSavedBar queue={queue} />
        <ConnectionBar queue={queue} />
        <Tour />
      </div>
      <main
        class={FIXED.has(screen) ? "main fixed" : "main"}
        ref={main}
        tabIndex={-1}
        id="main"
        aria-busy={busy}
        data-region={FIXED.has(screen) ? undefined : "screen"}
      >
        <ErrorBoundary key={`${screen}/${roundId}/${transcript}`} what={titleOfScreen(screen)} extent="screen">
          <ScreenOf queue={queue} />
        </ErrorBoundary>
      </main>
      <footer class={screen === "code" ? "foot float" : "foot"}>
        <span class="says" role="status">
          {says.value}
        </span>
        <span class="hints">{hintsOf(screen, round.value)}</span>
      </footer>
    </div>
  );
}

export function App({ queue }: { queue: OpQueue }) {
  const ready = phase.value === "ready" && session.value;
  return (
    <ErrorBoundary what="codekit" extent="page">
      {ready ? (
        <Inside queue={queue} />
      ) : (
        <>
          <div class="bars">
            <FaultBar />
          </div>
          <Gate phase={phase.value} />
        </>
      )}
    </ErrorBoundary>
  );
}
