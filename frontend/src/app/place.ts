/** Where a place in a transcript is shown: in the round at hand if it has the transcript, else in the latest that does. */
import type { Round } from "../api/wire.ts";
import { href } from "./router.ts";
import { round, session } from "./services.ts";

/** The address of a place; null where the transcript is in no round of this person. */
export function placeOf(transcript: string, start?: number): string | null {
  const has = (one: Round | null | undefined) => one?.assigned.includes(transcript);
  const found = has(round.value) ? round.value : session.value?.rounds.findLast(has);
  return found ? href.code(found.id, transcript, start) : null;
}
