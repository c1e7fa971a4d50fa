/** Where Shift with an arrow key, or a drag, puts a code: under another one, or before or after one beside it. Pure. */
import type { Code } from "../../api/wire.ts";

/** The code that it would stand under; null where the key leads nowhere. */
export function placeOf(key: string, at: string, codes: readonly Code[]): string | null {
  const code = codes.find((one) => one.id === at);
  if (!code) return null;
  if (key === "ArrowLeft") {
    if (!code.parent) return null;
    return codes.find((one) => one.id === code.parent)?.parent ?? "";
  }
  if (key !== "ArrowRight") return null;
  const beside = codes.filter((one) => one.parent === code.parent && !one.replaced_by);
  return beside[beside.findIndex((one) => one.id === at) - 1]?.id ?? null;
}

/** Whether a code may be put under another one: not below itself, not where it stands. */
export function mayStand(code: string, under: string, codes: readonly Code[]): boolean {
  const byId = new Map(codes.map((one) => [one.id, one]));
  if (byId.get(code)?.parent === under) return false;
  for (let at = under; at; at = byId.get(at)?.parent ?? "") if (at === code) return false;
  return true;
}

/** The codes beside a code that can still be used, in order. */
const besides = (code: Code, codes: readonly Code[]): Code[] =>
  codes.filter((one) => one.parent === code.parent && (!one.replaced_by || one.id === code.id));

/** Before which code Shift with ↑ or ↓ puts a code: "" is the last place; null where the key leads nowhere. */
export function beforeOf(key: string, at: string, codes: readonly Code[]): string | null {
  const code = codes.find((one) => one.id === at);
  if (!code || (key !== "ArrowUp" && key !== "ArrowDown")) return null;
  const beside = besides(code, codes);
  const index = beside.findIndex((one) => one.id === at);
  if (key === "ArrowUp") return beside[index - 1]?.id ?? null;
  return index + 1 < beside.length ? (beside[index + 2]?.id ?? "") : null;
}

export type Edge = "before" | "on" | "after";

/** Which part of a row the pointer is over: its upper and lower quarter are edges. */
export const edgeOf = (y: number, height: number): Edge =>
  y < height / 4 ? "before" : y > (height * 3) / 4 ? "after" : "on";

export interface Place {
  under: string;
  /** Before which code there; "" is the last place, null where it is all one. */
  before: string | null;
}

/** Where a code comes that is dropped on a row; null where it cannot, or stands already. */
export function dropped(code: string, target: string, edge: Edge, codes: readonly Code[]): Place | null {
  const row = codes.find((one) => one.id === target);
  if (!row || edge === "on") return mayStand(code, target, codes) ? { under: target, before: null } : null;
  const moves = codes.find((one) => one.id === code)?.parent !== row.parent;
  if (code === target || (moves && !mayStand(code, row.parent, codes))) return null;
  const beside = besides(row, codes).filter((one) => one.id !== code);
  const at = beside.findIndex((one) => one.id === target) + (edge === "after" ? 1 : 0);
  const before = beside[at]?.id ?? "";
  if (!moves) {
    const order = codes.filter((one) => one.parent === row.parent && !one.replaced_by).map((one) => one.id);
    if ((order[order.indexOf(code) + 1] ?? "") === before) return null;
  }
  return { under: row.parent, before };
}
