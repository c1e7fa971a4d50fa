/** Finding in the text on screen. */

import type { TextDocument } from "../text/document.ts";
import type { Span } from "../text/offsets.ts";
import { fold } from "./palette_rank.ts";

/** Every place in the turns shown where the words stand, without regard to case and accents. */
export function findAll(document: TextDocument, query: string): Span[] {
  const wanted = fold(query);
  if (!wanted.trim()) return [];
  const found: Span[] = [];
  for (const turn of document.turns) {
    const points = [...document.quote(turn)];
    const { text, origins } = folded(points);
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      const start = origins[at] as number;
      const end = (origins[at + wanted.length - 1] as number) + 1;
      found.push({ start: turn.start + start, end: turn.start + end });
    }
  }
  return found;
}

/** Folding can change the length: for each unit of the folded text the code point that it came from. */
function folded(points: readonly string[]): { text: string; origins: number[] } {
  const origins: number[] = [];
  let text = "";
  points.forEach((point, i) => {
    const part = fold(point);
    text += part;
    for (let unit = 0; unit < part.length; unit += 1) origins.push(i);
  });
  return { text, origins };
}
