/** The clusters of a round, and what is sent about them; the last decision can be taken back. */
import { useRef, useState } from "preact/hooks";
import { useLoad, type Loaded } from "../../app/load.ts";
import { sentence } from "../../app/format.ts";
import { services } from "../../app/services.ts";
import { CHOICES } from "./model.ts";
import type { Clusters, DecisionAnswer, Wish } from "./types.ts";

export interface Decisions {
  clusters: Loaded<Clusters>;
  busy: boolean;
  decide(cluster: string, wish: Wish): Promise<Clusters | null>;
  /** Opens again what was decided last on this page; its cluster. */
  undo(): Promise<string | null>;
}

export function useDecisions(round: string): Decisions {
  const clusters = useLoad<Clusters>(`/api/clusters?round=${encodeURIComponent(round)}`, (event) => event.event === "rounds" || event.event === "external");
  const done = useRef<string[]>([]);
  const [busy, setBusy] = useState(false);
  const decide = async (id: string, wish: Wish): Promise<Clusters | null> => {
    setBusy(true);
    try {
      const { cluster, progress } = await services.api.post<DecisionAnswer>("/api/decisions", { round, cluster: id, ...wish });
      const now = clusters.value;
      if (!now) return null;
      const next = { ...now, progress, rows: now.rows.map((row) => (row.id === id ? cluster : row)) };
      clusters.set(next);
      if (wish.choice !== "reopen") done.current.push(id);
      const said = `${progress.decided} of ${progress.total} decided.`;
      if (wish.choice === "reopen") services.announce(`Open again. ${said}`);
      else services.announce(`${wish.choice === "accept" ? `Accepted ${wish.coder}` : sentence(CHOICES[wish.choice]).replace(/\.$/, "")}. ${said} Control Z to undo.`);
      return next;
    } catch (error) {
      services.announce(sentence((error as Error).message));
      return null;
    } finally {
      setBusy(false);
    }
  };
  const undo = async (): Promise<string | null> => {
    const last = done.current.pop();
    if (!last) { services.announce("Nothing to undo on this page. A decision of earlier can be opened again in its card."); return null; }
    return (await decide(last, { choice: "reopen" })) ? last : null;
  };
  return { clusters, busy, decide, undo };
}
