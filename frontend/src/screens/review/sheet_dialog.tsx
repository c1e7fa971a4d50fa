/** A review sheet that was filled in: choose the file, see what it says, read it or leave it. */
import { useState } from "preact/hooks";
import type { ReviewSheet } from "../../api/wire.ts";
import { base64 } from "../../app/base64.ts";
import { Dialog } from "../../app/dialog.tsx";
import { count, sentence } from "../../app/format.ts";
import { services } from "../../app/services.ts";
import { ApiError } from "../../ops/services.ts";
import { StatusTag } from "./list.tsx";

const MOST = 20 * 1024 * 1024;
const LISTED = 200;

interface Sent {
  file: string;
  data: string;
}

function Preview({ sheet }: { sheet: ReviewSheet }) {
  return (
    <>
      <p>
        {sheet.rows.length ? `${count(sheet.rows.length, "review")} to record.` : "Nothing new to record."}{" "}
        {count(sheet.untouched, "row")} {sheet.untouched === 1 ? "says" : "say"} nothing
        {sheet.unchanged > 0 && `, ${sheet.unchanged} ${sheet.unchanged === 1 ? "stands" : "stand"} already`}
        {sheet.own > 0 && `, ${sheet.own} ${sheet.own === 1 ? "is" : "are"} about your own codings`}. Then{" "}
        {sheet.share.words}.
      </p>
      {sheet.unread.map((name) => (
        <p key={name} class="note warn">
          The sheet {name} is a copy and is not read: write in the sheet Review.
        </p>
      ))}
      {sheet.rows.length > 0 && (
        <div class="scroll told">
          <table class="table">
            <caption class="sr">What the sheet says</caption>
            <thead>
              <tr>
                {["Place", "Code", "Was", "Then", "Comment"].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sheet.rows.slice(0, LISTED).map((row) => (
                <tr key={row.coding}>
                  <th scope="row">
                    {row.transcript}
                    {row.turn !== null && `, turn ${row.turn}`}
                  </th>
                  <td>{row.code}</td>
                  <td>
                    <StatusTag status={row.was} />
                  </td>
                  <td>
                    <StatusTag status={row.status} />
                  </td>
                  <td>{row.comment}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {sheet.rows.length > LISTED && <p class="quiet small">The first {LISTED} are shown.</p>}
    </>
  );
}

/** What the server refuses, with every place that has to be mended. */
function Fault({ fault }: { fault: Error }) {
  const problems = fault instanceof ApiError ? (fault.error.problems ?? []) : [];
  const hint = fault instanceof ApiError ? fault.error.hint : "";
  return (
    <div class="note warn">
      <p>{sentence(fault.message)}</p>
      {hint && <p>{sentence(hint)}</p>}
      {problems.length > 0 && (
        <ul>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

export function SheetDialog({ round, onClose, onRead }: { round: string; onClose: () => void; onRead: () => void }) {
  const [sent, setSent] = useState<Sent | null>(null);
  const [found, setFound] = useState<ReviewSheet | null>(null);
  const [fault, setFault] = useState<Error | null>(null);
  const [waits, setWaits] = useState(false);
  const send = async (given: Sent, seen: string) => {
    setWaits(true);
    setFault(null);
    try {
      const answer = await services.api.post<ReviewSheet>("/api/review/sheet", { round, ...given, seen });
      setFound(answer);
      if (!answer.written) return;
      services.announce(`${count(answer.rows.length, "review")} recorded.`);
      onRead();
      onClose();
    } catch (error) {
      setFault(error as Error);
      setFound(null);
    } finally {
      setWaits(false);
    }
  };
  const choose = async (file: File | undefined) => {
    if (!file) return;
    setFound(null);
    if (file.size > MOST) {
      setFault(new Error("A review sheet has at most 20 MB."));
      return;
    }
    const given = { file: file.name, data: base64(await file.arrayBuffer()) };
    setSent(given);
    await send(given, "");
  };
  return (
    <Dialog title="Read a review sheet back" onClose={onClose}>
      <p>Choose the Excel sheet that was saved here and filled in. Nothing is recorded before you have seen it.</p>
      <label class="field">
        <span class="label">Review sheet</span>
        <input
          class="input"
          type="file"
          accept=".xlsx"
          autofocus
          disabled={waits}
          onChange={(event) => void choose(event.currentTarget.files?.[0])}
        />
      </label>
      <div role="status" class="stack">
        {waits && <p class="quiet">The sheet is read…</p>}
        {fault && <Fault fault={fault} />}
        {!waits && found && <Preview sheet={found} />}
      </div>
      <div class="row end">
        <button type="button" class="btn" onClick={onClose}>
          {found && found.rows.length === 0 ? "Close" : "Leave it"}
        </button>
        <button
          type="button"
          class="btn main"
          disabled={!found?.rows.length || waits}
          onClick={() => {
            if (sent && found) void send(sent, found.seal);
          }}
        >
          Record it
        </button>
      </div>
    </Dialog>
  );
}
