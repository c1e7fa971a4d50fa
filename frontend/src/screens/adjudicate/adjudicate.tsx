/** The queue of disagreements: one cluster at a time, until everything is decided. */

import { useEffect, useState } from "preact/hooks";
import type { Codebook, Round } from "../../api/wire.ts";
import { formatList } from "../../app/format.ts";
import { useLoad } from "../../app/load.ts";
import { NoRound } from "../../app/next_step.tsx";
import { Empty, Page, Show } from "../../app/parts.tsx";
import { href, replaceAddress, route } from "../../app/router.ts";
import { round as currentRound, services } from "../../app/services.ts";
import { Told } from "../../app/told.tsx";
import { t } from "../../i18n/t.ts";
import { useKeys } from "../../keys/use_keys.ts";
import { RoundActs } from "../round_panel.tsx";
import { ClashDialog } from "./clash.tsx";
import { Desk } from "./desk.tsx";
import { Finalise } from "./finalise.tsx";
import { nextOpen, type Order, queueOf, type Show as Shown } from "./model.ts";
import { QueueList } from "./queue_list.tsx";
import type { Clusters } from "./types.ts";
import { type Decisions, useDecisions } from "./use_decisions.ts";
import { useTranscript } from "./use_transcript.ts";
import "./adjudicate.css";

function AllDecided({ data, round, onReview }: { data: Clusters; round: Round; onReview: () => void }) {
  const agreed = data.progress.agreed;
  const title = data.progress.total
    ? t("Everything is decided: {total, plural, one {# cluster} other {# clusters}}.", { total: data.progress.total })
    : t("{coders} agree on all {agreed, plural, one {# passage} other {# passages}} here.", {
        coders: formatList(round.coders),
        agreed,
      });
  return (
    <Empty title={title}>
      <p class="row">
        <button type="button" class="btn" onClick={onReview}>
          {t("Review them")}
        </button>
        <Finalise round={round} data={data} />
      </p>
      {round.mine && (
        <p>
          <a href={href.became(round.id)}>{t("What became of my codings")}</a>
        </p>
      )}
    </Empty>
  );
}

function Board({
  round,
  data,
  book,
  decisions,
}: {
  round: Round;
  data: Clusters;
  book: Codebook;
  decisions: Decisions;
}) {
  const [show, setShow] = useState<Shown>(data.progress.open ? "todo" : "all");
  const [order, setOrder] = useState<Order>("text");
  const [review, setReview] = useState(data.progress.open > 0 || !round.may.decide);
  const rows = queueOf(data, show, order);
  const wanted = route.value.query.get("cluster");
  const cluster = data.rows.find((row) => row.id === wanted) ?? rows[0];
  const ahead = cluster && nextOpen(queueOf(data, "all", order), cluster.id);
  const text = useTranscript(round.id, cluster?.transcript ?? "", ahead?.transcript ?? "");
  const shownId = cluster?.id;
  const go = (id: string) => replaceAddress(href.adjudicate(round.id, id));
  useEffect(() => {
    if (shownId !== undefined && shownId !== wanted) replaceAddress(href.adjudicate(round.id, shownId));
  }, [shownId, wanted, round.id]);
  useKeys({
    undo: () => {
      const id = decisions.undo();
      if (id) go(id);
    },
  });
  const after = (id: string, next: Clusters) => {
    const to = nextOpen(queueOf(next, "all", order), id);
    if (to) go(to.id);
    else {
      setReview(false);
      services.announce(t("Everything is decided."));
    }
  };
  const step = (by: number) => {
    const all = rows.length ? rows : data.rows;
    const to = all[Math.max(0, Math.min(all.length - 1, all.findIndex((row) => row.id === cluster?.id) + by))];
    if (to) go(to.id);
  };
  if (!review && data.progress.open === 0)
    return (
      <AllDecided
        data={data}
        round={round}
        onReview={() => {
          setReview(true);
          setShow("all");
        }}
      />
    );
  return (
    <div class="adjudicate">
      <ClashDialog decisions={decisions} />
      <QueueList
        rows={rows}
        progress={data.progress}
        at={cluster?.id ?? ""}
        book={book}
        show={show}
        order={order}
        onShow={setShow}
        onOrder={setOrder}
        onAt={go}
      />
      {cluster ? (
        <Desk
          text={text}
          round={round}
          data={data}
          cluster={cluster}
          book={book}
          decisions={decisions}
          onDone={(next) => after(cluster.id, next)}
          onStep={step}
        />
      ) : (
        <Empty title={t("Nothing here.")}>
          <p>{t("Choose what to show on the left.")}</p>
        </Empty>
      )}
    </div>
  );
}

function Inside({ round }: { round: Round }) {
  const decisions = useDecisions(round.id);
  const book = useLoad<Codebook>(`/api/codebook?round=${encodeURIComponent(round.id)}`);
  return (
    <Show what={t("Adjudicate")} of={decisions.clusters}>
      {(data) => (
        <Show what={t("Codebook")} of={book}>
          {(found) => <Board round={round} data={data} book={found} decisions={decisions} />}
        </Show>
      )}
    </Show>
  );
}

export function Adjudicate() {
  const round = currentRound.value;
  if (!round)
    return (
      <NoRound screen={t("Adjudicate")}>{t("Decisions need a round that two or more people have coded.")}</NoRound>
    );
  // A round that is compared keeps its record, whoever may decide.
  if (round.may.agreement) return <Inside key={round.id} round={round} />;
  return (
    <Page title={t("Adjudicate round {id}", { id: round.id })}>
      <Empty title={t("Nothing to decide here.")}>
        <p>
          {round.may.why.decide ? (
            <Told words={round.may.why.decide} />
          ) : (
            t("Disagreements are decided once the round has been compared.")
          )}
        </p>
        <p class="row">
          <RoundActs round={round} />
        </p>
      </Empty>
    </Page>
  );
}
