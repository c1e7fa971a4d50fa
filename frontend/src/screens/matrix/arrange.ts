/** In which order the grid shows cases and themes, and which of them: pure, so that a sort is the same everywhere. */
import type { Matrix } from "../../api/wire.ts";

export type Cell = Matrix["cells"][number];
export type Theme = Matrix["themes"][number];
export type Noted = Matrix["judged"][number];

export interface Arrangement {
  /** register | found | @attribute */
  rows: string;
  /** codebook | cases */
  columns: string;
  /** Only cases with this value of this attribute; "" for all. */
  attribute: string;
  value: string;
}

export const AS_IT_IS: Arrangement = { rows: "register", columns: "codebook", attribute: "", value: "" };
export const UNKNOWN = "unknown";

export const isFound = (cell: Cell | undefined): boolean => cell?.state === "present" || cell?.state === "mixed";

export const cellKey = (id: string, code: string): string => `${id}\n${code}`;

export const attributeOf = (matrix: Matrix, id: string, name: string): string =>
  (matrix.attributes[id]?.[name] ?? "").trim() || UNKNOWN;

const natural = new Intl.Collator("en", { numeric: true });

/** The values that cases have of an attribute; unknown last. */
export function valuesOf(matrix: Matrix, attribute: string): string[] {
  const found = new Set(matrix.cases.map((id) => attributeOf(matrix, id, attribute)));
  return [...found].sort((a, b) => Number(a === UNKNOWN) - Number(b === UNKNOWN) || natural.compare(a, b));
}

export function arrangeCases(matrix: Matrix, themes: readonly Theme[], by: Arrangement): string[] {
  const { attribute, value } = by;
  const cases = value ? matrix.cases.filter((id) => attributeOf(matrix, id, attribute) === value) : [...matrix.cases];
  if (by.rows === "found") {
    const cells = new Map(matrix.cells.map((cell) => [cellKey(cell.case, cell.code), cell]));
    const n = (id: string) => themes.filter((theme) => isFound(cells.get(cellKey(id, theme.code)))).length;
    const counts = new Map(cases.map((id) => [id, n(id)]));
    return cases.sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  }
  if (!by.rows.startsWith("@")) return cases;
  const order = valuesOf(matrix, by.rows.slice(1));
  const at = (id: string) => order.indexOf(attributeOf(matrix, id, by.rows.slice(1)));
  return cases.sort((a, b) => at(a) - at(b));
}

export function arrangeThemes(themes: readonly Theme[], by: Arrangement): Theme[] {
  return by.columns === "cases" ? [...themes].sort((a, b) => b.k - a.k || b.n - a.n) : [...themes];
}

/** k of n over some of the cases: the same states as the server counts, where not all cases are shown. */
export function totalOver(matrix: Matrix, cases: readonly string[], code: string): { k: number; n: number } {
  const inside = new Set(cases);
  const cells = matrix.cells.filter((cell) => cell.code === code && inside.has(cell.case));
  const determinate = cells.filter((cell) => isFound(cell) || cell.state === "contrary" || cell.state === "not_found");
  return { k: cells.filter(isFound).length, n: determinate.length };
}
