/** A panel beside the text: opened and closed by key or button, as wide as wanted, by mouse and by arrow keys. */
import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { t } from "../i18n/t.ts";
import type { CodeSession } from "./session.ts";

interface Props {
  session: CodeSession;
  side: "left" | "right";
  name: string;
  children: ComponentChildren;
}

const STEP = 20;
const media = typeof matchMedia === "function" ? matchMedia("(max-width: 900px)") : null;
/** Too narrow for panels beside the text: they become sheets over it. */
const narrow = signal(media?.matches ?? false);
media?.addEventListener("change", () => (narrow.value = media.matches));

export function togglePanel(session: CodeSession, side: "left" | "right"): void {
  if (narrow.peek()) session.sheet.value = session.sheet.peek() === side ? null : side;
  else session.prefs.setPanel(side, { open: !session.prefs.panel(side).open });
}

export function Panel({ session, side, name, children }: Props) {
  const { open: beside, width } = session.prefs.panel(side);
  const open = narrow.value ? session.sheet.value === side : beside;
  const key = side === "left" ? "Ctrl+B" : "Ctrl+J";
  const resize = (to: number): void => session.prefs.setPanel(side, { width: to });
  const drag = (event: PointerEvent): void => {
    const bar = event.currentTarget as HTMLElement;
    const from = event.clientX;
    bar.setPointerCapture(event.pointerId);
    const move = (at: PointerEvent): void => resize(width + (side === "left" ? at.clientX - from : from - at.clientX));
    bar.addEventListener("pointermove", move);
    bar.addEventListener("pointerup", () => bar.removeEventListener("pointermove", move), { once: true });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === "ArrowRight" ? STEP : event.key === "ArrowLeft" ? -STEP : 0;
    if (by === 0) return;
    event.preventDefault();
    event.stopPropagation();
    resize(width + (side === "left" ? by : -by));
  };
  return (
    <aside
      class={`side ${side}`}
      aria-label={name}
      data-region={open ? name : undefined}
      data-open={open || undefined}
      style={{ "--width": `${width}px` }}
    >
      <button
        type="button"
        class="btn bare small side-toggle"
        aria-expanded={open}
        onClick={() => togglePanel(session, side)}
        title={open ? t("Close {name} ({key})", { name, key }) : t("Open {name} ({key})", { name, key })}
      >
        <span aria-hidden="true">{(side === "left") === open ? "‹" : "›"}</span>
        <span class="sr">{name}</span>
      </button>
      {open && <div class="side-inner">{children}</div>}
      {open && (
        <div
          class="side-grip"
          role="separator"
          aria-orientation="vertical"
          aria-label={t("Width of {name}", { name })}
          aria-valuenow={width}
          aria-valuemin={180}
          aria-valuemax={520}
          tabIndex={0}
          onPointerDown={drag}
          onKeyDown={onKeyDown}
        />
      )}
    </aside>
  );
}
