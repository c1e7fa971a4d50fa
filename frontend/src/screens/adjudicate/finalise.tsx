/** Writes the consensus once everything is decided. */

import { useState } from "preact/hooks";
import type { Finalised, Round } from "../../api/wire.ts";
import { Dialog } from "../../app/dialog.tsx";
import { count, sentence } from "../../app/format.ts";
import { FaultNote } from "../../app/parts.tsx";
import { refreshSession, services } from "../../app/services.ts";
import type { Clusters } from "./types.ts";

export function Finalise({ round, data }: { round: Round; data: Clusters }) {
  const [asking, setAsking] = useState(false);
  const [fault, setFault] = useState("");
  const go = async () => {
    try {
      const { transcripts } = await services.api.post<Finalised>(
        `/api/rounds/${encodeURIComponent(round.id)}/finalise`,
        {},
      );
      setAsking(false);
      services.announce(
        transcripts.length
          ? `The consensus of ${count(transcripts.length, "transcript")} is written.`
          : "The consensus stood already.",
      );
      await refreshSession();
    } catch (error) {
      setFault(sentence((error as Error).message));
    }
  };
  return (
    <>
      <button type="button" class="btn main" onClick={() => setAsking(true)}>
        Finalise…
      </button>
      {asking && (
        <Dialog title={`Finalise round ${round.id}?`} onClose={() => setAsking(false)}>
          <p>
            {count(data.progress.decided, "decision")} and {count(data.progress.agreed, "agreed passage")} become the
            consensus. The coders’ own codings stay as they are; a decision can still be opened again until the round is
            closed.
          </p>
          <FaultNote fault={fault} />
          <div class="row end">
            <button type="button" class="btn" onClick={() => setAsking(false)}>
              Cancel
            </button>
            <button type="button" class="btn main" onClick={() => void go()}>
              Finalise
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
