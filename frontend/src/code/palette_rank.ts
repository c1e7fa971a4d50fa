/**
 * Which codes fit what is typed, best first: the start of the name, the start of a word of it, an alias, its letters in
 * order, words of the definition. Among equals those used more recently in this text come first, then the codebook's order.
 */
import type { Code } from "../api/wire.ts";

export interface Hit {
  readonly code: Code;
  readonly tier: number;
}

const MARKS = /\p{Mark}+/gu;

/** Without case, accents and width, so that "neo" finds "Néo". */
export const fold = (text: string): string => text.normalize("NFKD").replace(MARKS, "").toLowerCase();

function tierOf(code: Code, query: string): number {
  const name = fold(code.name);
  const id = fold(code.id);
  if (name.startsWith(query) || id === query) return 0;
  if (words(name).some((word) => word.startsWith(query)) || startsWords(name, query)) return 1;
  if (id.startsWith(query) || words(id).some((word) => word.startsWith(query))) return 1;
  if (code.aliases.some((alias) => fold(alias).startsWith(query))) return 2;
  if (subsequence(name, query)) return 3;
  if (fold(`${code.definition} ${code.include}`).includes(query)) return 4;
  return -1;
}

const words = (text: string): string[] => text.split(/[^\p{Letter}\p{Number}]+/u).filter(Boolean);

/** "wa re" finds "Waiting, referral": each part begins a word, in order. */
function startsWords(name: string, query: string): boolean {
  const parts = query.split(/\s+/).filter(Boolean);
  let from = 0;
  const all = words(name);
  return parts.every((part) => {
    const at = all.findIndex((word, i) => i >= from && word.startsWith(part));
    from = at + 1;
    return at >= 0;
  });
}

function subsequence(text: string, query: string): boolean {
  let at = 0;
  for (const sign of query) {
    at = text.indexOf(sign, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** `recency`: larger is more recent; 0 or absent is never. */
export function rank(codes: readonly Code[], typed: string, recency: ReadonlyMap<string, number>, most = 8): Hit[] {
  const query = fold(typed.trim());
  const hits: (Hit & { order: number })[] = [];
  codes.forEach((code, order) => {
    if (!code.usable) return;
    const tier = query === "" ? 0 : tierOf(code, query);
    if (tier >= 0) hits.push({ code, tier, order });
  });
  const recent = (hit: Hit): number => recency.get(hit.code.id) ?? 0;
  return hits.sort((a, b) => a.tier - b.tier || recent(b) - recent(a) || a.order - b.order).slice(0, most);
}

/** The code whose name is nearest to what was typed, for "Did you mean"; null when nothing is near. */
export function nearest(codes: readonly Code[], typed: string): Code | null {
  const query = fold(typed.trim());
  let best: Code | null = null;
  let least = Math.max(1, Math.floor(query.length / 2)) + 1;
  for (const code of codes) {
    for (const word of [fold(code.name), ...words(fold(code.name))]) {
      const far = distance(query, word);
      if (code.usable && far < least) [best, least] = [code, far];
    }
  }
  return best;
}

/** Edit distance, a swap of neighbours counting one. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((row[j - 1] as number) + 1, (last[j] as number) + 1, (last[j - 1] as number) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] as number) + 1);
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last[b.length] as number;
}
