/** The home page's own server: token, phase, addresses that lead to a workbench. */
import { signal } from "@preact/signals";
import type { Home } from "../api/wire.ts";
import { createApi } from "../app/api.ts";
import { navigate } from "../app/router.ts";
import { enter, type Phase, Token } from "../app/way_in.ts";
import { t } from "../i18n/t.ts";
import { ApiError } from "../ops/services.ts";
import { to } from "./address.ts";

const STILL_HERE = 60_000;

export const phase = signal<Phase>("starting");
export const home = signal<Home | null>(null);

const token = new Token("codekit.home");

export const api = createApi(
  () => token.value,
  () => {
    phase.value = "ended";
  },
);

export async function refresh(): Promise<void> {
  home.value = await api.get<Home>("/api/home");
}

/** The server ends when no page has said a word for long; this one is open. */
function stayInTouch(): void {
  setInterval(() => {
    if (phase.peek() !== "ready" && phase.peek() !== "away") return;
    refresh().then(
      () => {
        phase.value = "ready";
      },
      (error: unknown) => {
        if (error instanceof ApiError && error.status === 0) phase.value = "away";
      },
    );
  }, STILL_HERE);
}

/** Comes in, and goes to a study's door if one is named. */
export const start = (): Promise<void> =>
  enter(token, phase, /^#launch=([\w-]+)(?:&study=(.+))?$/, async (launch) => {
    await refresh();
    phase.value = "ready";
    if (launch?.[2]) navigate(to("door", decodeURIComponent(launch[2])));
    stayInTouch();
  });

/** Goes to a workbench of ours: another port of this computer, and nowhere else. */
export function goTo(url: string): void {
  const there = new URL(url);
  if (there.hostname !== "127.0.0.1" || there.protocol !== "http:")
    throw new Error(t("That is no address of codekit."));
  location.assign(there.href);
}
