/** The way into a server of ours: a launch code in the address, or the token that this tab kept. */
import type { Signal } from "@preact/signals";
import { ApiError } from "../ops/services.ts";
import { redeem } from "./api.ts";
import { replaceAddress } from "./router.ts";
import { shared } from "./served.ts";

/**
 * starting; nokey: opened without a launch code; used: the code was; ended: the server does not know the token any
 * more; locked: by hand; away: the server does not answer; ready.
 */
export type Phase = "starting" | "nokey" | "used" | "ended" | "locked" | "away" | "ready";

const AGAIN = 2000;

/** The token of a tab; it goes along when the tab is reloaded. */
export class Token {
  value = "";

  constructor(readonly key: string) {}

  keep(value: string): void {
    this.value = value;
    try {
      if (value) sessionStorage.setItem(this.key, value);
      else sessionStorage.removeItem(this.key);
    } catch {
      // a browser that forbids storage: the token lives until the page is reloaded
    }
  }

  recall(): void {
    try {
      this.keep(sessionStorage.getItem(this.key) ?? "");
    } catch {
      this.value = "";
    }
  }
}

/**
 * Redeems the launch code that `code` finds in the address, or takes up the tab's token; then `begin` loads the page.
 * On a server for several people nothing is asked for but its cookie.
 */
export async function enter(
  token: Token,
  phase: Signal<Phase>,
  code: RegExp,
  begin: (launch: RegExpExecArray | null) => Promise<void>,
): Promise<void> {
  const launch = shared ? null : code.exec(location.hash);
  try {
    if (launch?.[1]) {
      replaceAddress("#/");
      token.keep(await redeem(launch[1]));
    } else token.recall();
    if (shared || token.value) await begin(launch);
    else phase.value = "nokey";
  } catch (error) {
    const status = error instanceof ApiError ? error.status : -1;
    if (status === 401 || status === 403) phase.value = launch ? "used" : "ended";
    else if (status === 0) {
      phase.value = "away";
      setTimeout(() => void enter(token, phase, code, begin), AGAIN);
    } else throw error;
  }
}
