/** Save what is shown as a file: one button a form, the bytes that the command writes. */
import { useState } from "preact/hooks";
import { ApiError } from "../ops/services.ts";
import { saveFile } from "./save_file.ts";
import { services } from "./services.ts";

const NAMES: Record<string, string> = {
  xlsx: "Excel",
  docx: "Word",
  csv: "CSV",
  html: "Page",
  md: "Markdown",
  jsonl: "JSON lines",
  qdpx: "REFI-QDA project",
  zip: "ZIP",
  png: "PNG",
  svg: "SVG",
};

export async function fetchAndSave(path: string): Promise<void> {
  try {
    const { name, data } = await services.api.file(path);
    saveFile(name, data);
    services.announce(`Saved: ${name}.`);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    services.announce(`Not saved. ${error.error.message} ${error.error.hint}`);
  }
}

export function SaveAs({
  path,
  forms,
  label = "Save as",
}: {
  path: (form: string) => string;
  forms: readonly string[];
  label?: string;
}) {
  const [busy, setBusy] = useState(false);
  const save = async (form: string) => {
    setBusy(true);
    await fetchAndSave(path(form)).finally(() => setBusy(false));
  };
  return (
    <span class="row" role="group" aria-label={label}>
      <span class="quiet small" aria-hidden="true">
        {label}
      </span>
      {forms.map((form) => (
        <button key={form} type="button" class="btn small" disabled={busy} onClick={() => void save(form)}>
          {NAMES[form] ?? form}
        </button>
      ))}
    </span>
  );
}
