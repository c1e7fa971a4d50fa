/** Fields that several of the pages have. */

import { PRIVATE } from "../app/parts.tsx";
import { t } from "../i18n/t.ts";

export function AccountField({
  value,
  change,
  help,
}: {
  value: string;
  change: (value: string) => void;
  help: string;
}) {
  return (
    <label class="field">
      <span class="label">{t("Short name")}</span>
      <input
        class="input"
        name="username"
        value={value}
        maxLength={100}
        {...PRIVATE}
        autocomplete="username"
        onInput={(event) => change(event.currentTarget.value)}
      />
      <span class="help">{help}</span>
    </label>
  );
}

export function PasswordField({
  label,
  value,
  change,
  kind,
}: {
  label: string;
  value: string;
  change: (value: string) => void;
  kind: "current-password" | "new-password";
}) {
  return (
    <label class="field">
      <span class="label">{label}</span>
      <input
        class="input"
        type="password"
        name={kind}
        value={value}
        maxLength={1000}
        autocomplete={kind}
        onInput={(event) => change(event.currentTarget.value)}
      />
      {kind === "new-password" && <span class="help">{t("At least 12 characters; four words are a good one.")}</span>}
    </label>
  );
}
