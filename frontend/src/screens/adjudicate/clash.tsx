/** Two people decided one cluster: both decisions, and the choice whether one's own is to stand all the same. */

import type { Decision } from "../../api/wire.ts";
import { Dialog } from "../../app/dialog.tsx";
import { rich, t } from "../../i18n/t.ts";
import { inShort } from "./model.ts";
import type { Decisions } from "./use_decisions.ts";

function Theirs({ one }: { one: Decision }) {
  return (
    <div>
      {rich("{by} decided: {choice}", {
        by: <strong>{one.by}</strong>,
        choice: <b>{inShort(one.choice, one.coder)}</b>,
      })}
      {one.reason && <p class="quiet small">{one.reason}</p>}
    </div>
  );
}

export function ClashDialog({ decisions }: { decisions: Decisions }) {
  const { clash, settle } = decisions;
  if (!clash) return null;
  const { cluster, wish } = clash;
  return (
    <Dialog title={t("{id} was decided meanwhile", { id: cluster.id })} onClose={() => settle(false)}>
      {cluster.decisions.length === 0 && <p>{t("It is open again: somebody took the decision back.")}</p>}
      {cluster.decisions.map((one) => (
        <Theirs key={one.id} one={one} />
      ))}
      <div>
        {rich("You wished: {choice}", { choice: <b>{inShort(wish.choice, wish.coder)}</b> })}
        {wish.reason && <p class="quiet small">{wish.reason}</p>}
      </div>
      <p class="quiet small">{t("Whatever you choose, both stay on record.")}</p>
      <div class="row end">
        <button type="button" class="btn" onClick={() => settle(true)}>
          {t("Decide anyway")}
        </button>
        <button type="button" class="btn main" autofocus onClick={() => settle(false)}>
          {t("Leave it as it is")}
        </button>
      </div>
    </Dialog>
  );
}
