/** The few keys that matter on a screen, for the footer. */

import type { Round } from "../api/wire.ts";
import { t } from "../i18n/t.ts";
import type { Screen } from "./router.ts";

const EVERYWHERE = t("Ctrl+K commands · F6 next region · ? keys");

const HINTS: Partial<Record<Screen, string>> = {
  library: t("↑↓ transcript · Enter open"),
  codebook: t("↑↓ code · → ← open, close · ⇧→ ⇧← move · Enter card · / filter"),
  compare: t("D next difference · ⇧D previous"),
  adjudicate: t(
    "1–9 accept · B both · K keep some · U union · X intersection · R reject all · D defer · M reason · Enter commit",
  ),
  review: t("A accept · Q query · C was changed · ↓↑ next, previous · U take back"),
  matrix: t("arrows cell · Enter open · Ctrl+Enter save"),
};

export function hintsOf(screen: Screen, round: Round | null): string {
  if (screen === "code") return "";
  if (screen === "adjudicate" && !round?.may.decide) return EVERYWHERE;
  if (screen === "compare" && !round?.may.see_others) return EVERYWHERE;
  const own = HINTS[screen];
  return own ? `${own} · ${EVERYWHERE}` : EVERYWHERE;
}
