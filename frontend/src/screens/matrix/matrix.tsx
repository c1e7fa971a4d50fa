/** Organizations by themes, with the evidence beside. */
import { useState } from "preact/hooks";
import type { MatrixCell, Matrix as MatrixData } from "../../api/wire.ts";
import { count } from "../../app/format.ts";
import { useLoad } from "../../app/load.ts";
import { Choice, Empty, Page, Show } from "../../app/parts.tsx";
import { href, replaceAddress, route } from "../../app/router.ts";
import { blind, round, session } from "../../app/services.ts";
import type { OpQueue } from "../../ops/queue.ts";
import { ExcerptPlace, ExcerptText } from "../codebook/retrieval.tsx";
import { type Cell, Grid, type Measure } from "./grid.tsx";
import { stateOf, statesWhere } from "./states.ts";
import "./matrix.css";

const MEASURES: [Measure, string][] = [
  ["excerpts", "Excerpts"],
  ["interviews", "Interviews"],
  ["words", "Words"],
  ["states", "States"],
];

const LEVELS: [string, string][] = [
  ["shown", "In use"],
  ["0", "Top level"],
  ["1", "Second level"],
  ["2", "Third"],
  ["3", "Fourth"],
];

function Drawer({
  codebook,
  at,
  matrix,
  onClose,
}: {
  codebook: string;
  at: { case: string; code: string };
  matrix: MatrixData;
  onClose: () => void;
}) {
  const part = encodeURIComponent;
  const cell = useLoad<MatrixCell>(
    `/api/matrix/cell?codebook=${part(codebook)}&case=${part(at.case)}&code=${part(at.code)}`,
  );
  const theme = matrix.themes.find((one) => one.code === at.code)?.name ?? at.code;
  const asked = matrix.asking_recorded;
  return (
    <aside class="card drawer stack" data-region="excerpts" aria-label="Excerpts of the cell">
      <div class="row">
        <h2 class="grow" tabIndex={-1} id="cell">
          {matrix.case_names[at.case] || at.case} · {theme}
        </h2>
        <button type="button" class="btn small" onClick={onClose}>
          Close
        </button>
      </div>
      <Show what="Excerpts" of={cell}>
        {(found) => (
          <>
            <p>
              <span class="tag">{stateOf(found.state, asked).short}</span>{" "}
              <span class="quiet">{found.reason || stateOf(found.state, asked).words}</span>
            </p>
            {found.excerpts.length === 0 && <p class="note">No passages here.</p>}
            <ul class="excerpts">
              {found.excerpts.map((row) => (
                <li key={row.coding} class="excerpt">
                  <ExcerptText row={row} />
                  <span>
                    {row.transcript} · <ExcerptPlace row={row} who />
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Show>
    </aside>
  );
}

function Legend({ asked }: { asked: boolean }) {
  return (
    <dl class="legend">
      {statesWhere(asked).map((state) => (
        <div key={state.id}>
          <dt>{state.short}</dt> <dd>{state.words}</dd>
        </div>
      ))}
    </dl>
  );
}

function Body({ matrix, codebook }: { matrix: MatrixData; codebook: string }) {
  const [measure, setMeasure] = useState<Measure>("excerpts");
  const deepest = Math.max(0, ...matrix.themes.map((theme) => theme.depth));
  const [level, setLevel] = useState("shown");
  const { query } = route.value;
  const at =
    query.get("case") && query.get("code") ? { case: query.get("case") ?? "", code: query.get("code") ?? "" } : null;
  const themes = matrix.themes.filter((theme) => (level === "shown" ? theme.shown : theme.depth === Number(level)));
  const openCell = (cell: Cell) => replaceAddress(href.matrix(codebook, { case: cell.case, code: cell.code }));
  const close = () => {
    replaceAddress(href.matrix(codebook));
    document.querySelector<HTMLElement>(".grid [tabindex='0']")?.focus();
  };
  if (matrix.cases.length === 0)
    return (
      <Empty title="No organizations yet.">
        <p>
          Say which interview belongs to which organization, in <a href={href.cases()}>Cases</a> and{" "}
          <a href={href.transcripts({ show: "interviews" })}>Transcripts</a>; or{" "}
          <code>codekit import PATH --cases FILE</code>, or the tables cases.csv and interviews.csv.
        </p>
      </Empty>
    );
  return (
    <div class="stack matrix">
      {matrix.warnings.map((warning) => (
        <p key={warning} class="note warn">
          {warning}
        </p>
      ))}
      <div class="row">
        <Choice label="What cells show" value={measure} options={MEASURES} onChange={setMeasure} />
        {deepest > 0 && (
          <Choice
            label="Level of the themes"
            value={level}
            options={LEVELS.slice(0, deepest + 2)}
            onChange={setLevel}
          />
        )}
        <span class="quiet small">
          k = present and mixed; n = k, contrary and {stateOf("not_found", matrix.asking_recorded).short}
        </span>
      </div>
      <div class="beside" data-open={at ? "" : undefined}>
        {themes.length ? (
          <Grid matrix={matrix} themes={themes} measure={measure} open={at} onOpen={openCell} />
        ) : (
          <p class="note">No themes at this level.</p>
        )}
        {at && <Drawer codebook={codebook} at={at} matrix={matrix} onClose={close} />}
      </div>
      <Legend asked={matrix.asking_recorded} />
    </div>
  );
}

export function Matrix(_props: { queue: OpQueue }) {
  const books = [...new Set((session.value?.rounds ?? []).map((one) => one.codebook.split("@")[0] ?? ""))];
  const codebook = route.value.name || (round.value?.codebook.split("@")[0] ?? "");
  const blindIn = (session.value?.rounds ?? []).filter((one) => one.blind).map((one) => one.id);
  const closed = blind.value && blindIn.length > 0;
  const matrix = useLoad<MatrixData>(
    codebook && !closed ? `/api/matrix?codebook=${encodeURIComponent(codebook)}` : null,
  );
  if (!codebook) return <Empty title="No codebook yet." />;
  if (closed) {
    return (
      <Page title="Matrix">
        <Empty title={`You are blind in round ${blindIn.join(", ")}.`}>
          <p>The matrix counts the codes of all coders, so it is closed to you until the round has been compared.</p>
        </Empty>
      </Page>
    );
  }
  const { value } = matrix;
  return (
    <Page
      title="Matrix"
      sub={
        value && (
          <>
            {count(value.cases.length, "organization")} by themes of {value.codebook}@{value.version} · from{" "}
            {value.layer}
          </>
        )
      }
      tools={
        books.length > 1 &&
        books.map((book) => (
          <a
            key={book}
            class="btn small"
            aria-current={book === codebook ? "true" : undefined}
            href={href.matrix(book)}
          >
            {book}
          </a>
        ))
      }
    >
      <Show what="Matrix" of={matrix}>
        {(found) => <Body key={codebook} matrix={found} codebook={codebook} />}
      </Show>
    </Page>
  );
}
