/** Giving codes to the selection. Everything here is done on the page at once and taken back if the server refuses. */

import type { OpResult, Polarity } from "../api/wire.ts";
import { translate } from "../app/format.ts";
import { t } from "../i18n/t.ts";
import type { Draft } from "../ops/make.ts";
import { covers, type Span, sameSpan } from "../text/offsets.ts";
import { countWords, trim } from "../text/words.ts";
import { hasRespondent } from "./document.ts";
import { hindrance } from "./may_code.ts";
import type { CodeSession } from "./session.ts";

export const POLARITIES: readonly Polarity[] = ["supporting", "contrary", "hypothetical"];
const IN_VIVO_MOST = 60;

/** Says why nothing can be changed, and offers to reopen where that is the way; true when it can. */
export function writable(session: CodeSession): boolean {
  const why = session.readOnly.peek();
  if (why === null) return true;
  const work = session.store.work.peek();
  if (session.store.standing.state === "finished" && (work.readonly === null || work.readonly.can_reopen)) {
    session.overlay.value = { kind: "reopen" };
  } else session.say(why);
  return false;
}

/** Sends an operation; a refusal is taken back by the store and said here. */
export async function run(session: CodeSession, draft: Draft): Promise<OpResult> {
  session.renewal.value = null;
  const result = await session.store.run(draft);
  if (!result.ok) session.say(`${translate(result.error.message)} ${translate(result.error.hint)}`.trim());
  return result;
}

export const words = (n: number): string => t("{n, plural, one {# word} other {# words}}", { n });

const spanFields = (session: CodeSession, span: Span) => ({
  start: span.start,
  end: span.end,
  quote: session.document.quote(span),
  text_sha: session.transcript.text_sha,
});

/** Codes the selection, or the sentence at the cursor. */
export function applyCode(session: CodeSession, code: string, polarity: Polarity = "supporting"): void {
  if (!writable(session)) return;
  const span = session.target && trim(session.document.offsets, session.target);
  const why = hindrance(session, code, span);
  if (why !== null || !span) {
    session.say(why ?? "");
    return;
  }
  if (!hasRespondent(session.document, span)) {
    session.overlay.value = { kind: "interviewer", again: () => add(session, code, span, polarity, true) };
    return;
  }
  const touching = session
    .ownAt({ start: span.start - 1, end: span.end + 1 }, code)
    .find((coding) => coding.polarity === polarity);
  if (touching && covers(touching, span)) {
    session.say(t("{name} is there already.", { name: session.codes.name(code) }));
    return;
  }
  if (touching && session.prefs.touching === "ask") {
    session.overlay.value = { kind: "touching", code, span, with: touching.id, polarity };
  } else if (touching && session.prefs.touching === "extend") extendCoding(session, touching.id, span);
  else add(session, code, span, polarity);
}

/** What is sent for a code on a span. */
export function draftOf(session: CodeSession, code: string, span: Span, polarity: Polarity = "supporting"): Draft {
  return { kind: "coding.add", ...session.where, ...spanFields(session, span), code, polarity };
}

export function add(
  session: CodeSession,
  code: string,
  span: Span,
  polarity: Polarity = "supporting",
  force = false,
): void {
  session.lastCode.value = code;
  void run(session, { ...draftOf(session, code, span, polarity), ...(force ? { force: true } : {}) });
  session.say(
    t("Coded {path}. {words}. Control Z to undo.", {
      path: session.codes.path(code),
      words: words(countWords(session.document.offsets, span)),
    }),
  );
}

/** The own coding of this code that touches the span grows over it. */
export function extendCoding(session: CodeSession, id: string, span: Span): void {
  const coding = session.coding(id);
  if (!coding) return;
  const wide = { start: Math.min(coding.start, span.start), end: Math.max(coding.end, span.end) };
  session.lastCode.value = coding.code;
  replace(session, id, spanFields(session, wide));
  session.say(
    t("{name} extended to {words}.", {
      name: session.codes.name(coding.code),
      words: words(countWords(session.document.offsets, wide)),
    }),
  );
}

type Replacement = Partial<
  Pick<
    Extract<Draft, { kind: "coding.replace" }>,
    "code" | "polarity" | "value" | "start" | "end" | "quote" | "text_sha" | "force"
  >
>;

/** Changes what is given and keeps the rest. A coding of the layer below is revised instead: it is somebody else's. */
export function replace(session: CodeSession, id: string, change: Replacement): void {
  const kind = session.coding(id)
    ? { kind: "coding.replace" as const, coding: id }
    : { kind: "coding.revise" as const, below: id };
  void run(session, { ...kind, ...session.where, ...change });
}

export function setSpan(session: CodeSession, id: string, span: Span): void {
  const coding = session.coding(id) ?? session.below(id);
  if (!coding || sameSpan(coding, span) || !writable(session)) return;
  const force = hasRespondent(session.document, span) ? {} : { force: true };
  replace(session, id, { ...spanFields(session, span), ...force });
}

export function repeatLast(session: CodeSession): void {
  const code = session.lastCode.peek();
  if (code === null) session.say(t("No code has been given yet."));
  else applyCode(session, code);
}

export function applyPin(session: CodeSession, place: number): void {
  const code = session.prefs.pins(session.codes.codebook.id)[place];
  if (code) applyCode(session, code);
  else
    session.say(
      t("Nothing is pinned to {place}. In the codebook panel, press {place} on a code to pin it.", {
        place: place + 1,
      }),
    );
}

export function toggleHighlighter(session: CodeSession, code: string | undefined): void {
  if (!code) {
    session.say(t("Nothing is pinned there."));
    return;
  }
  session.highlighter.value = session.highlighter.peek() === code ? null : code;
  if (session.highlighter.peek())
    session.say(t("Highlighter: every selection becomes {name}. Escape ends it.", { name: session.codes.name(code) }));
}

/** The selected words as the name of a code: proposed while the codebook is frozen. */
export function inVivo(session: CodeSession): void {
  const span = session.target && trim(session.document.offsets, session.target);
  if (!span || !writable(session)) return;
  const name = [...session.document.quote(span).replace(/\s+/g, " ")].slice(0, IN_VIVO_MOST).join("").trim();
  propose(session, name, span, t("In vivo"));
}

/** A new code for the lead to decide on, with the passage that caused it. */
export function propose(session: CodeSession, name: string, span: Span | null, definition = ""): void {
  if (!name.trim() || !writable(session)) return;
  const known = session.codes.codebook.codes.find(
    (code) => code.usable && code.name.toLowerCase() === name.trim().toLowerCase(),
  );
  if (known) {
    applyCode(session, known.id);
    return;
  }
  const place = span ? { start: span.start, end: span.end } : { start: 0, end: 0 };
  void run(session, { kind: "code.propose", ...session.where, name: name.trim(), definition, parent: "", ...place });
  session.say(
    t("Proposed the code “{name}” for the next version of the codebook, with this passage.", { name: name.trim() }),
  );
}
