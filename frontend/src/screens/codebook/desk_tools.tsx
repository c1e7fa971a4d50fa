/** What can be done with a working copy as a whole: new codes, files, queue, versions. */

import { signal } from "@preact/signals";
import type { Code, Codebook } from "../../api/wire.ts";
import { inWords } from "../../app/format.ts";
import { asks } from "../../app/may.ts";
import { href } from "../../app/router.ts";
import { saveFile } from "../../app/save_file.ts";
import { services } from "../../app/services.ts";
import { Toolbar } from "../../app/toolbar.tsx";
import { t } from "../../i18n/t.ts";

const FORMS: [string, string][] = [
  ["xlsx", t("Excel")],
  ["docx", t("Word")],
  ["html", t("Web page")],
  ["qdc", t("REFI-QDA (.qdc)")],
  ["csv", t("CSV")],
  ["yaml", t("YAML")],
];
const saving = signal(false);

async function save(key: string, form: string): Promise<void> {
  saving.value = true;
  try {
    const { name, data } = await services.api.file(
      `/api/codebook/export?codebook=${encodeURIComponent(key)}&as=${form}`,
    );
    saveFile(name, data);
    services.announce(t("Saved {name}.", { name }));
  } catch (error) {
    services.announce(inWords(error));
  } finally {
    saving.value = false;
  }
}

/** The codebook as a file; of a version in use as of the working copy. */
export function SaveAs({ of }: { of: string }) {
  return (
    <section class="stack" aria-label={t("Save as a file")} {...asks("GET /api/codebook/export")}>
      <h2>{t("Save as a file")}</h2>
      <Toolbar label={t("Save as")} class="row">
        {FORMS.map(([form, name]) => (
          <button
            key={form}
            type="button"
            class="btn small"
            disabled={saving.value}
            onClick={() => void save(of, form)}
          >
            {name}
          </button>
        ))}
      </Toolbar>
    </section>
  );
}

/** Where another codebook comes from. */
export function Begin() {
  return (
    <>
      <a class="btn small" href={href.codebook({ show: "new" })} {...asks("POST /api/codebook/new")}>
        {t("New codebook…")}
      </a>
      <a class="btn small" href={href.codebook({ show: "import" })} {...asks("POST /api/codebook/import")}>
        {t("From a file…")}
      </a>
    </>
  );
}

export function BookTools({ book }: { book: Codebook }) {
  const to = (show: string): string => href.codebook({ codebook: book.id, show });
  return (
    <div class="row small">
      <a class="btn small" href={to("add")} {...asks("POST /api/codebook/change")}>
        {t("Add a code…")}
      </a>
      <a class="btn small" href={to("queue")}>
        {t("Recode queue")}
      </a>
      <a class="btn small" href={to("history")}>
        {t("Versions")}
      </a>
    </div>
  );
}

export function CodeTools({ code, book }: { code: Code; book: Codebook }) {
  const to = (show: string): string => href.detail(code.id, { codebook: book.id, show });
  const link = (show: string, name: string) => (
    <a class="btn small" href={to(show)}>
      {name}
    </a>
  );
  if (code.replaced_by) return null;
  return (
    <nav class="row" aria-label={t("Change this code")} {...asks("POST /api/codebook/change")}>
      {link("edit", t("Edit…"))}
      {link("add", t("Add below…"))}
      {link("move", t("Move…"))}
      {link("split", t("Split…"))}
      {link("merge", t("Merge…"))}
      {code.assignable && link("retire", t("Retire…"))}
    </nav>
  );
}
