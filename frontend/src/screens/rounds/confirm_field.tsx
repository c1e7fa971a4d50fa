/** What cannot be undone is confirmed by typing the round’s name. */
import { PRIVATE } from "../../app/parts.tsx";
import { rich } from "../../i18n/t.ts";

export function ConfirmField({ id, typed, set }: { id: string; typed: string; set: (typed: string) => void }) {
  return (
    <label class="field">
      <span class="label">{rich("Type the round’s name, {id}, to confirm", { id })}</span>
      <input class="input" value={typed} onInput={(event) => set(event.currentTarget.value)} {...PRIVATE} />
    </label>
  );
}
