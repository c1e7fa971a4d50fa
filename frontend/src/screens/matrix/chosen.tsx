/** The passages that stand for a cell: chosen from its excerpts, whole or in part, and held against the transcript. */
import { useState } from "preact/hooks";
import type { Excerpt, MatrixCell, Quoted } from "../../api/wire.ts";
import { POLARITIES, placed } from "../../app/format.ts";
import { PRIVATE } from "../../app/parts.tsx";
import { placeOf } from "../../app/where.ts";
import { known, rich, t } from "../../i18n/t.ts";
import { ExcerptText } from "../codebook/retrieval.tsx";
import { type Place, send } from "./drafts.ts";

interface Props {
  place: Place;
  cell: MatrixCell;
  onCell: (cell: MatrixCell) => void;
}

const lies = (row: Excerpt, quote: Quoted): boolean =>
  row.transcript === quote.transcript && quote.start < row.end && row.start < quote.end;

function Chosen({ quote, place, cell, onCell }: Props & { quote: Quoted }) {
  const drop = async () => {
    const now = await send(place, cell, { unquote: quote.events }, t("No longer quoted."));
    if (now) onCell(now);
  };
  const where = placeOf(quote.transcript, quote.start);
  return (
    <li class="excerpt">
      <p class="quote" dir="auto">
        {quote.printed}
      </p>
      <p class="small row">
        {where ? <a href={where}>{placed(quote.where)}</a> : placed(quote.where)}
        <span class={`tag ${quote.faithful ? "good" : "warn"}`}>
          {quote.faithful ? known(quote.state) : quote.problem || known(quote.state)}
        </span>
        <span class="quiet">
          {quote.coder}, {quote.day}
        </span>
        <button type="button" class="link" onClick={() => void drop()}>
          {t("No longer quote")}
        </button>
      </p>
      {quote.differences && (
        <ul class="small quiet">
          {quote.differences.split("\n").map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </li>
  );
}

export function Chosens(props: Props) {
  const { cell } = props;
  return (
    <section aria-label={t("Quotations")} class="stack">
      <h3>{t("Quotations")}</h3>
      {cell.quotes.length === 0 && <p class="quiet small">{t("None chosen: tick one of the excerpts below.")}</p>}
      <ul class="excerpts">
        {cell.quotes.map((quote) => (
          <Chosen key={quote.events.join()} quote={quote} {...props} />
        ))}
      </ul>
    </section>
  );
}

/** The words as they will be printed: cut, with [...] for what is left out. */
function Part({ row, place, cell, onCell, close }: Props & { row: Excerpt; close: () => void }) {
  const [words, setWords] = useState(row.text);
  const choose = async (event: Event) => {
    event.preventDefault();
    const now = await send(place, cell, { quote: words, transcript: row.transcript }, t("Quoted."));
    if (!now) return;
    onCell(now);
    close();
  };
  return (
    <form class="stack" onSubmit={(event) => void choose(event)}>
      <label class="field">
        <span class="label">{t("As it will be printed")}</span>
        <textarea
          class="input"
          rows={4}
          dir="auto"
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
          {...PRIVATE}
        />
        <span class="help">
          {t("Keep a part of the words; write [...] for what is left out inside, [word] for a word of yours.")}
        </span>
      </label>
      <div class="row">
        <button type="submit" class="btn small main" disabled={!words.trim()}>
          {t("Quote this")}
        </button>
        <button type="button" class="btn small" onClick={close}>
          {t("Cancel")}
        </button>
      </div>
    </form>
  );
}

function Row({ row, ...props }: Props & { row: Excerpt }) {
  const [part, setPart] = useState(false);
  const { place, cell, onCell } = props;
  const chosen = cell.quotes.filter((quote) => lies(row, quote));
  const where = placeOf(row.transcript, row.start);
  const tick = async (event: Event) => {
    const box = event.currentTarget as HTMLInputElement;
    const what = box.checked
      ? { quote: row.text, transcript: row.transcript }
      : { unquote: chosen.flatMap((quote) => quote.events) };
    const now = await send(place, cell, what, box.checked ? t("Quoted.") : t("No longer quoted."));
    if (now) onCell(now);
    else box.checked = chosen.length > 0;
  };
  return (
    <li class="excerpt">
      <ExcerptText row={row} />
      <p class="row small">
        <label class="check">
          <input type="checkbox" checked={chosen.length > 0} onChange={(event) => void tick(event)} />
          {t("Quote")}
        </label>
        <button type="button" class="link" onClick={() => setPart(true)}>
          {t("Quote a part…")}
        </button>
        <span>
          {where ? (
            <a href={where}>{rich("{transcript}, turn {turn}", { transcript: row.transcript, turn: row.turn + 1 })}</a>
          ) : (
            t("{transcript}, turn {turn}", { transcript: row.transcript, turn: row.turn + 1 })
          )}{" "}
          <span class="quiet">{rich("{speaker} · coded by {coder}", { speaker: row.speaker, coder: row.coder })}</span>
        </span>
      </p>
      {part && <Part row={row} {...props} close={() => setPart(false)} />}
    </li>
  );
}

const HEADS = {
  supporting: t("Excerpts"),
  contrary: t("Disconfirming: they deny it"),
  hypothetical: t("Only imagined"),
};

/** The excerpts of the cell; what speaks against it apart from what supports it. */
export function CellExcerpts(props: Props) {
  const { excerpts } = props.cell;
  if (excerpts.length === 0)
    return (
      <p class="note">
        {t("No passages here. A fit, a summary and a quotation from your notes can stand all the same.")}
      </p>
    );
  return (
    <>
      {(Object.keys(POLARITIES) as (keyof typeof HEADS)[]).map((polarity) => {
        const rows = excerpts.filter((row) => row.polarity === polarity);
        return (
          rows.length > 0 && (
            <section key={polarity} class="stack" aria-label={HEADS[polarity]}>
              <h3>
                {HEADS[polarity]} <span class="quiet">({rows.length})</span>
              </h3>
              <ul class="excerpts">
                {rows.map((row) => (
                  <Row key={row.coding} row={row} {...props} />
                ))}
              </ul>
            </section>
          )
        );
      })}
    </>
  );
}
