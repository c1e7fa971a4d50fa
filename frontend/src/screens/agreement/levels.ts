/** The rows of one level, in the order of the tree: each code, then the same code as it was applied itself. */

import type { Agreement, AgreementCode, AgreementLevel } from "../../api/wire.ts";
import { t } from "../../i18n/t.ts";

export type Level = "all" | "top" | "leaf";
export const LEVELS: [Level, string][] = [
  ["all", t("All levels")],
  ["top", t("Top level")],
  ["leaf", t("Leaf level")],
];

type Rows = Pick<Agreement, "codes" | "as_applied">;

export function rowsOf(data: Rows, level: Level): AgreementCode[] {
  const rows = data.codes.flatMap((row) => [row, ...data.as_applied.filter((own) => own.code === row.code)]);
  return level === "all" ? rows : rows.filter((row) => row.levels.includes(level));
}

/** Coders used something below the codes of the round: only then is there more than one level. */
export const isDeeper = (data: Rows): boolean => rowsOf(data, "all").some((row) => !row.levels.includes("top"));

/** The summary of what is shown: of the leaf level there, else of the top level. */
export const summaryOf = (data: Agreement, level: Level): AgreementLevel =>
  (level === "leaf" ? data.summary.leaf : data.summary.top) ?? data.summary;
