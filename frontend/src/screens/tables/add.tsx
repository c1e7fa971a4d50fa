/** A field and a button that add a row or a column. */
import { useRef } from "preact/hooks";
import { PRIVATE } from "../../app/parts.tsx";

export function Add({
  label,
  button,
  add,
}: {
  label: string;
  button: string;
  add: (name: string) => Promise<boolean>;
}) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const input = field.current;
        const name = input?.value.trim();
        if (input && name) {
          void add(name).then((done) => {
            if (done) input.value = "";
          });
        }
      }}
    >
      <label class="field">
        <span class="label">{label}</span>
        <input class="input" type="text" ref={field} maxLength={100} {...PRIVATE} />
      </label>
      <button type="submit" class="btn">
        {button}
      </button>
    </form>
  );
}
