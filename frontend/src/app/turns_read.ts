/** Which turns a person has read, as their settings keep it: numbers of turns by "round/transcript". */
import type { Settings } from "../api/wire.ts";

const isTurn = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function allRead({ read }: Settings): Record<string, unknown> {
  return read !== null && typeof read === "object" && !Array.isArray(read) ? (read as Record<string, unknown>) : {};
}

/** The turns read, each once, in order; what is stored in another shape counts as nothing read. */
export function turnsRead(settings: Settings, key: string): number[] {
  const turns = allRead(settings)[key];
  return Array.isArray(turns) ? [...new Set(turns.filter(isTurn))].sort((a, b) => a - b) : [];
}

/** What to store once these turns have been read; what cannot be read any more is not kept. */
export function withTurnsRead(settings: Settings, key: string, turns: Iterable<number>): Record<string, number[]> {
  const kept = Object.keys(allRead(settings)).map((one) => [one, turnsRead(settings, one)] as const);
  const own = turnsRead({ read: { [key]: [...turns] } }, key);
  return Object.fromEntries([...kept, [key, own] as const].filter(([, read]) => read.length > 0));
}

/** Turns read as a share of the transcript's; null when none has been. */
export function shareRead(settings: Settings, key: string, turns: number): number | null {
  const read = turnsRead(settings, key).length;
  return read === 0 || turns === 0 ? null : Math.min(1, read / turns);
}
