/** Organizations by themes, with the evidence beside. */

import { useState } from "preact/hooks";
import type { MatrixCell, Matrix as MatrixData, RoundKind } from "../../api/wire.ts";
import { KINDS } from "../../app/format.ts";
import { useLoad } from "../../app/load.ts";
import { NoRound } from "../../app/next_step.tsx";
import { Choice, Empty, Page, Show } from "../../app/parts.tsx";
import { href, navigate, replaceAddress, route } from "../../app/router.ts";
import { blindIn, round, session } from "../../app/services.ts";
import { Told } from "../../app/told.tsx";
import { WhichCodebook } from "../../app/which_codebook.tsx";
import { rich, t } from "../../i18n/t.ts";
import type { OpQueue } from "../../ops/queue.ts";
import { AS_IT_IS, arrangeCases, arrangeThemes, type Cell } from "./arrange.ts";
import { CellPane } from "./cell_pane.tsx";
import { Grid, type Layer } from "./grid.tsx";
import { Kinds } from "./kinds.tsx";
import { stateOf, statesWhere } from "./states.ts";
import { Together } from "./together.tsx";
import { Tools } from "./tools.tsx";
import { Workbook } from "./workbook.tsx";
import "./matrix.css";

/** Which rounds it is made of, with their kinds as the page calls them. */
const layerOf = (layer: string): string =>
  layer.replace(/\(([\w-]+)\)/g, (whole, kind: string) =>
    Object.hasOwn(KINDS, kind) ? `(${KINDS[kind as RoundKind]})` : whole,
  );

const TABLES: ["cells" | "kinds" | "together" | "workbook", string][] = [
  ["cells", t("Organizations by themes")],
  ["kinds", t("Kinds of organizations")],
  ["together", t("Codes together")],
  ["workbook", t("Workbook")],
];

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

/** The matrix with what was just written into a cell, so that the whole is not counted again for it. */
function withNoted(matrix: MatrixData, cell: MatrixCell): MatrixData {
  const text = (field: string): string => {
    const entries = cell.said.find((one) => one.field === field)?.entries ?? [];
    const differ = new Set(entries.map((one) => one.text)).size > 1;
    return differ ? entries.map((one) => `${one.coder}: ${one.text}`).join("\n") : (entries[0]?.text ?? "");
  };
  const differ = cell.said.some((one) => new Set(one.entries.map((entry) => entry.text)).size > 1);
  const told = [differ ? t("analysts differ") : "", cell.at_odds, cell.since].filter(Boolean).join("; ");
  const noted = {
    fit: text("fit"),
    rating: text("rating"),
    summary: text("summary"),
    quotes: cell.quotes.length,
    told,
  };
  const others = matrix.judged.filter((one) => one.case !== cell.case || one.code !== cell.code);
  return { ...matrix, judged: [...others, { case: cell.case, code: cell.code, ...noted }] };
}

interface BodyProps {
  matrix: MatrixData;
  codebook: string;
  set: (matrix: MatrixData) => void;
  reload: () => void;
}

function Cells({ matrix, codebook, set }: Omit<BodyProps, "reload">) {
  const [layer, setLayer] = useState<Layer>("excerpts");
  const [level, setLevel] = useState("shown");
  const [by, setBy] = useState(AS_IT_IS);
  const { query } = route.value;
  const at =
    query.get("case") && query.get("code") ? { case: query.get("case") ?? "", code: query.get("code") ?? "" } : null;
  const wanted = matrix.themes.filter((theme) => (level === "shown" ? theme.shown : theme.depth === Number(level)));
  const themes = arrangeThemes(wanted, by);
  const cases = arrangeCases(matrix, themes, by);
  const openCell = (cell: Cell) => replaceAddress(href.matrix(codebook, { case: cell.case, code: cell.code }));
  const close = () => {
    replaceAddress(href.matrix(codebook));
    document.querySelector<HTMLElement>(".grid [tabindex='0']")?.focus();
  };
  return (
    <div class="stack matrix">
      <Tools matrix={matrix} layer={layer} onLayer={setLayer} level={level} onLevel={setLevel} by={by} onBy={setBy} />
      <div class="beside" data-open={at ? "" : undefined}>
        {themes.length && cases.length ? (
          <Grid matrix={matrix} cases={cases} themes={themes} layer={layer} open={at} onOpen={openCell} />
        ) : (
          <p class="note">{themes.length ? t("No organization of this kind.") : t("No themes at this level.")}</p>
        )}
        {at && (
          <CellPane
            key={`${at.case}/${at.code}`}
            codebook={codebook}
            at={at}
            matrix={matrix}
            onClose={close}
            onWritten={(cell) => set(withNoted(matrix, cell))}
          />
        )}
      </div>
      <p class="quiet small">
        {rich(
          "k = present and mixed; n = k, contrary and {short}. A cell with ! is to be looked at: analysts differ, the fit is at odds with the passages, or these changed since.",
          { short: stateOf("not_found", matrix.asking_recorded).short },
        )}
      </p>
      <Legend asked={matrix.asking_recorded} />
    </div>
  );
}

function Body(props: BodyProps) {
  const { matrix, codebook, reload } = props;
  const show = TABLES.find(([one]) => one === route.value.query.get("show"))?.[0] ?? "cells";
  if (matrix.cases.length === 0)
    return (
      <Empty title={t("No organizations yet.")}>
        <p>
          {rich(
            "Say which interview belongs to which organization under <link>Cases</link>; then each gets a row here.",
            { link: (words) => <a href={href.cases()}>{words}</a> },
          )}
        </p>
      </Empty>
    );
  return (
    <div class="stack">
      {matrix.warnings.length > 0 && (
        <details class="note warn">
          <summary>
            {t("{warnings, plural, one {# thing} other {# things}} a reader must be told", {
              warnings: matrix.warnings.length,
            })}
          </summary>
          <ul>
            {matrix.warnings.map((warning) => (
              <li key={warning}>
                <Told words={warning} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <Choice
        label={t("Which table")}
        value={show}
        options={TABLES}
        onChange={(next) => navigate(href.matrix(codebook, { show: next === "cells" ? "" : next }))}
      />
      {show === "cells" && <Cells {...props} />}
      {show === "kinds" && <Kinds matrix={matrix} codebook={codebook} />}
      {show === "together" && (
        <Together codebook={codebook} to={(by) => href.matrix(codebook, { show: "together", by })} />
      )}
      {show === "workbook" && <Workbook codebook={codebook} written={reload} />}
    </div>
  );
}

export function Matrix(_props: { queue: OpQueue }) {
  const books = [...new Set((session.value?.rounds ?? []).map((one) => one.codebook.split("@")[0] ?? ""))];
  const codebook = route.value.name || (round.value?.codebook.split("@")[0] ?? "");
  const closed = blindIn.value !== "";
  const matrix = useLoad<MatrixData>(
    codebook && !closed ? `/api/matrix?codebook=${encodeURIComponent(codebook)}` : null,
  );
  if (!codebook)
    return (
      <NoRound screen={t("Matrix")}>
        {t("The matrix counts what was coded in rounds, for each organization and theme.")}
      </NoRound>
    );
  if (closed) {
    return (
      <Page title={t("Matrix")}>
        <Empty title={t("You are blind in round {blindIn}.", { blindIn: blindIn.value })}>
          <p>
            {t("The matrix counts the codes of all coders, so it is closed to you until the round has been compared.")}
          </p>
        </Empty>
      </Page>
    );
  }
  const { value } = matrix;
  return (
    <Page
      title={t("Matrix")}
      broad
      sub={
        value &&
        rich(
          "{cases, plural, one {# organization} other {# organizations}} by themes of {codebook}@{version}{counts, select, yes { · from {layer}} other {}}",
          {
            cases: value.cases.length,
            codebook: value.codebook,
            version: value.version,
            counts: value.layer ? "yes" : "no",
            layer: layerOf(value.layer),
          },
        )
      }
      tools={<WhichCodebook books={books} current={codebook} href={href.matrix} />}
    >
      <Show what={t("Matrix")} of={matrix}>
        {(found) => <Body key={codebook} matrix={found} codebook={codebook} set={matrix.set} reload={matrix.reload} />}
      </Show>
    </Page>
  );
}
