/** One cluster: passage, cards, decision bar, and the keys of all decisions. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Codebook, Round, Transcript } from "../../api/wire.ts";
import type { Loaded } from "../../app/load.ts";
import { Show } from "../../app/parts.tsx";
import { href } from "../../app/router.ts";
import { services } from "../../app/services.ts";
import { useKeys } from "../../keys/use_keys.ts";
import { CodePicker } from "../codebook/picker.tsx";
import { Bar, type Draft } from "./bar.tsx";
import { CoderCard, DecisionCard } from "./cards.tsx";
import { Context } from "./context.tsx";
import { Finalise } from "./finalise.tsx";
import { codesOf, needsReason, preview, typeWords } from "./model.ts";
import { SpanEditor } from "./span_editor.tsx";
import type { Choice, Cluster, Clusters, Wish } from "./types.ts";
import type { Decisions } from "./use_decisions.ts";

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
  return { draft, setDraft, set, choose, asking, setAsking };
}

function useDecide(
  { cluster, decisions, onDone }: Props,
  draft: Draft,
  reasonField: { current: HTMLInputElement | null },
) {
  const { wish, reason, problem } = draft;
  const outcome = wish && preview(cluster, wish);
  const ready = Boolean(wish && outcome !== null);
  const commit = () => {
    if (!wish || !ready) {
      if (wish)
        services.announce(
          wish.choice === "keep" ? "Tick the codings to keep first." : "Choose the code or span first.",
        );
      else services.announce("Choose a decision first.");
      return;
    }
    if (needsReason(wish.choice) && !reason.trim()) {
      reasonField.current?.focus();
      services.announce("This decision needs a reason.");
      return;
    }
    onDone(
      decisions.decide(cluster, {
        ...wish,
        ...(reason.trim() && { reason: reason.trim() }),
        ...(problem.trim() && { problem: problem.trim() }),
      }),
    );
  };
  return { outcome, ready, commit };
}

function Cards(props: Props & { transcript: Transcript }) {
  const { round, data, cluster, book, transcript, decisions, onStep } = props;
  const { draft, setDraft, set, choose, asking, setAsking } = useDraft(cluster);
  const middle = useRef<HTMLDivElement>(null);
  const reasonField = useRef<HTMLInputElement | null>(null);
  const { outcome, ready, commit } = useDecide(props, draft, reasonField);
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
        <Context transcript={transcript} cluster={cluster} outcome={outcome ?? standing} round={round.id} />
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
          <DecisionCard cluster={cluster} wish={wish} outcome={outcome ?? null} book={book} transcript={transcript} />
        </div>
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
        onChoose={choose}
        onCommit={commit}
        onReason={(reason) => setDraft((old) => ({ ...old, reason }))}
        onProblem={(problem) => setDraft((old) => ({ ...old, problem }))}
        onReopen={() => decisions.decide(cluster, { choice: "reopen" })}
      />
      {(asking === "code" || asking === "which") && (
        <CodePicker
          title={asking === "code" ? "Which code instead?" : "Which of the codes?"}
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
  const { round, cluster, text } = props;
  return (
    <section class="desk" aria-label="Cluster">
      <div class="head-line">
        <h1 tabIndex={-1}>
          {cluster.transcript} <span class="quiet">{typeWords(cluster.type)}</span>
        </h1>
        <a class="small" href={href.compare(round.id, cluster.transcript, cluster.start)}>
          In the text
        </a>
        <a class="small" href={href.became(round.id)}>
          What became of my codings
        </a>
      </div>
      <Show what="Transcript" of={text}>
        {(transcript) => <Cards key={cluster.id} {...props} transcript={transcript} />}
      </Show>
    </section>
  );
}
