/** The field in a cell that is being edited. */
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { PRIVATE } from "../../app/parts.tsx";

interface Props {
  label: string;
  value: string;
  choices: string[];
  /** Keeps what was typed; `step` is the arrow key that leads on. */
  keep: (value: string, step: string) => Promise<void>;
  leave: () => void;
}

const STEPS: Record<string, string> = { Enter: "ArrowDown", Tab: "ArrowRight" };

export function Editor({ label, value, choices, keep, leave }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  const list = useId();
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(-1, -1);
  }, []);
  const end = (step: string): void => {
    if (done.current) return;
    done.current = true;
    void keep(field.current?.value.trim() ?? "", step).finally(() => {
      done.current = false; // what was refused can be mended
    });
  };
  return (
    <>
      <input
        class="input"
        ref={field}
        type="text"
        aria-label={label}
        defaultValue={value}
        list={choices.length > 0 ? list : undefined}
        onBlur={() => end("")}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Escape") {
            done.current = true;
            leave();
          }
          const step = STEPS[event.key];
          if (event.key !== "Escape" && !step) return;
          event.preventDefault();
          if (step) end(event.shiftKey && event.key === "Tab" ? "ArrowLeft" : step);
        }}
        {...PRIVATE}
      />
      {choices.length > 0 && (
        <datalist id={list}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
    </>
  );
}
