/** Undo and redo, said in words. */

import type { OpResult } from "../api/wire.ts";
import { describeStep, translate } from "../app/format.ts";
import { t } from "../i18n/t.ts";
import type { CodeSession } from "./session.ts";

const NOTHING = { undo: t("Nothing to undo."), redo: t("Nothing to do again.") };
const DONE = { undo: t("Undone"), redo: t("Done again") };

export async function undoWords(session: CodeSession, kind: "undo" | "redo"): Promise<OpResult | null> {
  const renewal = session.renewal.peek();
  if (kind === "undo" && renewal) {
    session.say(t("{back} Press again for what was done before it.", { back: renewal.back }));
    session.renewal.value = null;
    return null;
  }
  const result = await session.store[kind]();
  if (result === null) session.say(NOTHING[kind]);
  else if (!result.ok) session.say(`${translate(result.error.message)} ${translate(result.error.hint)}`.trim());
  else {
    const { about, transcript } = result.change;
    const elsewhere = transcript && transcript !== session.transcript.id ? "yes" : "no";
    session.say(
      t("{done}{elsewhere, select, yes { in {transcript}} other {}}{hasStep, select, yes {: {step}} other {}}.", {
        done: DONE[kind],
        elsewhere,
        transcript,
        hasStep: about ? "yes" : "no",
        step: about ? describeStep(about) : "",
      }),
    );
  }
  return result;
}
