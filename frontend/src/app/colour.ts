/** One colour and one pattern per code, the same on every screen. Colour is never the only sign. */
import type { Code } from "../api/wire.ts";

export type Pattern = "solid" | "hatched" | "dotted";

const GOLDEN = 137.508;
const PATTERNS: Pattern[] = ["solid", "hatched", "dotted"];

/** Hue (0 to 359) by the place of the code's root among the roots, shifted a little per code below it. */
function hues(codes: readonly Code[]): Map<string, { hue: number; pattern: Pattern }> {
  const found = new Map<string, { hue: number; pattern: Pattern }>();
  let root = -1;
  let below = 0;
  for (const code of codes) {
    if (!code.parent) {
      root += 1;
      below = 0;
    } else below += 1;
    const hue = Math.round((25 + Math.max(root, 0) * GOLDEN + below * 23) % 360);
    found.set(code.id, { hue, pattern: PATTERNS[Math.max(root, 0) % PATTERNS.length] ?? "solid" });
  }
  return found;
}

const known = new WeakMap<readonly Code[], ReturnType<typeof hues>>();

function look(code: string, codes: readonly Code[]): { hue: number; pattern: Pattern } {
  let table = known.get(codes);
  if (!table) {
    table = hues(codes);
    known.set(codes, table);
  }
  return table.get(code) ?? { hue: 250, pattern: "solid" };
}

export const hueOf = (code: string, codes: readonly Code[]): number => look(code, codes).hue;
export const patternOf = (code: string, codes: readonly Code[]): Pattern => look(code, codes).pattern;
