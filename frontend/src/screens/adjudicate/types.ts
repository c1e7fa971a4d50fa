/** What a person wishes about a cluster. */
import type { Cluster, DecisionProgress, DecisionRequest } from "../../api/wire.ts";

export type { Became, Choice, Cluster, Clusters, Decided, Decision, DecisionAnswer, FateRow } from "../../api/wire.ts";

export type Status = Cluster["status"];
export type Progress = DecisionProgress;
export type Wish = Omit<DecisionRequest, "round" | "cluster">;
