/** What a file's text would be as a transcript: the turns with who speaks, and the lines that are in none. */

import { useState } from "preact/hooks";
import type { InterviewPreview } from "../../api/wire.ts";
import { Dialog } from "../../app/dialog.tsx";
import { useOnce } from "../../app/once.ts";
import { FaultNote } from "../../app/parts.tsx";
import { t } from "../../i18n/t.ts";
import { type Row, roleOf, wish, withText } from "./batch.ts";
import { Diagnosis } from "./diagnosis.tsx";
import { RoleSelect } from "./roles.tsx";
import { TurnsShown } from "./turns_shown.tsx";

export function FileText({ row, close }: { row: Row; close: () => void }) {
  const [found, setFound] = useState<InterviewPreview | null>(null);
  const [fault, setFault] = useState("");
  useOnce(() => {
    withText(row.item).then(
      (preview) => setFound(preview.interviews.find((one) => one.name === row.interview.name) ?? null),
      (error: Error) => setFault(error.message),
    );
    return undefined;
  });
  return (
    <Dialog title={t("{id}: the text as it would come in", { id: row.interview.id || row.item.path })} onClose={close}>
      <Diagnosis line={row.interview.line} interview={row.interview} />
      <FaultNote fault={fault} />
      {!found && !fault && <p class="quiet">{t("The file is read…")}</p>}
      {found && (
        <>
          {!row.wish.rule && (
            <dl class="pairs">
              {found.speakers.map(({ label, turns }) => (
                <div key={label} class="speakerrow">
                  <dt dir="auto">
                    {label || t("no label")}{" "}
                    <span class="small">{t("{turns, plural, one {# turn} other {# turns}}", { turns })}</span>
                  </dt>
                  <dd>
                    <RoleSelect
                      label={label}
                      value={roleOf(row, label)}
                      onChange={(role) =>
                        wish(row.item.key, row.interview.name, { roles: { ...row.wish.roles, [label]: role } })
                      }
                    />
                  </dd>
                </div>
              ))}
            </dl>
          )}
          <TurnsShown
            text={found.text}
            turns={found.spoken.map((turn) =>
              row.wish.rule ? turn : { ...turn, role: roleOf({ ...row, interview: found }, turn.speaker) },
            )}
          />
          {found.unread > 0 && (
            <details>
              <summary>
                {t("{unread, plural, one {# line} other {# lines}} in no turn", { unread: found.unread })}
              </summary>
              <ul class="unread">
                {found.lines.map((one) => (
                  <li key={one.line} dir="auto">
                    <span class="n">{one.line}</span> {one.words}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
      <div class="row end">
        <button type="button" class="btn" autofocus onClick={close}>
          {t("Close")}
        </button>
      </div>
    </Dialog>
  );
}
