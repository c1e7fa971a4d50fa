/** The codings of one transcript, found by id or by place. Knows nothing of how they are drawn. */
import type { TextDocument } from "./document.ts";
import { overlaps, type Span } from "./offsets.ts";

/** What the view has to know of a coding. */
export interface ViewCoding extends Span {
  readonly id: string;
  readonly code: string;
  readonly label: string;
  /** Hue of the code's branch in degrees, and the pattern that tells branches apart without colour. */
  readonly hue: number;
  readonly pattern: number;
  /** Whether a memo is attached. */
  readonly memo: boolean;
  /** A suggestion that nobody has accepted yet. */
  readonly proposed?: boolean;
  /** Not yet acknowledged by the server. */
  readonly pending?: boolean;
  /** Of a coding that is not one's own: "below", "confirmed", or how it compares; styled by this word. */
  readonly kind?: string;
  /** Place of the coder among several; each has lanes of their own. */
  readonly group?: number;
  /** Larger is more recent. */
  readonly order: number;
}

export const byPlace = (a: ViewCoding, b: ViewCoding): number =>
  a.start - b.start || b.end - a.end || a.order - b.order || (a.id < b.id ? -1 : 1);

export class CodingIndex {
  private readonly byId = new Map<string, ViewCoding>();
  private byTurn: Set<ViewCoding>[] = [];

  constructor(private readonly document: TextDocument) {
    this.byTurn = document.turns.map(() => new Set());
  }

  get(id: string): ViewCoding | undefined {
    return this.byId.get(id);
  }

  get size(): number {
    return this.byId.size;
  }

  values(): Iterable<ViewCoding> {
    return this.byId.values();
  }

  /** Adds or replaces; returns the turns that look different now. */
  put(coding: ViewCoding): [number, number] {
    const before = this.remove(coding.id);
    this.byId.set(coding.id, coding);
    const [first, last] = this.document.turnsOf(coding);
    for (let turn = first; turn < last; turn += 1) this.byTurn[turn]?.add(coding);
    return before ? [Math.min(before[0], first), Math.max(before[1], last)] : [first, last];
  }

  remove(id: string): [number, number] | null {
    const coding = this.byId.get(id);
    if (!coding) return null;
    this.byId.delete(id);
    const [first, last] = this.document.turnsOf(coding);
    for (let turn = first; turn < last; turn += 1) this.byTurn[turn]?.delete(coding);
    return [first, last];
  }

  clear(): void {
    this.byId.clear();
    for (const set of this.byTurn) set.clear();
  }

  ofTurn(turn: number): ReadonlySet<ViewCoding> {
    return this.byTurn[turn] ?? new Set();
  }

  /** The codings that touch turns `first` up to `last`, each once. */
  ofTurns(first: number, last: number): Set<ViewCoding> {
    const found = new Set<ViewCoding>();
    for (let turn = first; turn < last; turn += 1) for (const coding of this.ofTurn(turn)) found.add(coding);
    return found;
  }

  /** The codings that share at least one character with a span, in reading order. */
  touching(span: Span): ViewCoding[] {
    const [first, last] = this.document.turnsOf(span);
    return [...this.ofTurns(first, last)].filter((coding) => overlaps(coding, span)).sort(byPlace);
  }

  ordered(): ViewCoding[] {
    return [...this.byId.values()].sort(byPlace);
  }
}
