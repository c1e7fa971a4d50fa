/** Which codes a tree shows, and where the arrow keys go. Pure: no elements here. */
import type { Code } from "../../api/wire.ts";

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const textOf = (code: Code): string =>
  plain(
    [
      code.id,
      code.name,
      code.definition,
      code.include,
      code.exclude,
      ...code.examples,
      ...code.aliases,
      ...code.cues,
    ].join("\n"),
  );

/** Own codings of each code with those of all codes below it. */
export function withBelow(codes: readonly Code[]): Map<string, number> {
  const counts = new Map(codes.map((code) => [code.id, code.mine + code.below]));
  for (const code of codes.toReversed()) {
    if (code.parent) counts.set(code.parent, (counts.get(code.parent) ?? 0) + (counts.get(code.id) ?? 0));
  }
  return counts;
}

/** Ids of the codes that match every word in any of their fields. */
export function matching(codes: readonly Code[], query: string): Set<string> {
  const words = plain(query).split(/\s+/).filter(Boolean);
  return new Set(
    codes
      .filter((code) => {
        const text = textOf(code);
        return words.every((word) => text.includes(word));
      })
      .map((code) => code.id),
  );
}

/** The codes to show, in tree order: what is not below a closed one; while filtering, hits and what is above them. */
export function visible(codes: readonly Code[], closed: ReadonlySet<string>, hits: ReadonlySet<string> | null): Code[] {
  const parents = new Map(codes.map((code) => [code.id, code.parent]));
  const kept = new Set<string>();
  if (hits) for (const id of hits) for (let at: string | undefined = id; at; at = parents.get(at)) kept.add(at);
  const hidden = new Set<string>();
  return codes.filter((code) => {
    if (hits) return kept.has(code.id);
    if (code.parent && (hidden.has(code.parent) || closed.has(code.parent))) {
      hidden.add(code.id);
      return false;
    }
    return true;
  });
}

function distance(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const change = (before[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      row.push(Math.min(change, (before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    before = row;
  }
  return before[other.length] ?? 0;
}

/** The code whose name, alias or id has a word nearest to what was typed; "" when none is near. */
export function didYouMean(codes: readonly Code[], query: string): string {
  const wanted = plain(query.trim());
  let best = "";
  let least = Math.max(1, Math.floor(wanted.length / 2)) + 0.5;
  for (const code of codes) {
    for (const name of [code.name, ...code.aliases, code.id].flatMap((text) => [text, ...text.split(/[\s.,/-]+/)])) {
      const far = distance(wanted, plain(name));
      if (name && far < least) {
        least = far;
        best = name;
      }
    }
  }
  return best;
}

export type Step = { focus: string } | { open: string } | { close: string } | null;

/** What an arrow key does in a tree, by the pattern of the ARIA authoring guide. */
export function stepOf(
  key: string,
  at: string,
  shown: readonly Code[],
  closed: ReadonlySet<string>,
  all: readonly Code[],
): Step {
  const index = shown.findIndex((code) => code.id === at);
  const to = (code: Code | undefined): Step => (code ? { focus: code.id } : null);
  const here = shown[index];
  const branch = all.some((code) => code.parent === at);
  switch (key) {
    case "ArrowDown":
      return to(shown[index + 1]);
    case "ArrowUp":
      return to(shown[index - 1]);
    case "Home":
      return to(shown[0]);
    case "End":
      return to(shown.at(-1));
    case "ArrowRight":
      return !branch ? null : closed.has(at) ? { open: at } : to(shown[index + 1]);
    case "ArrowLeft":
      return branch && !closed.has(at) ? { close: at } : here?.parent ? { focus: here.parent } : null;
    default:
      return null;
  }
}
