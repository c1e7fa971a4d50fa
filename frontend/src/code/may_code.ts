/** Whether a code may be given to a place, asked before anything is done. The server has the last word. */
import { t } from "../i18n/t.ts";
import { keyFor } from "../keys/key.tsx";
import { covers, overlaps, type Span } from "../text/offsets.ts";
import type { CodeSession } from "./session.ts";

/** Why nothing may be coded at a place in this round, in words; null where it may. */
export function closedPlace(session: CodeSession, span: Span): string | null {
  if ([...session.store.standing.skips.values()].some((skip) => overlaps(skip, span)))
    return t("That was skipped: it could not be coded. {key} takes that back.", { key: keyFor("skip") });
  if (session.allowed && !session.allowed.some((excerpt) => covers(excerpt, span)))
    return t("In this round only the words inside the excerpts are coded.");
  return null;
}

/** Why a code may not be given to a place, in words; null where it may. */
export function hindrance(session: CodeSession, code: string, span: Span | null): string | null {
  const found = session.codes.get(code);
  if (!found || !span) return t("Nothing is selected.");
  if (!found.usable)
    return t("{name} is not coded directly in this round. Choose a code below it.", { name: found.name });
  return closedPlace(session, span);
}
