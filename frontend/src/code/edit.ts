/** Changing and removing codings, memos, marks, suggestions; finishing. */

import type { Coding } from "../api/wire.ts";
import { POLARITIES as POLARITY_NAMES } from "../app/format.ts";
import { t } from "../i18n/t.ts";
import { trim } from "../text/words.ts";
import { POLARITIES, replace, run, writable } from "./apply.ts";
import { focusCoding } from "./navigate.ts";
import type { Overlay } from "./overlay.ts";
import type { CodeSession } from "./session.ts";

/** The focused coding, else the only own one at the cursor, else the person chooses. */
export function withCoding(
  session: CodeSession,
  title: string,
  act: (id: string) => void,
  also: "own" | "below" = "own",
): void {
  const focused = session.focused.peek();
  if (focused !== null && (session.coding(focused) || (also === "below" && session.below(focused)))) {
    act(focused);
    return;
  }
  const ids = session
    .here()
    .map((coding) => coding.id)
    .filter((id) => session.coding(id) || (also === "below" && session.below(id)));
  if (ids.length === 1) act(ids[0] as string);
  else if (ids.length === 0) session.say(t("No coding here."));
  else session.overlay.value = { kind: "chooser", title, ids, pick: act };
}

const open = (session: CodeSession, overlay: Overlay): void => {
  session.overlay.value = overlay;
};

export function remove(session: CodeSession): void {
  if (!writable(session)) return;
  withCoding(session, t("Remove which coding?"), (id) => removeCoding(session, id), "below");
}

export function removeCoding(session: CodeSession, id: string): void {
  if (!writable(session)) return;
  const coding = session.coding(id);
  if (!coding) {
    if (session.below(id)) reject(session, id);
    return;
  }
  void run(session, { kind: "coding.remove", ...session.where, coding: id });
  session.say(t("Removed {name}. Control Z to undo.", { name: session.codes.name(coding.code) }));
}

export function recode(session: CodeSession): void {
  if (!writable(session)) return;
  withCoding(
    session,
    t("Give which coding another code?"),
    (id) => {
      if (session.focused.peek() !== id) focusCoding(session, id, false);
      open(session, { kind: "palette", recode: id });
    },
    "below",
  );
}

export function recodeTo(session: CodeSession, id: string, code: string): void {
  const coding = session.coding(id) ?? session.below(id);
  if (!coding || coding.code === code || !writable(session)) return;
  session.lastCode.value = code;
  replace(session, id, { code });
  session.say(
    t("{name} is now {name2}. Control Z to undo.", {
      name: session.codes.name(coding.code),
      name2: session.codes.name(code),
    }),
  );
}

export function polarity(session: CodeSession): void {
  if (!writable(session)) return;
  const offered = session.codes.codebook.polarities.length > 0 ? session.codes.codebook.polarities : POLARITIES;
  if (offered.length < 2) {
    session.say(t("This codebook knows no other polarity."));
    return;
  }
  withCoding(
    session,
    t("Change the polarity of which coding?"),
    (id) => {
      const coding = session.coding(id) ?? (session.below(id) as Coding);
      const next = offered[(offered.indexOf(coding.polarity) + 1) % offered.length] ?? "supporting";
      replace(session, id, { polarity: next });
      session.say(`${session.codes.name(coding.code)}: ${POLARITY_NAMES[next].name}.`);
    },
    "below",
  );
}

/** Give a coding one of its code's values; the one that it has already is taken away. */
export function revalue(session: CodeSession, id: string, value: string): void {
  const coding = session.coding(id) ?? session.below(id);
  if (!coding || !writable(session)) return;
  const next = coding.value === value ? "" : value;
  replace(session, id, { value: next });
  session.say(
    t("{name}: {next}. Control Z to undo.", { name: session.codes.name(coding.code), next: next || t("no value") }),
  );
}

/** The value after this one; after the last none, and after none the first. */
export function nextValue(values: readonly string[], now: string): string {
  return values[values.indexOf(now) + 1] ?? "";
}

/** The next of the values that the coding's code has. */
export function value(session: CodeSession): void {
  if (!writable(session)) return;
  withCoding(
    session,
    t("Change the value of which coding?"),
    (id) => {
      const coding = session.coding(id) ?? (session.below(id) as Coding);
      const values = (session.codes.get(coding.code)?.values ?? []).map((one) => one.value);
      if (values.length === 0)
        return session.say(t("{name} has no values.", { name: session.codes.name(coding.code) }));
      const next = nextValue(values, coding.value ?? "");
      revalue(session, id, next || (coding.value ?? ""));
    },
    "below",
  );
}

/** Cut where the selection begins, or at the sentence of the cursor. */
export function split(session: CodeSession): void {
  if (!writable(session)) return;
  const at = session.cursor.peek().by === "coding" ? null : (session.target?.start ?? null);
  withCoding(session, t("Split which coding?"), (id) => {
    const coding = session.coding(id) as Coding;
    const cut = at !== null && at > coding.start && at < coding.end ? at : middle(session, coding);
    if (cut === null) return session.say(t("Put the cursor on a later sentence of the coding to split it there."));
    void run(session, { kind: "coding.split", ...session.where, coding: id, at: cut });
    session.say(t("Split {name} in two. Control Z to undo.", { name: session.codes.name(coding.code) }));
  });
}

/** The start of the second sentence that the coding touches, if there is one inside. */
function middle(session: CodeSession, coding: Coding): number | null {
  const piece = session.document.pieces.find(
    (one) => one.sentence.start > coding.start && one.sentence.start < coding.end,
  );
  return piece ? piece.sentence.start : null;
}

/** With the nearest neighbour of the same code that touches it or is only white space away. */
export function merge(session: CodeSession): void {
  if (!writable(session)) return;
  withCoding(session, t("Merge which coding with its neighbour?"), (id) => {
    const coding = session.coding(id) as Coding;
    const near = [...session.store.standing.codings.values()].filter(
      (other) => other.id !== id && other.code === coding.code && other.polarity === coding.polarity,
    );
    const next = near.filter((other) => adjacent(session, coding, other)).sort((a, b) => a.start - b.start)[0];
    if (!next) return session.say(t("No other {name} beside this one.", { name: session.codes.name(coding.code) }));
    const codings = [coding, next].sort((a, b) => a.start - b.start).map((one) => one.id);
    void run(session, { kind: "coding.merge", ...session.where, codings });
    session.say(t("Merged two codings of {name}. Control Z to undo.", { name: session.codes.name(coding.code) }));
  });
}

/** Overlapping, or with nothing said between them but white space and the label of a turn. */
function adjacent(session: CodeSession, a: Coding, b: Coding): boolean {
  const [first, second] = a.start <= b.start ? [a, b] : [b, a];
  if (second.start <= first.end) return true;
  const { document } = session;
  const between = { start: first.end, end: second.start };
  const [from, to] = document.turnsOf(between);
  return document.turns.slice(from, to).every((turn) => {
    const part = { start: Math.max(turn.start, between.start), end: Math.min(turn.end, between.end) };
    return part.start >= part.end || trim(document.offsets, part) === null;
  });
}

// ---------------------------------------------------------------------------- memos and marks

export function memo(session: CodeSession): void {
  withCoding(session, t("Memo on which coding?"), (id) => {
    if (session.focused.peek() !== id) focusCoding(session, id, false);
    open(session, { kind: "memo", about: "coding", coding: id });
  });
}

export function transcriptMemo(session: CodeSession): void {
  open(session, { kind: "memo", about: "transcript" });
}

/** To be talked about with the others: a mark on the coding, or on the passage where nothing is coded. */
export function discuss(session: CodeSession): void {
  if (!writable(session)) return;
  const id = session.focused.peek() ?? session.here().find((coding) => session.coding(coding.id))?.id ?? null;
  const span = session.target;
  if (id === null && !span) return;
  const marks = [...session.store.standing.memos.values()].filter(
    (one) =>
      one.discuss &&
      (id === null ? one.what === "span" && one.start === span?.start && one.end === span.end : one.about === id),
  );
  const mark = marks[0];
  if (mark) {
    void run(
      session,
      mark.text
        ? { kind: "memo.edit", ...session.where, memo: mark.id, text: mark.text, discuss: false }
        : { kind: "memo.remove", ...session.where, memo: mark.id },
    );
    session.say(t("No longer marked for discussion."));
    return;
  }
  const about =
    id === null
      ? { what: "span" as const, start: span?.start ?? 0, end: span?.end ?? 0 }
      : { what: "coding" as const, about: id };
  void run(session, { kind: "memo.add", ...session.where, ...about, text: "", discuss: true });
  session.say(t("Marked for discussion."));
}

// ---------------------------------------------------------------------------- suggestions, the layer below

/** The focused suggestion or coding of the layer below, else the first at the cursor. */
export function offered(session: CodeSession): string | null {
  const isOffer = (id: string): boolean => session.suggestion(id) !== undefined || session.below(id) !== undefined;
  const focused = session.focused.value; // read while drawn: the keys follow the focus
  if (focused !== null) return isOffer(focused) ? focused : null;
  return session.here().find((coding) => isOffer(coding.id))?.id ?? null;
}

export function accept(session: CodeSession, id = offered(session)): void {
  if (id === null) {
    session.say(t("No suggestion here."));
    return;
  }
  if (!writable(session)) return;
  session.focus(id); // its coding keeps the focus, so that the next key goes on from here
  if (session.suggestion(id)) void run(session, { kind: "suggestion.accept", ...session.where, suggestion: id });
  else void run(session, { kind: "coding.confirm", ...session.where, below: id });
  session.say(session.suggestion(id) ? t("Accepted.") : t("Confirmed."));
}

export function reject(session: CodeSession, id = offered(session)): void {
  if (id === null) {
    session.say(t("No suggestion here."));
    return;
  }
  if (!writable(session)) return;
  const below = session.below(id);
  if (below) {
    void run(session, { kind: "coding.reject", ...session.where, below: id });
    session.say(t("Removed {name}. Control Z to undo.", { name: session.codes.name(below.code) }));
    return;
  }
  void run(session, { kind: "suggestion.reject", ...session.where, suggestion: id });
  session.say(t("Rejected. Control Z to undo."));
}
