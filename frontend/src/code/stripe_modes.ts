/** The ways to show stripes, in the order in which Y goes through them. */
import type { ViewCoding } from "../text/coding_index.ts";
import type { StripeMode } from "./prefs.ts";
import type { CodeSession } from "./session.ts";

const RECENT = 20;

export const STRIPE_WORDS: Record<StripeMode, string> = {
  all: "All stripes",
  branch: "Stripes of the focused branch",
  recent: "The 20 latest",
  memos: "With a memo",
  density: "Density only",
};

type Choose = (session: CodeSession) => (coding: ViewCoding) => boolean;

export const STRIPE_FILTERS: Record<StripeMode, Choose> = {
  all: () => () => true,
  density: () => () => true,
  memos: () => (coding) => coding.memo,
  branch: (session) => {
    const code = session.view?.codings.get(session.focused.peek() ?? "")?.code ?? session.lastCode.peek();
    const top = code === null ? null : topOf(session, code);
    if (top === null) return () => true;
    const ids = session.codes.branch(top);
    return (coding) => ids.has(coding.code);
  },
  recent: (session) => {
    const latest = [...session.store.standing.codings.values()].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, RECENT);
    const ids = new Set(latest.map((coding) => coding.id));
    return (coding) => ids.has(coding.id);
  },
};

/** The branch that a code belongs to: its ancestor just below a root, or itself. */
function topOf(session: CodeSession, code: string): string {
  let at = session.codes.get(code);
  while (at?.parent && session.codes.get(at.parent)?.parent) at = session.codes.get(at.parent);
  return at?.id ?? code;
}
