/** Turns proposed for a transcript in which nobody, or nobody who answers, is named: after it came in, before it is coded. */
import { Fragment } from "preact";
import { useState } from "preact/hooks";
import type { Rules, SplitRequest, Told } from "../../api/wire.ts";
import { useLoad } from "../../app/load.ts";
import { services } from "../../app/services.ts";
import { Told as Sentence } from "../../app/told.tsx";
import { rich, t } from "../../i18n/t.ts";
import { NotWritten } from "../tables/faults.tsx";
import { type Fault, faultOf } from "../tables/use_table.ts";
import { ruleName } from "./rules.ts";

export function SplitProposal({ id, made }: { id: string; made?: () => void }) {
  const path = `/api/transcripts/${encodeURIComponent(id)}`;
  const found = useLoad<Rules>(`${path}/rules`);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const { seal = "", rules = [] } = found.value ?? {};
  const [done, setDone] = useState<string[]>([]);
  if (done.length > 0)
    return (
      <p class="note good" role="status">
        {done.map((line) => (
          <Fragment key={line}>
            <Sentence words={line} />{" "}
          </Fragment>
        ))}
      </p>
    );
  if (rules.length === 0) return null;
  const split = async (rule: string): Promise<void> => {
    const body: SplitRequest = { seal, rule };
    setBusy(true);
    try {
      const { told } = await services.api.post<Told>(`${path}/split`, body);
      setDone(told);
      made?.();
    } catch (error) {
      setFault(faultOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div class="note stack">
      <p>
        {rich("<b>{id}</b>: nobody who answers is named. Turns can be made by how the text looks:", {
          id,
          b: (words) => <strong dir="auto">{words}</strong>,
        })}
      </p>
      <ul class="plain stack">
        {rules.map(({ rule, seen }) => (
          <li key={rule} class="row">
            <span class="grow">
              {ruleName(rule)}{" "}
              <span class="small quiet">
                <Sentence words={seen} />
              </span>
            </span>
            <button
              type="button"
              class="btn small"
              disabled={busy}
              aria-label={t("Make turns of {id}: {rule}", { id, rule: ruleName(rule) })}
              onClick={() => void split(rule)}
            >
              {t("Make turns")}
            </button>
          </li>
        ))}
      </ul>
      <p class="small">{t("No word moves. Whether they are right is seen under Text; Code changes single turns.")}</p>
      <NotWritten fault={fault} />
    </div>
  );
}
