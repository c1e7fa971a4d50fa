/** What was typed into cells and is not saved yet: kept while the page is open, whichever screen is shown. */

import { signal } from "@preact/signals";
import type { CellField, CellRequest, MatrixCell } from "../../api/wire.ts";
import { translate } from "../../app/format.ts";
import { services } from "../../app/services.ts";
import { t } from "../../i18n/t.ts";
import { ApiError } from "../../ops/services.ts";

export interface Place {
  codebook: string;
  case: string;
  code: string;
  /** One judges without seeing what others wrote. */
  alone: boolean;
}

export type Draft = Partial<Record<CellField, string>>;

const drafts = signal<ReadonlyMap<string, Draft>>(new Map());
const keyOf = (place: Place): string => [place.codebook, place.case, place.code, place.alone ? "1" : ""].join("\n");
const NONE: Draft = {};

export const draftOf = (place: Place): Draft => drafts.value.get(keyOf(place)) ?? NONE;

function put(place: Place, draft: Draft): void {
  const next = new Map(drafts.value);
  if (Object.keys(draft).length) next.set(keyOf(place), draft);
  else next.delete(keyOf(place));
  drafts.value = next;
}

/** What stands in a field as the page begins with it: where analysts differ, one's own words. */
export function standing(cell: MatrixCell, field: CellField): string {
  const entries = cell.said.find((one) => one.field === field)?.entries ?? [];
  const texts = new Set(entries.map((one) => one.text));
  if (texts.size <= 1) return entries[0]?.text ?? "";
  return entries.find((one) => one.coder === services.session.value?.coder)?.text ?? "";
}

/** Takes what was typed; what is as it stands is no draft. */
export function type(place: Place, cell: MatrixCell, field: CellField, text: string): void {
  const { [field]: _, ...others } = draftOf(place);
  put(place, text === standing(cell, field) ? others : { ...others, [field]: text });
}

const seenIn = (cell: MatrixCell): Record<string, string[]> =>
  Object.fromEntries(cell.said.map((one) => [one.field, one.entries.map((entry) => entry.id)]));

/** Sends something about a cell with what the page showed; the cell as it stands then, null where it was refused. */
export async function send(
  place: Place,
  cell: MatrixCell,
  what: Partial<CellRequest>,
  done: string,
): Promise<MatrixCell | null> {
  const body: CellRequest = { ...place, seen: seenIn(cell), evidence: cell.seal, ...what };
  try {
    const now = await services.api.post<MatrixCell>("/api/matrix/cell", body);
    services.announce([done, ...now.told.map(translate)].join(" "));
    return now;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    services.announce(
      t("Not saved. {message} {hint}", { message: translate(error.error.message), hint: translate(error.error.hint) }),
    );
    return null;
  }
}

/** Saves what was typed into a cell; where it is refused the draft stays. */
export async function save(place: Place, cell: MatrixCell): Promise<MatrixCell | null> {
  const draft = draftOf(place);
  if (draft === NONE) return null;
  const now = await send(
    place,
    cell,
    { said: draft as Record<string, string> },
    t("Saved: {case}, {code}.", { case: place.case, code: place.code }),
  );
  if (now && draftOf(place) === draft) put(place, NONE);
  return now;
}

/** The browser asks before it closes a page with words that are not saved. */
if (typeof addEventListener !== "undefined")
  addEventListener("beforeunload", (event) => {
    if (drafts.peek().size) event.preventDefault();
  });
