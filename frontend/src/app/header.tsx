/** The header: screens, round, badge, whether the work is saved. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Round } from "../api/wire.ts";
import type { OpQueue } from "../ops/queue.ts";
import { SaveStatus } from "../ops/status.tsx";
import { Badge } from "./badge.tsx";
import { KINDS } from "./format.ts";
import { lastOpen } from "./preferences.ts";
import { href, navigate, route, type Screen } from "./router.ts";
import { blind, round, services, session } from "./services.ts";

interface Item {
  screen: Screen;
  name: string;
  to: string;
  later?: boolean;
}

/** Where each screen is for the round and transcript at hand. */
function items(current: Round | null): Item[] {
  const { value: places } = services.settings;
  const last = lastOpen(places.value);
  const id = current?.id ?? "";
  const transcript =
    route.value.transcript || last[id] || session.value?.start.transcript || current?.assigned[0] || "";
  const work =
    id && transcript
      ? { code: href.code(id, transcript), compare: href.compare(id, transcript) }
      : { code: "#/", compare: "#/" };
  return [
    { screen: "library", name: "Library", to: href.library() },
    { screen: "code", name: "Code", to: work.code },
    { screen: "codebook", name: "Codebook", to: href.codebook() },
    { screen: "compare", name: "Compare", to: work.compare },
    { screen: "adjudicate", name: "Adjudicate", to: href.adjudicate(id) },
    { screen: "agreement", name: "Agreement", to: href.agreement(id) },
    { screen: "matrix", name: "Matrix", to: href.matrix() },
    { screen: "memos", name: "Memos", to: href.memos(), later: true },
    { screen: "search", name: "Search", to: href.search() },
    { screen: "history", name: "History", to: href.history() },
    { screen: "settings", name: "Settings", to: href.settings() },
  ];
}

const SHOWN_AS: Partial<Record<Screen, Screen>> = { print: "code", became: "adjudicate" };

function Nav({ open, close }: { open: boolean; close: () => void }) {
  const here = SHOWN_AS[route.value.screen] ?? route.value.screen;
  return (
    <nav class="nav" id="nav" aria-label="Screens" data-open={open ? "" : undefined} onClick={close}>
      <ul>
        {items(round.value).map(({ screen, name, to, later }) => (
          <li key={screen} class={later ? "later" : undefined}>
            <a href={to} aria-current={here === screen ? "page" : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Goes to the same screen of another round. */
function chooseRound(id: string): void {
  services.settings.set("round", id);
  const { screen, transcript } = route.value;
  const chosen = session.value?.rounds.find((one) => one.id === id);
  if (screen === "agreement") navigate(href.agreement(id));
  else if (screen === "adjudicate") navigate(href.adjudicate(id));
  else if (screen === "became") navigate(href.became(id));
  else if (screen === "codebook" && route.value.name) navigate(href.detail(route.value.name, { round: id }));
  else if (screen === "codebook") navigate(href.codebook({ round: id }));
  else if (screen === "code" || screen === "compare" || screen === "print") {
    const own = chosen?.assigned.length ? chosen.assigned : (chosen?.transcripts ?? []);
    const same = own.includes(transcript) ? transcript : own[0];
    navigate(same ? href[screen](id, same) : href.library());
  }
}

function RoundChoice() {
  const rounds = session.value?.rounds ?? [];
  if (rounds.length < 2) return rounds[0] ? <span class="small quiet">Round {rounds[0].id}</span> : null;
  return (
    <label class="row small">
      <span class="sr">Round</span>
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
        <span aria-hidden="true">☰</span> Menu
      </button>
      <a class="brand" data-entry href={href.library()}>
        codekit
      </a>
      <Nav open={open} close={() => setOpen(false)} />
      <div class="where">
        {transcript && (
          <span class="doc" dir="auto">
            {transcript}
          </span>
        )}
        <RoundChoice />
        <Badge round={round.value} blind={blind.value} />
        <SaveStatus queue={queue} />
      </div>
    </header>
  );
}
