/** Who interviews, who answers, who is neither. */
import type { Role } from "../../api/wire.ts";

const ROLES: [Role, string][] = [
  ["interviewer", "interviewer"],
  ["respondent", "respondent"],
  ["other", "other"],
];

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
      aria-label={`Role of ${label || "who has no label"}`}
      value={mixed ? "" : value}
      onChange={(event) => onChange(event.currentTarget.value as Role)}
    >
      {mixed && (
        <option value="" disabled>
          not the same everywhere
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
