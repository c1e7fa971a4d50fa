/** The header: screens, round, badge, whether the work is saved. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { rich, t } from "../i18n/t.ts";
import type { OpQueue } from "../ops/queue.ts";
import { SaveStatus } from "../ops/status.tsx";
import { AmissMark } from "./amiss.tsx";
import { Badge } from "./badge.tsx";
import { KINDS } from "./format.ts";
import { Here } from "./here.tsx";
import { goHome } from "./home.ts";
import { Nav } from "./nav.tsx";
import { href, navigate, route, type Screen } from "./router.ts";
import { shared } from "./served.ts";
import { blind, round, services, session } from "./services.ts";
import { Who } from "./who.tsx";

/** Goes to the same screen of another round. */
function chooseRound(id: string): void {
  services.settings.set("round", id);
  const { screen, transcript } = route.value;
  const chosen = session.value?.rounds.find((one) => one.id === id);
  if (screen === "agreement") navigate(href.agreement(id));
  else if (screen === "adjudicate") navigate(href.adjudicate(id));
  else if (screen === "became") navigate(href.became(id));
  else if (screen === "review") navigate(href.review({ round: id }));
  else if (screen === "codebook" && route.value.name) navigate(href.detail(route.value.name, { round: id }));
  else if (screen === "codebook") navigate(href.codebook({ round: id }));
  else if (screen === "code" || screen === "compare" || screen === "print") {
    const own = chosen?.assigned.length ? chosen.assigned : (chosen?.transcripts ?? []);
    const same = own.includes(transcript) ? transcript : own[0];
    navigate(same ? href[screen](id, same) : href.library());
  }
}

/** Screens that show one round; elsewhere there is nothing to choose. */
const OF_A_ROUND = new Set<Screen>([
  "code",
  "compare",
  "print",
  "adjudicate",
  "became",
  "agreement",
  "review",
  "codebook",
  "library",
]);

function RoundChoice() {
  if (!OF_A_ROUND.has(route.value.screen)) return null;
  const rounds = session.value?.rounds ?? [];
  if (rounds.length < 2)
    return rounds[0] ? <span class="small quiet">{rich("Round {id}", { id: rounds[0].id })}</span> : null;
  return (
    <label class="row small">
      <span class="sr">{t("Round")}</span>
      <select class="input" value={round.value?.id ?? ""} onChange={(event) => chooseRound(event.currentTarget.value)}>
        {rounds.map((one) => (
          <option key={one.id} value={one.id}>
            {one.id} · {KINDS[one.kind]}
          </option>
        ))}
      </select>
    </label>
  );
}

export function Header({ queue }: { queue: OpQueue }) {
  const [open, setOpen] = useState(false);
  const head = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (!open) return undefined;
    const outside = (event: Event) => {
      if (!head.current?.contains(event.target as Node)) setOpen(false);
    };
    const byKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setOpen(false);
      head.current?.querySelector<HTMLElement>(".menu")?.focus();
    };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("keydown", byKey);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("keydown", byKey);
    };
  }, [open]);
  const { transcript } = route.value;
  return (
    <header class="head" ref={head} data-region="header">
      <button
        type="button"
        class="btn bare menu"
        aria-expanded={open}
        aria-controls="nav"
        onClick={() => setOpen(!open)}
      >
        {rich("{span} Menu", { span: <span aria-hidden="true">☰</span> })}
      </button>
      <button
        type="button"
        class="btn bare small house"
        title={shared ? t("Home: your studies on this server") : t("Home: other studies on this computer")}
        onClick={() => void goHome()}
      >
        <span aria-hidden="true">⌂</span>
        <span class="sr">{t("Home")}</span>
      </button>
      <a class="brand" data-entry href={href.library()}>
        codekit
      </a>
      <Nav open={open} close={() => setOpen(false)} />
      <div class="where">
        <Here />
        <Who />
        {transcript && (
          <span class="doc" dir="auto">
            {transcript}
          </span>
        )}
        <RoundChoice />
        <AmissMark />
        <Badge round={round.value} blind={blind.value} />
        <SaveStatus queue={queue} />
      </div>
    </header>
  );
}
