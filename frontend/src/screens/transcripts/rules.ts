/** By what turns are told apart where nobody is named. */
import { t } from "../../i18n/t.ts";

const RULES: Readonly<Record<string, string>> = {
  bold: t("What is bold"),
  italic: t("What is in italics"),
  numbered: t("Numbered questions"),
  question: t("Paragraphs with a question mark"),
  alternate: t("Every other paragraph"),
  unnamed: t("What stands between the questions"),
};

export const ruleName = (rule: string): string => RULES[rule] ?? rule;
