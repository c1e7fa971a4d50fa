/** The columns of the agreement table and their order. Undefined figures stand last, whichever way it is sorted. */
import type { AgreementCode } from "../../api/wire.ts";

export type Column =
  | "code"
  | "n_units"
  | "percent_agreement"
  | "positive_agreement"
  | "cohen_kappa"
  | "krippendorff_alpha"
  | "gwet_ac1"
  | "prevalence";

export interface Order {
  column: Column;
  down: boolean;
}

/** Share of the units that coders called positive, over all coders; null without units. */
export function prevalence(row: AgreementCode): number | null {
  const counts = Object.values(row.positives);
  if (!row.n_units || counts.length === 0) return null;
  return counts.reduce((sum, n) => sum + n, 0) / (row.n_units * counts.length);
}

const cellOf = (row: AgreementCode, column: Column): number | string | null =>
  column === "prevalence" ? prevalence(row) : row[column];

export function sorted(rows: readonly AgreementCode[], order: Order | null): readonly AgreementCode[] {
  if (!order) return rows;
  const sign = order.down ? -1 : 1;
  return rows.toSorted((one, other) => {
    const a = cellOf(one, order.column);
    const b = cellOf(other, order.column);
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * (typeof a === "string" ? a.localeCompare(String(b)) : a - Number(b));
  });
}

/** A click on a column: ascending, descending, as it was. */
export function nextOrder(order: Order | null, column: Column): Order | null {
  if (order?.column !== column) return { column, down: false };
  return order.down ? null : { column, down: true };
}

/** Fewer positive decisions than this, and a coefficient says little. */
export const FEW = 10;

export const fewPositives = (row: AgreementCode): boolean =>
  Object.values(row.positives).reduce((sum, n) => sum + n, 0) < FEW;
