/** Who else looks at this cluster, and what they decided while one was wishing. */
import { formatList } from "../../app/format.ts";
import { lookingAt, useHere } from "../../app/here.tsx";
import { rich, t } from "../../i18n/t.ts";
import { inShort } from "./model.ts";
import type { Cluster } from "./types.ts";

export function Company({
  cluster,
  round,
  began,
}: {
  cluster: Cluster;
  round: string;
  /** What stood when one began to wish. */
  began: readonly string[] | null;
}) {
  useHere(round, cluster.id);
  const others = lookingAt(round, cluster.id);
  const newer = began ? cluster.decisions.filter(({ id }) => id && !began.includes(id)) : [];
  return (
    <div role="status">
      {others.length > 0 && (
        <p class="note">
          {t("{names} {others, plural, one {looks} other {look}} at this, too.", {
            names: formatList(others.map((one) => one.name)),
            others: others.length,
          })}
        </p>
      )}
      {newer.map((one) => (
        <p key={one.id} class="note warn">
          {rich("{by} decided this meanwhile: {choice}.", {
            by: <strong>{one.by}</strong>,
            choice: <b>{inShort(one.choice, one.coder)}</b>,
          })}
        </p>
      ))}
    </div>
  );
}
