/** Writes the consensus once everything is decided. */

import { useState } from "preact/hooks";
import type { Finalised, Round } from "../../api/wire.ts";
import { Dialog } from "../../app/dialog.tsx";
import { translate } from "../../app/format.ts";
import { asks } from "../../app/may.ts";
import { FaultNote } from "../../app/parts.tsx";
import { refreshSession, services } from "../../app/services.ts";
import { t } from "../../i18n/t.ts";
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
          ? t("The consensus of {transcripts, plural, one {# transcript} other {# transcripts}} is written.", {
              transcripts: transcripts.length,
            })
          : t("The consensus stood already."),
      );
      await refreshSession();
    } catch (error) {
      setFault(translate((error as Error).message));
    }
  };
  return (
    <>
      <button
        type="button"
        class="btn main"
        onClick={() => setAsking(true)}
        {...asks("POST /api/rounds/{id}/finalise")}
      >
        {t("Finalise…")}
      </button>
      {asking && (
        <Dialog title={t("Finalise round {id}?", { id: round.id })} onClose={() => setAsking(false)}>
          <p>
            {t(
              "{decided, plural, one {# decision} other {# decisions}} and {agreed, plural, one {# agreed passage} other {# agreed passages}} become the consensus. The coders’ own codings stay as they are; a decision can still be opened again until the round is closed.",
              { decided: data.progress.decided, agreed: data.progress.agreed },
            )}
          </p>
          <FaultNote fault={fault} />
          <div class="row end">
            <button type="button" class="btn" onClick={() => setAsking(false)}>
              {t("Cancel")}
            </button>
            <button type="button" class="btn main" onClick={() => void go()}>
              {t("Finalise")}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
