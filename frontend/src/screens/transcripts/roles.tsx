/** Who interviews, who answers, who is neither. */

import type { Role } from "../../api/wire.ts";
import { t } from "../../i18n/t.ts";

const ROLES: [Role, string][] = [
  ["interviewer", t("interviewer")],
  ["respondent", t("respondent")],
  ["other", t("other")],
];

export const roleName = (role: Role): string => ROLES.find(([one]) => one === role)?.[1] ?? role;

export function RoleSelect({
  label,
  value,
  mixed = false,
  onChange,
}: {
  label: string;
  value: Role;
  /** Not the same everywhere. */
  mixed?: boolean;
  onChange: (role: Role) => void;
}) {
  return (
    <select
      class="input"
      aria-label={t("Role of {label}", { label: label || t("who has no label") })}
      value={mixed ? "" : value}
      onChange={(event) => onChange(event.currentTarget.value as Role)}
    >
      {mixed && (
        <option value="" disabled>
          {t("not the same everywhere")}
        </option>
      )}
      {ROLES.map(([role, name]) => (
        <option key={role} value={role}>
          {name}
        </option>
      ))}
    </select>
  );
}
