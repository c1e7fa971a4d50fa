/** Operations: each gets its id here, once, so that sending it again is safe. */
import type { Op } from "../api/wire.ts";

type WithoutId<T> = T extends unknown ? Omit<T, "op_id"> : never;

export type Draft = WithoutId<Op>;

/** The id of the nth thing that an operation makes; the first bears its own. The server counts in the same way. */
export function eventId(opId: string, number: number): string {
  const last = (Number.parseInt(opId.slice(-12), 16) + number) % 2 ** 48;
  return opId.slice(0, -12) + last.toString(16).padStart(12, "0");
}

export function newOp(draft: Draft): Op {
  return { ...draft, op_id: crypto.randomUUID() } as Op;
}
