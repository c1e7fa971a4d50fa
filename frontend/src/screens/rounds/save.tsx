/** Buttons that save what is shown as a file. */

import { useState } from "preact/hooks";
import { translate } from "../../app/format.ts";
import { asks } from "../../app/may.ts";
import { saveFile } from "../../app/save_file.ts";
import { services } from "../../app/services.ts";
import { t } from "../../i18n/t.ts";

const FORMS = [
  ["xlsx", t("Excel")],
  ["docx", t("Word")],
  ["html", t("Web page")],
] as const;

/** `kind` is what the report is called among all that can be saved (the screen Reports). */
export function SaveAs({ kind, round, what }: { kind: string; round: string; what: string }) {
  const [busy, setBusy] = useState("");
  const [fault, setFault] = useState("");
  const save = async (form: string) => {
    setBusy(form);
    setFault("");
    try {
      const { name, data } = await services.api.file(
        `/api/reports/file?kind=${kind}&round=${encodeURIComponent(round)}&form=${form}`,
      );
      saveFile(name, data);
      services.announce(t("{name} is saved where downloads go.", { name }));
    } catch (error) {
      setFault(translate((error as Error).message));
    }
    setBusy("");
  };
  return (
    <span class="row" role="group" aria-label={t("Save {what}", { what })} {...asks("GET /api/reports/file")}>
      <span class="quiet small">{t("Save as")}</span>
      {FORMS.map(([form, name]) => (
        <button key={form} type="button" class="btn small" disabled={busy !== ""} onClick={() => void save(form)}>
          {busy === form ? t("Writing…") : name}
        </button>
      ))}
      {fault && (
        <span class="note bad" role="alert">
          {fault}
        </span>
      )}
    </span>
  );
}
