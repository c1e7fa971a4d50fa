/** Where Shift with an arrow key puts a code: below the one before it, or up beside the code that it stands under. Pure. */
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
