/** What becomes of what is coded when the text or its turns change: the counts, and each that has to be looked at. */

import type { Becomes as Row, TextChange } from "../api/wire.ts";
import { Told } from "../app/told.tsx";
import { t } from "../i18n/t.ts";
import type { CodeTable } from "./look.ts";

const KINDS = { coding: "", skip: "skipped", memo: "note" };

export function Becomes({ change, codes }: { change: TextChange; codes: CodeTable }) {
  const places = new Set(change.look_at.map((row) => `${row.round} · ${row.coder}`));
  const whose = (row: Row): string => (places.size > 1 ? `${row.round} · ${row.coder}` : "");
  const counted = Object.values(change.counts).reduce((sum, n) => sum + n, 0);
  const most = change.look_at.length;
  return (
    <>
      {change.told.map((line) => (
        <p key={line}>
          <Told words={line} />
        </p>
      ))}
      {most > 0 && (
        <div class="scroll becomes" tabIndex={0} role="region" aria-label={t("What to look at")}>
          <table class="table">
            <thead>
              <tr>
                <th>{t("Code, becomes")}</th>
                <th>{t("Words")}</th>
                <th>{t("Words now")}</th>
              </tr>
            </thead>
            <tbody>
              {change.look_at.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    {row.code ? codes.name(row.code) : KINDS[row.kind]}
                    {whose(row) && <span class="quiet small whose">{whose(row)}</span>}
                    <span class={row.outcome === "lost" || !row.respondent ? "tag warn" : "tag"}>{row.outcome}</span>
                  </th>
                  <td class="said">{row.words}</td>
                  <td class="said">{now(row)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {counted > 0 && most === 0 && <p class="quiet">{t("All of them keep their words.")}</p>}
    </>
  );
}

function now(row: Row) {
  if (row.outcome === "lost") return <span class="quiet">{t("gone from the text")}</span>;
  return (
    <>
      {row.words_after}
      {!row.respondent && <span class="quiet"> {t("(no respondent’s words)")}</span>}
    </>
  );
}
