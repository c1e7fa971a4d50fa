/**
 * The transcript view: text, washes, marks and stripes. No framework; tells nobody what it should mean.
 *
 * Coding never moves the text: an edit repaints the turns it touches and the stripes on screen, and nothing else.
 */
import { CodingIndex, type ViewCoding } from "./coding_index.ts";
import { describe, SKIPPED } from "./described.ts";
import type { Piece, TextDocument } from "./document.ts";
import { TextDom } from "./dom.ts";
import { HighlightPainter } from "./highlight_painter.ts";
import { Lanes } from "./lanes.ts";
import { MarkPainter } from "./mark_painter.ts";
import type { Span } from "./offsets.ts";
import { highlightsSupported, type Mark, type Painter } from "./painter.ts";
import { PITCH, Stripes } from "./stripes.ts";
import { Viewport } from "./viewport.ts";

export interface ViewOptions {
  readonly painter?: "auto" | "marks";
  /** Reading mode: headings and paragraphs, no widget roles. */
  readonly plain?: boolean;
  readonly label: string;
}

export type Filter = (coding: ViewCoding) => boolean;

/** Screens above and below that are painted too; and what must be left of them, for each drawing paints all anew. */
const PAINT_MARGIN = 1;
const STRIPE_MARGIN = 0.65;
const LEFT = 0.15;
let views = 0;

export class TextView {
  readonly list = document.createElement("div");
  readonly layer = document.createElement("div");
  readonly page = document.createElement("div");
  readonly dom: TextDom;
  readonly codings: CodingIndex;
  readonly stripes: Stripes;
  readonly usesMarks: boolean;
  private readonly lanes = new Lanes();
  private readonly viewport: Viewport;
  private readonly painter: Painter;
  private readonly resize: ResizeObserver;
  private filter: Filter = () => true;
  private stripeFilter: Filter = () => true;
  private frame = 0;
  private measured = "";
  private cursor = -1;
  private described: [number, number] = [0, 0];
  private striped: [number, number] = [0, 0];
  /** Called after every redrawing of stripes, for what is placed beside them. */
  onDraw: () => void = () => {};

  constructor(
    readonly scroller: HTMLElement,
    readonly document: TextDocument,
    private readonly options: ViewOptions,
  ) {
    views += 1;
    this.dom = new TextDom(document, `s${views}-`);
    this.codings = new CodingIndex(document);
    this.viewport = new Viewport(scroller, this.page);
    this.stripes = new Stripes(this.dom, this.codings, this.lanes, this.layer);
    this.build();
    this.usesMarks = options.painter === "marks" || !highlightsSupported();
    const source = { dom: this.dom, spansOf: (turn: number) => this.shownIn(turn) };
    this.painter = this.usesMarks ? new MarkPainter(source) : new HighlightPainter(source);
    scroller.addEventListener("scroll", this.onScroll, { passive: true });
    this.resize = new ResizeObserver(() => this.resized());
    this.resize.observe(this.list);
    this.resize.observe(scroller);
  }

  private build(): void {
    Object.assign(this.page, { className: "text-page", dir: this.document.direction });
    this.list.className = "transcript";
    this.layer.className = "stripes";
    this.layer.setAttribute("aria-hidden", "true");
    if (!this.options.plain) {
      this.list.setAttribute("role", "listbox");
      this.list.setAttribute("aria-multiselectable", "true");
    } else this.list.setAttribute("role", "document");
    this.list.tabIndex = 0;
    this.list.setAttribute("aria-label", this.options.label);
    this.dom.build(this.list, this.options.plain);
    this.page.append(this.list, this.layer);
    this.scroller.append(this.page);
  }

  destroy(): void {
    this.scroller.removeEventListener("scroll", this.onScroll);
    this.resize.disconnect();
    cancelAnimationFrame(this.frame);
    this.painter.destroy();
    this.page.remove();
  }

  private readonly onScroll = (): void => {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      if (!this.viewport.within(this.described, LEFT) || !this.viewport.within(this.striped, LEFT)) this.draw();
    });
  };

  /** The observer also reports the size that it begins with; that has been measured already. */
  private resized(): void {
    if (this.size() !== this.measured) this.layout();
  }

  private size(): string {
    const { list, scroller } = this;
    return `${list.offsetWidth} ${list.offsetHeight} ${scroller.clientWidth} ${scroller.clientHeight}`;
  }

  /** After a change of size, font or text spacing: measure again, draw again. */
  layout(): void {
    this.viewport.measure(this.dom.turns);
    this.measured = this.size();
    this.stripes.forget();
    this.draw();
  }

  private draw(): void {
    const [first, last] = this.viewport.turns(PAINT_MARGIN);
    this.painter.show(first, last);
    this.describe(first, last);
    this.drawStripes();
  }

  drawStripes(): void {
    const [first, last] = this.viewport.turns(STRIPE_MARGIN);
    this.striped = [first, last];
    const shown = [...this.codings.ofTurns(first, last)].filter(
      (coding) => this.filter(coding) && this.stripeFilter(coding),
    );
    this.stripes.draw(shown, this.layer.getBoundingClientRect().top);
    this.onDraw();
  }

  private shownIn(turn: number): ViewCoding[] {
    return [...this.codings.ofTurn(turn)].filter((coding) => !coding.proposed && this.filter(coding));
  }

  // ------------------------------------------------------------------ codings

  setCodings(codings: readonly ViewCoding[], filter = this.filter, stripes = this.stripeFilter): void {
    this.filter = filter;
    this.stripeFilter = stripes;
    this.codings.clear();
    for (const coding of codings) this.codings.put(coding);
    this.lanes.assignAll(this.codings.ordered());
    this.layer.style.minInlineSize = `${this.lanes.width * PITCH}px`;
    this.stripes.forget();
    this.painter.repaint(0, this.document.turns.length);
    this.described = [0, 0];
    this.layout();
  }

  /** Takes codings away and puts others; `from` names the coding whose lane a new one inherits. */
  change(drop: readonly string[], put: readonly ViewCoding[], from?: string): void {
    const touched: [number, number][] = [];
    const lanes = from === undefined ? undefined : this.lanes.of(from);
    for (const id of drop) {
      const turns = this.codings.remove(id);
      if (turns) touched.push(turns);
      this.stripes.forget(id);
    }
    for (const coding of put) {
      touched.push(this.codings.put(coding));
      this.stripes.forget(coding.id);
      this.lanes.assign(coding, this.codings, lanes === undefined ? undefined : from);
    }
    const kept = new Set(put.map((coding) => coding.id));
    for (const id of drop) if (!kept.has(id)) this.lanes.release(id);
    for (const [first, last] of touched) {
      this.painter.repaint(first, last);
      this.describeTurns(first, last);
    }
    this.drawStripes();
  }

  /** Which codings are washed and have stripes; `stripes` thins out the stripes further. */
  setFilter(filter: Filter, stripes: Filter = () => true): void {
    this.filter = filter;
    this.stripeFilter = stripes;
    this.painter.repaint(0, this.document.turns.length);
    this.drawStripes();
  }

  shows(coding: ViewCoding): boolean {
    return this.filter(coding);
  }

  // ------------------------------------------------------------------ marks, cursor

  mark(kind: Mark, spans: readonly Span[]): void {
    this.painter.mark(kind, spans);
  }

  /** The sentence that the keyboard is at, and those that are selected. */
  setCursor(piece: number, selected: readonly number[] = []): void {
    if (this.cursor !== piece) this.dom.pieces[this.cursor]?.classList.remove("at");
    this.cursor = piece;
    const at = this.dom.pieces[piece];
    at?.classList.add("at");
    if (this.options.plain) return;
    if (at) this.list.setAttribute("aria-activedescendant", at.id);
    this.select(selected);
  }

  private selected = new Set<number>();

  private select(pieces: readonly number[]): void {
    const wanted = new Set(pieces);
    for (const piece of this.selected)
      if (!wanted.has(piece)) this.dom.pieces[piece]?.setAttribute("aria-selected", "false");
    for (const piece of wanted)
      if (!this.selected.has(piece)) this.dom.pieces[piece]?.setAttribute("aria-selected", "true");
    this.selected = wanted;
  }

  /** Greys the sentences that could not be coded. */
  showSkipped(is: (sentence: Span) => boolean): void {
    for (const [i, piece] of this.document.pieces.entries()) {
      const classes = (this.dom.pieces[i] as HTMLElement).classList;
      if (classes.contains(SKIPPED) === is(piece.sentence)) continue;
      classes.toggle(SKIPPED);
      if (!this.options.plain) this.describePiece(i);
    }
  }

  /** Codes in words, for assistive technology: highlights are not exposed to it. */
  private describe(first: number, last: number): void {
    const [from, to] = this.described;
    this.described = [first, last];
    for (let turn = first; turn < last; turn += 1) if (turn < from || turn >= to) this.describeTurns(turn, turn + 1);
  }

  private describeTurns(first: number, last: number): void {
    if (this.options.plain) return;
    for (let turn = Math.max(first, this.described[0]); turn < Math.min(last, this.described[1]); turn += 1) {
      const { first: from, last: to } = this.document.turns[turn] as { first: number; last: number };
      for (let i = from; i < to; i += 1) this.describePiece(i);
    }
  }

  private describePiece(index: number): void {
    const here = this.codings.touching((this.document.pieces[index] as Piece).sentence);
    describe(this.dom.pieces[index] as HTMLElement, here);
  }

  // ------------------------------------------------------------------ places

  /** Rectangle of one end of a span, in the coordinates of the window. */
  edgeRect(span: Span, edge: "start" | "end"): DOMRect {
    const one =
      edge === "start"
        ? { start: span.start, end: Math.min(span.end, span.start + 1) }
        : { start: Math.max(span.start, span.end - 1), end: span.end };
    const rects = this.dom.range(one).getClientRects();
    return rects[edge === "start" ? 0 : rects.length - 1] ?? this.list.getBoundingClientRect();
  }

  /** How much of the lower edge is covered by what lies over the text (px): nothing is revealed under it. */
  covered = 0;

  /** Brings a place into view, only if it is not: the text does not jump. */
  reveal(span: Span, where: "nearest" | "third" = "nearest"): void {
    const whole = this.scroller.getBoundingClientRect();
    const screen = { top: whole.top, height: whole.height, bottom: whole.bottom - this.covered };
    const top = this.edgeRect(span, "start").top;
    const bottom = this.edgeRect(span, "end").bottom;
    const margin = Math.min(48, screen.height / 6);
    if (where === "third") this.scroller.scrollTop += top - screen.top - screen.height / 3;
    else if (top < screen.top + margin) this.scroller.scrollTop += top - screen.top - margin;
    else if (bottom > screen.bottom - margin) {
      this.scroller.scrollTop += Math.min(bottom - screen.bottom + margin, top - screen.top - margin);
    }
  }

  /** The code point under a point of the window, or null. */
  pointAt(x: number, y: number): number | null {
    const document = globalThis.document;
    if (document.caretPositionFromPoint) {
      const at = document.caretPositionFromPoint(x, y);
      return at && this.list.contains(at.offsetNode) ? this.dom.pointOf(at.offsetNode, at.offset) : null;
    }
    const range = document.caretRangeFromPoint(x, y);
    return range && this.list.contains(range.startContainer)
      ? this.dom.pointOf(range.startContainer, range.startOffset)
      : null;
  }

  /** The turns that are on screen. */
  onScreen(): [number, number] {
    return this.viewport.turns(0);
  }
}
