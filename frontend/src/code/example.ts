/** A passage becomes an example in the codebook: its words with their place, in the form where the code is edited. */

import { href } from "../app/router.ts";
import { t } from "../i18n/t.ts";
import { exampleOf, prefill } from "../screens/codebook/changing.ts";
import { trim } from "../text/words.ts";
import type { CodeSession } from "./session.ts";

/** The selection, or else the coding here, for the code of the coding here, or else the last code given. */
export function makeExample(session: CodeSession): void {
  const coding = session.view?.codings.get(session.focused.peek() ?? "") ?? session.here()[0];
  const code = coding?.code ?? session.lastCode.peek();
  const wanted = session.cursor.peek().selection ?? coding ?? session.target;
  const span = wanted && trim(session.document.offsets, wanted);
  if (!code || !span) {
    session.say(t("Code it first: an example belongs to a code."));
    return;
  }
  const { document, transcript, codes } = session;
  const turn = (document.turns[document.turnAt(span.start)]?.number ?? 0) + 1;
  prefill.value = { example: exampleOf(document.offsets.slice(span.start, span.end), transcript.id, turn) };
  session.services.navigate(href.detail(code, { codebook: codes.codebook.id, show: "edit" }));
}
