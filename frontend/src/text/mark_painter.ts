/**
 * Paints with `<mark>` elements, for browsers without highlights. Same interface, more elements.
 *
 * A turn is painted when it comes near the screen and again when something in it changes. A piece without any mark has
 * its one text node again.
 */

import type { Piece, Turn } from "./document.ts";
import { flatten } from "./flatten.ts";
import { intersection, type Span } from "./offsets.ts";
import { MARKS, type Mark, type Painter, type PaintSource } from "./painter.ts";

interface Dressed extends Span {
  readonly classes: string;
}

export class MarkPainter implements Painter {
  private readonly marks = new Map<Mark, readonly Span[]>();
  /** What each turn looks like now, so that a turn that has not changed is left alone. */
  private readonly signatures = new Map<number, string>();
  private shown: [number, number] = [0, 0];

  constructor(private readonly source: PaintSource) {}

  show(first: number, last: number): void {
    this.shown = [first, last];
    this.repaint(first, last);
  }

  repaint(first: number, last: number): void {
    for (let turn = Math.max(first, this.shown[0]); turn < Math.min(last, this.shown[1]); turn += 1) this.paint(turn);
  }

  mark(kind: Mark, spans: readonly Span[]): void {
    const touched = [...(this.marks.get(kind) ?? []), ...spans];
    this.marks.set(kind, spans);
    const turns = new Set<number>(); // each once, however many places are in it
    for (const span of touched) {
      const [first, last] = this.source.dom.document.turnsOf(span);
      for (let turn = Math.max(first, this.shown[0]); turn < Math.min(last, this.shown[1]); turn += 1) turns.add(turn);
    }
    for (const turn of turns) this.paint(turn);
  }

  destroy(): void {
    this.signatures.clear();
  }

  private paint(index: number): void {
    const turn = this.source.dom.document.turns[index] as Turn;
    const dressed = this.dress(turn);
    const signature = dressed.map((part) => `${part.start}-${part.end}:${part.classes}`).join(" ");
    if ((this.signatures.get(index) ?? "") === signature) return;
    this.signatures.set(index, signature);
    for (let i = turn.first; i < turn.last; i += 1) this.paintPiece(i, dressed);
  }

  /** The turn cut where anything begins or ends, with the classes of each part that has any. */
  private dress(turn: Turn): Dressed[] {
    const layers = flatten(this.source.spansOf(turn.index), turn).map((s) => ({ ...s, name: `wash-${s.level}` }));
    for (const kind of MARKS) {
      for (const span of this.marks.get(kind) ?? []) {
        const part = intersection(span, turn);
        if (part) layers.push({ ...part, level: 1, name: `mark-${kind}` });
      }
    }
    const cuts = [...new Set(layers.flatMap((layer) => [layer.start, layer.end]))].sort((a, b) => a - b);
    return cuts.slice(1).flatMap((end, i) => {
      const start = cuts[i] as number;
      const names = layers.filter((layer) => layer.start <= start && end <= layer.end).map((layer) => layer.name);
      return names.length > 0 ? [{ start, end, classes: [...new Set(names)].join(" ") }] : [];
    });
  }

  private paintPiece(index: number, dressed: readonly Dressed[]): void {
    const { dom } = this.source;
    const piece = dom.document.pieces[index] as Piece;
    const nodes: Node[] = [];
    let at = piece.start;
    for (const part of dressed) {
      const own = intersection(part, piece);
      if (!own) continue;
      if (own.start > at) nodes.push(document.createTextNode(dom.document.quote({ start: at, end: own.start })));
      const mark = document.createElement("mark");
      mark.className = part.classes;
      mark.append(dom.document.quote(own));
      nodes.push(mark);
      at = own.end;
    }
    const span = dom.pieces[index] as HTMLElement;
    if (nodes.length === 0 && span.childNodes.length === 1 && span.firstChild instanceof Text) return;
    if (at < piece.end) nodes.push(document.createTextNode(dom.document.quote({ start: at, end: piece.end })));
    span.replaceChildren(...nodes);
  }
}
