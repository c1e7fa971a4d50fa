/** Hash routes: every state has an address, Back works, and the server needs no pages. */
import { computed, signal } from "@preact/signals";

export type Screen =
  | "study"
  | "transcripts"
  | "cases"
  | "rounds"
  | "review"
  | "meetings"
  | "excerpts"
  | "charts"
  | "words"
  | "reports"
  | "library"
  | "code"
  | "compare"
  | "adjudicate"
  | "codebook"
  | "agreement"
  | "matrix"
  | "memos"
  | "search"
  | "history"
  | "settings"
  | "print"
  | "became"
  | "missing";

export interface Route {
  screen: Screen;
  /** Round, transcript, code or codebook, as far as the address names them. */
  round: string;
  transcript: string;
  name: string;
  query: URLSearchParams;
}

/** What is looked for, as the address of Search keeps it: Back shows the same places again. */
export interface Asked {
  q?: string;
  mode?: string;
  /** Not empty: capitals and accents count. */
  exact?: string;
  /** Not empty: only what respondents said. */
  respondents?: string;
  /** The round in which the person has not coded what is found. */
  uncoded?: string;
}

const part = encodeURIComponent;

function query(values: Record<string, string | number | undefined>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== "");
  return given.length ? `?${given.map(([key, value]) => `${key}=${part(String(value))}`).join("&")}` : "";
}

/** What an address asks for. */
export function askedIn(query: URLSearchParams): Required<Asked> {
  const read = (name: keyof Asked): string => query.get(name) ?? "";
  const [q, mode, exact] = [read("q"), read("mode"), read("exact")];
  return { q, mode, exact, respondents: read("respondents"), uncoded: read("uncoded") };
}

/** The address of each screen. */
export const href = {
  library: () => "#/",
  code: (round: string, transcript: string, at?: number) => `#/d/${part(round)}/${part(transcript)}${query({ at })}`,
  /** Code, with the places of a search to be coded one after the other. */
  walk: (round: string, transcript: string, asked: Asked) =>
    `#/d/${part(round)}/${part(transcript)}${query({ ...asked, walk: 1 })}`,
  compare: (round: string, transcript: string, at?: number) =>
    `#/d/${part(round)}/${part(transcript)}/compare${query({ at })}`,
  print: (round: string, transcript: string) => `#/print/${part(round)}/${part(transcript)}`,
  adjudicate: (round = "", cluster?: string) => `#/adjudicate${round && `/${part(round)}`}${query({ cluster })}`,
  became: (round: string) => `#/became/${part(round)}`,
  codebook: (values: { round?: string; codebook?: string; show?: string } = {}) => `#/codes${query(values)}`,
  detail: (code: string, values: { round?: string; codebook?: string; show?: string } = {}) =>
    `#/codes/${part(code)}${query(values)}`,
  agreement: (round = "") => `#/agreement${round && `/${part(round)}`}`,
  matrix: (codebook = "", asked: { case?: string; code?: string; show?: string; by?: string } = {}) =>
    `#/matrix${codebook && `/${part(codebook)}`}${query(asked)}`,
  memos: () => "#/memos",
  search: (asked: Asked = {}) => `#/search${query({ ...asked })}`,
  history: () => "#/history",
  settings: () => "#/settings",
  study: () => "#/study",
  transcripts: (values: Record<string, string> = {}) => `#/transcripts${query(values)}`,
  cases: () => "#/cases",
  rounds: (round = "") => `#/rounds${round && `/${part(round)}`}`,
  start: (values: { kind: string; over?: string; like?: string; parent?: string }) => `#/rounds${query(values)}`,
  review: (values: Record<string, string> = {}) => `#/review${query(values)}`,
  meetings: (meeting = "") => `#/meetings${meeting && `/${part(meeting)}`}`,
  excerpts: (values: Record<string, string> = {}) => `#/excerpts${query(values)}`,
  charts: (codebook = "", asked: Record<string, string> = {}) =>
    `#/charts${codebook && `/${part(codebook)}`}${query(asked)}`,
  words: (asked: Record<string, string> = {}) => `#/words${query(asked)}`,
  reports: (kind = "") => `#/reports${kind && `/${part(kind)}`}`,
};

const NAMED: Partial<Record<string, Screen>> = {
  codes: "codebook",
  agreement: "agreement",
  matrix: "matrix",
  memos: "memos",
  journal: "memos",
  search: "search",
  history: "history",
  settings: "settings",
  adjudicate: "adjudicate",
  became: "became",
  study: "study",
  transcripts: "transcripts",
  cases: "cases",
  rounds: "rounds",
  review: "review",
  meetings: "meetings",
  excerpts: "excerpts",
  charts: "charts",
  words: "words",
  reports: "reports",
};
const BY_ROUND = new Set<Screen>(["agreement", "adjudicate", "became", "rounds"]);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Reads an address; one that names no screen becomes "missing". */
export function parse(hash: string): Route {
  const [path = "", search = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const parts = path.split("/").filter(Boolean).map(decoded);
  const route: Route = { screen: "missing", round: "", transcript: "", name: "", query: new URLSearchParams(search) };
  const [first = "", second = "", third = "", fourth = ""] = parts;
  if (!first) return { ...route, screen: "library" };
  if (first === "d" && third)
    return { ...route, screen: fourth === "compare" ? "compare" : "code", round: second, transcript: third };
  if (first === "print" && third) return { ...route, screen: "print", round: second, transcript: third };
  const screen = NAMED[first];
  if (!screen) return { ...route, name: first };
  return BY_ROUND.has(screen) ? { ...route, screen, round: second } : { ...route, screen, name: second };
}

const address = signal(typeof location === "undefined" ? "" : location.hash);
export const route = computed(() => parse(address.value));

/** Follows the address bar; returns what ends it. */
export function followAddress(): () => void {
  const changed = () => {
    address.value = location.hash;
  };
  addEventListener("hashchange", changed);
  changed();
  return () => removeEventListener("hashchange", changed);
}

export function navigate(hash: string): void {
  if (location.hash === hash) address.value = hash;
  else location.hash = hash;
}

/** Changes the address without a new entry for Back. */
export function replaceAddress(hash: string): void {
  history.replaceState(null, "", hash);
  address.value = hash;
}
