/** How far the coders of a training round are alike so far; never for report. */
import type { Practice } from "../../api/wire.ts";
import { count, formatFigure } from "../../app/format.ts";
import { anyChange, useLoad } from "../../app/load.ts";
import { Show } from "../../app/parts.tsx";

function Table({ data }: { data: Practice }) {
  const first = data.key ? `only ${data.key}` : "only the first";
  const heads = ["Units", "Both", first, data.key ? "only the coder" : "only the second", "Kappa"];
  return (
    <section class="scroll" aria-label="Figures so far" tabIndex={0}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col">{data.key ? "Coder" : "Coders"}</th>
            {heads.map((name) => (
              <th key={name} scope="col" class="num">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={`${row.code}/${row.first}/${row.second}`}>
              <th scope="row">{row.code}</th>
              <td>{data.key ? row.second : `${row.first}, ${row.second}`}</td>
              {[row.n_units, row.both, row.only_first, row.only_second].map((number, at) => (
                <td key={heads[at]} class="num">
                  {number}
                </td>
              ))}
              <td class="num">{formatFigure(row.kappa)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function PracticePart({ round }: { round: string }) {
  const found = useLoad<Practice>(`/api/rounds/${encodeURIComponent(round)}/practice`, anyChange);
  return (
    <section class="stack" aria-label="So far">
      <h2>So far</h2>
      <Show what="Figures so far" of={found}>
        {(data) => (
          <>
            <p class="note warn">{data.note}</p>
            <p>
              {count(data.transcripts, "transcript")} that two coders finished
              {data.key && `; ${data.key}’s codings are the known answers`}; by {data.unit}.
            </p>
            {data.rows.length > 0 && <Table data={data} />}
          </>
        )}
      </Show>
    </section>
  );
}
