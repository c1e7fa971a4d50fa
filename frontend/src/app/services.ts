/** The one object that screens get: server, session, settings, events, and a voice. */

import { computed, effect, signal } from "@preact/signals";
import type { Round, Session, Settings, StreamEvent } from "../api/wire.ts";
import { t } from "../i18n/t.ts";
import { ApiError, type Services } from "../ops/services.ts";
import { createApi } from "./api.ts";
import { translate } from "./format.ts";
import { navigate, route } from "./router.ts";
import { BEFORE, shared, signed } from "./served.ts";
import { createStream, type Stream } from "./stream.ts";
import { enter, type Phase, Token } from "./way_in.ts";

const SAVE_AFTER = 400;

export const phase = signal<Phase>("starting");
export const session = signal<Session | null>(null);
export const says = signal("");
/** What the server said last when it ended the stream. */
export const bye = signal<"" | "stopped" | "locked" | "idle">("");
/** False while the event stream is down. */
export const online = signal(true);
const settings = signal<Settings>({});

const token = new Token("codekit.token");
let stream: Stream | null = null;
const listeners = new Set<(event: StreamEvent) => void>();

const api = createApi(
  () => token.value,
  () => {
    if (phase.value === "ready") phase.value = "ended";
  },
);

let said: ReturnType<typeof setTimeout> | undefined;
function announce(message: string): void {
  clearTimeout(said);
  says.value = says.value === message ? `${message}\u00a0` : message;
  said = setTimeout(() => {
    says.value = "";
  }, 12_000);
}

let saving: ReturnType<typeof setTimeout> | undefined;
let unsaved = false;
let sending = false;
/** One request after the other: of two on their way the older might arrive last, and would be kept. */
function store(): void {
  if (sending) return;
  sending = true;
  const sent = settings.peek();
  const answered = (saved: boolean): void => {
    sending = false;
    if (settings.peek() !== sent) store();
    // Until the server has answered they are not saved: a page that is left takes its requests along.
    else unsaved = !saved;
  };
  api.put("/api/settings", sent).then(
    () => answered(true),
    (error: unknown) => {
      if (error instanceof ApiError && error.status)
        announce(t("Settings could not be kept: {message}", { message: translate(error.message) }));
      answered(false);
    },
  );
}

function set(key: string, value: unknown): void {
  settings.value = { ...settings.peek(), [key]: value };
  unsaved = true;
  clearTimeout(saving);
  saving = setTimeout(store, SAVE_AFTER);
}

export async function refreshSession(): Promise<void> {
  session.value = await api.get<Session>("/api/session");
}

function heard(event: StreamEvent): void {
  const now = session.peek();
  if (event.event === "bye") bye.value = event.data.reason;
  else {
    bye.value = "";
    const stay =
      event.event === "change" ? { rev: event.data.rev, undo: event.data.undo, redo: event.data.redo } : event.data;
    if (now) session.value = { ...now, ...stay };
  }
  const finished = event.event === "change" && event.data.state !== null;
  if (finished || event.event === "reload" || event.event === "rounds") void refreshSession().catch(() => {});
  for (const listener of listeners) listener(event);
}

async function begin(): Promise<void> {
  const [first, stored] = await Promise.all([api.get<Session>("/api/session"), api.get<Settings>("/api/settings")]);
  settings.value = stored;
  session.value = first;
  phase.value = "ready";
  const position = () => ({ epoch: session.peek()?.epoch ?? "", rev: session.peek()?.rev ?? 0 });
  stream = createStream({ open: api.stream, position, event: heard });
  const { connected } = stream;
  effect(() => {
    online.value = connected.value;
  });
}

/** Comes in, and loads what all screens need; a launch leads to the place that the command named. */
export const start = (): Promise<void> =>
  enter(token, phase, /^#launch=([\w-]+)/, async (launch) => {
    await begin();
    const { round, transcript } = session.value?.start ?? {};
    if (launch && round && transcript) navigate(`#/d/${encodeURIComponent(round)}/${encodeURIComponent(transcript)}`);
  });

/** Goes on where one was, after signing in again in another tab: what was not saved yet is still here. */
export async function goOn(): Promise<void> {
  await refreshSession();
  phase.value = "ready";
}

/** "Lock now": the server forgets the token and the page goes blank. */
export async function lock(): Promise<void> {
  stream?.stop();
  await api.delete("/api/session").catch(() => {});
  token.keep("");
  session.value = null;
  phase.value = "locked";
  if (shared) location.assign("/");
}

export const services: Services = {
  api,
  session,
  settings: { value: settings, set },
  announce,
  listen(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  navigate,
};

/** The round that the address names, else the one chosen last, else where the session begins. */
export const round = computed<Round | null>(() => {
  const rounds = session.value?.rounds ?? [];
  const find = (id: unknown) => (id ? rounds.find((one) => one.id === id) : undefined);
  return (
    find(route.value.round) ??
    find(route.value.query.get("round")) ??
    find(settings.value.round) ??
    find(session.value?.start.round) ??
    rounds.at(-1) ??
    null
  );
});

/** Whether somebody else is in a round whose work may be seen. */
export const seesOthers = (one: Round): boolean =>
  one.may.see_others && one.coders.some((coder) => coder !== session.value?.coder);

export const blind = computed(() => session.value?.blind ?? false);

/** The rounds in which this coder is blind, while nothing that is counted over everybody is shown; else "". */
export const blindIn = computed(() => {
  const rounds = blind.value ? (session.value?.rounds ?? []).filter((one) => one.blind) : [];
  return rounds.map((one) => one.id).join(", ");
});

if (typeof addEventListener !== "undefined") {
  addEventListener("pagehide", () => {
    if (!unsaved || !(shared || token.value)) return;
    const init = {
      method: "PUT",
      keepalive: true,
      headers: { "Content-Type": "application/json", ...signed(token.value) },
    };
    void fetch(`${BEFORE}/api/settings`, { ...init, body: JSON.stringify(settings.peek()) }).catch(() => {});
  });
}
