/** Ctrl+V where nothing is being typed: the clipboard's text, which is a table then. */
import { useEffect, useRef } from "preact/hooks";

const TYPING = "input, textarea, select, [contenteditable], dialog, [data-at]";

export function usePastedAnywhere(wanted: boolean, take: (text: string) => void): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    if (!wanted) return undefined;
    const onPaste = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (!text.trim() || (event.target instanceof Element && event.target.closest(TYPING))) return;
      event.preventDefault();
      latest.current(text);
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, [wanted]);
}
