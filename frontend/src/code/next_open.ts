import type { LibraryRow } from "../api/wire.ts";

/** The transcript after this one that is not finished, from the first one again behind the last; null where all are. */
export function nextOpen(
  rows: readonly Pick<LibraryRow, "transcript" | "state" | "problem">[],
  transcript: string,
): string | null {
  const at = rows.findIndex((row) => row.transcript === transcript);
  const inTurn = [...rows.slice(at + 1), ...rows.slice(0, Math.max(0, at))];
  return inTurn.find((row) => row.state !== "finished" && !row.problem)?.transcript ?? null;
}
