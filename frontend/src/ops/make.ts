/** Operations: each gets its id here, once, so that sending it again is safe. */
import type { Op } from "../api/wire.ts";

type WithoutId<T> = T extends unknown ? Omit<T, "op_id"> : never;

export type Draft = WithoutId<Op>;

export function newOp(draft: Draft): Op {
  return { ...draft, op_id: crypto.randomUUID() } as Op;
}
