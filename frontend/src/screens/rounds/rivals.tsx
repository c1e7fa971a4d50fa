/** What was written twice on two machines, and which of it counts. */

import { useState } from "preact/hooks";
import type { Rival, SettleRequest } from "../../api/wire.ts";
import { formatTime, translate } from "../../app/format.ts";
import { asks } from "../../app/may.ts";
import { FaultNote } from "../../app/parts.tsx";
import { refreshSession, services } from "../../app/services.ts";
import { rich, t } from "../../i18n/t.ts";

export function Rivals({ round, rivals }: { round: string; rivals: Rival[] }) {
  const [fault, setFault] = useState("");
  const keep = async (id: string) => {
    try {
      const body: SettleRequest = { keep: id };
      await services.api.post(`/api/rounds/${encodeURIComponent(round)}/settle`, body);
      services.announce(t("Settled."));
      await refreshSession();
    } catch (error) {
      setFault(translate((error as Error).message));
    }
  };
  if (rivals.length === 0) return null;
  return (
    <section class="stack" aria-label={t("To be settled")}>
      <h2>{t("Which one counts?")}</h2>
      <p>
        {t("Two copies of the study were brought together in which this round was started or compared differently.")}
      </p>
      <ul class="stack">
        {rivals.map((one) => (
          <li key={one.id} class="row">
            <span>
              {rich("{what} by {by}, {at}: {says}{hasCounts, select, yes { (counts now)} other {}}", {
                what: one.what,
                by: one.by,
                at: formatTime(one.at),
                says: one.says,
                hasCounts: one.counts ? "yes" : "no",
              })}
            </span>
            <button
              type="button"
              class="btn small"
              onClick={() => void keep(one.id)}
              {...asks("POST /api/rounds/{id}/settle")}
            >
              {rich("Let the {what} by {by} count", { what: one.what, by: one.by })}
            </button>
          </li>
        ))}
      </ul>
      <FaultNote fault={fault} />
    </section>
  );
}
