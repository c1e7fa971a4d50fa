/** The passage: a little text before and after, each coder's span underlined in its own way. */

import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Transcript } from "../../api/wire.ts";
import { revealInPane } from "../../app/reveal.ts";
import { href } from "../../app/router.ts";
import { t } from "../../i18n/t.ts";
import { directionOf } from "../../text/direction.ts";
import { Offsets } from "../../text/offsets.ts";
import { type Part, partsOf, type Span } from "./model.ts";
import type { Cluster } from "./types.ts";

/** About two sentences on either side. */
const ROOM = 260;

function aroundWords(text: Offsets, turn: Span, cluster: Cluster): [number, number] {
  const start = Math.max(turn.start, Math.min(cluster.start, turn.end) - ROOM);
  const end = Math.min(turn.end, Math.max(cluster.end, turn.start) + ROOM);
  const before = text.slice(turn.start, start);
  const after = text.slice(end, turn.end);
  const back = start > turn.start ? [...(/\S*$/.exec(before)?.[0] ?? "")].length : 0;
  const on = end < turn.end ? [...(/^\S*/.exec(after)?.[0] ?? "")].length : 0;
  return [start - back, end + on];
}

function Piece({ part, text }: { part: Part; text: Offsets }) {
  const words = text.slice(part.start, part.end);
  const body = part.coders.reduceRight<preact.ComponentChildren>(
    // biome-ignore lint/correctness/useJsxKeyInIterable: one inside the other, no list
    (inside, coder) => <span class={`by by${Math.min(coder, 3)}`}>{inside}</span>,
    words,
  );
  const both = part.coders.length > 1 ? " both" : "";
  return part.coders.length || part.chosen ? (
    <span class={`piece${both}${part.chosen ? " chosen" : ""}`}>{body}</span>
  ) : (
    words
  );
}

export function Context({
  transcript,
  cluster,
  outcome,
  round,
}: {
  transcript: Transcript;
  cluster: Cluster;
  outcome: readonly Span[];
  round: string;
}) {
  const text = useMemo(() => new Offsets(transcript.text), [transcript]);
  const first = transcript.turns.findLastIndex((turn) => turn.start <= cluster.start);
  const last = transcript.turns.findLastIndex((turn) => turn.start < cluster.end);
  const shown = transcript.turns.slice(Math.max(0, first - 1), last + 2).filter((turn) => turn.start < turn.end);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    revealInPane(box.current?.querySelector(".piece"), "center");
    if (document.activeElement === document.body) box.current?.focus();
  }, [cluster.id]);
  return (
    <div class="context" ref={box} tabIndex={0} role="group" aria-label={t("Passage")}>
      {shown.map((turn) => {
        const outside = turn.end <= cluster.start || turn.start >= cluster.end;
        const [from, to] = outside ? [turn.start, turn.end] : aroundWords(text, turn, cluster);
        return (
          <div
            key={turn.index}
            class={outside ? "said outside" : "said"}
            dir={directionOf(text.slice(turn.start, turn.end))}
          >
            <a class="small" href={href.compare(round, transcript.id, turn.start)}>
              {turn.index + 1} <bdi>{turn.speaker}</bdi>
            </a>
            <p class="quote">
              {from > turn.start && "… "}
              {partsOf(from, to, cluster, outcome).map((part) => (
                <Piece key={part.start} part={part} text={text} />
              ))}
              {to < turn.end && " …"}
            </p>
          </div>
        );
      })}
    </div>
  );
}
