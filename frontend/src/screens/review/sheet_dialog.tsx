/** A review sheet that was filled in: choose the file, see what it says, read it or leave it. */

import { useState } from "preact/hooks";
import type { ReviewSheet } from "../../api/wire.ts";
import { base64 } from "../../app/base64.ts";
import { Dialog } from "../../app/dialog.tsx";
import { services } from "../../app/services.ts";
import { Told } from "../../app/told.tsx";
import { rich, t } from "../../i18n/t.ts";
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
        {rich(
          "{hasRows, select, yes {{rows, plural, one {# review} other {# reviews}} to record.} other {Nothing new to record.}} {untouched, plural, one {# row} other {# rows}} {untouched, plural, one {says} other {say}} nothing{hasUnchanged, select, yes {, {unchanged} {unchanged, plural, one {stands} other {stand}} already} other {}}{hasOwn, select, yes {, {own} {own, plural, one {is} other {are}} about your own codings} other {}}. Then {words}.",
          {
            hasRows: sheet.rows.length ? "yes" : "no",
            rows: sheet.rows.length,
            untouched: sheet.untouched,
            hasUnchanged: sheet.unchanged > 0 ? "yes" : "no",
            unchanged: sheet.unchanged,
            hasOwn: sheet.own > 0 ? "yes" : "no",
            own: sheet.own,
            words: sheet.share.words,
          },
        )}
      </p>
      {sheet.unread.map((name) => (
        <p key={name} class="note warn">
          {rich("The sheet {name} is a copy and is not read: write in the sheet Review.", { name })}
        </p>
      ))}
      {sheet.rows.length > 0 && (
        <div class="scroll told">
          <table class="table">
            <caption class="sr">{t("What the sheet says")}</caption>
            <thead>
              <tr>
                {[t("Place"), t("Code"), t("Was"), t("Then"), t("Comment")].map((title) => (
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
                    {rich("{transcript}{hasTurn, select, yes {, turn {turn}} other {}}", {
                      transcript: row.transcript,
                      hasTurn: row.turn !== null ? "yes" : "no",
                      turn: row.turn,
                    })}
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
      {sheet.rows.length > LISTED && (
        <p class="quiet small">{rich("The first {listed} are shown.", { listed: LISTED })}</p>
      )}
    </>
  );
}

/** What the server refuses, with every place that has to be mended. */
function Fault({ fault }: { fault: Error }) {
  const problems = fault instanceof ApiError ? (fault.error.problems ?? []) : [];
  const hint = fault instanceof ApiError ? fault.error.hint : "";
  return (
    <div class="note warn">
      <p>
        <Told words={fault.message} />
      </p>
      {hint && (
        <p>
          <Told words={hint} />
        </p>
      )}
      {problems.length > 0 && (
        <ul>
          {problems.map((problem) => (
            <li key={problem}>
              <Told words={problem} />
            </li>
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
      services.announce(t("{rows, plural, one {# review} other {# reviews}} recorded.", { rows: answer.rows.length }));
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
      setFault(new Error(t("A review sheet has at most 20 MB.")));
      return;
    }
    const given = { file: file.name, data: base64(await file.arrayBuffer()) };
    setSent(given);
    await send(given, "");
  };
  return (
    <Dialog title={t("Read a review sheet back")} onClose={onClose}>
      <p>
        {t("Choose the Excel sheet that was saved here and filled in. Nothing is recorded before you have seen it.")}
      </p>
      <label class="field">
        <span class="label">{t("Review sheet")}</span>
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
        {waits && <p class="quiet">{t("The sheet is read…")}</p>}
        {fault && <Fault fault={fault} />}
        {!waits && found && <Preview sheet={found} />}
      </div>
      <div class="row end">
        <button type="button" class="btn" onClick={onClose}>
          {found && found.rows.length === 0 ? t("Close") : t("Cancel")}
        </button>
        <button
          type="button"
          class="btn main"
          disabled={!found?.rows.length || waits}
          onClick={() => {
            if (sent && found) void send(sent, found.seal);
          }}
        >
          {t("Record it")}
        </button>
      </div>
    </Dialog>
  );
}
