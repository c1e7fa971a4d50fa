/** The text of a transcript, with who speaks. */

import type { Transcript } from "../../api/wire.ts";
import { Dialog } from "../../app/dialog.tsx";
import { useLoad } from "../../app/load.ts";
import { Show } from "../../app/parts.tsx";
import { t } from "../../i18n/t.ts";
import { TurnsShown } from "./turns_shown.tsx";

export function TextDialog({ id, close }: { id: string; close: () => void }) {
  const text = useLoad<Transcript>(`/api/transcripts/${encodeURIComponent(id)}`);
  return (
    <Dialog title={t("The text of {id}", { id })} onClose={close}>
      <Show what={t("The text")} of={text}>
        {(found) => <TurnsShown text={found.text} turns={found.turns} />}
      </Show>
      <div class="row end">
        <button type="button" class="btn" autofocus onClick={close}>
          {t("Close")}
        </button>
      </div>
    </Dialog>
  );
}
