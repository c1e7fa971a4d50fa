/** What becomes of what is coded when the text or its turns change: the counts, and each that has to be looked at. */
import type { Becomes as Row, TextChange } from "../api/wire.ts";
import { sentence } from "../app/format.ts";
import type { CodeTable } from "./look.ts";

const KINDS = { coding: "", skip: "skipped", memo: "note" };

export function Becomes({ change, codes }: { change: TextChange; codes: CodeTable }) {
  const rounds = new Set(change.look_at.map((row) => row.round));
  const coders = new Set(change.look_at.map((row) => row.coder));
  const counted = Object.values(change.counts).reduce((sum, n) => sum + n, 0);
  const most = change.look_at.length;
  return (
    <>
      {change.told.map((line) => (
        <p key={line}>{sentence(line)}</p>
      ))}
      {most > 0 && (
        <div class="scroll becomes" tabIndex={0} role="region" aria-label="What to look at">
          <table class="table">
            <thead>
              <tr>
                {rounds.size > 1 && <th>Round</th>}
                {coders.size > 1 && <th>Coder</th>}
                <th>Code</th>
                <th>Becomes</th>
                <th>Words</th>
                <th>Words now</th>
              </tr>
            </thead>
            <tbody>
              {change.look_at.map((row) => (
                <tr key={row.id}>
                  {rounds.size > 1 && <td>{row.round}</td>}
                  {coders.size > 1 && <td>{row.coder}</td>}
                  <th scope="row">{row.code ? codes.name(row.code) : KINDS[row.kind]}</th>
                  <td>
                    <span class={row.outcome === "lost" || !row.respondent ? "tag warn" : "tag"}>{row.outcome}</span>
                  </td>
                  <td class="memo-text">{row.words}</td>
                  <td class="memo-text">{now(row)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {counted > 0 && most === 0 && <p class="quiet">All of them keep their words.</p>}
    </>
  );
}

function now(row: Row) {
  if (row.outcome === "lost") return <span class="quiet">gone from the text</span>;
  return (
    <>
      {row.words_after}
      {!row.respondent && <span class="quiet"> (no respondent’s words)</span>}
    </>
  );
}
