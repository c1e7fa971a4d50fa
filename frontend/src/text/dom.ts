/**
 * The transcript's elements, and positions in them.
 *
 * One `<p dir=auto>` per turn with one `<span>` per piece; a piece's text node is made once. Number and speaker stand in
 * a gutter outside, so that they are neither selected nor painted.
 */
import { t } from "../i18n/t.ts";
import type { Piece, TextDocument, Turn } from "./document.ts";
import type { Span } from "./offsets.ts";

export interface TurnElements {
  readonly group: HTMLElement;
  readonly paragraph: HTMLElement;
}

export class TextDom {
  readonly turns: TurnElements[] = [];
  readonly pieces: HTMLElement[] = [];
  private readonly pieceOf = new WeakMap<Node, number>();

  constructor(
    readonly document: TextDocument,
    readonly idPrefix: string,
  ) {}

  /** Builds all turns. `plain` leaves out the roles, for reading as an ordinary page. */
  build(into: HTMLElement, plain = false): void {
    this.turns.length = 0;
    this.pieces.length = 0;
    const fragment = globalThis.document.createDocumentFragment();
    for (const turn of this.document.turns) fragment.append(this.buildTurn(turn, plain));
    into.replaceChildren(fragment);
  }

  private buildTurn(turn: Turn, plain: boolean): HTMLElement {
    const name = turn.speaker
      ? t("{speaker}, turn {number}", { speaker: turn.speaker, number: turn.number + 1 })
      : t("Turn {number}", { number: turn.number + 1 });
    const group = element("div", "turn");
    group.dataset.turn = String(turn.index);
    group.dataset.role = turn.role;
    const before = this.document.turns[turn.index - 1];
    if (before && turn.number > before.number + 1)
      group.dataset.gap = t("{number, plural, one {# turn} other {# turns}} not shown", {
        number: turn.number - before.number - 1,
      });
    const gutter = element(plain ? "h3" : "span", "gutter");
    gutter.append(turn.speaker || " ");
    if (plain) gutter.append(hiddenPart(turn.speaker ? t(", turn {number}", { number: turn.number + 1 }) : name));
    gutter.dataset.n = String(turn.number + 1);
    if (turn.time) gutter.dataset.time = turn.time;
    const first = this.document.paragraphs.get((this.document.pieces[turn.first] as Piece).sentence.start);
    gutter.dataset.through = String(first?.through ?? "");
    const paragraph = element("p", "words");
    paragraph.dir = "auto";
    if (!plain) {
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", name);
      gutter.setAttribute("aria-hidden", "true");
      paragraph.setAttribute("role", "none");
    }
    for (let i = turn.first; i < turn.last; i += 1)
      paragraph.append(this.buildPiece(this.document.pieces[i] as Piece, plain));
    group.append(gutter, paragraph);
    this.turns.push({ group, paragraph });
    return group;
  }

  private buildPiece(piece: Piece, plain: boolean): HTMLElement {
    const span = globalThis.document.createElement("span");
    span.append(this.document.quote(piece));
    const paragraph = this.document.paragraphs.get(piece.sentence.start);
    if (paragraph && paragraph.inTurn > 1) {
      const turn = this.document.turns[piece.turn] as Turn;
      span.dataset.paragraph = `${turn.number + 1}.${paragraph.inTurn}`;
      span.dataset.through = String(paragraph.through);
    }
    if (!plain) {
      span.id = this.pieceId(piece.index);
      span.setAttribute("role", "option");
      span.setAttribute("aria-selected", "false");
    }
    this.pieces.push(span);
    this.pieceOf.set(span, piece.index);
    return span;
  }

  pieceId(index: number): string {
    return `${this.idPrefix}${index}`;
  }

  /** The piece whose element holds a node, or null outside the words. */
  pieceIndexOf(node: Node | null): number | null {
    for (let at = node; at; at = at.parentNode) {
      const index = this.pieceOf.get(at);
      if (index !== undefined) return index;
    }
    return null;
  }

  /** Code point of a position in the DOM, or null outside the words. */
  pointOf(node: Node, offset: number): number | null {
    const index = this.pieceIndexOf(node);
    if (index === null) return this.pointOutside(node, offset);
    const span = this.pieces[index] as HTMLElement;
    const piece = this.document.pieces[index] as Piece;
    const units = unitsBefore(span, node, offset);
    return this.document.offsets.toPoints(this.document.offsets.toUnits(piece.start) + units);
  }

  /** Positions between pieces, as a selection of a whole paragraph or turn gives them. */
  private pointOutside(node: Node, offset: number): number | null {
    if (!(node instanceof Element)) return null;
    const after = node.childNodes[offset];
    const next = after ? this.firstPieceIn(after) : null;
    if (next !== null) return (this.document.pieces[next] as Piece).start;
    for (let i = Math.min(offset, node.childNodes.length) - 1; i >= 0; i -= 1) {
      const before = this.lastPieceIn(node.childNodes[i] as Node);
      if (before !== null) return (this.document.pieces[before] as Piece).end;
    }
    const group = node.closest<HTMLElement>(".turn");
    const turn = group ? this.document.turns[Number(group.dataset.turn)] : undefined;
    return turn ? turn.start : null;
  }

  private firstPieceIn(node: Node): number | null {
    const own = this.pieceOf.get(node);
    if (own !== undefined) return own;
    if (!(node instanceof Element)) return null;
    const turn = this.turnIndexOf(node);
    return turn === null ? null : (this.document.turns[turn] as Turn).first;
  }

  private lastPieceIn(node: Node): number | null {
    const own = this.pieceOf.get(node);
    if (own !== undefined) return own;
    if (!(node instanceof Element)) return null;
    const turn = this.turnIndexOf(node);
    return turn === null ? null : (this.document.turns[turn] as Turn).last - 1;
  }

  turnIndexOf(node: Node | null): number | null {
    const start = node instanceof Element ? node : node?.parentElement;
    const group = start?.closest<HTMLElement>(".turn");
    return group ? Number(group.dataset.turn) : null;
  }

  /** The text node and offset of a code point; at a border between pieces the earlier one when `end` is asked for. */
  position(point: number, edge: "start" | "end"): [Node, number] {
    let index = this.document.pieceAt(edge === "end" ? Math.max(0, point - 1) : point);
    const piece = this.document.pieces[index] as Piece;
    if (edge === "start" && point >= piece.end && index + 1 < this.pieces.length) index += 1;
    const chosen = this.document.pieces[index] as Piece;
    const inside = Math.min(Math.max(point, chosen.start), chosen.end);
    const { offsets } = this.document;
    return textAt(this.pieces[index] as HTMLElement, offsets.toUnits(inside) - offsets.toUnits(chosen.start));
  }

  /** A static range over the part of a span that lies in one turn. */
  staticRange(span: Span): StaticRange {
    const [startContainer, startOffset] = this.position(span.start, "start");
    const [endContainer, endOffset] = this.position(span.end, "end");
    return new StaticRange({ startContainer, startOffset, endContainer, endOffset });
  }

  /** A live range, for measuring. */
  range(span: Span): Range {
    const range = globalThis.document.createRange();
    range.setStart(...this.position(span.start, "start"));
    range.setEnd(...this.position(span.end, "end"));
    return range;
  }

  /** The span cut into the parts that lie in turns, so that nothing between them is painted. */
  perTurn(span: Span): Span[] {
    const [first, last] = this.document.turnsOf(span);
    const parts: Span[] = [];
    for (let i = first; i < last; i += 1) {
      const turn = this.document.turns[i] as Turn;
      const start = Math.max(turn.start, span.start);
      const end = Math.min(turn.end, span.end);
      if (start < end) parts.push({ start, end });
    }
    return parts;
  }
}

/** Heard, not seen. */
function hiddenPart(text: string): HTMLElement {
  const part = element("span", "sr");
  part.append(text);
  return part;
}

function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}

/** UTF-16 units of an element's text that stand before a position in it. */
function unitsBefore(element: HTMLElement, node: Node, offset: number): number {
  if (node.nodeType === Node.TEXT_NODE && node === element.firstChild) return offset;
  const stop = node.nodeType === Node.TEXT_NODE ? node : (node.childNodes[offset] ?? null);
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let units = 0;
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (text === node) return units + offset;
    if (stop && (stop === text || stop.contains(text))) return units;
    if (!stop && !node.contains(text)) continue;
    units += (text.nodeValue as string).length;
  }
  return units;
}

/** The text node that holds a UTF-16 offset of an element's text. */
function textAt(element: HTMLElement, units: number): [Node, number] {
  const only = element.firstChild;
  if (only && only === element.lastChild && only.nodeType === Node.TEXT_NODE) return [only, units];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = units;
  let last: Node = element;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = (node.nodeValue as string).length;
    if (left <= length) return [node, left];
    left -= length;
    last = node;
  }
  return last === element ? [element, 0] : [last, (last.nodeValue as string).length];
}
