/** Signing in by a provider of identities: there and back, and what the server says then. */
import { signal } from "@preact/signals";
import type { OidcAddress, OidcRequest, TeamHome } from "../api/wire.ts";
import { inWords } from "../app/format.ts";
import { t } from "../i18n/t.ts";
import { api } from "./server.ts";

const BACK = "/oidc";
const KEPT = "codekit.oidc";

/** What went wrong at the provider, or after it; shown where one signs in. */
export const trouble = signal("");

/** Leaves for the provider; `then` is the place to come back to. */
export async function goThere(asked: OidcRequest, then: string): Promise<void> {
  const { url } = await api.post<OidcAddress>("/api/team/oidc/begin", asked);
  try {
    sessionStorage.setItem(KEPT, then);
  } catch {
    // a browser that forbids storage: one comes back to one's studies
  }
  location.assign(url);
}

function place(): string {
  try {
    const then = sessionStorage.getItem(KEPT) ?? "#/";
    sessionStorage.removeItem(KEPT);
    return then.startsWith("#/") ? then : "#/";
  } catch {
    return "#/";
  }
}

/** Whoever comes from the provider: what it said is taken out of the address, and told to the server. */
export async function cameBack(): Promise<TeamHome | null> {
  if (location.pathname !== BACK) return null;
  const said = new URLSearchParams(location.search);
  history.replaceState(null, "", `/${place()}`);
  const [state, code] = [said.get("state"), said.get("code")];
  if (!state || !code) {
    trouble.value = t("The sign-in was called off, or refused there.");
    return null;
  }
  try {
    const home = await api.post<TeamHome>("/api/team/oidc/finish", { state, code });
    if (location.hash.startsWith("#/link")) history.replaceState(null, "", "/#/"); // it was used
    return home;
  } catch (error) {
    trouble.value = inWords(error);
    return null;
  }
}
