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
    found.set(code.id, {
      hue: hueIn(code.colour) ?? hue,
      pattern: PATTERNS[Math.max(root, 0) % PATTERNS.length] ?? "solid",
    });
  }
  return found;
}

/** The hue of #RRGGBB in OKLCH: lightness and strength stay those of the page, so that every code can be read. */
export function hueIn(colour: string): number | null {
  const parts = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour)?.slice(1);
  if (!parts) return null;
  const [r = 0, g = 0, b = 0] = parts.map((part) => {
    const value = Number.parseInt(part, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const [a1, b1] = [
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
  if (Math.hypot(a1, b1) < 0.01) return null; // grey has none
  return Math.round((Math.atan2(b1, a1) * 180) / Math.PI + 360) % 360;
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
