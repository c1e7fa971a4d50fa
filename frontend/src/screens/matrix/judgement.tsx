/** What one writes into a cell: fit, rating, summary, reason; beside each who wrote what, and both where they differ. */

import type { CellField, MatrixCell, Said } from "../../api/wire.ts";
import { formatTime } from "../../app/format.ts";
import { PRIVATE } from "../../app/parts.tsx";
import { services } from "../../app/services.ts";
import { known, rich, t } from "../../i18n/t.ts";
import { type Draft, type Place, send, standing, type as typed } from "./drafts.ts";

const NAMES: Record<CellField, string> = {
  fit: t("Fit"),
  rating: t("Rating"),
  summary: t("Summary"),
  reason: t("Why"),
};
const HELP: Partial<Record<CellField, string>> = {
  summary: t("The cell in your words."),
  reason: t("Why you judge so."),
};

interface Props {
  place: Place;
  cell: MatrixCell;
  draft: Draft;
  onCell: (cell: MatrixCell) => void;
}

/** Who wrote what stands in a field, and when; where they differ, each with the words. */
function Writers({ said, place, cell, onCell }: Omit<Props, "draft"> & { said: Said }) {
  const me = services.session.value?.coder;
  const differ = new Set(said.entries.map((one) => one.text)).size > 1;
  const takeBack = async (id: string) => {
    const now = await send(place, cell, { take_back: [id] }, t("Taken back."));
    if (now) onCell(now);
  };
  if (said.entries.length === 0) return null;
  return (
    <ul class="writers small" data-differ={differ ? "" : undefined}>
      {said.entries.map((one) => (
        <li key={one.id}>
          {differ && (
            <q class="words" dir="auto">
              {one.text || t("(emptied)")}
            </q>
          )}{" "}
          <span class="quiet">
            {one.coder}, {formatTime(one.at)}
          </span>{" "}
          {differ && one.coder !== me && (
            <button type="button" class="link" onClick={() => typed(place, cell, said.field, one.text)}>
              {t("Take this")}
            </button>
          )}{" "}
          {one.coder === me && (
            <button type="button" class="link" onClick={() => void takeBack(one.id)}>
              {rich("Take back<mark> what I wrote: {names}</mark>", {
                names: NAMES[said.field],
                mark: (words) => <span class="sr">{words}</span>,
              })}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function FitField({ place, cell, value }: { place: Place; cell: MatrixCell; value: string }) {
  return (
    <span class="row" role="group" aria-label={t("Fit")}>
      {cell.fits.map((fit) => (
        <button
          key={fit}
          type="button"
          class="btn small"
          aria-pressed={fit === value}
          onClick={() => typed(place, cell, "fit", fit === value ? "" : fit)}
        >
          {known(fit)}
        </button>
      ))}
    </span>
  );
}

function RatingField({ place, cell, value }: { place: Place; cell: MatrixCell; value: string }) {
  const change = (event: Event) => typed(place, cell, "rating", (event.currentTarget as HTMLInputElement).value);
  if (cell.scale.length === 0)
    return (
      <input
        class="input number"
        inputMode="decimal"
        aria-label={t("Rating")}
        value={value}
        placeholder={t("a number")}
        onInput={change}
        {...PRIVATE}
      />
    );
  return (
    <select class="input" aria-label={t("Rating")} value={value} onChange={change}>
      <option value="">{t("none")}</option>
      {cell.scale.map((one) => {
        const [number = one] = one.split(" = ", 1);
        return (
          <option key={one} value={number}>
            {one}
          </option>
        );
      })}
    </select>
  );
}

function Field({ field, ...props }: Props & { field: CellField }) {
  const { place, cell, draft } = props;
  const said = cell.said.find((one) => one.field === field) ?? { field, entries: [] };
  const value = draft[field] ?? standing(cell, field);
  const label = `cell-${field}`;
  const words = field === "summary" || field === "reason";
  return (
    <div class="field">
      <span class="label">
        {words ? <label for={label}>{NAMES[field]}</label> : NAMES[field]}{" "}
        {field in draft && <span class="tag warn">{t("not saved yet")}</span>}
      </span>
      {field === "fit" && <FitField place={place} cell={cell} value={value} />}
      {field === "rating" && <RatingField place={place} cell={cell} value={value} />}
      {words && (
        <textarea
          id={label}
          class="input"
          rows={field === "summary" ? 4 : 2}
          dir="auto"
          value={value}
          placeholder={HELP[field]}
          onInput={(event) => typed(place, cell, field, event.currentTarget.value)}
          {...PRIVATE}
        />
      )}
      <Writers said={said} {...props} />
    </div>
  );
}

export function Judgement(props: Props) {
  return (
    <div class="stack">
      {(["fit", "rating", "summary", "reason"] as const).map((field) => (
        <Field key={field} field={field} {...props} />
      ))}
    </div>
  );
}
