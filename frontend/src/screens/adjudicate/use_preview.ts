/**
 * What the server says a wish comes to, asked for at once and, while a wish goes on changing, now and then.
 *
 * An answer to a wish that is no longer the one at hand is dropped. Until the answer is there, the one before it
 * stands where the choice is the same, so that moving the ends of a span does not flicker.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import { services } from "../../app/services.ts";
import type { Cluster, DecisionPreview, Wish } from "./types.ts";

/** Milliseconds between two questions. */
const PAUSE = 80;

interface Known {
  cluster: string;
  wish: Wish;
  preview: DecisionPreview;
}

export function usePreview(
  round: string,
  { id: cluster }: Cluster,
  wish: Wish | null,
): { preview: DecisionPreview | null; settled: boolean } {
  const [known, setKnown] = useState<Known | null>(null);
  const asked = useRef(-PAUSE);
  useEffect(() => {
    if (!wish) return;
    let stale = false;
    const take = (preview: DecisionPreview) => {
      if (!stale) setKnown({ cluster, wish, preview });
    };
    const ask = () => {
      asked.current = performance.now();
      services.api
        .post<DecisionPreview>("/api/decisions/preview", { round, cluster, ...wish })
        .then(take, (error: Error) =>
          take({ outcome: null, polarities: [], refused: { message: error.message, hint: "" } }),
        );
    };
    const timer = setTimeout(ask, asked.current + PAUSE - performance.now());
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [round, cluster, wish]);
  const same = known?.cluster === cluster && known.wish.choice === wish?.choice;
  return { preview: same ? known.preview : null, settled: known?.wish === wish };
}
