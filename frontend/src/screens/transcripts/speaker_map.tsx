/** Who speaks in the files at hand: one line for each label, which says it for all of them. */

import type { Role } from "../../api/wire.ts";
import { formatNumber } from "../../app/format.ts";
import { t } from "../../i18n/t.ts";
import { confirmed, isNew, type Row, roleOf, rows, wish } from "./batch.ts";
import { RoleSelect } from "./roles.tsx";

const MOST = 40;

interface Label {
  label: string;
  rows: Row[];
  turns: number;
  roles: Set<Role>;
}

/** The labels of the interviews that are new, those of most interviews first. */
export function labelsOf(all: readonly Row[]): Label[] {
  const found = new Map<string, Label>();
  for (const row of all.filter((one) => isNew(one) && one.wish.take && !one.wish.rule && !one.item.brought)) {
    for (const { label, turns } of row.interview.speakers) {
      const known = found.get(label) ?? { label, rows: [], turns: 0, roles: new Set<Role>() };
      known.rows.push(row);
      known.turns += turns;
      known.roles.add(roleOf(row, label));
      found.set(label, known);
    }
  }
  return [...found.values()].toSorted((one, other) => other.rows.length - one.rows.length || other.turns - one.turns);
}

export function SpeakerMap() {
  const labels = labelsOf(rows.value);
  if (labels.length === 0) return null;
  const set = (one: Label, role: Role): void => {
    for (const row of one.rows) {
      const { roles } = row.wish;
      wish(row.item.key, row.interview.name, { roles: { ...roles, [one.label]: role } });
    }
  };
  return (
    <section class="stack speakermap" aria-labelledby="who-speaks">
      <h2 id="who-speaks">{t("Who speaks")}</h2>
      <p class="quiet small">
        {t(
          "Words of interviewers are never evidence. What you change here holds for every file at hand with this label.",
        )}
      </p>
      <div class="scroll">
        <table class="table">
          <caption class="sr">{t("Speakers of the files at hand")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("Label in the text")}</th>
              <th scope="col">{t("Role")}</th>
              <th scope="col" class="num">
                {t("Interviews")}
              </th>
              <th scope="col" class="num">
                {t("Turns")}
              </th>
            </tr>
          </thead>
          <tbody>
            {labels.slice(0, MOST).map((one) => (
              <tr key={one.label}>
                <th scope="row" dir="auto">
                  {one.label || <span class="dim">{t("no label: the whole text")}</span>}
                </th>
                <td>
                  <RoleSelect
                    label={one.label}
                    value={[...one.roles][0] ?? "respondent"}
                    mixed={one.roles.size > 1}
                    onChange={(role) => set(one, role)}
                  />
                </td>
                <td class="num">{one.rows.length}</td>
                <td class="num">{formatNumber(one.turns)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {labels.length > MOST && (
        <p class="quiet small">
          {t("And {labels, plural, one {# label} other {# labels}} of fewer turns.", { labels: labels.length - MOST })}
        </p>
      )}
      <label class="check">
        <input
          type="checkbox"
          checked={confirmed.value}
          onChange={(event) => {
            confirmed.value = event.currentTarget.checked;
          }}
        />
        {t("I looked at this: the roles are right")}
      </label>
    </section>
  );
}
