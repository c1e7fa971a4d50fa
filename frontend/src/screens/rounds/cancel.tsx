/** Cancels a round: the reason and the round's name are typed. */

import { useState } from "preact/hooks";
import type { CancelRequest, Round } from "../../api/wire.ts";
import { Dialog } from "../../app/dialog.tsx";
import { translate } from "../../app/format.ts";
import { asks } from "../../app/may.ts";
import { FaultNote, PRIVATE } from "../../app/parts.tsx";
import { href, navigate } from "../../app/router.ts";
import { refreshSession, services } from "../../app/services.ts";
import { t } from "../../i18n/t.ts";
import { ConfirmField } from "./confirm_field.tsx";

export function CancelRound({ round }: { round: Round }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" class="btn small" onClick={() => setAsking(true)} {...asks("POST /api/rounds/{id}/cancel")}>
        {t("Cancel round…")}
      </button>
      {asking && <CancelDialog round={round} onClose={() => setAsking(false)} />}
    </>
  );
}

function CancelDialog({ round, onClose }: { round: Round; onClose: () => void }) {
  const [reason, setReason] = useState("");
  const [typed, setTyped] = useState("");
  const [fault, setFault] = useState("");
  const go = async (event: Event) => {
    event.preventDefault();
    try {
      const body: CancelRequest = { confirm: typed, reason };
      await services.api.post(`/api/rounds/${encodeURIComponent(round.id)}/cancel`, body);
      services.announce(t("Round {id} is cancelled.", { id: round.id }));
      navigate(href.rounds()); // at once: the page of a round that is gone must not ask for it again
      await refreshSession();
    } catch (error) {
      setFault(translate((error as Error).message));
    }
  };
  return (
    <Dialog title={t("Cancel round {id}?", { id: round.id })} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void go(event)}>
        <p>
          {t(
            "Nothing of it counts any more, for anybody. What was coded stays in the study’s files, and the round can go on later: it is listed under Rounds.",
          )}
        </p>
        <label class="field">
          <span class="label">{t("Why it is cancelled; this is kept")}</span>
          <input
            class="input"
            value={reason}
            required
            onInput={(event) => setReason(event.currentTarget.value)}
            {...PRIVATE}
          />
        </label>
        <ConfirmField id={round.id} typed={typed} set={setTyped} />
        <FaultNote fault={fault} />
        <div class="row end">
          <button type="button" class="btn" onClick={onClose}>
            {t("Keep it")}
          </button>
          <button type="submit" class="btn main" disabled={typed !== round.id || !reason.trim()}>
            {t("Cancel the round")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
