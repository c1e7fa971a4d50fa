/** Bounds mode: the arrow keys move the ends of the selection, or of the coding in focus, until Enter or Escape. */
import { t } from "../i18n/t.ts";
import { nudge, type Unit } from "../text/bounds.ts";
import type { Span } from "../text/offsets.ts";
import { countWords } from "../text/words.ts";
import { setSpan, words, writable } from "./apply.ts";
import { selectSpan } from "./navigate.ts";
import type { CodeSession } from "./session.ts";

export function enterBounds(session: CodeSession): void {
  const focused = session.focused.peek();
  const coding = session.coding(focused) ?? session.below(focused);
  const span = coding ?? session.target;
  if (!span || (coding && !writable(session))) return;
  const whole = { start: span.start, end: span.end };
  session.bounds.value = { span: whole, before: whole, coding: coding?.id ?? null };
  selectSpan(session, whole, coding ? "coding" : "hand");
  session.view?.list.classList.add("bounds");
  session.say(
    t(
      "Bounds: left and right move the end, with shift the start, with control by characters. Enter keeps, Escape puts back.",
    ),
  );
}

function leave(session: CodeSession): void {
  session.bounds.value = null;
  session.view?.list.classList.remove("bounds");
}

export function keepBounds(session: CodeSession): void {
  const bounds = session.bounds.peek();
  if (!bounds) return;
  leave(session);
  if (bounds.coding !== null) setSpan(session, bounds.coding, bounds.span);
  session.say(t("Kept. {words}.", { words: words(countWords(session.document.offsets, bounds.span)) }));
}

export function dropBounds(session: CodeSession): void {
  const bounds = session.bounds.peek();
  if (!bounds) return;
  leave(session);
  selectSpan(session, bounds.before, bounds.coding === null ? "hand" : "coding");
  session.say(t("Put back."));
}

export function moveBound(session: CodeSession, edge: "start" | "end", by: 1 | -1, unit: Unit): void {
  const bounds = session.bounds.peek();
  const span = bounds?.span ?? session.target;
  if (!span) return;
  const moved = nudge(session.document, span, edge, by, unit);
  if (bounds) session.bounds.value = { ...bounds, span: moved };
  selectSpan(session, moved, bounds?.coding ? "coding" : "hand");
  session.view?.reveal(edgeSpan(moved, edge));
  session.say(edgeWords(session, moved, edge));
}

const edgeSpan = (span: Span, edge: "start" | "end"): Span =>
  edge === "start"
    ? { start: span.start, end: Math.min(span.end, span.start + 1) }
    : { start: Math.max(span.start, span.end - 1), end: span.end };

/** The last or first few words inside, so that the new end can be heard. */
function edgeWords(session: CodeSession, span: Span, edge: "start" | "end"): string {
  const quote = session.document.quote(span).trim();
  const parts = quote.split(/\s+/);
  return edge === "end"
    ? t("ends … {parts}", { parts: parts.slice(-3).join(" ") })
    : t("begins {parts} …", { parts: parts.slice(0, 3).join(" ") });
}

/** In Arabic or Hebrew the left arrow leads on. */
function rightToLeft(session: CodeSession): boolean {
  const turn = session.document.turnAt(session.bounds.peek()?.span.start ?? 0);
  const paragraph = session.view?.dom.turns[turn]?.paragraph;
  return paragraph !== undefined && getComputedStyle(paragraph).direction === "rtl";
}

/** True when bounds mode has taken the key. */
export function boundsKey(session: CodeSession, event: KeyboardEvent): boolean {
  if (!session.bounds.peek()) return false;
  if (event.key === "Enter") keepBounds(session);
  else if (event.key === "Escape") dropBounds(session);
  else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
    const onward = event.key === "ArrowRight" ? 1 : -1;
    const forward = rightToLeft(session) ? (-onward as 1 | -1) : onward;
    moveBound(
      session,
      event.shiftKey ? "start" : "end",
      forward,
      event.ctrlKey || event.metaKey ? "character" : "word",
    );
  } else if (event.key === "b" || event.key === "B") keepBounds(session);
  else return false;
  return true;
}
