/** A modal dialog: Esc closes, focus goes in and comes back. */
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

interface Props { title: string; onClose: () => void; children: ComponentChildren }

export function Dialog({ title, onClose, children }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  const label = useId();
  useEffect(() => {
    const before = document.activeElement;
    box.current?.showModal();
    return () => { if (before instanceof HTMLElement && before.isConnected) before.focus(); };
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
