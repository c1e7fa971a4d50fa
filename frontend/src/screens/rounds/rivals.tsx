/** What was written twice on two machines, and which of it counts. */

import { useState } from "preact/hooks";
import type { Rival, SettleRequest } from "../../api/wire.ts";
import { formatTime, sentence } from "../../app/format.ts";
import { FaultNote } from "../../app/parts.tsx";
import { refreshSession, services } from "../../app/services.ts";

export function Rivals({ round, rivals }: { round: string; rivals: Rival[] }) {
  const [fault, setFault] = useState("");
  const keep = async (id: string) => {
    try {
      const body: SettleRequest = { keep: id };
      await services.api.post(`/api/rounds/${encodeURIComponent(round)}/settle`, body);
      services.announce("Settled.");
      await refreshSession();
    } catch (error) {
      setFault(sentence((error as Error).message));
    }
  };
  if (rivals.length === 0) return null;
  return (
    <section class="stack" aria-label="To be settled">
      <h2>Which one counts?</h2>
      <p>Two copies of the study were brought together in which this round was started or compared differently.</p>
      <ul class="stack">
        {rivals.map((one) => (
          <li key={one.id} class="row">
            <span>
              {one.what} by {one.by}, {formatTime(one.at)}: {one.says}
              {one.counts && " (counts now)"}
            </span>
            <button type="button" class="btn small" onClick={() => void keep(one.id)}>
              Let the {one.what} by {one.by} count
            </button>
          </li>
        ))}
      </ul>
      <FaultNote fault={fault} />
    </section>
  );
}
