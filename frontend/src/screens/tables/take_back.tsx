/** Undo and redo of edits of a file of the study: buttons, and the keys that the coding screen has for it. */

import { services } from "../../app/services.ts";
import { t } from "../../i18n/t.ts";
import { useKeys } from "../../keys/use_keys.ts";

export interface Steps {
  undo: boolean;
  redo: boolean;
}

export function TakeBack({ steps, step }: { steps: Steps; step: (redo: boolean) => void }) {
  useKeys({
    undo: () => (steps.undo ? step(false) : services.announce(t("Nothing was changed here that can be taken back."))),
    redo: () => (steps.redo ? step(true) : services.announce(t("Nothing was taken back here."))),
  });
  if (!steps.undo && !steps.redo) return null;
  return (
    <span class="row" role="group" aria-label={t("Take back")}>
      <button type="button" class="btn small" disabled={!steps.undo} onClick={() => step(false)}>
        {t("Undo")}
      </button>
      <button type="button" class="btn small" disabled={!steps.redo} onClick={() => step(true)}>
        {t("Redo")}
      </button>
    </span>
  );
}
