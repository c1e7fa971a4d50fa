/** The pages of a server for several people: who is signed in, and which page the address shows. */
import { computed, signal } from "@preact/signals";
import type { SignIn, SignInWays, TeamHome, TeamRole } from "../api/wire.ts";
import { createApi } from "../app/api.ts";
import { formatMoment } from "../app/format.ts";
import { route } from "../app/router.ts";
import { t } from "../i18n/t.ts";
import { ApiError } from "../ops/services.ts";

const AGAIN = 2000;

/** in: signed in; out: not; away: the server does not answer. */
export const state = signal<"starting" | "in" | "out" | "away">("starting");
export const mine = signal<TeamHome | null>(null);

export const api = createApi(
  () => "",
  () => {
    if (state.peek() === "in") state.value = "out";
  },
);

export function signedIn(home: TeamHome): void {
  mine.value = home;
  state.value = "in";
}

/** How one can sign in here, beside a password. */
export const ways = signal<SignInWays>({ oidc: "", passkeys: false });

/** `first`: what comes before anything is asked, such as the way back from a provider of identities. */
export async function start(first: () => Promise<TeamHome | null>): Promise<void> {
  try {
    const [came, known] = await Promise.all([first(), api.get<SignInWays>("/api/team/ways")]);
    ways.value = known;
    signedIn(came ?? (await api.get<TeamHome>("/api/team/home")));
  } catch (error) {
    const status = error instanceof ApiError ? error.status : -1;
    if (status === 0) {
      state.value = "away";
      setTimeout(() => void start(async () => null), AGAIN);
    } else state.value = "out";
  }
}

export const signIn = async (asked: SignIn): Promise<void> => {
  signedIn(await api.post<TeamHome>("/api/team/signin", asked));
};

/** Nobody is signed in here any more. */
export function forgotten(): void {
  mine.value = null;
  state.value = "out";
}

export async function signOut(): Promise<void> {
  await api.post("/api/team/signout", {});
  forgotten();
}

export type TeamView = "studies" | "people" | "me" | "link";

/** `#/`, `#/people?study=NAME`, `#/me`, `#/link?code=CODE`. */
export const place = computed<{ view: TeamView; study: string; code: string }>(() => {
  const { screen, name, query } = route.value;
  const view = screen === "missing" ? name : screen;
  const known = view === "people" || view === "me" || view === "link";
  return { view: known ? view : "studies", study: query.get("study") ?? "", code: query.get("code") ?? "" };
});

export const windowOf = (study: string): string => `/s/${encodeURIComponent(study)}/`;

/** What each role may do, in a few words; the server decides. */
export const ROLE_NAMES: Record<TeamRole, string> = {
  owner: t("owner"),
  lead: t("lead"),
  coder: t("coder"),
  reviewer: t("reviewer"),
  reader: t("reader"),
};
export const ROLES: [TeamRole, string][] = [
  ["coder", t("codes, reviews, writes memos and minutes")],
  ["reviewer", t("reviews codings and judges cells; does not code")],
  ["reader", t("reads what may be seen; writes and saves nothing")],
  ["lead", t("also transcripts, codebook, rounds, comparison and adjudication")],
  ["owner", t("also people and the study’s settings")],
];

export const day = (seconds: number): string => formatMoment(seconds * 1000);
