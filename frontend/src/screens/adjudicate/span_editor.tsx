/** Own span: both ends moved by word or character, with keys or buttons; no dragging needed. */
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Transcript } from "../../api/wire.ts";
import { textDocument } from "../../code/document.ts";
import { rich, t } from "../../i18n/t.ts";
import { Press } from "../../keys/key.tsx";
import { nudge, type Unit } from "../../text/bounds.ts";
import type { Span } from "./model.ts";

type Edge = "start" | "end";

export function SpanEditor({
  transcript,
  span,
  onSpan,
  onDone,
  onCancel,
}: {
  transcript: Transcript;
  span: Span;
  onSpan: (span: Span) => void;
  onDone: () => void;
  onCancel: () => void;
}) {
  const text = useMemo(() => textDocument(transcript, null), [transcript]);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const move = (edge: Edge, by: 1 | -1, unit: Unit) => onSpan(nudge(text, span, edge, by, unit));
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.preventDefault();
      onCancel();
      return;
    }
    if (event.key === "Enter" && event.target === box.current) {
      event.preventDefault();
      event.stopPropagation();
      onDone();
      return;
    }
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    const forward = (event.key === "ArrowRight") !== (getComputedStyle(box.current as Element).direction === "rtl");
    move(event.shiftKey ? "start" : "end", forward ? 1 : -1, event.ctrlKey ? "character" : "word");
  };
  const button = (edge: Edge, by: 1 | -1, name: string) => (
    <button type="button" class="btn small" onClick={() => move(edge, by, "word")}>
      {name}
    </button>
  );
  return (
    <div class="span-editor card" ref={box} tabIndex={-1} role="group" aria-label={t("Own span")} onKeyDown={onKey}>
      <div class="row">
        <span class="small grow">
          {rich("{key} {key2} end by word · {key3} start · {key4} character · {key5} keep · {key6} cancel", {
            key: <Press name="ArrowLeft" />,
            key2: <Press name="ArrowRight" />,
            key3: <Press name="Shift" />,
            key4: <Press name="Ctrl" />,
            key5: <Press name="Enter" />,
            key6: <Press name="Escape" />,
          })}
        </span>
        {button("start", -1, t("Start earlier"))}
        {button("start", 1, t("Start later"))}
        {button("end", -1, t("End earlier"))}
        {button("end", 1, t("End later"))}
        <button type="button" class="btn small main" onClick={onDone}>
          {t("Keep")}
        </button>
      </div>
    </div>
  );
}
