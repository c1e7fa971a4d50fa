/** Where a place in a transcript can be looked at: in one's own work, else beside that of others. */
import { href } from "./router.ts";
import { seesOthers, session } from "./services.ts";

export function placeOf(transcript: string, start: number): string | null {
  const rounds = session.value?.rounds ?? [];
  const own = rounds.findLast((one) => one.assigned.includes(transcript));
  if (own) return href.code(own.id, transcript, start);
  const others = rounds.findLast((one) => one.transcripts.includes(transcript) && seesOthers(one));
  return others ? href.compare(others.id, transcript, start) : null;
}
