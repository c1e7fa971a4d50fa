/** One cell beside the grid: its passages, the judgement, and what of it is to be looked at. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { MatrixCell, Matrix as MatrixData } from "../../api/wire.ts";
import { useLoad } from "../../app/load.ts";
import { asks, may } from "../../app/may.ts";
import { useOnce } from "../../app/once.ts";
import { PRIVATE, Show } from "../../app/parts.tsx";
import { href } from "../../app/router.ts";
import { services } from "../../app/services.ts";
import { Told } from "../../app/told.tsx";
import { rich, t } from "../../i18n/t.ts";
import { CellExcerpts, Chosens } from "./chosen.tsx";
import { draftOf, type Place, save, send, standing } from "./drafts.ts";
import { Judgement } from "./judgement.tsx";
import { stateOf } from "./states.ts";

interface Props {
  codebook: string;
  at: { case: string; code: string };
  matrix: MatrixData;
  onClose: () => void;
  /** The cell was written to. */
  onWritten: (cell: MatrixCell) => void;
}

/** Pixels of the pane that have to be on the page for somebody to notice it. */
const SEEN = 120;

/** Saves what was typed when the cell is left, however it is left. */
function useSavedOnLeaving(place: Place, cell: MatrixCell | null, onWritten: (cell: MatrixCell) => void): void {
  const last = useRef<MatrixCell | null>(null);
  last.current = cell;
  const leave = useRef(() => {});
  leave.current = () => {
    if (last.current) void save(place, last.current).then((now) => now && onWritten(now));
  };
  useOnce(() => () => leave.current());
}

/** What is amiss: evidence that changed, a fit that the passages do not bear out, analysts who differ. */
function LookAt({ place, cell, onCell }: { place: Place; cell: MatrixCell; onCell: (cell: MatrixCell) => void }) {
  const differ = cell.said.some((one) => new Set(one.entries.map((entry) => entry.text)).size > 1);
  const confirm = async () => {
    const fields = (["fit", "summary", "reason"] as const).filter((field) => standing(cell, field));
    const said = Object.fromEntries(fields.map((field) => [field, standing(cell, field)]));
    const now = await send(place, cell, { said }, t("Confirmed."));
    if (now) onCell(now);
  };
  return (
    <>
      {cell.since && (
        <p class="note warn">
          {rich("{since} Look whether the words still hold.", { since: <Told words={cell.since} /> })}{" "}
          {!differ && (
            <button type="button" class="btn small" onClick={() => void confirm()} {...asks("POST /api/matrix/cell")}>
              {t("They still hold")}
            </button>
          )}
        </p>
      )}
      {cell.at_odds && (
        <p class="note warn">
          <Told words={cell.at_odds} />
        </p>
      )}
      {differ && <p class="note warn">{t("Analysts differ: both stand until somebody who sees both chooses.")}</p>}
      {cell.others && <p class="note">{t("Others wrote here too. What you write now is kept beside theirs.")}</p>}
    </>
  );
}

function CellBody({
  place,
  cell,
  onCell,
  done,
}: {
  place: Place;
  cell: MatrixCell;
  onCell: (cell: MatrixCell) => void;
  done: () => void;
}) {
  const draft = draftOf(place);
  const dirty = Object.keys(draft).length > 0;
  const keep = async () => {
    const now = await save(place, cell);
    if (now) onCell(now);
    if (now || !dirty) done();
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.stopPropagation();
        void keep();
      }}
    >
      <LookAt place={place} cell={cell} onCell={onCell} />
      <fieldset class="plain" data-asks="POST /api/matrix/cell" disabled={!may("POST /api/matrix/cell")}>
        <Judgement place={place} cell={cell} draft={draft} onCell={onCell} />
      </fieldset>
      <div class="row" {...asks("POST /api/matrix/cell")}>
        <button type="submit" class="btn main" disabled={!dirty}>
          {t("Save")}
        </button>
        <span class="quiet small">{t("Ctrl+Enter saves and goes back to the grid; leaving the cell saves too.")}</span>
      </div>
    </form>
  );
}

export function CellPane({ codebook, at, matrix, onClose, onWritten }: Props) {
  const alone = services.settings.value.value.judgeAlone === true;
  const place: Place = { codebook, case: at.case, code: at.code, alone };
  const part = encodeURIComponent;
  const path = `/api/matrix/cell?codebook=${part(codebook)}&case=${part(at.case)}&code=${part(at.code)}`;
  const loaded = useLoad<MatrixCell>(alone ? `${path}&alone=1` : path, (event) => event.event === "rounds");
  const [filter, setFilter] = useState("");
  useSavedOnLeaving(place, loaded.value, onWritten);
  const theme = matrix.themes.find((one) => one.code === at.code)?.name ?? at.code;
  const asked = matrix.asking_recorded;
  const onCell = (cell: MatrixCell) => {
    loaded.set(cell);
    onWritten(cell);
  };
  const back = () => document.querySelector<HTMLElement>(".grid [aria-selected='true']")?.focus();
  const shown = (cell: MatrixCell): MatrixCell => {
    const wanted = filter.trim().toLocaleLowerCase();
    if (!wanted) return cell;
    return { ...cell, excerpts: cell.excerpts.filter((row) => row.text.toLocaleLowerCase().includes(wanted)) };
  };
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a narrow page it stands below the whole grid: whoever opened it would see nothing.
    if ((pane.current?.getBoundingClientRect().top ?? 0) > innerHeight - SEEN) pane.current?.scrollIntoView();
  }, []);
  return (
    <aside ref={pane} class="card drawer stack" data-region="excerpts" aria-label={t("Excerpts of the cell")}>
      <div class="row">
        <h2 class="grow" tabIndex={-1} id="cell">
          {matrix.case_names[at.case] || at.case} · {theme}
        </h2>
        <button type="button" class="btn small" onClick={onClose}>
          {t("Close")}
        </button>
      </div>
      <Show what={t("Cell")} of={loaded}>
        {(cell) => (
          <>
            <p>
              <span class="tag">{stateOf(cell.state, asked).short}</span>{" "}
              <span class="quiet">{cell.reason || stateOf(cell.state, asked).words}</span>{" "}
              <a href={href.excerpts({ codebook, code: at.code, case: at.case })}>{t("As a list")}</a>
            </p>
            <CellBody place={place} cell={cell} onCell={onCell} done={back} />
            <label class="check small">
              <input
                type="checkbox"
                checked={alone}
                onChange={(event) => services.settings.set("judgeAlone", event.currentTarget.checked)}
              />
              {t("Judge without seeing what other analysts wrote")}
            </label>
            <Chosens place={place} cell={cell} onCell={onCell} />
            {cell.excerpts.length > 5 && (
              <label>
                <span class="sr">{t("Only excerpts with these words")}</span>
                <input
                  class="input"
                  type="search"
                  placeholder={t("Only excerpts with these words")}
                  value={filter}
                  onInput={(event) => setFilter(event.currentTarget.value)}
                  {...PRIVATE}
                />
              </label>
            )}
            <CellExcerpts place={place} cell={shown(cell)} onCell={onCell} />
          </>
        )}
      </Show>
    </aside>
  );
}
