/**
 * When a card with a code's definition comes and goes: after the pointer has rested on a stripe, a coded passage or a
 * code in the panel, or the keyboard on a code; at once by its key. It can be pointed at, and Escape puts it away
 * (WCAG 1.4.13).
 */
import { t } from "../i18n/t.ts";
import type { ViewCoding } from "../text/coding_index.ts";
import type { TextView } from "../text/view.ts";
import type { Box } from "./card_place.ts";
import type { Card } from "./overlay.ts";
import type { CodeSession } from "./session.ts";

/** How long the pointer rests before a card comes; with one open the next comes sooner (ms). */
const REST = 450;
const NEXT = 150;
/** How long it stays when the pointer has left and comes no nearer to it, so that it can be reached (ms). */
const STAY = 300;

let timer = 0;
/** When the pointer last came nearer to the card (ms since the page was opened), and how far from it that was (px). */
let nearer = Number.NEGATIVE_INFINITY;
let far = Number.POSITIVE_INFINITY;

const sinceNearer = (): number => performance.now() - nearer;

/** A slow hand is on its way to the card for as long as it comes nearer. */
function followPointer(event: PointerEvent): void {
  const card = document.querySelector(".float-card");
  const before = card ? far : Number.POSITIVE_INFINITY;
  far = card ? distance(boxOf(card), event.clientX, event.clientY) : Number.POSITIVE_INFINITY;
  if (far < before) nearer = performance.now();
}

const distance = (box: Box, x: number, y: number): number =>
  Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));

function open(session: CodeSession, card: () => Card | null): void {
  clearTimeout(timer);
  if (!session.prefs.cards || session.card.peek()?.asked) return;
  const show = (): void => {
    if (session.card.peek() && sinceNearer() < NEXT) {
      timer = window.setTimeout(show, NEXT - sinceNearer());
      return;
    }
    const shown = session.overlay.peek() === null && !("dragging" in document.documentElement.dataset) ? card() : null;
    if (shown) session.card.value = shown;
  };
  timer = window.setTimeout(show, session.card.peek() ? NEXT : REST);
}

/** The pointer has gone elsewhere: the card goes too, unless it was asked for or is pointed at. */
export function leaveCard(session: CodeSession): void {
  clearTimeout(timer);
  if (!session.card.peek() || session.card.peek()?.asked) return;
  const leave = (): void => {
    if (document.querySelector(".float-card:hover, .float-card:focus-within")) return;
    if (sinceNearer() < STAY) timer = window.setTimeout(leave, STAY - sinceNearer());
    else session.card.value = null;
  };
  timer = window.setTimeout(leave, STAY);
}

export function closeCard(session: CodeSession): void {
  clearTimeout(timer);
  session.card.value = null;
}

const boxOf = (element: Element): Box => element.getBoundingClientRect();

const around = (x: number, y: number): Box => ({ left: x - 4, right: x + 4, top: y - 12, bottom: y + 12 });

/** On a code in the panel; `asked` at once. */
export function overCode(session: CodeSession, code: string, row: Element, asked = false): void {
  const card = (): Card | null => (row.isConnected ? { codings: [], code, at: boxOf(row), asked } : null);
  if (!asked) {
    open(session, card);
    return;
  }
  clearTimeout(timer);
  session.card.value = card();
}

export function overStripe(session: CodeSession, codings: readonly string[], event: PointerEvent): void {
  const { clientX: x, clientY: y } = event;
  open(session, () => ({ codings, code: null, at: around(x, y), asked: false }));
}

const shownAt = (view: TextView, point: number): ViewCoding[] =>
  view.codings.touching({ start: point, end: point + 1 }).filter((coding) => view.shows(coding));

/** The pointer moves over the text: a card comes where it rests on coded words, and stays as long as it is on them. */
function overText(session: CodeSession, view: TextView, event: PointerEvent): void {
  if (event.pointerType !== "mouse" || event.buttons !== 0 || view.codings.size === 0) return;
  const { clientX: x, clientY: y, target } = event;
  if (view.dom.pieceIndexOf(target as Node) === null) {
    leaveCard(session);
    return;
  }
  const here = (): string[] => {
    const point = view.pointAt(x, y);
    return point === null ? [] : shownAt(view, point).map((coding) => coding.id);
  };
  const card = session.card.peek();
  if (!card || card.asked)
    open(session, () => {
      const codings = here();
      return codings.length > 0 ? { codings, code: null, at: around(x, y), asked: false } : null;
    });
  else if (card.codings.length > 0 && card.codings.join() === here().join()) clearTimeout(timer);
  else leaveCard(session);
}

/** By key: what is coded at the cursor, the coding in focus first. */
export function defineHere(session: CodeSession): void {
  const { view, target } = session;
  const focused = session.focused.peek();
  const here = session.here().sort((a, b) => Number(b.id === focused) - Number(a.id === focused));
  if (!view || !target || here.length === 0) {
    session.say(t("Nothing is coded here."));
    return;
  }
  clearTimeout(timer);
  session.card.value = {
    codings: here.map((one) => one.id),
    code: null,
    at: view.edgeRect(target, "end"),
    asked: true,
  };
  const code = session.codes.get(here[0]?.code ?? "");
  if (code) session.say(`${session.codes.path(code.id)}: ${code.definition || t("no definition.")}`);
}

/** The lines that are being worked on, which no card may cover: of a long selection the one that it begins on. */
export function linesAtCursor(session: CodeSession): Box[] {
  const { view, target } = session;
  if (!view || !target) return [];
  const list = boxOf(view.list);
  const [first, last] = [view.edgeRect(target, "start"), view.edgeRect(target, "end")];
  const isLong = last.bottom - first.top > view.scroller.clientHeight / 3;
  return [{ left: list.left, right: list.right, top: first.top, bottom: isLong ? first.bottom : last.bottom }];
}

/** Listens while a transcript is open; the returned function ends that. */
export function hoverListeners(session: CodeSession, view: TextView): () => void {
  const onMove = (event: PointerEvent): void => overText(session, view, event);
  const onLeave = (): void => leaveCard(session);
  const onScroll = (): void => {
    if (session.card.peek()) closeCard(session);
    else clearTimeout(timer);
  };
  const onKey = (event: KeyboardEvent): void => {
    const card = session.card.peek();
    if (!card) {
      clearTimeout(timer);
      return;
    }
    const target = event.target as Element;
    const isInside = target.closest(".float-card") !== null;
    const isAnswer = card.asked && event.key === "Enter" && target.closest(".code-tree") !== null;
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      closeCard(session);
      if (isInside) view.list.focus({ preventScroll: true });
    } else if (!isInside && !isAnswer && !["Shift", "Control", "Alt", "Meta", "Tab"].includes(event.key))
      closeCard(session);
  };
  const onDown = (event: Event): void => {
    clearTimeout(timer);
    if (session.card.peek() && !(event.target as Element).closest(".float-card")) closeCard(session);
  };
  view.list.addEventListener("pointermove", onMove);
  view.list.addEventListener("pointerleave", onLeave);
  view.scroller.addEventListener("scroll", onScroll, { passive: true });
  document.addEventListener("keydown", onKey, true);
  document.addEventListener("pointerdown", onDown, true);
  document.addEventListener("pointermove", followPointer, { capture: true, passive: true });
  return () => {
    closeCard(session);
    document.removeEventListener("pointermove", followPointer, true);
    document.removeEventListener("keydown", onKey, true);
    document.removeEventListener("pointerdown", onDown, true);
  };
}
