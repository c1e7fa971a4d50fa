/** The name of a person, as it stands in minutes and reports. */
import { t } from "../i18n/t.ts";
import { PRIVATE } from "./parts.tsx";

export function NameField({
  label,
  value,
  change,
  help,
}: {
  label: string;
  value: string;
  change: (value: string) => void;
  help?: boolean;
}) {
  return (
    <label class="field">
      <span class="label">{label}</span>
      <input
        class="input"
        value={value}
        dir="auto"
        maxLength={200}
        {...PRIVATE}
        onInput={(event) => change(event.currentTarget.value)}
      />
      {help && <span class="help">{t("As it stands in minutes and reports.")}</span>}
    </label>
  );
}
