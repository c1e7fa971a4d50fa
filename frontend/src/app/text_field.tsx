/** One line of text with its label, and a few words of help below it. */
import { PRIVATE } from "./parts.tsx";

interface Props {
  label: string;
  value: string;
  change: (value: string) => void;
  help?: string;
  placeholder?: string;
  maxLength?: number;
}

export function TextField({ label, value, change, help, ...given }: Props) {
  return (
    <label class="field">
      <span class="label">{label}</span>
      <input
        class="input"
        value={value}
        dir="auto"
        {...given}
        {...PRIVATE}
        onInput={(event) => change(event.currentTarget.value)}
      />
      {help && <span class="help">{help}</span>}
    </label>
  );
}
