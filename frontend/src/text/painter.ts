/** What draws washes and marks on the words. Two painters stand behind this: highlights, and `<mark>` elements. */
import type { TextDom } from "./dom.ts";
import type { Span } from "./offsets.ts";

/** Marks that lie over the wash; of several on one stretch, the later in this list wins. */
export const MARKS = ["found", "cursor", "focus", "selected", "current"] as const;
export type Mark = (typeof MARKS)[number];

export interface Painter {
  /** The turns near the screen; only they are painted. */
  show(first: number, last: number): void;
  /** The codings of these turns have changed. */
  repaint(first: number, last: number): void;
  /** Draws a mark on these spans and on no others. */
  mark(kind: Mark, spans: readonly Span[]): void;
  destroy(): void;
}

export interface PaintSource {
  readonly dom: TextDom;
  /** The spans of the codings that are shown in a turn. */
  spansOf(turn: number): readonly Span[];
}

export const highlightsSupported = (): boolean =>
  typeof CSS !== "undefined" && "highlights" in CSS && typeof Highlight === "function";
