/** A modal dialog: Esc closes, focus goes in and comes back. */
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";

interface Props {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
}

export function Dialog({ title, onClose, children }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  const label = useId();
  const leaving = useRef(false);
  // At once, so that no key that is typed meanwhile goes elsewhere. Closing gives the focus back before anything else
  // can take it; the browser's event about that comes too late to mean anything.
  useLayoutEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    return () => {
      leaving.current = true;
      dialog?.close();
    };
  }, []);
  return (
    <dialog
      class="dialog fade"
      ref={box}
      aria-labelledby={label}
      onClose={() => {
        if (!leaving.current) onClose();
      }}
    >
      <div class="stack">
        <h2 id={label}>{title}</h2>
        {children}
      </div>
    </dialog>
  );
}
