/** What the server's short words are called: units, kinds of difference. */
import { t } from "../i18n/t.ts";

const named = (names: Readonly<Record<string, string>>, word: string): string => names[word] ?? word;

const UNITS: Readonly<Record<string, string>> = {
  turn: t("turn"),
  paragraph: t("paragraph"),
  sentence: t("sentence"),
  character: t("character"),
  overlap: t("overlap"),
};

/** What coders are compared on. */
export const unitName = (unit: string): string => named(UNITS, unit);

const DIFFERENCES: Readonly<Record<string, string>> = {
  polarity: t("polarity"),
  boundary: t("boundary"),
  "parent/child": t("parent/child"),
  substitution: t("substitution"),
  omission: t("omission"),
  extra: t("extra"),
  span: t("span"),
  value: t("value"),
  outside: t("outside"),
  agreed: t("agreed"),
};

/** A kind of difference between coders. */
export const differenceName = (type: string): string => named(DIFFERENCES, type);
