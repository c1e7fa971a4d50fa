/** One cluster: passage, cards, decision bar, and the keys of all decisions. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Codebook, Polarity, Round, Transcript } from "../../api/wire.ts";
import { translate } from "../../app/format.ts";
import type { Loaded } from "../../app/load.ts";
import { Show } from "../../app/parts.tsx";
import { href } from "../../app/router.ts";
import { services } from "../../app/services.ts";
import { known, t } from "../../i18n/t.ts";
import { useKeys } from "../../keys/use_keys.ts";
import { CodePicker } from "../codebook/picker.tsx";
import { Bar, type Draft } from "./bar.tsx";
import { CoderCard, DecisionCard } from "./cards.tsx";
import { Company } from "./company.tsx";
import { Context } from "./context.tsx";
import { Finalise } from "./finalise.tsx";
import { codesOf } from "./model.ts";
import { Recorded } from "./recorded.tsx";
import { SpanEditor } from "./span_editor.tsx";
import type { Choice, Cluster, Clusters, Wish } from "./types.ts";
import { type Decisions, idsOf } from "./use_decisions.ts";
import { usePreview } from "./use_preview.ts";

interface Props {
  round: Round;
  data: Clusters;
  cluster: Cluster;
  book: Codebook;
  decisions: Decisions;
  onDone: (next: Clusters) => void;
  onStep: (by: number) => void;
}

const EMPTY: Draft = { wish: null, reason: "", problem: "" };

type Asking = "" | "code" | "which" | "span";

/** The wish as it grows: what a key chooses, and what has to be asked for it. */
function useDraft(cluster: Cluster) {
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [asking, setAsking] = useState<Asking>("");
  const several = codesOf(cluster).length > 1;
  const set = (wish: Wish | null) => setDraft((old) => ({ ...old, wish }));
  const choose = (choice: Choice) => {
    const one = cluster.codings[0];
    if (choice === "other-code") {
      set({ choice });
      setAsking("code");
      return;
    }
    if (choice === "other-span") {
      set({ choice, start: cluster.start, end: cluster.end, ...(several && one && { code: one.code }) });
      setAsking("span");
      return;
    }
    if ((choice === "union" || choice === "intersection") && several) {
      set({ choice });
      setAsking("which");
      return;
    }
    setAsking("");
    set(choice === "keep" ? { choice, keep: [] } : { choice });
  };
  const { wish } = draft;
  const waits =
    asking === "code" || asking === "which"
      ? t("Choose the code first.")
      : wish?.choice === "keep" && !wish.keep?.length
        ? t("Tick the codings to keep.")
        : "";
  return { draft, setDraft, set, choose, asking, setAsking, waits };
}

/** What stood about the cluster when the wish began; null where there is none, or one's own decision is on its way. */
function useBegan(cluster: Cluster, wishing: boolean): readonly string[] | null {
  const began = useRef<readonly string[] | null>(null);
  if (!wishing) began.current = null;
  else if (!began.current && cluster.decisions.every(({ id }) => id)) began.current = idsOf(cluster);
  return began.current;
}

/** Committing does not wait for the server to say what a wish comes to: what it refuses is put back and said. */
function useDecide(
  { round, data, cluster, decisions, onDone }: Props,
  draft: Draft,
  waits: string,
  began: readonly string[] | null,
  reasonField: { current: HTMLInputElement | null },
) {
  const { wish, reason, problem } = draft;
  const { preview, settled } = usePreview(round.id, cluster, waits ? null : wish);
  const known = settled ? preview : null;
  const refused = known?.refused;
  const ready = Boolean(wish && !waits && !refused);
  const needsReason = Boolean(wish && data.need_reason.some((choice) => choice === wish.choice));
  const commit = () => {
    if (!wish || waits || refused) {
      services.announce(!wish ? t("Choose a decision first.") : waits || translate(refused?.message ?? ""));
      return;
    }
    if (needsReason && !reason.trim()) {
      reasonField.current?.focus();
      services.announce(t("This decision needs a reason."));
      return;
    }
    onDone(
      decisions.decide(
        cluster,
        {
          ...wish,
          ...(reason.trim() && { reason: reason.trim() }),
          ...(problem.trim() && { problem: problem.trim() }),
        },
        known?.outcome ?? [],
        began,
      ),
    );
  };
  return { preview, ready, needsReason, commit };
}

function Cards(props: Props & { transcript: Transcript }) {
  const { round, data, cluster, book, transcript, decisions, onStep } = props;
  const { draft, setDraft, set, choose, asking, setAsking, waits } = useDraft(cluster);
  const began = useBegan(cluster, draft.wish !== null);
  const middle = useRef<HTMLDivElement>(null);
  const reasonField = useRef<HTMLInputElement | null>(null);
  const { preview, ready, needsReason, commit } = useDecide(props, draft, waits, began, reasonField);
  const accept = (index: number) => () => {
    const coder = cluster.coders[index];
    if (coder) {
      setAsking("");
      set({ choice: "accept", coder });
    }
  };
  useKeys({
    ...Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`acceptCoder${index + 1}`, accept(index)])),
    keepBoth: () => choose("both"),
    keepSome: () => {
      if (cluster.codings.length > 1) choose("keep");
    },
    union: () => choose("union"),
    intersection: () => choose("intersection"),
    otherSpan: () => choose("other-span"),
    otherCode: () => choose("other-code"),
    rejectAll: () => choose("neither"),
    defer: () => choose("defer"),
    reason: () => reasonField.current?.focus(),
    commit,
    previousCluster: () => onStep(-1),
  });
  const { wish } = draft;
  const span =
    wish?.choice === "other-span" && wish.start !== undefined && wish.end !== undefined
      ? { start: wish.start, end: wish.end }
      : null;
  const kept = wish?.choice === "keep" ? (wish.keep ?? []) : null;
  const toggle = (id: string) => {
    if (wish && kept) set({ ...wish, keep: kept.includes(id) ? kept.filter((one) => one !== id) : [...kept, id] });
  };
  const keeping = kept !== null;
  useEffect(() => {
    if (keeping) middle.current?.querySelector<HTMLElement>(".keep input")?.focus();
  }, [keeping]);
  const differ = Boolean(preview?.polarities.length && !wish?.polarity);
  useEffect(() => {
    if (differ) middle.current?.querySelector<HTMLElement>("[aria-label='Polarity'] button")?.focus();
  }, [differ]);
  const polarity = (chosen: Polarity) => {
    if (wish) set({ ...wish, polarity: chosen });
    reasonField.current?.focus();
  };
  const picked = (code: string) => {
    setAsking("");
    if (wish) set({ ...wish, code });
  };
  const standing = cluster.decisions.length === 1 ? (cluster.decisions[0]?.outcome ?? []) : [];
  const shown =
    asking === "which"
      ? {
          ...book,
          codes: book.codes
            .filter((code) => codesOf(cluster).includes(code.id))
            .map((code) => ({ ...code, usable: true })),
        }
      : book;
  return (
    <>
      <div class="middle" data-region="cluster" ref={middle}>
        <Context
          transcript={transcript}
          cluster={cluster}
          outcome={asking === "span" && span ? [span] : (preview?.outcome ?? standing)}
          round={round.id}
        />
        {asking === "span" && span && (
          <SpanEditor
            transcript={transcript}
            span={span}
            onSpan={(next) => wish && set({ ...wish, ...next })}
            onDone={() => {
              setAsking("");
              reasonField.current?.focus();
            }}
            onCancel={() => {
              setAsking("");
              set(null);
            }}
          />
        )}
        <div class="cards">
          {cluster.coders.map((coder, index) => (
            <CoderCard
              key={coder}
              coder={coder}
              index={index}
              cluster={cluster}
              book={book}
              transcript={transcript}
              keeping={kept && { ids: kept, toggle }}
              onAccept={accept(index)}
              chosen={wish?.choice === "accept" && wish.coder === coder}
            />
          ))}
          <DecisionCard
            cluster={cluster}
            wish={wish}
            waits={waits}
            preview={preview}
            book={book}
            transcript={transcript}
            onPolarity={polarity}
          />
        </div>
        <Company cluster={cluster} round={round.id} began={began} />
        {data.progress.open === 0 && (
          <p>
            <Finalise round={round} data={data} />
          </p>
        )}
      </div>
      <Bar
        cluster={cluster}
        draft={draft}
        reasonField={reasonField}
        ready={ready}
        needsReason={needsReason}
        onChoose={choose}
        onCommit={commit}
        onReason={(reason) => setDraft((old) => ({ ...old, reason }))}
        onProblem={(problem) => setDraft((old) => ({ ...old, problem }))}
        onReopen={() => decisions.decide(cluster, { choice: "reopen" })}
      />
      {(asking === "code" || asking === "which") && (
        <CodePicker
          title={asking === "code" ? t("Which code instead?") : t("Which of the codes?")}
          book={shown}
          onChoose={picked}
          onClose={() => {
            setAsking("");
            if (wish && !wish.code) set(null);
          }}
        />
      )}
    </>
  );
}

export function Desk(props: Props & { text: Loaded<Transcript> }) {
  const { round, data, cluster, text } = props;
  const meaning = data.types.find(({ type }) => type === cluster.type)?.meaning;
  return (
    <section class="desk" aria-label={t("Cluster")}>
      <div class="head-line">
        <h1 tabIndex={-1}>
          {cluster.transcript} <span class="quiet">{known(cluster.type)}</span>
        </h1>
        <span class="small quiet">{meaning && known(meaning)}</span>
        <a class="small" href={href.compare(round.id, cluster.transcript, cluster.start)}>
          {t("In the text")}
        </a>
        {round.mine && (
          <a class="small" href={href.became(round.id)}>
            {t("What became of my codings")}
          </a>
        )}
      </div>
      <Show what={t("Transcript")} of={text}>
        {(transcript) =>
          round.may.decide ? (
            <Cards key={cluster.id} {...props} transcript={transcript} />
          ) : (
            <Recorded key={cluster.id} {...props} transcript={transcript} />
          )
        }
      </Show>
    </section>
  );
}
