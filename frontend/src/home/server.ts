/** The home page's own server: token, phase, addresses that lead to a workbench. */
import { signal } from "@preact/signals";
import type { Home } from "../api/wire.ts";
import { createApi, redeem } from "../app/api.ts";
import { navigate, replaceAddress } from "../app/router.ts";
import { ApiError } from "../ops/services.ts";
import { to } from "./address.ts";

/** starting; nokey, used, ended: no session; away: the server does not answer; ready. */
export type Phase = "starting" | "nokey" | "used" | "ended" | "away" | "ready";

const KEY = "codekit.home";
const STILL_HERE = 60_000;

export const phase = signal<Phase>("starting");
export const home = signal<Home | null>(null);
/** What is being done that takes a while, in words; "" where nothing is. */
export const doing = signal("");

let token = "";

export const api = createApi(
  () => token,
  () => {
    phase.value = "ended";
  },
);

function kept(): string {
  try {
    return sessionStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

function keep(value: string): void {
  token = value;
  try {
    sessionStorage.setItem(KEY, value);
  } catch {
    // a browser that forbids storage: the token lives until the page is reloaded
  }
}

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

/** Redeems the launch code in the address, or takes up the token of this tab; goes to a study's door if one is named. */
export async function start(): Promise<void> {
  const launch = /^#launch=([\w-]+)(?:&study=(.+))?$/.exec(location.hash);
  try {
    if (launch?.[1]) {
      replaceAddress("#/");
      keep(await redeem(launch[1]));
    } else keep(kept());
    if (!token) {
      phase.value = "nokey";
      return;
    }
    await refresh();
    phase.value = "ready";
    if (launch?.[2]) navigate(to("door", decodeURIComponent(launch[2])));
    stayInTouch();
  } catch (error) {
    const status = error instanceof ApiError ? error.status : -1;
    if (status === 401 || status === 403) phase.value = launch ? "used" : "ended";
    else if (status === 0) {
      phase.value = "away";
      setTimeout(() => void start(), 2000);
    } else throw error;
  }
}

/** Goes to a workbench of ours: another port of this computer, and nowhere else. */
export function goTo(url: string): void {
  const there = new URL(url);
  if (there.hostname !== "127.0.0.1" || there.protocol !== "http:") throw new Error("That is no address of codekit.");
  location.assign(there.href);
}
