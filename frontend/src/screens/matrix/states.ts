/** The eight states of a cell, in the order in which they are decided, with the words people read. */
import { t } from "../../i18n/t.ts";
export interface CellState {
  id: string;
  short: string;
  words: string;
}

const STATES: CellState[] = [
  { id: "not_applicable", short: t("n/a"), words: t("not applicable: set by a person, with a reason") },
  { id: "mixed", short: t("mixed"), words: t("present, and contradicted too") },
  { id: "present", short: t("present"), words: t("at least one supporting passage") },
  { id: "not_yet_coded", short: t("not yet coded"), words: t("an interview of the organization is not finished") },
  { id: "contrary", short: t("contrary"), words: t("only passages that deny it") },
  { id: "not_found", short: t("asked, none"), words: t("asked about, nothing found") },
  {
    id: "asked_unknown",
    short: t("none, asking unknown"),
    words: t("nothing found, and not known whether it was asked"),
  },
  { id: "not_asked", short: t("not asked"), words: t("not asked about, nothing found") },
];

const NONE_FOUND = {
  id: "not_found",
  short: t("none found"),
  words: t("nothing found; nobody recorded what was asked"),
};
const UNRECORDED = STATES.map((state) => (state.id === NONE_FOUND.id ? NONE_FOUND : state));

/** The states as they are called in a study that recorded what was asked, or that did not. */
export const statesWhere = (asked: boolean): CellState[] => (asked ? STATES : UNRECORDED);

/** One state; `asked` says whether the study recorded what was asked. */
export const stateOf = (id: string, asked: boolean): CellState =>
  statesWhere(asked).find((state) => state.id === id) ?? { id, short: id.replaceAll("_", " "), words: "" };

/** Where an arrow key goes in a grid of `rows` by `columns`. */
export function gridStep(
  key: string,
  ctrl: boolean,
  at: [number, number],
  rows: number,
  columns: number,
): [number, number] | null {
  const [row, column] = at;
  const inside = (r: number, c: number): [number, number] => [
    Math.max(0, Math.min(rows - 1, r)),
    Math.max(0, Math.min(columns - 1, c)),
  ];
  switch (key) {
    case "ArrowDown":
      return inside(row + 1, column);
    case "ArrowUp":
      return inside(row - 1, column);
    case "ArrowRight":
      return inside(row, column + 1);
    case "ArrowLeft":
      return inside(row, column - 1);
    case "Home":
      return inside(ctrl ? 0 : row, 0);
    case "End":
      return inside(ctrl ? rows : row, columns);
    case "PageDown":
      return inside(row + 10, column);
    case "PageUp":
      return inside(row - 10, column);
    default:
      return null;
  }
}
