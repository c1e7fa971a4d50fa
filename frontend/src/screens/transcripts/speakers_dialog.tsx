/** Who speaks in a transcript, and as what: changed, and confirmed by a person. */
import { useState } from "preact/hooks";
import type { Role, SpeakersRequest, Told, TranscriptRow } from "../../api/wire.ts";
import { Dialog } from "../../app/dialog.tsx";
import { services } from "../../app/services.ts";
import { t } from "../../i18n/t.ts";
import { NotWritten } from "../tables/faults.tsx";
import { type Fault, faultOf } from "../tables/use_table.ts";
import { RoleSelect } from "./roles.tsx";
import { SplitProposal } from "./split_proposal.tsx";

export function SpeakersDialog({ row, close }: { row: TranscriptRow; close: () => void }) {
  const [roles, setRoles] = useState<Record<string, Role>>({});
  const [fault, setFault] = useState<Fault | null>(null);
  const answers = row.speakers.some((one) => one.label && one.role === "respondent");
  const keep = async (): Promise<void> => {
    const body: SpeakersRequest = { seal: row.seal, roles, confirm: true };
    try {
      const { told } = await services.api.post<Told>(`/api/transcripts/${encodeURIComponent(row.id)}/speakers`, body);
      services.announce(told.join(" "));
      close();
    } catch (error) {
      setFault(faultOf(error));
    }
  };
  return (
    <Dialog title={t("Who speaks in {id}", { id: row.id })} onClose={close}>
      <p>
        {t(
          "Words of interviewers are never evidence, and agreement is about what respondents say. Turns by hand are changed in Code.",
        )}
      </p>
      {!answers && <SplitProposal id={row.id} made={close} />}
      <dl class="pairs">
        {row.speakers.map((one) => (
          <div key={one.label} class="speakerrow">
            <dt dir="auto">
              {one.label || t("no label")}{" "}
              <span class="small">{t("{turns, plural, one {# turn} other {# turns}}", { turns: one.turns })}</span>
            </dt>
            <dd class="row">
              <RoleSelect
                label={one.label}
                value={roles[one.label] ?? one.role}
                onChange={(role) => setRoles({ ...roles, [one.label]: role })}
              />
              {!one.confirmed && <span class="tag warn">{t("guessed")}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <NotWritten fault={fault} />
      <div class="row end">
        <button type="button" class="btn" onClick={close}>
          {t("Cancel")}
        </button>
        <button type="button" class="btn main" autofocus onClick={() => void keep()}>
          {t("These roles are right")}
        </button>
      </div>
    </Dialog>
  );
}
