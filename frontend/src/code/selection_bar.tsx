/** The small bar beside a selection made with the mouse. Never for those who work with keys. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { applyPin, inVivo } from "./apply.ts";
import { anchorBelow } from "./overlay_place.ts";
import type { CodeSession } from "./session.ts";

export function SelectionBar({ session }: { session: CodeSession }) {
  const box = useRef<HTMLDivElement>(null);
  const pins = session.prefs.pins(session.codes.codebook.id);
  const { selection } = session.cursor.value;
  useLayoutEffect(() => {
    if (box.current) anchorBelow(session, box.current, "selection");
  }, [session, selection]);
  const act = (run: () => void) => (event: Event) => {
    event.preventDefault();
    session.selectionBar.value = false;
    run();
    if (session.overlay.peek() === null) session.view?.list.focus({ preventScroll: true });
  };
  return (
    <div class="selection-bar fade" ref={box} role="toolbar" aria-label={t("Code the selection")}>
      <button type="button" class="btn small" onClick={act(() => (session.overlay.value = { kind: "palette" }))}>
        {t("Code…")}
      </button>
      {pins.map(
        (code, i) =>
          code && (
            <button
              type="button"
              class="btn small"
              key={code}
              title={session.codes.path(code)}
              onClick={act(() => applyPin(session, i))}
            >
              <kbd>{i + 1}</kbd> {session.codes.name(code)}
            </button>
          ),
      )}
      <button type="button" class="btn small" onClick={act(() => inVivo(session))}>
        {t("In vivo")}
      </button>
    </div>
  );
}
