/** The text of a transcript, with who speaks. */
import type { Transcript } from "../../api/wire.ts";
import { Dialog } from "../../app/dialog.tsx";
import { useLoad } from "../../app/load.ts";
import { Show } from "../../app/parts.tsx";
import { TurnsShown } from "./turns_shown.tsx";

export function TextDialog({ id, close }: { id: string; close: () => void }) {
  const text = useLoad<Transcript>(`/api/transcripts/${encodeURIComponent(id)}`);
  return (
    <Dialog title={`The text of ${id}`} onClose={close}>
      <Show what="The text" of={text}>
        {(found) => <TurnsShown text={found.text} turns={found.turns} />}
      </Show>
      <div class="row end">
        <button type="button" class="btn" autofocus onClick={close}>
          Close
        </button>
      </div>
    </Dialog>
  );
}
