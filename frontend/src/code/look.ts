/** How codings are shown: a label, the hue and pattern of the code's branch. */

import type { Code, Codebook, Coding, Memo, Suggestion } from "../api/wire.ts";
import { hueOf, patternOf } from "../app/colour.ts";
import { t } from "../i18n/t.ts";
import type { ViewCoding } from "../text/coding_index.ts";

const PATTERNS = { solid: 0, hatched: 1, dotted: 2 } as const;
const POLARITY_SIGN = { supporting: "", contrary: " −", hypothetical: " ?" } as const;

/** Codes by id, with what the screen needs of each. */
export class CodeTable {
  private readonly byId: Map<string, Code>;
  private readonly hues = new Map<string, number>();

  constructor(readonly codebook: Codebook) {
    this.byId = new Map(codebook.codes.map((code) => [code.id, code]));
  }

  get(id: string): Code | undefined {
    return this.byId.get(id);
  }

  name(id: string): string {
    return this.byId.get(id)?.name ?? id;
  }

  /** "Access / waiting". */
  path(id: string): string {
    const code = this.byId.get(id);
    if (!code) return id;
    const above = code.parent ? this.byId.get(code.parent) : undefined;
    return above && above.parent !== "" ? `${above.name} / ${code.name}` : code.name;
  }

  /** The code and all below it. */
  branch(id: string): Set<string> {
    const ids = new Set([id]);
    for (const code of this.codebook.codes) if (ids.has(code.parent)) ids.add(code.id);
    return ids;
  }

  hue(id: string): number {
    let hue = this.hues.get(id);
    if (hue === undefined) {
      hue = hueOf(id, this.codebook.codes);
      this.hues.set(id, hue);
    }
    return hue;
  }

  pattern(id: string): number {
    return PATTERNS[patternOf(id, this.codebook.codes)];
  }

  view(coding: Coding, memos: ReadonlySet<string>, extra: Partial<ViewCoding> = {}): ViewCoding {
    return {
      id: coding.id,
      code: coding.code,
      start: coding.start,
      end: coding.end,
      label: this.name(coding.code) + (coding.value ? ` ${coding.value}` : "") + POLARITY_SIGN[coding.polarity],
      hue: this.hue(coding.code),
      pattern: this.pattern(coding.code),
      memo: memos.has(coding.id),
      order: Date.parse(coding.at) || 0,
      ...extra,
    };
  }

  suggested(suggestion: Suggestion): ViewCoding {
    return {
      id: suggestion.id,
      code: suggestion.code,
      start: suggestion.start,
      end: suggestion.end,
      label: t("{name}, suggested", { name: this.name(suggestion.code) }),
      hue: this.hue(suggestion.code),
      pattern: this.pattern(suggestion.code),
      memo: false,
      proposed: true,
      order: 0,
    };
  }
}

/** The codings that bear a memo or a mark. */
export function withMemo(memos: Iterable<Memo>): Set<string> {
  const ids = new Set<string>();
  for (const memo of memos) if (memo.what === "coding") ids.add(memo.about);
  return ids;
}

/** How many codings each code has. */
export function tally(codings: Iterable<Coding>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const coding of codings) counts.set(coding.code, (counts.get(coding.code) ?? 0) + 1);
  return counts;
}
