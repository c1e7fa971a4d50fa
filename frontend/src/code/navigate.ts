/** Moving and selecting: every way to change the cursor ends in `setCursor`. */

import { t } from "../i18n/t.ts";
import { byPlace, type ViewCoding } from "../text/coding_index.ts";
import type { Cursor } from "../text/cursor.ts";
import * as cursors from "../text/cursor.ts";
import type { Span } from "../text/offsets.ts";
import type { CodeSession } from "./session.ts";

/** Shows the cursor: option, selection, and what is spoken of it. */
export function setCursor(session: CodeSession, cursor: Cursor, reveal = true): void {
  session.cursor.value = cursor;
  session.selectionBar.value = false;
  const { view, document } = session;
  if (!view || document.pieces.length === 0) return;
  view.setCursor(cursor.piece, cursors.selectedPieces(document, cursor));
  view.mark("selected", cursor.selection ? [cursor.selection] : []);
  if (reveal) view.reveal(edge(session, cursor));
  remember(session, cursor);
}

/** Of a long selection the end that has just moved is what has to be seen. */
function edge(session: CodeSession, cursor: Cursor): Span {
  const piece = session.document.pieces[cursor.piece];
  return piece ? piece.sentence : (cursor.selection as Span);
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** The place where reading goes on next time. */
function remember(session: CodeSession, cursor: Cursor): void {
  clearTimeout(timer);
  timer = setTimeout(
    () => session.prefs.setPlace(session.key, session.document.pieces[cursor.piece]?.start ?? 0),
    1500,
  );
}

type Mover = (doc: CodeSession["document"], cursor: Cursor) => Cursor;

/** A movement by key: the native selection and the focused coding are let go. */
export function go(session: CodeSession, mover: Mover): void {
  if (session.document.pieces.length === 0) return;
  getSelection()?.removeAllRanges();
  session.focus(null);
  setCursor(session, mover(session.document, session.cursor.peek()));
}

export function page(session: CodeSession, by: 1 | -1): void {
  const { view, document } = session;
  if (!view) return;
  const here = view.edgeRect(
    document.pieces[session.cursor.peek().piece]?.sentence ?? { start: 0, end: 1 },
    "start",
  ).top;
  const step = view.scroller.clientHeight * 0.85;
  let piece = session.cursor.peek().piece;
  while (piece + by >= 0 && piece + by < document.pieces.length) {
    piece += by;
    const top = view.edgeRect(document.pieces[piece]?.sentence as Span, "start").top;
    if (Math.abs(top - here) >= step) break;
  }
  view.scroller.scrollTop += by * step;
  go(session, (doc, cursor) => cursors.goTo(doc, cursor, piece));
}

/** A span chosen with the mouse or in bounds mode. With the highlighter on it is coded at once by whoever listens. */
export function selectSpan(session: CodeSession, span: Span, by: cursors.SelectedBy, reveal = false): void {
  setCursor(session, cursors.select(session.document, session.cursor.peek(), span, by), reveal);
}

/** Where the cursor was put by a plain click. */
export function place(session: CodeSession, piece: number): void {
  session.focus(null);
  setCursor(session, { ...cursors.goTo(session.document, session.cursor.peek(), piece), selection: null }, false);
}

/** Shift-click: the selection reaches to the point clicked. */
export function extendTo(session: CodeSession, point: number): void {
  const from = session.target;
  if (!from) return;
  const span =
    point <= from.start ? { start: point, end: from.end } : { start: from.start, end: Math.max(point, from.start + 1) };
  selectSpan(session, span, "hand");
}

export function release(session: CodeSession): void {
  getSelection()?.removeAllRanges();
  session.highlighter.value = null;
  session.focus(null);
  setCursor(session, cursors.release(session.cursor.peek()), false);
}

/** Selects a coding: its span becomes the selection, so that a second code lands on the same words. */
export function focusCoding(session: CodeSession, id: string, reveal = true): void {
  const coding = session.view?.codings.get(id);
  if (!coding) return;
  getSelection()?.removeAllRanges();
  session.focus(id);
  setCursor(
    session,
    cursors.select(
      session.document,
      { ...session.cursor.peek(), piece: session.document.pieceAt(coding.start) },
      coding,
      "coding",
    ),
    false,
  );
  if (reveal) session.view?.reveal(coding);
  session.say(spoken(session, coding));
}

function spoken(session: CodeSession, coding: ViewCoding): string {
  return t(
    "{path}{hasProposed, select, yes {, suggested} other {}}{memo, select, yes {, memo} other {}}. Turn {start}.",
    {
      path: session.codes.path(coding.code),
      hasProposed: coding.proposed ? "yes" : "no",
      memo: coding.memo ? "yes" : "no",
      start: turnNumber(session, coding.start),
    },
  );
}

export const turnNumber = (session: CodeSession, point: number): number =>
  (session.document.turns[session.document.turnAt(point)]?.number ?? 0) + 1;

/** The next or previous coding that is on show, in reading order; first of all one that the cursor is in. */
export function stepCoding(session: CodeSession, by: 1 | -1): void {
  const { view } = session;
  if (!view) return;
  const shown = [...view.codings.values()].filter((coding) => view.shows(coding)).sort(byPlace);
  if (shown.length === 0) {
    session.say(t("No codings here yet."));
    return;
  }
  const at = shown.findIndex((coding) => coding.id === session.focused.peek());
  const from = session.target?.start ?? 0;
  const next =
    at >= 0
      ? shown[at + by]
      : by > 0
        ? shown.find((coding) => coding.end > from)
        : shown.findLast((coding) => coding.start <= from);
  if (next) focusCoding(session, next.id);
  else session.say(by > 0 ? t("No coding after this one.") : t("No coding before this one."));
}

/** The next or previous open suggestion in reading order; after the last one the first again. */
export function stepSuggestion(session: CodeSession, by: 1 | -1, after?: number): void {
  const open = [...(session.view?.codings.values() ?? [])].filter((coding) => coding.proposed).sort(byPlace);
  const at = after === undefined ? open.findIndex((coding) => coding.id === session.focused.peek()) : -1;
  const from = after ?? session.target?.start ?? 0;
  const next =
    at >= 0
      ? open[at + by]
      : by > 0
        ? open.find((coding) => (after === undefined ? coding.end > from : coding.start >= from))
        : open.findLast((coding) => coding.start < from);
  const found = next ?? open.at(by > 0 ? 0 : -1);
  if (found) focusCoding(session, found.id);
  else session.say(t("No suggestion is left."));
}

export function nextUnread(session: CodeSession): void {
  const here = session.document.turnAt(session.target?.start ?? 0);
  const turn = session.document.turns.find((one) => one.index > here && !session.read.peek().has(one.number));
  if (turn) go(session, (doc, cursor) => cursors.goTo(doc, cursor, turn.first));
  else session.say(t("Every turn after this one has been read."));
}

export function goToTurn(session: CodeSession, number: number): boolean {
  const turn = session.document.turns.findLast((one) => one.number <= number - 1) ?? session.document.turns[0];
  if (!turn) return false;
  go(session, (doc, cursor) => cursors.goTo(doc, cursor, turn.first));
  return turn.number === number - 1;
}
