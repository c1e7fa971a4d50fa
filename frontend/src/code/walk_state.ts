/** How far a walk over the places of a search is. */
import type { Span } from "../text/offsets.ts";
import type { Extent } from "./walk_places.ts";

/** A transcript in which there is more, and where to go on. */
export interface Further {
  readonly transcript: string;
  readonly places: number;
  readonly address: string;
}

export interface Walk {
  readonly query: string;
  readonly hits: readonly Span[];
  readonly extent: Extent;
  readonly code: string;
  /** What is proposed and not decided yet, the next first. */
  readonly left: readonly Span[];
  readonly skipped: number;
  /** Operations of this walk, for taking them back together. */
  readonly done: readonly string[];
  readonly busy: boolean;
  readonly further: readonly Further[];
}
