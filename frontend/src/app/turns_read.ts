/** Which turns a person has read, as their settings keep it: turns and runs of turns, by "round/transcript". */
import type { Settings } from "../api/wire.ts";

/** A turn, or the first and last of a run: of a thousand transcripts every turn by itself would not be kept. */
type Kept = number | [number, number];

const LONGEST = 100_000;

const isTurn = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function allRead({ read }: Settings): Record<string, unknown> {
  return read !== null && typeof read === "object" && !Array.isArray(read) ? (read as Record<string, unknown>) : {};
}

function inRun(stored: unknown): number[] {
  if (isTurn(stored)) return [stored];
  if (!Array.isArray(stored) || stored.length !== 2 || !stored.every(isTurn)) return [];
  const [first, last] = stored as [number, number];
  return last - first < LONGEST ? Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i) : [];
}

/** Runs of three or more as their ends. */
function runs(turns: readonly number[]): Kept[] {
  const found: [number, number][] = [];
  for (const turn of turns) {
    const last = found.at(-1);
    if (last && last[1] === turn - 1) last[1] = turn;
    else found.push([turn, turn]);
  }
  return found.flatMap(([first, last]): Kept[] => {
    if (last - first > 1) return [[first, last]];
    return first === last ? [first] : [first, last];
  });
}

/** The turns read, each once, in order; what is stored in another shape counts as nothing read. */
export function turnsRead(settings: Settings, key: string): number[] {
  const turns = allRead(settings)[key];
  return Array.isArray(turns) ? [...new Set(turns.flatMap(inRun))].sort((a, b) => a - b) : [];
}

/** What to store once these turns have been read; what cannot be read any more is not kept. */
export function withTurnsRead(settings: Settings, key: string, turns: Iterable<number>): Record<string, Kept[]> {
  const kept = Object.keys(allRead(settings)).map((one) => [one, turnsRead(settings, one)] as const);
  const own = turnsRead({ read: { [key]: [...turns] } }, key);
  const read = [...kept, [key, own] as const].filter(([, turns]) => turns.length > 0);
  return Object.fromEntries(read.map(([one, turns]) => [one, runs(turns)]));
}

/** Turns read as a share of the transcript's; null when none has been. */
export function shareRead(settings: Settings, key: string, turns: number): number | null {
  const read = turnsRead(settings, key).length;
  return read === 0 || turns === 0 ? null : Math.min(1, read / turns);
}
