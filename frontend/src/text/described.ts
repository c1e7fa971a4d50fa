/** What is at a sentence in words, for assistive technology: highlights and looks are not exposed to it. */
import { t } from "../i18n/t.ts";
import type { ViewCoding } from "./coding_index.ts";

/** The class of sentences that could not be coded. */
export const SKIPPED = "skipped";

export function describe(element: HTMLElement, touching: readonly ViewCoding[]): void {
  const skipped = element.classList.contains(SKIPPED) ? [t("skipped")] : [];
  const said = [...skipped, ...coded(touching.filter((coding) => !coding.proposed))].join("; ");
  if (said) element.setAttribute("aria-description", said);
  else if (element.hasAttribute("aria-description")) element.removeAttribute("aria-description");
}

function coded(here: readonly ViewCoding[]): string[] {
  if (here.length === 0) return [];
  const names = here.map((coding) => coding.label).join(", ");
  const memo = here.some((coding) => coding.memo) ? [t("memo")] : [];
  return [t("{n, plural, one {# code} other {# codes}}: {names}", { n: here.length, names }), ...memo];
}
