/** Which notes are shown: by what they are about, whose they are, and words in them. */

import type { NoteAbout, NoteRow } from "../../api/wire.ts";
import { t } from "../../i18n/t.ts";

export type Kind = "all" | "discuss" | "gone" | NoteAbout;

export const KINDS: [Kind, string][] = [
  ["all", t("All")],
  ["discuss", t("To discuss")],
  ["coding", t("On codings")],
  ["passage", t("On passages")],
  ["transcript", t("On transcripts")],
  ["code", t("On codes")],
  ["case", t("On cases")],
  ["cell", t("On cells")],
  ["round", t("On rounds")],
  ["study", t("Journal")],
  ["gone", t("About what is gone")],
];

/** The kinds that some note is of; there are always All and To discuss. */
export const kindsOf = (rows: readonly NoteRow[]): [Kind, string][] =>
  KINDS.filter(([kind]) => kind === "all" || kind === "discuss" || rows.some((row) => fits(row, kind)));

export function fits(row: NoteRow, kind: Kind): boolean {
  if (kind === "all") return true;
  if (kind === "discuss") return row.discuss;
  return kind === "gone" ? row.gone !== "" : row.about === kind;
}

export function found(rows: readonly NoteRow[], kind: Kind, whose: string, text: string): NoteRow[] {
  const wanted = text.toLowerCase();
  return rows.filter(
    (row) =>
      fits(row, kind) &&
      (!whose || row.coder === whose) &&
      `${row.text} ${row.quote} ${row.place} ${row.coder_name}`.toLowerCase().includes(wanted),
  );
}
