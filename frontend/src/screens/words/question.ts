/** Which words are asked for, as the address keeps it. */

const NAMES = ["across", "stop", "without", "shortest", "everybody", "codebook", "code", "words"] as const;
export type Question = Record<(typeof NAMES)[number], string>;
export type Ask = (question: Question) => void;

export const FORMS = ["xlsx", "docx", "csv", "html", "md"] as const;
export const questionOf = (query: URLSearchParams): Question =>
  Object.fromEntries(NAMES.map((name) => [name, query.get(name) ?? ""])) as Question;

export const given = (question: Question): Record<string, string> =>
  Object.fromEntries(Object.entries(question).filter(([, value]) => value));

export const parameters = (question: Question): string => String(new URLSearchParams(given(question)));
