/** The matrix as a workbook: saved, filled in elsewhere, and read back after it was shown what that does. */
import { useState } from "preact/hooks";
import type { ReadBack, ReadBackRequest } from "../../api/wire.ts";
import { base64 } from "../../app/base64.ts";
import { count, formatNumber, sentence } from "../../app/format.ts";
import { SaveAs } from "../../app/save_as.tsx";
import { services } from "../../app/services.ts";
import { ApiError } from "../../ops/services.ts";

function WouldWrite({ found }: { found: ReadBack }) {
  if (found.total === 0) return <p class="note">Nothing was typed into it that does not stand already.</p>;
  return (
    <div class="scroll">
      <table class="table">
        <caption class="sr">What the workbook would write</caption>
        <thead>
          <tr>
            <th scope="col">Organization</th>
            <th scope="col">Code</th>
            <th scope="col">What</th>
            <th scope="col">Is to stand</th>
          </tr>
        </thead>
        <tbody>
          {found.notes.map((note, at) => (
            <tr key={at}>
              <th scope="row">{note.case}</th>
              <td>{note.code}</td>
              <td>{note.field}</td>
              <td dir="auto">{note.text || <span class="quiet">(emptied)</span>}</td>
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
        services.announce(`${count(answer.total, "judgement")} written.`);
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
      <section class="card stack" aria-label="Save">
        <h2>Save the workbook</h2>
        <p>
          Cases by themes with every passage, and the sheets Fit, Framework and Quotes to write in: the yellow columns.
          Sort, filter and add columns as you like.
        </p>
        <label class="check">
          <input type="checkbox" checked={own} onChange={(event) => setOwn(event.currentTarget.checked)} />
          Only what I judged myself, for judging without seeing what others wrote
        </label>
        <SaveAs
          path={(form) =>
            `/api/reports/file?kind=matrix&codebook=${encodeURIComponent(codebook)}&form=${form}${own ? "&own=1" : ""}`
          }
          forms={["xlsx"]}
        />
      </section>
      <section class="card stack" aria-label="Read back">
        <h2>Read a filled-in one back</h2>
        <p>Only what differs from what a cell held when the workbook was saved is taken. It is shown first.</p>
        <label class="field">
          <span class="label">Workbook</span>
          <input type="file" accept=".xlsx" onChange={(event) => void chosen(event)} />
        </label>
        {busy && <p class="quiet">Reading…</p>}
        {fault && (
          <div class="note bad" role="alert">
            <p>{sentence(fault.error.message)}</p>
            {fault.error.hint && <p>{sentence(fault.error.hint)}</p>}
            <ul>
              {(fault.error.problems ?? []).map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </div>
        )}
        {found && (
          <>
            <p role="status">
              {found.written ? "Written: " : "Would be written: "}
              {count(found.total, "judgement")}
              {found.total > found.notes.length && `; the first ${formatNumber(found.notes.length)} are shown`}.
              {found.differing > 0 &&
                ` On ${formatNumber(found.differing)} another analyst wrote something else meanwhile: both stay.`}
            </p>
            {found.warnings.map((warning) => (
              <p key={warning} class="note warn">
                {sentence(warning)}
              </p>
            ))}
            <WouldWrite found={found} />
            {file && !found.written && found.total > 0 && (
              <button type="button" class="btn main" disabled={busy} onClick={() => void ask(file, found.seal)}>
                Write {count(found.total, "judgement")} as mine
              </button>
            )}
          </>
        )}
      </section>
    </div>
  );
}
