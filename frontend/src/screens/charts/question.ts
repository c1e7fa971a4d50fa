/** What a chart is asked for, as its address keeps it. */

export type Chart = "codes" | "attribute" | "case" | "time" | "together";
export type Figures = "chart" | "counts" | "column" | "code";

const NAMES = ["across", "count", "polarity", "level", "order", "figures"] as const;
export type Question = Record<(typeof NAMES)[number], string>;

export const TIMES = ["interview", "month", "quarter", "year"];

export const questionOf = (query: URLSearchParams): Question =>
  Object.fromEntries(NAMES.map((name) => [name, query.get(name) ?? ""])) as Question;

export function kindOf({ across }: Question): Chart {
  if (!across || across === "total") return "codes";
  if (across === "case" || across === "together") return across;
  return TIMES.includes(across) ? "time" : "attribute";
}

export const figuresOf = ({ figures }: Question): Figures =>
  figures === "counts" || figures === "column" || figures === "code" ? figures : "chart";
