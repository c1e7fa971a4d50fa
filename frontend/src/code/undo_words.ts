/** Undo and redo, said in words. */

import type { OpResult } from "../api/wire.ts";
import { describeStep, sentence } from "../app/format.ts";
import type { CodeSession } from "./session.ts";

const NOTHING = { undo: "Nothing to undo.", redo: "Nothing to do again." };
const DONE = { undo: "Undone", redo: "Done again" };

export async function undoWords(session: CodeSession, kind: "undo" | "redo"): Promise<OpResult | null> {
  const renewal = session.renewal.peek();
  if (kind === "undo" && renewal) {
    session.say(`${renewal.back} Press again for what was done before it.`);
    session.renewal.value = null;
    return null;
  }
  const result = await session.store[kind]();
  if (result === null) session.say(NOTHING[kind]);
  else if (!result.ok) session.say(`${sentence(result.error.message)} ${result.error.hint}`.trim());
  else {
    const { about, transcript } = result.change;
    const elsewhere = transcript && transcript !== session.transcript.id ? ` in ${transcript}` : "";
    session.say(`${DONE[kind]}${elsewhere}${about ? `: ${describeStep(about)}` : ""}.`);
  }
  return result;
}
