/** A modal dialog: Esc closes, focus goes in and comes back. */
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";

interface Props { title: string; onClose: () => void; children: ComponentChildren }

export function Dialog({ title, onClose, children }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  const label = useId();
  // At once, so that no key that is typed meanwhile goes elsewhere. Afterwards the focus goes back only if nothing else took it.
  useLayoutEffect(() => {
    const before = document.activeElement;
    box.current?.showModal();
    return () => {
      const free = document.activeElement === document.body || box.current?.contains(document.activeElement);
      if (free && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog class="dialog fade" ref={box} aria-labelledby={label} onClose={onClose}>
      <div class="stack">
        <h2 id={label}>{title}</h2>
        {children}
      </div>
    </dialog>
  );
}
