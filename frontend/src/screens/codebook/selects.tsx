/** Choosing codes in the forms of the codebook. */

import type { Codebook, Wording } from "../../api/wire.ts";
import { Choice } from "../../app/parts.tsx";
import { t } from "../../i18n/t.ts";

/** The codes of which none is this one or below it. */
function outside(book: Codebook, not: string | undefined) {
  const gone = new Set(not ? [not] : []);
  for (const code of book.codes) if (gone.has(code.parent)) gone.add(code.id);
  return book.codes.filter((code) => !gone.has(code.id));
}

export function CodeSelect({
  label,
  book,
  value,
  not,
  onChange,
}: {
  label: string;
  book: Codebook;
  value: string;
  not: string | undefined;
  onChange: (code: string) => void;
}) {
  return (
    <label class="field">
      <span class="label">{label}</span>
      <select class="input" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{t("at the top")}</option>
        {outside(book, not)
          .filter((code) => !code.replaced_by)
          .map((code) => (
            <option key={code.id} value={code.id}>
              {"\u00a0\u00a0".repeat(code.depth)}
              {code.name}
            </option>
          ))}
      </select>
    </label>
  );
}

export function MergeFrom({
  book,
  into,
  chosen,
  onChange,
}: {
  book: Codebook;
  into: string;
  chosen: string[];
  onChange: (codes: string[]) => void;
}) {
  const others = book.codes.filter((code) => code.id !== into && !code.replaced_by);
  return (
    <fieldset class="field">
      <legend class="label">{t("Codes that it takes in")}</legend>
      <ul class="choose">
        {others.map((code) => (
          <li key={code.id}>
            <label class="check">
              <input
                type="checkbox"
                checked={chosen.includes(code.id)}
                onChange={(event) =>
                  onChange(event.currentTarget.checked ? [...chosen, code.id] : chosen.filter((id) => id !== code.id))
                }
              />
              {code.name}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

const WORDINGS: [Wording, string][] = [
  ["reworded", t("Said otherwise")],
  ["widened", t("More belongs than before")],
  ["narrowed", t("Less belongs than before")],
];

export function Wordings({ value, onChange }: { value: Wording; onChange: (kind: Wording) => void }) {
  return (
    <div class="field">
      <span class="label">{t("What it is")}</span>
      <Choice label={t("What it is")} value={value} options={WORDINGS} onChange={onChange} />
    </div>
  );
}
