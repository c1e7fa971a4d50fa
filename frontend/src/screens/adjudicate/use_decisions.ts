/**
 * The clusters of a round, and what is sent about them.
 *
 * A decision stands on the page at once and is sent behind it, one after the other, so that the next cluster can be
 * decided without waiting; what the server refuses is put back and said. The last decision can be taken back.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import { sentence, translate } from "../../app/format.ts";
import { type Loaded, useLoad } from "../../app/load.ts";
import { services } from "../../app/services.ts";
import { t } from "../../i18n/t.ts";
import { ApiError } from "../../ops/services.ts";
import { CHOICES } from "./model.ts";
import type { Cluster, Clusters, Decided, DecisionAnswer, Status, Wish } from "./types.ts";

export interface Clash {
  cluster: Cluster;
  wish: Wish;
}

export interface Decisions {
  clusters: Loaded<Clusters>;
  /**
   * What stands on the page after this wish; `outcome` is what the server said it comes to, as far as it has, `seen`
   * what stood when one began to wish.
   */
  decide(cluster: Cluster, wish: Wish, outcome?: readonly Decided[], seen?: readonly string[] | null): Clusters;
  /** A wish that was refused, since somebody else decided meanwhile. */
  clash: Clash | null;
  /** Ends it: by deciding so all the same, or by leaving what stands. */
  settle(anyway: boolean): void;
  /** Opens again what was decided last on this page; its cluster. */
  undo(): string | null;
}

/** What stands about a cluster; a decision on its way has no id yet. */
export const idsOf = (cluster: Cluster): string[] => cluster.decisions.map(({ id }) => id).filter(Boolean);

/** The cluster as it will stand; the server's own account is put over it when it comes. */
export function foreseen(cluster: Cluster, wish: Wish, by: string, outcome: readonly Decided[] = []): Cluster {
  if (wish.choice === "reopen") return { ...cluster, status: cluster.agreed ? "decided" : "open", decisions: [] };
  const { choice, coder = "", reason = "", problem = "" } = wish;
  const decision = { id: "", at: new Date().toISOString(), by, choice, coder, reason, problem, outcome: [...outcome] };
  return { ...cluster, status: choice === "defer" ? "deferred" : "decided", decisions: [decision] };
}

/** The clusters with one of them put in its place, and counted anew. */
export function withCluster(now: Clusters, cluster: Cluster): Clusters {
  const rows = now.rows.map((row) => (row.id === cluster.id ? cluster : row));
  const disputed = rows.filter((row) => !row.agreed);
  const having = (status: Status) => disputed.filter((row) => row.status === status).length;
  const decided = having("decided");
  return {
    ...now,
    rows,
    progress: {
      ...now.progress,
      decided,
      deferred: having("deferred"),
      conflicts: having("conflict"),
      open: disputed.length - decided,
    },
  };
}

function words(wish: Wish, { progress }: Clusters): string {
  const said = t("{decided} of {total} decided.", { decided: progress.decided, total: progress.total });
  if (wish.choice === "reopen") return t("Open again. {said}", { said });
  const what =
    wish.choice === "accept" ? t("Accepted {coder}.", { coder: wish.coder }) : sentence(CHOICES[wish.choice]);
  return t("{what} {said} Control Z to undo.", { what, said });
}

export function useDecisions(round: string): Decisions {
  const clusters = useLoad<Clusters>(
    `/api/clusters?round=${encodeURIComponent(round)}`,
    (event) => event.event === "rounds" || event.event === "external",
  );
  const now = useRef<Clusters | null>(null);
  const done = useRef<string[]>([]);
  const sending = useRef(Promise.resolve());
  const pending = useRef(0);
  const known = useRef(new Map<string, readonly string[]>());
  const [clash, setClash] = useState<Clash | null>(null);
  useEffect(() => {
    if (pending.current > 0) return;
    now.current = clusters.value;
    for (const row of clusters.value?.rows ?? []) known.current.set(row.id, idsOf(row));
  }, [clusters.value]);
  const put = (cluster: Cluster): Clusters => {
    const next = withCluster(now.current ?? (clusters.value as Clusters), cluster);
    now.current = next;
    clusters.set(next);
    return next;
  };
  /** What stands now, beside what was wished. */
  const collide = async (id: string, wish: Wish) => {
    const fresh = await services.api.get<Clusters>(`/api/clusters?round=${encodeURIComponent(round)}`);
    const cluster = fresh.rows.find((row) => row.id === id);
    if (!cluster) return;
    known.current.set(id, idsOf(cluster));
    put(cluster);
    setClash({ cluster, wish });
  };
  const send = async (before: Cluster, wish: Wish, began: readonly string[] | null) => {
    const seen = began ?? known.current.get(before.id) ?? [];
    try {
      const asked = { round, cluster: before.id, ...wish, seen };
      const answer = await services.api.post<DecisionAnswer>("/api/decisions", asked);
      known.current.set(before.id, idsOf(answer.cluster));
      put(answer.cluster);
    } catch (error) {
      put(before);
      if (error instanceof ApiError && error.error.kind === "stale") await collide(before.id, wish).catch(() => {});
      services.announce(
        t("{id} is not decided: {message}", { id: before.id, message: translate((error as Error).message) }),
      );
    } finally {
      pending.current -= 1;
    }
  };
  const decide: Decisions["decide"] = (cluster, wish, outcome = [], seen = null) => {
    pending.current += 1;
    const next = put(foreseen(cluster, wish, services.session.value?.coder ?? "", outcome));
    sending.current = sending.current.then(() => send(cluster, wish, seen));
    if (wish.choice !== "reopen") done.current.push(cluster.id);
    services.announce(words(wish, next));
    return next;
  };
  const undo = (): string | null => {
    const last = now.current?.rows.find((row) => row.id === done.current.at(-1));
    if (!last) {
      services.announce(t("Nothing to undo on this page. A decision of earlier can be opened again in its card."));
      return null;
    }
    done.current.pop();
    decide(last, { choice: "reopen" });
    return last.id;
  };
  const settle = (anyway: boolean): void => {
    setClash(null);
    if (clash && anyway) decide(clash.cluster, clash.wish, [], idsOf(clash.cluster));
  };
  return { clusters, decide, undo, clash, settle };
}
