/** The matrix as a workbook: saved, filled in elsewhere, and read back after it was shown what that does. */

import { useState } from "preact/hooks";
import type { ReadBack, ReadBackRequest } from "../../api/wire.ts";
import { base64 } from "../../app/base64.ts";
import { formatNumber } from "../../app/format.ts";
import { asks } from "../../app/may.ts";
import { SaveAs } from "../../app/save_as.tsx";
import { services } from "../../app/services.ts";
import { Told } from "../../app/told.tsx";
import { t } from "../../i18n/t.ts";
import { ApiError } from "../../ops/services.ts";

function WouldWrite({ found }: { found: ReadBack }) {
  if (found.total === 0) return <p class="note">{t("Nothing was typed into it that does not stand already.")}</p>;
  return (
    <div class="scroll">
      <table class="table">
        <caption class="sr">{t("What the workbook would write")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("Organization")}</th>
            <th scope="col">{t("Code")}</th>
            <th scope="col">{t("What")}</th>
            <th scope="col">{t("Is to stand")}</th>
          </tr>
        </thead>
        <tbody>
          {found.notes.map((note, at) => (
            <tr key={at}>
              <th scope="row">{note.case}</th>
              <td>{note.code}</td>
              <td>{note.field}</td>
              <td dir="auto">{note.text || <span class="quiet">{t("(emptied)")}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function Workbook({ codebook, written }: { codebook: string; written: () => void }) {
  const [file, setFile] = useState<{ name: string; data: string } | null>(null);
  const [found, setFound] = useState<ReadBack | null>(null);
  const [fault, setFault] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  const [own, setOwn] = useState(false);
  const ask = async (what: { name: string; data: string }, seen: string) => {
    setBusy(true);
    setFault(null);
    const body: ReadBackRequest = { codebook, file: what.name, data: what.data, seen };
    try {
      const answer = await services.api.post<ReadBack>("/api/matrix/read", body);
      setFound(answer);
      if (answer.written) {
        setFile(null);
        services.announce(
          t("{total, plural, one {# judgement} other {# judgements}} written.", { total: answer.total }),
        );
        written();
      }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setFound(null);
      setFault(error);
    } finally {
      setBusy(false);
    }
  };
  const chosen = async (event: Event) => {
    const picked = (event.currentTarget as HTMLInputElement).files?.[0];
    if (!picked) return;
    const what = { name: picked.name, data: base64(await picked.arrayBuffer()) };
    setFile(what);
    setFound(null);
    await ask(what, "");
  };
  return (
    <div class="stack">
      <section class="card stack" aria-label={t("Save")}>
        <h2>{t("Save the workbook")}</h2>
        <p>
          {t(
            "Cases by themes with every passage, and the sheets Fit, Framework and Quotes to write in: the yellow columns. Sort, filter and add columns as you like.",
          )}
        </p>
        <label class="check">
          <input type="checkbox" checked={own} onChange={(event) => setOwn(event.currentTarget.checked)} />
          {t("Only what I judged myself, for judging without seeing what others wrote")}
        </label>
        <SaveAs
          path={(form) =>
            `/api/reports/file?kind=matrix&codebook=${encodeURIComponent(codebook)}&form=${form}${own ? "&own=1" : ""}`
          }
          forms={["xlsx"]}
        />
      </section>
      <section class="card stack" aria-label={t("Read back")} {...asks("POST /api/matrix/read")}>
        <h2>{t("Read a filled-in one back")}</h2>
        <p>{t("Only what differs from what a cell held when the workbook was saved is taken. It is shown first.")}</p>
        <label class="field">
          <span class="label">{t("Workbook")}</span>
          <input type="file" accept=".xlsx" onChange={(event) => void chosen(event)} />
        </label>
        {busy && <p class="quiet">{t("Reading…")}</p>}
        {fault && (
          <div class="note bad" role="alert">
            <p>
              <Told words={fault.error.message} />
            </p>
            {fault.error.hint && (
              <p>
                <Told words={fault.error.hint} />
              </p>
            )}
            <ul>
              {(fault.error.problems ?? []).map((problem) => (
                <li key={problem}>
                  <Told words={problem} />
                </li>
              ))}
            </ul>
          </div>
        )}
        {found && (
          <>
            <p role="status">
              {t(
                "{hasWritten, select, yes {Written: } other {Would be written: }}{total, plural, one {# judgement} other {# judgements}}{hasTotal, select, yes {; the first {notes} are shown} other {}}.{hasDiffering, select, yes { On {differing} another analyst wrote something else meanwhile: both stay.} other {}}",
                {
                  hasWritten: found.written ? "yes" : "no",
                  total: found.total,
                  hasTotal: found.total > found.notes.length ? "yes" : "no",
                  notes: formatNumber(found.notes.length),
                  hasDiffering: found.differing > 0 ? "yes" : "no",
                  differing: formatNumber(found.differing),
                },
              )}
            </p>
            {found.warnings.map((warning) => (
              <p key={warning} class="note warn">
                <Told words={warning} />
              </p>
            ))}
            <WouldWrite found={found} />
            {file && !found.written && found.total > 0 && (
              <button type="button" class="btn main" disabled={busy} onClick={() => void ask(file, found.seal)}>
                {t("Write {total, plural, one {# judgement} other {# judgements}} as mine", { total: found.total })}
              </button>
            )}
          </>
        )}
      </section>
    </div>
  );
}
