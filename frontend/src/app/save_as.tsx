/** Save what is shown as a file: one button a form, the bytes that the command writes. */

import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { ApiError } from "../ops/services.ts";
import { translate } from "./format.ts";
import { asks, type Right } from "./may.ts";
import { saveFile } from "./save_file.ts";
import { services } from "./services.ts";

const NAMES: Record<string, string> = {
  xlsx: t("Excel"),
  docx: t("Word"),
  csv: t("CSV"),
  html: t("Page"),
  md: t("Markdown"),
  jsonl: t("JSON lines"),
  qdpx: t("REFI-QDA project"),
  zip: t("ZIP"),
  png: t("PNG"),
  svg: t("SVG"),
};

export async function fetchAndSave(path: string): Promise<void> {
  try {
    const { name, data } = await services.api.file(path);
    saveFile(name, data);
    services.announce(t("Saved: {name}.", { name }));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    services.announce(
      t("Not saved. {message} {hint}", { message: translate(error.error.message), hint: translate(error.error.hint) }),
    );
  }
}

/** The right that the address of a file needs. */
const rightOf = (path: string): Right => `GET ${path.split("?")[0] as `/api/${string}`}`;

export function SaveAs({
  path,
  forms,
  label = t("Save as"),
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
    <span class="row" role="group" aria-label={label} {...asks(rightOf(path("")))}>
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
