/** What was decided about a cluster, where nothing can be decided any more. */

import type { Codebook, Round, Transcript } from "../../api/wire.ts";
import { Told } from "../../app/told.tsx";
import { t } from "../../i18n/t.ts";
import { useKeys } from "../../keys/use_keys.ts";
import { CoderCard, DecisionCard } from "./cards.tsx";
import { Context } from "./context.tsx";
import type { Cluster } from "./types.ts";

interface Props {
  round: Round;
  cluster: Cluster;
  book: Codebook;
  transcript: Transcript;
  onStep: (by: number) => void;
}

export function Recorded({ round, cluster, book, transcript, onStep }: Props) {
  useKeys({ previousCluster: () => onStep(-1), commit: () => onStep(1) });
  const standing = cluster.decisions[0]?.outcome ?? cluster.by_hand ?? [];
  return (
    <div class="middle" data-region="cluster">
      <p class="notice">
        <Told words={round.may.why.decide ?? ""} />
      </p>
      <Context transcript={transcript} cluster={cluster} outcome={standing} round={round.id} />
      <div class="cards">
        {cluster.coders.map((coder, index) => (
          <CoderCard
            key={coder}
            coder={coder}
            index={index}
            cluster={cluster}
            book={book}
            transcript={transcript}
            keeping={null}
            onAccept={null}
            chosen={false}
          />
        ))}
        <DecisionCard
          cluster={cluster}
          wish={null}
          waits=""
          preview={null}
          book={book}
          transcript={transcript}
          onPolarity={() => undefined}
        />
      </div>
      <p class="row">
        <button type="button" class="btn" onClick={() => onStep(-1)}>
          {t("Previous")}
        </button>
        <button type="button" class="btn" onClick={() => onStep(1)}>
          {t("Next")}
        </button>
      </p>
    </div>
  );
}
