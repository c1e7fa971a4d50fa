/** The tour: which step it is at, kept among the person's settings; it comes by itself once, in the sample to try. */
import { computed, effect, signal } from "@preact/signals";
import { goHome } from "../app/home.ts";
import { record } from "../app/preferences.ts";
import { navigate, route } from "../app/router.ts";
import { phase, services, session } from "../app/services.ts";
import { openSession } from "../code/open_session.ts";
import { lastAct } from "../keys/dispatcher.ts";
import { type Facts, type Place, STEPS } from "./steps.ts";

/** The round of the sample in which one may do anything. */
const ROUND = "tour";

const mine = computed(() => session.value?.rounds.find((round) => round.id === ROUND && round.mine) ?? null);

/** Where it is: a step, `STEPS.length` when all are done; null where it was left, or is none. */
export const at = computed<number | null>(() => {
  if (phase.value !== "ready" || !mine.value) return null;
  const kept = record(services.settings.value.value.tour);
  if (kept.left === true) return null;
  return typeof kept.at === "number" ? Math.min(Math.max(0, Math.floor(kept.at)), STEPS.length) : 0;
});

const keep = (value: Record<string, unknown>): void => services.settings.set("tour", value);

export const leave = (): void => keep({ left: true });

export const skip = (): void => keep({ at: Math.min(STEPS.length, (at.peek() ?? 0) + 1) });

/** Begins anew; where this study is not the sample to try, on the home page, which offers it. */
export function begin(): void {
  if (!mine.peek()) {
    void goHome();
    return;
  }
  keep({ at: 0 });
  goTo(0);
}

function place(): Place {
  const transcript = mine.peek()?.assigned[0] ?? "";
  const others = (session.peek()?.rounds ?? []).filter((round) => round.id !== ROUND);
  const compared = others.find((round) => round.compared && round.transcripts.includes(transcript))?.id ?? "";
  const codebook = others.at(-1)?.codebook.split("@")[0] ?? "";
  return { round: ROUND, transcript, compared, codebook };
}

export function goTo(step: number): void {
  const wanted = STEPS[step];
  if (wanted) navigate(wanted.to(place()));
}

/** Whether the screen of a step is shown. */
export const isHere = (step: number): boolean => {
  const { screen, round } = route.value;
  return STEPS[step]?.screen === screen && (screen !== "code" || round === ROUND);
};

/** What the steps on the Code screen need: a transcript that can be coded. */
export const isFinished = computed(() => openSession.value?.readOnly.value != null);

const counted = signal<ReadonlyMap<string, number>>(new Map());
let before = { step: -1, codings: 0 };

function codings(): number {
  const now = openSession.value;
  void now?.store.revision.value;
  return now?.store.standing.codings.size ?? 0;
}

function facts(): Facts {
  const now = openSession.value;
  const acts = counted.value;
  const { screen, query } = route.value;
  return {
    screen,
    cell: screen === "matrix" && Boolean(query.get("case")),
    acted: (...ids) => ids.reduce((sum, id) => sum + (acts.get(id) ?? 0), 0),
    codings: codings(),
    before: before.codings,
    pinned: now?.prefs.pins(now.codes.codebook.id).some(Boolean) === true,
    finished: now !== null && now.store.standing.state === "finished",
  };
}

/** Watches what is done; called once. */
export function watchTour(): void {
  effect(() => {
    const { id } = lastAct.value;
    const now = counted.peek();
    if (id) counted.value = new Map([...now, [id, (now.get(id) ?? 0) + 1]]);
  });
  effect(() => {
    const step = at.value;
    const now = facts();
    if (step === null || step >= STEPS.length) return;
    // A step begins where its screen is shown: what was there before does not count as done.
    if (before.step !== step) {
      if (!isHere(step) || (STEPS[step]?.screen === "code" && !openSession.value)) return;
      before = { step, codings: now.codings };
      counted.value = new Map();
      return;
    }
    if (STEPS[step]?.done(now)) queueMicrotask(() => at.peek() === step && skip());
  });
}
