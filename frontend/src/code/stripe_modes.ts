/** The ways to show stripes, in the order in which Y goes through them. */

import type { Coding } from "../api/wire.ts";
import { t } from "../i18n/t.ts";
import type { ViewCoding } from "../text/coding_index.ts";
import type { CodeTable } from "./look.ts";
import type { StripeMode } from "./prefs.ts";

const RECENT = 20;

export const STRIPE_WORDS: Record<StripeMode, string> = {
  all: t("All stripes"),
  branch: t("Stripes of the focused branch"),
  recent: t("The 20 latest"),
  memos: t("With a memo"),
  density: t("Density only"),
};

/** What the choice of stripes goes by. */
interface Basis {
  readonly codes: CodeTable;
  readonly own: Iterable<Coding>;
  /** The code of the coding in focus, or else the one used last. */
  readonly code: string | null;
}

type Choose = (basis: Basis) => (coding: ViewCoding) => boolean;

export const STRIPE_FILTERS: Record<StripeMode, Choose> = {
  all: () => () => true,
  density: () => () => true,
  memos: () => (coding) => coding.memo,
  branch: ({ codes, code }) => {
    if (code === null) return () => true;
    const ids = codes.branch(topOf(codes, code));
    return (coding) => ids.has(coding.code);
  },
  recent: ({ own }) => {
    const latest = [...own].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, RECENT);
    const ids = new Set(latest.map((coding) => coding.id));
    return (coding) => ids.has(coding.id);
  },
};

/** The branch that a code belongs to: its ancestor just below a root, or itself. */
function topOf(codes: CodeTable, code: string): string {
  let at = codes.get(code);
  while (at?.parent && codes.get(at.parent)?.parent) at = codes.get(at.parent);
  return at?.id ?? code;
}
