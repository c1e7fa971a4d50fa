/** Organizations by themes as a grid: one tab stop, arrow keys, Enter opens the excerpts. */
import { useRef, useState } from "preact/hooks";
import type { Matrix } from "../../api/wire.ts";
import { count } from "../../app/format.ts";
import { gridStep, stateOf, statesWhere } from "./states.ts";

export type Cell = Matrix["cells"][number];
export type Theme = Matrix["themes"][number];
export type Measure = "excerpts" | "interviews" | "words" | "states";

const DEEPEST = 5;

/** How strong the tint of a cell is, 1 to 5; the number is printed anyway. */
function depthOf(cell: Cell, measure: Measure, most: number): number | undefined {
  if (cell.state !== "present" && cell.state !== "mixed") return undefined;
  if (measure === "states" || most <= 1) return 1;
  return Math.max(1, Math.ceil((cell[measure] / most) * DEEPEST));
}

function CellBody({ cell, measure, asked }: { cell: Cell; measure: Measure; asked: boolean }) {
  const { short } = stateOf(cell.state, asked);
  const has = cell.state === "present" || cell.state === "mixed";
  if (!has || measure === "states") return <>{short}</>;
  return (
    <>
      <span class="n">{cell[measure]}</span>
      {cell.state !== "present" && <> {short}</>}
    </>
  );
}

const describe = (cell: Cell, asked: boolean): string =>
  `${stateOf(cell.state, asked).short}${cell.excerpts ? `, ${count(cell.excerpts, "excerpt")} in ${count(cell.interviews, "interview")}, ${count(cell.words, "word")}` : ""}`;

interface Props {
  matrix: Matrix;
  themes: Theme[];
  measure: Measure;
  open: { case: string; code: string } | null;
  onOpen: (cell: Cell) => void;
}

export function Grid({ matrix, themes, measure, open, onOpen }: Props) {
  const [at, setAt] = useState<[number, number]>([0, 0]);
  const body = useRef<HTMLTableElement>(null);
  const cells = new Map(matrix.cells.map((cell) => [`${cell.case}\n${cell.code}`, cell]));
  const most =
    measure === "states"
      ? 1
      : Math.max(
          1,
          ...matrix.cells
            .filter((cell) => themes.some((theme) => theme.code === cell.code))
            .map((cell) => cell[measure]),
        );
  const here: [number, number] = [Math.min(at[0], matrix.cases.length - 1), Math.min(at[1], themes.length - 1)];
  const focusCell = ([row, column]: [number, number]) => {
    setAt([row, column]);
    body.current?.querySelector<HTMLElement>(`[data-at="${row}/${column}"]`)?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Enter" || event.key === " ") {
      const cell = cells.get(`${matrix.cases[here[0]]}\n${themes[here[1]]?.code}`);
      if (cell) {
        event.preventDefault();
        onOpen(cell);
      }
      return;
    }
    const next = gridStep(event.key, event.ctrlKey, here, matrix.cases.length, themes.length);
    if (!next) return;
    event.preventDefault();
    focusCell(next);
  };
  return (
    <div class="scroll">
      <table
        class="grid"
        role="grid"
        aria-label={`Organizations by themes of ${matrix.codebook}`}
        ref={body}
        onKeyDown={onKey}
      >
        <thead>
          <tr>
            <th scope="col">Organization</th>
            {themes.map((theme) => (
              <th key={theme.code} scope="col" title={theme.code}>
                {theme.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.cases.map((id, row) => (
            <tr key={id}>
              <th scope="row" dir="auto">
                {matrix.case_names[id] || id}
              </th>
              {themes.map((theme, column) => {
                const cell = cells.get(`${id}\n${theme.code}`);
                if (!cell)
                  return (
                    <td key={theme.code} data-at={`${row}/${column}`} tabIndex={-1}>
                      –
                    </td>
                  );
                const depth = depthOf(cell, measure, most);
                return (
                  <td
                    key={theme.code}
                    data-at={`${row}/${column}`}
                    data-state={cell.state}
                    data-depth={depth}
                    style={depth ? { "--deep": depth } : undefined}
                    tabIndex={row === here[0] && column === here[1] ? 0 : -1}
                    aria-selected={open?.case === id && open.code === theme.code}
                    aria-label={describe(cell, matrix.asking_recorded)}
                    onClick={() => {
                      setAt([row, column]);
                      onOpen(cell);
                    }}
                  >
                    <CellBody cell={cell} measure={measure} asked={matrix.asking_recorded} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">k of n</th>
            {themes.map((theme) => (
              <td key={theme.code} title={statesWords(theme, matrix.asking_recorded)}>
                {theme.k} of {theme.n}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** "4 present, 1 asked, none" */
export function statesWords(theme: Theme, asked: boolean): string {
  return statesWhere(asked)
    .filter((state) => theme.states[state.id])
    .map((state) => `${theme.states[state.id]} ${state.short}`)
    .join(", ");
}
