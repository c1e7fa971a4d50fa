/** What could not be coded: skipped, which is neither "no" nor a transcript that is not done. */

import type { Skip } from "../api/wire.ts";
import { t } from "../i18n/t.ts";
import { overlaps, type Span } from "../text/offsets.ts";
import { trim } from "../text/words.ts";
import { run, writable } from "./apply.ts";
import type { CodeSession } from "./session.ts";

/** Skips that the cursor or the selection touches. */
export function skipsHere(session: CodeSession): Skip[] {
  const span = session.target;
  return span ? [...session.store.standing.skips.values()].filter((skip) => overlaps(skip, span)) : [];
}

/** Asks for a reason, or takes a skip back where there is one. */
export function skip(session: CodeSession): void {
  if (!writable(session)) return;
  const [known] = skipsHere(session);
  const span = whole(session);
  const coded = span ? session.ownAt(span)[0] : undefined;
  if (known) unskip(session, known);
  else if (!span) session.say(t("Nothing is selected."));
  else if (coded)
    session.say(
      t("{name} is coded here, so it was not skipped. Remove it first.", { name: session.codes.name(coded.code) }),
    );
  else session.overlay.value = { kind: "skip", span };
}

export function unskip(session: CodeSession, known: Skip): void {
  if (!writable(session)) return;
  void run(session, { kind: "unit.unskip", ...session.where, skip: known.id });
  session.say(t("No longer skipped. Control Z to undo."));
}

export function skipSpan(session: CodeSession, span: Span, reason: string): void {
  const quote = session.document.quote(span);
  const place = { start: span.start, end: span.end, quote, text_sha: session.transcript.text_sha };
  void run(session, { kind: "unit.skip", ...session.where, ...place, reason });
  session.say(t("Skipped: it could not be coded. Control Z to undo."));
}

/** The sentences that the selection touches, whole: half of one is no unit. */
function whole(session: CodeSession): Span | null {
  const { target } = session;
  const touched = target ? session.document.pieces.filter((piece) => overlaps(piece.sentence, target)) : [];
  const [first, last] = [touched[0], touched.at(-1)];
  return first && last ? trim(session.document.offsets, { start: first.sentence.start, end: last.sentence.end }) : null;
}

/** Draws the skipped sentences, and says so to assistive technology. */
export function showSkipped(session: CodeSession): void {
  void session.store.revision.value;
  const skips = [...session.store.standing.skips.values()];
  session.view?.showSkipped((sentence) => skips.some((skip) => overlaps(skip, sentence)));
}
