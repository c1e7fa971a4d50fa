/** The middle of the screen: the transcript view, which is no component, kept in step with the session. */
import { useSignalEffect } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { followSound } from "../sound/follow.ts";
import * as cursors from "../text/cursor.ts";
import { MouseSelection } from "../text/mouse.ts";
import { TextView } from "../text/view.ts";
import { applyCode } from "./apply.ts";
import { CODE_DRAGGED } from "./codebook_panel.tsx";
import { contextPieces } from "./document.ts";
import { grabSelection } from "./drag_selection.ts";
import { Grips } from "./grips.ts";
import { hoverListeners } from "./hover.ts";
import { openMenu } from "./menu.tsx";
import { extendTo, place, selectSpan, setCursor } from "./navigate.ts";
import { trackReading } from "./reading.ts";
import type { CodeSession } from "./session.ts";
import { showSkipped } from "./skips.ts";
import { stripeListeners } from "./stripe_events.ts";

const BAR_AFTER = 300;

function build(session: CodeSession, scroller: HTMLElement): TextView {
  const view = new TextView(scroller, session.document, {
    painter: session.prefs.painter,
    plain: session.reading.peek(),
    label: t("{id}, {turns, plural, one {# turn} other {# turns}}", {
      id: session.transcript.id,
      turns: session.document.turns.length,
    }),
  });
  view.list.dataset.entry = "";
  if (session.allowed)
    for (const piece of contextPieces(session.document, session.allowed))
      view.dom.pieces[piece]?.classList.add("context");
  session.showAll(view);
  setCursor(session, session.cursor.peek(), false);
  session.markFocus();
  showSkipped(session);
  return view;
}

/** A selection by hand: coded at once with the highlighter on, else a small bar appears beside it. */
function selectedByHand(session: CodeSession, span: { start: number; end: number }, timer: { id: number }): void {
  session.focus(null);
  selectSpan(session, span, "hand");
  const code = session.highlighter.peek();
  if (code !== null) {
    applyCode(session, code);
    return;
  }
  clearTimeout(timer.id);
  timer.id = window.setTimeout(() => {
    session.selectionBar.value = session.cursor.peek().by === "hand" && !session.frozen;
  }, BAR_AFTER);
}

function mouse(session: CodeSession, view: TextView): MouseSelection {
  const timer = { id: 0 };
  return new MouseSelection(view, {
    select: (span) => selectedByHand(session, span, timer),
    place: (piece) => place(session, piece),
    turn: (index) => {
      const turn = session.document.turns[index];
      if (!turn) return;
      const { selection } = cursors.wholeTurn(session.document, session.cursor.peek(), turn);
      if (selection) selectSpan(session, selection, "turn");
    },
    extend: (point) => extendTo(session, point),
    grab: (point, press) => grabSelection(session, point, press),
    snapToWords: () => session.prefs.snapWords,
    copy: () => {
      const { selection } = session.cursor.peek();
      return selection ? session.document.quote(selection) : null;
    },
  });
}

/** Begins where the address says, else where reading stopped last time. */
function begin(session: CodeSession, view: TextView, at: number | undefined): void {
  const point = at ?? session.prefs.place(session.key);
  if (point === null || point === undefined || session.document.pieces.length === 0) return;
  const piece = session.document.pieceAt(point);
  setCursor(session, { ...session.cursor.peek(), piece }, false);
  const span = session.document.pieces[piece]?.sentence;
  if (span) view.reveal(span, "third");
}

/** A code dragged from the codebook: onto the selection, or onto a sentence where nothing is selected. */
function takeDroppedCodes(session: CodeSession, view: TextView): void {
  view.list.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes(CODE_DRAGGED)) event.preventDefault();
  });
  view.list.addEventListener("drop", (event) => {
    const code = event.dataTransfer?.getData(CODE_DRAGGED);
    const piece = view.dom.pieceIndexOf(event.target as Node);
    if (!code) return;
    event.preventDefault();
    if (!session.cursor.peek().selection && piece !== null) place(session, piece);
    applyCode(session, code);
  });
}

/** Nothing has the focus, or only the screen as a whole, as after following a link. */
const nobodyHasFocus = (): boolean =>
  document.activeElement === null || document.activeElement.matches("body, main, h1");

export function TranscriptPane({
  session,
  at,
  list,
}: {
  session: CodeSession;
  at?: number;
  list: RefObject<HTMLElement>;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const reading = session.reading.value;
  const { painter } = session.prefs;
  const start = useRef(at);
  start.current = at;
  useLayoutEffect(() => {
    const host = scroller.current as HTMLDivElement;
    const top = session.view ? session.target : null;
    const view = build(session, host);
    (list as { current: HTMLElement | null }).current = view.list;
    if (top) view.reveal(top, "third");
    else begin(session, view, start.current);
    const ends = [
      stripeListeners(session, view),
      hoverListeners(session, view),
      trackReading(session, view),
      followSound(session, view),
      () => view.destroy(),
    ];
    const selection = mouse(session, view);
    const grips = new Grips(session, view);
    view.list.addEventListener("contextmenu", (event) => openMenu(session, event));
    takeDroppedCodes(session, view);
    if (nobodyHasFocus()) view.list.focus({ preventScroll: true });
    return () => {
      selection.destroy();
      grips.destroy();
      for (const end of ends) end();
      session.view = null;
    };
  }, [session, list, reading, painter]);
  useEffect(() => {
    if (at !== undefined && session.view) begin(session, session.view, at);
  }, [session, at]);
  useSignalEffect(() => {
    session.refilter();
    showSkipped(session);
    session.view?.list.classList.toggle("no-wash", !session.prefs.wash);
    if (!session.view) return;
    session.view.list.dataset.numbers = session.prefs.numbers;
    session.view.list.dataset.times = session.sound.showsTimes ? "shown" : "";
  });
  return <div ref={scroller} class="text-scroll" data-region="Transcript" />;
}
