/** What lies over the text and takes the keys: one thing at a time. */
import type { Polarity, TextChange, TurnRequest } from "../api/wire.ts";
import type { Span } from "../text/offsets.ts";
import type { Box } from "./card_place.ts";

/** A change of turns that a person asks for. */
export type TurnWish = Pick<TurnRequest, "act" | "turn" | "at" | "speaker">;

export type Overlay =
  | { readonly kind: "palette"; readonly recode?: string }
  | {
      readonly kind: "chooser";
      readonly title: string;
      readonly ids: readonly string[];
      readonly pick: (id: string) => void;
    }
  | { readonly kind: "menu"; readonly x: number; readonly y: number }
  | { readonly kind: "memo"; readonly about: "coding" | "transcript"; readonly coding?: string }
  | {
      readonly kind: "touching";
      readonly code: string;
      readonly span: Span;
      readonly with: string;
      readonly polarity: Polarity;
    }
  | { readonly kind: "interviewer"; readonly again: () => void }
  | { readonly kind: "turn" }
  | { readonly kind: "skip"; readonly span: Span }
  | { readonly kind: "speaker"; readonly wish: TurnWish }
  | { readonly kind: "turned"; readonly wish: TurnWish; readonly change: TextChange }
  | { readonly kind: "correct" }
  | { readonly kind: "finish" }
  | { readonly kind: "reopen" };

/** What a card is about: codings, or a code; and where that is. */
export interface Card {
  readonly codings: readonly string[];
  readonly code: string | null;
  readonly at: Box;
  /** Asked for: it stays until it is put away, and does not go with the pointer. */
  readonly asked: boolean;
}
