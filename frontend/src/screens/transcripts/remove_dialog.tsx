/** Taking a transcript out that was brought in by mistake. */
import { useState } from "preact/hooks";
import type { RemovalRequest, Told, TranscriptRow } from "../../api/wire.ts";
import { Dialog } from "../../app/dialog.tsx";
import { services } from "../../app/services.ts";
import { rich, t } from "../../i18n/t.ts";
import { NotWritten } from "../tables/faults.tsx";
import { type Fault, faultOf } from "../tables/use_table.ts";

export function RemoveDialog({ row, close }: { row: TranscriptRow; close: () => void }) {
  const [fault, setFault] = useState<Fault | null>(null);
  const remove = async (): Promise<void> => {
    const body: RemovalRequest = { confirm: row.id };
    try {
      const { told } = await services.api.post<Told>(`/api/transcripts/${encodeURIComponent(row.id)}/remove`, body);
      services.announce(told.join(". "));
      close();
    } catch (error) {
      setFault(faultOf(error));
    }
  };
  return (
    <Dialog title={t("Remove {id}?", { id: row.id })} onClose={close}>
      <p>
        {rich(
          "For what was brought in by mistake: its text, turns, corrections and the copy of its file go out of the study. This is not taken back by Ctrl+Z; {hasFile, select, yes {bringing in {file}} other {bringing the file in}} again is.",
          { hasFile: row.file ? "yes" : "no", file: row.file },
        )}
      </p>
      <NotWritten fault={fault} />
      <div class="row end">
        <button type="button" class="btn" autofocus onClick={close}>
          {t("Cancel")}
        </button>
        <button type="button" class="btn main" onClick={() => void remove()}>
          {rich("Remove {id}", { id: row.id })}
        </button>
      </div>
    </Dialog>
  );
}
