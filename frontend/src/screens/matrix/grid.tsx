/** Organizations by themes as a grid: one tab stop, arrow keys, Enter opens the excerpts. */
import { useRef, useState } from "preact/hooks";
import type { Matrix } from "../../api/wire.ts";
import { formatPercent, sentence } from "../../app/format.ts";
import { known, rich, spoken, t, told } from "../../i18n/t.ts";
import { type Cell, cellKey, isFound, type Noted, type Theme, totalOver } from "./arrange.ts";
import { gridStep, stateOf, statesWhere } from "./states.ts";

export type Measure = "excerpts" | "interviews" | "words" | "states";
/** What cells show: a count, the state, or what analysts wrote. */
export type Layer = Measure | "fit" | "notes";

const DEEPEST = 5;
const BRIEF = 90;

/** How strong the tint of a cell is, 1 to 5; the number is printed anyway. */
function depthOf(cell: Cell, layer: Layer, most: number): number | undefined {
  if (!isFound(cell) || layer === "fit" || layer === "notes") return undefined;
  if (layer === "states" || most <= 1) return 1;
  return Math.max(1, Math.ceil((cell[layer] / most) * DEEPEST));
}

const brief = (text: string): string => (text.length <= BRIEF ? text : `${text.slice(0, BRIEF).trimEnd()}…`);

function CellBody({
  cell,
  noted,
  layer,
  asked,
}: {
  cell: Cell;
  noted: Noted | undefined;
  layer: Layer;
  asked: boolean;
}) {
  const { short } = stateOf(cell.state, asked);
  const mark = noted?.told ? <b class="mark"> !</b> : null;
  if (layer === "fit" || layer === "notes") {
    const words =
      layer === "fit"
        ? [fitWords(noted?.fit ?? ""), noted?.rating.replaceAll("\n", "; ")].filter(Boolean).join(", ")
        : brief(noted?.summary ?? "").replaceAll("\n", "; ");
    return words ? (
      <span dir="auto">
        {words}
        {mark}
      </span>
    ) : (
      <span class="quiet">{short}</span>
    );
  }
  return (
    <>
      {!isFound(cell) || layer === "states" ? short : <span class="n">{cell[layer]}</span>}
      {isFound(cell) && layer !== "states" && cell.state !== "present" && ` ${short}`}
      {mark}
    </>
  );
}

/** A fit, or the fit of each analyst where they differ, in the page's words. */
const fitWords = (fit: string): string =>
  fit
    .split("\n")
    .map((line) => line.replace(/[^:]+$/, (word) => (word.startsWith(" ") ? ` ${known(word.trim())}` : known(word))))
    .join("; ");

/** What is to be told of a cell; a sentence that the page does not know stays as the server has it. */
const inWordsOfThePage = (words: string): string =>
  spoken() === "en"
    ? words
    : words
        .split("; ")
        .map((one) => told(sentence(one))?.replace(/\.$/, "") ?? one)
        .join("; ");

function describe(cell: Cell, noted: Noted | undefined, asked: boolean): string {
  const found = cell.excerpts
    ? t(
        "{excerpts, plural, one {# excerpt} other {# excerpts}} in {interviews, plural, one {# interview} other {# interviews}}, {words, plural, one {# word} other {# words}}",
        { excerpts: cell.excerpts, interviews: cell.interviews, words: cell.words },
      )
    : "";
  const written = [
    noted?.fit && t("fit {fit}", { fit: fitWords(noted.fit) }),
    noted?.summary && t("with a summary"),
    noted?.told && inWordsOfThePage(noted.told),
  ];
  return [stateOf(cell.state, asked).short, found, ...written].filter(Boolean).join(", ");
}

interface Props {
  matrix: Matrix;
  cases: readonly string[];
  themes: Theme[];
  layer: Layer;
  open: { case: string; code: string } | null;
  onOpen: (cell: Cell) => void;
}

export function Grid({ matrix, cases, themes, layer, open, onOpen }: Props) {
  const [at, setAt] = useState<[number, number]>([0, 0]);
  const body = useRef<HTMLTableElement>(null);
  const cells = new Map(matrix.cells.map((cell) => [cellKey(cell.case, cell.code), cell]));
  const noted = new Map(matrix.judged.map((one) => [cellKey(one.case, one.code), one]));
  const shown = new Set(themes.map((theme) => theme.code));
  const counts =
    layer === "excerpts" || layer === "interviews" || layer === "words"
      ? matrix.cells.filter((cell) => shown.has(cell.code)).map((cell) => cell[layer])
      : [];
  const most = Math.max(1, ...counts);
  const here: [number, number] = [Math.min(at[0], cases.length - 1), Math.min(at[1], themes.length - 1)];
  const focusCell = ([row, column]: [number, number]) => {
    setAt([row, column]);
    body.current?.querySelector<HTMLElement>(`[data-at="${row}/${column}"]`)?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Enter" || event.key === " ") {
      const cell = cells.get(cellKey(cases[here[0]] ?? "", themes[here[1]]?.code ?? ""));
      if (cell) {
        event.preventDefault();
        onOpen(cell);
      }
      return;
    }
    const next = gridStep(event.key, event.ctrlKey, here, cases.length, themes.length);
    if (!next) return;
    event.preventDefault();
    focusCell(next);
  };
  return (
    <div class="scroll">
      <table
        class="grid"
        role="grid"
        aria-label={t("Organizations by themes of {codebook}", { codebook: matrix.codebook })}
        ref={body}
        onKeyDown={onKey}
      >
        <thead>
          <tr>
            <th scope="col">{t("Organization")}</th>
            {themes.map((theme) => (
              <th key={theme.code} scope="col" title={theme.code}>
                {theme.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cases.map((id, row) => (
            <tr key={id}>
              <th scope="row" dir="auto">
                {matrix.case_names[id] || id}
              </th>
              {themes.map((theme, column) => {
                const cell = cells.get(cellKey(id, theme.code));
                const note = noted.get(cellKey(id, theme.code));
                if (!cell)
                  return (
                    <td key={theme.code} data-at={`${row}/${column}`} tabIndex={-1}>
                      –
                    </td>
                  );
                const depth = depthOf(cell, layer, most);
                return (
                  <td
                    key={theme.code}
                    data-at={`${row}/${column}`}
                    data-state={cell.state}
                    data-depth={depth}
                    data-fit={layer === "fit" ? fitOf(note) : undefined}
                    data-words={layer === "notes" && note?.summary ? "" : undefined}
                    style={depth ? { "--deep": depth } : undefined}
                    tabIndex={row === here[0] && column === here[1] ? 0 : -1}
                    aria-selected={open?.case === id && open.code === theme.code}
                    aria-label={describe(cell, note, matrix.asking_recorded)}
                    onClick={() => {
                      setAt([row, column]);
                      onOpen(cell);
                    }}
                  >
                    <CellBody cell={cell} noted={note} layer={layer} asked={matrix.asking_recorded} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("k of n")}</th>
            {themes.map((theme) => (
              <Total key={theme.code} matrix={matrix} cases={cases} theme={theme} />
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** "strong"; "differ" where analysts do. */
const fitOf = (noted: Noted | undefined): string | undefined =>
  noted?.fit ? (noted.fit.includes("\n") ? "differ" : noted.fit) : undefined;

/** k of n, with the share; of the cases shown, where these are not all. */
function Total({ matrix, cases, theme }: { matrix: Matrix; cases: readonly string[]; theme: Theme }) {
  const { k, n } = cases.length === matrix.cases.length ? theme : totalOver(matrix, cases, theme.code);
  return (
    <td title={statesWords(theme, matrix.asking_recorded)}>
      {rich("{k} of {n}{n2}", { k, n, n2: n > 0 && <span class="quiet small"> ({formatPercent(k / n)})</span> })}
    </td>
  );
}

/** "4 present, 1 asked, none" */
export function statesWords(theme: Theme, asked: boolean): string {
  return statesWhere(asked)
    .filter((state) => theme.states[state.id])
    .map((state) => `${theme.states[state.id]} ${state.short}`)
    .join(", ");
}
