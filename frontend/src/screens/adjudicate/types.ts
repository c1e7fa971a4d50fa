/** What a person wishes about a cluster. */
import type { Cluster, Clusters, DecisionProgress, DecisionRequest } from "../../api/wire.ts";

export type {
  Became,
  Choice,
  Cluster,
  Clusters,
  Decided,
  Decision,
  DecisionAnswer,
  DecisionPreview,
  FateRow,
} from "../../api/wire.ts";

export type Status = Cluster["status"];
export type Progress = DecisionProgress;
export type Types = Clusters["types"];
export type Wish = Omit<DecisionRequest, "round" | "cluster">;
