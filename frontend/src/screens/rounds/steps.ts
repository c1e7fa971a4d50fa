/** The way of a round: which steps it has, and where on them it is. */

import type { RoundAct, RoundLine } from "../../api/wire.ts";
import { t } from "../../i18n/t.ts";

export interface Step {
  name: string;
  is: "done" | "now" | "later";
}

const MEASURED = [t("Code##verb"), t("Compare"), t("Decide"), t("Sign"), t("Close##round")];
const OTHERS = [t("Code##verb"), t("Sign"), t("Close##round")];

/** How many steps are behind a round whose next act is this one; what waits is told by the state. */
function behind({ round, next, measures, undecided }: RoundLine): number {
  if (round.state === "closed") return 5;
  if (!measures) return round.state === "open" ? 0 : next.act === "close" ? 2 : 1;
  if (round.state === "open") return 0;
  if (round.state === "complete") return 1;
  return undecided ? 2 : next.act === "close" ? 4 : 3;
}

export function stepsOf(line: RoundLine): Step[] {
  const done = behind(line);
  return (line.measures ? MEASURED : OTHERS).map((name, at) => ({
    name,
    is: at < done ? "done" : at === done ? "now" : "later",
  }));
}

/** What may be started over a round, as the address of the form and the words of its button. */
export const OFFERS: Partial<Record<RoundAct, { kind: string; name: string }>> = {
  pass: { kind: "second-pass", name: t("Start second pass…") },
  subcodes: { kind: "subcode", name: t("Start sub-coding…") },
  start: { kind: "double", name: t("Start double round…") },
};
