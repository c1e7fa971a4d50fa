/**
 * Selecting with the mouse or a finger stays the browser's own; here its result is read, brought to whole words and
 * told. Double is a word, triple a sentence, quadruple or a click in the gutter a turn, shift-click extends.
 */
import type { Piece, Turn } from "./document.ts";
import type { Span } from "./offsets.ts";
import type { TextView } from "./view.ts";
import { snap } from "./words.ts";

export interface MouseListener {
  select(span: Span): void;
  /** A plain click on a sentence. */
  place(piece: number, point: number): void;
  turn(turn: number): void;
  extend(point: number): void;
  /** A press where words are selected already; true where they are taken along, and nothing new is selected. */
  grab(point: number, press: MouseEvent): boolean;
  snapToWords(): boolean;
  copy(): string | null;
}

export class MouseSelection {
  private timer = 0;
  private fromList = false;
  /** How many clicks the last press was part of. */
  private clicks = 0;

  constructor(
    private readonly view: TextView,
    private readonly listener: MouseListener,
  ) {
    view.list.addEventListener("mousedown", this.onDown);
    view.list.addEventListener("click", this.onClick);
    document.addEventListener("pointerup", this.onUp);
    document.addEventListener("selectionchange", this.onChange);
    view.list.addEventListener("copy", this.onCopy);
  }

  destroy(): void {
    this.view.list.removeEventListener("mousedown", this.onDown);
    this.view.list.removeEventListener("click", this.onClick);
    document.removeEventListener("pointerup", this.onUp);
    document.removeEventListener("selectionchange", this.onChange);
    this.view.list.removeEventListener("copy", this.onCopy);
    clearTimeout(this.timer);
  }

  private readonly onDown = (event: MouseEvent): void => {
    this.fromList = true;
    this.clicks = event.detail;
    if (event.button !== 0 || (event.detail > 1 && !event.shiftKey)) return;
    const point = this.view.pointAt(event.clientX, event.clientY);
    if (point === null || !(event.shiftKey || this.listener.grab(point, event))) return;
    event.preventDefault();
    this.fromList = false;
    this.view.list.focus({ preventScroll: true });
    if (event.shiftKey) this.listener.extend(point);
  };

  private readonly onUp = (event: PointerEvent): void => {
    if (!this.fromList || event.button !== 0 || event.pointerType !== "mouse") return;
    this.fromList = false;
    // The browser finishes its own selection after this event. What was taken over is painted as the selection from
    // then on; left in place, the browser's own would come back with the next click inside it.
    setTimeout(() => {
      if (this.clicks < 3) this.take();
      getSelection()?.removeAllRanges();
    }, 0);
  };

  /** Long press on a touch screen ends without a pointer event of its own. */
  private readonly onChange = (): void => {
    if (!matchMedia("(pointer: coarse)").matches) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.take(), 500);
  };

  private readonly onClick = (event: MouseEvent): void => {
    const target = event.target as Element;
    const turn = this.view.dom.turnIndexOf(target);
    if (event.detail >= 4 || (turn !== null && target.closest(".gutter"))) {
      if (turn !== null) this.listener.turn(turn);
      return;
    }
    const piece = this.view.dom.pieceIndexOf(target);
    if (piece === null || event.shiftKey) return;
    const sentence = (this.view.document.pieces[piece] as Piece).sentence;
    if (event.detail === 3) this.listener.select(sentence);
    else if (event.detail === 1 && selectionIsEmpty()) {
      this.listener.place(piece, this.view.pointAt(event.clientX, event.clientY) ?? sentence.start);
    }
  };

  /** Reads the browser's selection, if there is one in the text. */
  private take(): void {
    const span = this.current();
    if (!span) return;
    const snapped = snap(this.view.document.offsets, span, this.listener.snapToWords());
    if (snapped) this.listener.select(snapped);
  }

  current(): Span | null {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    if (!this.view.list.contains(range.commonAncestorContainer)) return null;
    const start = this.view.dom.pointOf(range.startContainer, range.startOffset);
    const end = this.view.dom.pointOf(range.endContainer, range.endOffset);
    if (start === null || end === null) return null;
    return this.withoutGaps({ start, end });
  }

  /** An end between two turns belongs to the words beside it. */
  private withoutGaps(span: Span): Span | null {
    const { document } = this.view;
    const last = document.turns[document.turnAt(Math.max(span.start, span.end - 1))] as Turn;
    const end = Math.min(span.end, last.end);
    return span.start < end ? { start: span.start, end } : null;
  }

  /** What is copied are the stored words, without turn numbers and speakers. */
  private readonly onCopy = (event: ClipboardEvent): void => {
    const words = this.listener.copy();
    if (words === null || !event.clipboardData) return;
    event.clipboardData.setData("text/plain", words);
    event.preventDefault();
  };
}

const selectionIsEmpty = (): boolean => getSelection()?.isCollapsed ?? true;
