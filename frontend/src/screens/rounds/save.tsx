/** Buttons that save what is shown as a file. */
import { useState } from "preact/hooks";
import { sentence } from "../../app/format.ts";
import { saveFile } from "../../app/save_file.ts";
import { services } from "../../app/services.ts";

const FORMS = [
  ["xlsx", "Excel"],
  ["docx", "Word"],
  ["html", "Web page"],
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
      services.announce(`${name} is saved where downloads go.`);
    } catch (error) {
      setFault(sentence((error as Error).message));
    }
    setBusy("");
  };
  return (
    <span class="row" role="group" aria-label={`Save ${what}`}>
      <span class="quiet small">Save as</span>
      {FORMS.map(([form, name]) => (
        <button key={form} type="button" class="btn small" disabled={busy !== ""} onClick={() => void save(form)}>
          {busy === form ? "Writing…" : name}
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
