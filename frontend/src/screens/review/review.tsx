/** Second reading: one coding after the other of those that count, accepted, queried or changed. */

import { useEffect, useState } from "preact/hooks";
import type { Code, Codebook, ReviewQueue, ReviewRow, Round } from "../../api/wire.ts";
import { Dialog } from "../../app/dialog.tsx";
import { translate } from "../../app/format.ts";
import { useLoad } from "../../app/load.ts";
import { asks } from "../../app/may.ts";
import { NoRound } from "../../app/next_step.tsx";
import { Empty, Page, Show } from "../../app/parts.tsx";
import { href, navigate, replaceAddress, route } from "../../app/router.ts";
import { saveFile } from "../../app/save_file.ts";
import { blindIn, round as currentRound, services, session } from "../../app/services.ts";
import { Told } from "../../app/told.tsx";
import { rich, t } from "../../i18n/t.ts";
import { useKeys } from "../../keys/use_keys.ts";
import "../adjudicate/adjudicate.css";
import { Bar } from "./bar.tsx";
import { Card, textOf } from "./card.tsx";
import { Filters } from "./filters.tsx";
import { List, StatusTag } from "./list.tsx";
import { asked, type Filter, filterOf } from "./model.ts";
import "./review.css";
import { SheetDialog } from "./sheet_dialog.tsx";
import { type Review as Reviewing, useReview } from "./use_review.ts";

const addressOf = (round: string, filter: Filter, at = ""): string => href.review({ round, ...filter, at });

function AcceptAll({ rows, onYes, onClose }: { rows: readonly ReviewRow[]; onYes: () => void; onClose: () => void }) {
  const transcripts = new Set(rows.map((row) => row.transcript)).size;
  return (
    <Dialog
      title={t("Accept {rows, plural, one {# coding} other {# codings}}?", { rows: rows.length })}
      onClose={onClose}
    >
      <p>
        {t(
          "Every coding that is listed and that nobody has reviewed, in {transcripts, plural, one {# transcript} other {# transcripts}}. Each can be taken back by itself.",
          { transcripts },
        )}
      </p>
      <div class="row end">
        <button type="button" class="btn" onClick={onClose}>
          {t("Cancel")}
        </button>
        <button type="button" class="btn main" onClick={onYes}>
          {t("Accept them")}
        </button>
      </div>
    </Dialog>
  );
}

function Tools({ round, filter, reviewing }: { round: Round; filter: Filter; reviewing: Reviewing }) {
  const [open, setOpen] = useState<"" | "sheet" | "all">("");
  const unreviewed = reviewing.rows.filter((row) => row.status === "unreviewed");
  const close = () => setOpen("");
  const save = async () => {
    try {
      const { name, data } = await services.api.file(`/api/review/sheet?${asked(round.id, filter)}`);
      saveFile(name, data);
      services.announce(t("{name} is saved: fill in the columns status and comment, and read it back here.", { name }));
    } catch (error) {
      services.announce(translate((error as Error).message));
    }
  };
  return (
    <div class="row">
      <button type="button" class="btn small" onClick={() => void save()} {...asks("GET /api/review/sheet")}>
        {t("Save as Excel sheet")}
      </button>
      <button type="button" class="btn small" onClick={() => setOpen("sheet")} {...asks("POST /api/review/sheet")}>
        {t("Read a sheet…")}
      </button>
      {unreviewed.length > 1 && (
        <button type="button" class="btn small" onClick={() => setOpen("all")} {...asks("POST /api/review")}>
          {rich("Accept all {unreviewed}…", { unreviewed: unreviewed.length })}
        </button>
      )}
      {open === "sheet" && <SheetDialog round={round.id} onClose={close} onRead={reviewing.queue.reload} />}
      {open === "all" && (
        <AcceptAll
          rows={unreviewed}
          onClose={close}
          onYes={() => {
            reviewing.accept(unreviewed);
            close();
          }}
        />
      )}
    </div>
  );
}

function Nothing({ queue, filter, onFilter }: { queue: ReviewQueue; filter: Filter; onFilter: (f: Filter) => void }) {
  const none = queue.share.codings === 0;
  return (
    <Empty title={none ? t("Nothing to review in this round.") : t("Nothing is listed.")}>
      {queue.warnings.map((warning) => (
        <p key={warning}>
          <Told words={warning} />
        </p>
      ))}
      {!none && (
        <p>
          <Told words={queue.share.words} />
        </p>
      )}
      {!none && (
        <p class="row">
          <button type="button" class="btn" onClick={() => onFilter({ ...filter, status: "all" })}>
            {t("Show what was reviewed")}
          </button>
          <button type="button" class="btn" onClick={() => onFilter(filterOf(new URLSearchParams()))}>
            {t("Every code and transcript")}
          </button>
        </p>
      )}
    </Empty>
  );
}

function Astray({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <details class="note warn small">
      <summary>
        {t("{lines, plural, one {# review} other {# reviews}} of codings that do not count any more", {
          lines: lines.length,
        })}
      </summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}

interface DeskProps {
  row: ReviewRow;
  codes: readonly Code[];
  reviewing: Reviewing;
  onStep: (by: 1 | -1) => void;
}

function Desk({ row, codes, reviewing, onStep }: DeskProps) {
  const back = () => reviewing.takeBack(row);
  return (
    <section class="desk" aria-label={t("Coding")}>
      <div class="head-line">
        <h1 tabIndex={-1}>
          {row.transcript} <span class="quiet">{row.turn !== null && t("turn {turn}", { turn: row.turn })}</span>
        </h1>
        <StatusTag status={row.status} />
        <a class="small" href={textOf(row)}>
          {t("In the text")}
        </a>
      </div>
      <Card row={row} codes={codes} onBack={back} />
      <Bar
        key={row.id}
        row={row}
        onStep={onStep}
        onBack={back}
        onSay={(status, comment) => {
          reviewing.say(row, status, comment);
          onStep(1);
        }}
      />
    </section>
  );
}

function Board({ round }: { round: Round }) {
  const { query } = route.value;
  const filter = filterOf(query);
  const reviewing = useReview(round.id, filter);
  const book = useLoad<Codebook>(`/api/codebook?round=${encodeURIComponent(round.id)}`);
  const codes = book.value?.codes ?? [];
  const wanted = query.get("at") ?? "";
  const { rows } = reviewing;
  const found = rows.findIndex((row) => row.id === wanted);
  const row = rows[Math.max(0, found)];
  const go = (id: string) => replaceAddress(addressOf(round.id, filter, id));
  const shown = row?.id;
  const standing = shown === undefined || shown === wanted ? "" : addressOf(round.id, filter, shown);
  useEffect(() => {
    if (standing) replaceAddress(standing);
  }, [standing]);
  useKeys({
    undo: () => {
      const last = reviewing.undo();
      if (last) go(last.id);
      else services.announce(t("Nothing to undo on this page. An earlier review is taken back where it stands."));
    },
  });
  const step = (by: 1 | -1) => {
    const at = rows.findIndex((one) => one.id === shown);
    const to = rows[at + by];
    if (to) go(to.id);
    else services.announce(by > 0 ? t("That is the last one listed.") : t("That is the first one listed."));
  };
  const onFilter = (next: Filter) => navigate(addressOf(round.id, next));
  const { value } = reviewing.queue;
  return (
    <div class="adjudicate review">
      <List queue={value} rows={value ? rows : []} at={shown ?? ""} codes={codes} onAt={go}>
        <Filters filter={filter} queue={value} codes={codes} onFilter={onFilter} />
        {value && <Tools round={round} filter={filter} reviewing={reviewing} />}
        {value && <Astray lines={value.astray} />}
      </List>
      {value && row ? (
        <Desk row={row} codes={codes} reviewing={reviewing} onStep={step} />
      ) : (
        <Page title={t("Review of round {id}", { id: round.id })}>
          <Show what={t("Review")} of={reviewing.queue}>
            {(queue) => <Nothing queue={queue} filter={filter} onFilter={onFilter} />}
          </Show>
        </Page>
      )}
    </div>
  );
}

/** Whose codings may not be seen yet are not reviewed. */
function Closed({ round }: { round: Round }) {
  const why = round.may.why.see_others;
  return (
    <Page title={t("Review of round {id}", { id: round.id })}>
      <Empty title={t("Nothing to review yet.")}>
        <p>{why ? <Told words={why} /> : t("You are blind in round {blindIn}.", { blindIn: blindIn.value })}</p>
      </Empty>
    </Page>
  );
}

export function Review() {
  const counting = (session.value?.rounds ?? []).filter((one) => one.kind !== "training");
  const chosen = currentRound.value;
  // A training round is reviewed by nobody: without one that is named, the latest that counts is shown.
  const round = chosen?.kind === "training" && !route.value.query.get("round") ? counting.at(-1) : chosen;
  if (!round)
    return (
      <NoRound screen={t("Review")} title={t("Nothing to review yet.")}>
        {t(
          "A second reader looks here at the codings that count, one after the other, and accepts or queries each. They come from the first round that is coded to its end.",
        )}
      </NoRound>
    );
  if (blindIn.value || !round.may.see_others) return <Closed round={round} />;
  return <Board key={round.id} round={round} />;
}
