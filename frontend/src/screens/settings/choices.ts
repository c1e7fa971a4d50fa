/** What can be chosen in the settings, by their values. */

import type { Theme } from "../../app/theme.ts";
import { t } from "../../i18n/t.ts";

/** At least one; the first counts where nothing was chosen. */
export type Options<T extends string> = [[T, string], ...[T, string][]];

export const STRIPES: Options<string> = [
  ["all", t("All")],
  ["branch", t("Focused branch")],
  ["recent", t("Recent 20")],
  ["memos", t("With memos")],
  ["density", t("Density only")],
];
export const THEMES: Options<Theme> = [
  ["auto", t("As the system")],
  ["light", t("Light")],
  ["dark", t("Dark")],
];
export const TOUCHING: Options<string> = [
  ["ask", t("Ask")],
  ["extend", t("Extend the coding")],
  ["separate", t("Keep separate")],
];
export const CODE_CLICK: Options<string> = [
  ["apply", t("Codes the selection")],
  ["define", t("Shows its definition first")],
];
export const NUMBERS: Options<string> = [
  ["both", t("Turns, and paragraphs in them")],
  ["turns", t("Turns")],
  ["paragraphs", t("Paragraphs through the text")],
  ["none", t("Nothing")],
];
export const SHOWN_TIMES: Options<string> = [
  ["recording", t("With a recording")],
  ["always", t("Always")],
  ["never", t("Never")],
];
export const SECONDS_BACK: Options<string> = [
  ["3", t("3 seconds")],
  ["0", t("Not at all")],
  ["1", t("1 second")],
  ["2", t("2 seconds")],
  ["5", t("5 seconds")],
];
export const PAINTERS: Options<string> = [
  ["auto", t("Automatic")],
  ["marks", t("Marked-up text")],
];
