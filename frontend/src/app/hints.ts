/** The few keys that matter on a screen, for the footer. */

import type { Round } from "../api/wire.ts";
import { t } from "../i18n/t.ts";
import { keyOf } from "../keys/key.tsx";
import { formatKey } from "../keys/key_name.ts";
import type { Screen } from "./router.ts";

/** What is pressed, and what for: actions whose keys can be changed, or keys that a list or table has for itself. */
type Hint = readonly [{ readonly actions: readonly string[] } | { readonly keys: readonly string[] }, string];

const by = (words: string, ...actions: string[]): Hint => [{ actions }, words];
const fixed = (words: string, ...keys: string[]): Hint => [{ keys }, words];

const EVERYWHERE = [
  by(t("commands##hint"), "commands"),
  by(t("next region##hint"), "nextRegion"),
  by(t("keys##hint"), "keyList"),
];

const HINTS: Partial<Record<Screen, readonly Hint[]>> = {
  library: [fixed(t("transcript##hint"), "ArrowUp", "ArrowDown"), fixed(t("open##hint"), "Enter")],
  codebook: [
    fixed(t("code##hint"), "ArrowUp", "ArrowDown"),
    fixed(t("open, close##hint"), "ArrowRight", "ArrowLeft"),
    fixed(t("move##hint"), "Shift+ArrowRight", "Shift+ArrowLeft"),
    fixed(t("card##hint"), "Enter"),
    fixed(t("filter##hint"), "/"),
  ],
  compare: [by(t("next difference##hint"), "nextDifference"), by(t("previous##hint"), "previousDifference")],
  adjudicate: [
    by(t("accept the first coder##hint"), "acceptCoder1"),
    by(t("both##hint"), "keepBoth"),
    by(t("keep some##hint"), "keepSome"),
    by(t("union##hint"), "union"),
    by(t("intersection##hint"), "intersection"),
    by(t("reject all##hint"), "rejectAll"),
    by(t("defer##hint"), "defer"),
    by(t("reason##hint"), "reason"),
    by(t("commit##hint"), "commit"),
  ],
  review: [
    by(t("accept##hint"), "reviewAccept"),
    by(t("query##hint"), "reviewQuery"),
    by(t("was changed##hint"), "reviewChange"),
    by(t("next, previous##hint"), "reviewNext", "reviewPrevious"),
    by(t("take back##hint"), "reviewBack"),
  ],
  matrix: [
    fixed(t("cell##hint"), "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"),
    fixed(t("open##hint"), "Enter"),
    fixed(t("save##hint"), "Ctrl+Enter"),
  ],
};

/** A hint as it reads; "" where nothing that can be pressed does it. */
function said([what, words]: Hint): string {
  const keys = "keys" in what ? what.keys.map((key) => formatKey(key)) : what.actions.map(keyOf).filter(Boolean);
  return keys.length > 0 ? `${keys.join(" ")} ${words}` : "";
}

export function hintsOf(screen: Screen, round: Round | null): string {
  if (screen === "code") return "";
  const closed = (screen === "adjudicate" && !round?.may.decide) || (screen === "compare" && !round?.may.see_others);
  const own = (!closed && HINTS[screen]) || [];
  return [...own, ...EVERYWHERE].map(said).filter(Boolean).join(" · ");
}
