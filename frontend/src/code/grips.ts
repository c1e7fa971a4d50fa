/** Two grips at the ends of the coding in focus: dragging one moves that end by words. The same by keys is bounds mode. */
import { effect } from "@preact/signals";
import type { Span } from "../text/offsets.ts";
import type { TextView } from "../text/view.ts";
import { snap } from "../text/words.ts";
import { setSpan, writable } from "./apply.ts";
import { selectSpan } from "./navigate.ts";
import type { CodeSession } from "./session.ts";

type Edge = "start" | "end";

export class Grips {
  private readonly grips: Record<Edge, HTMLElement>;
  private readonly stop: () => void;
  private dragged: Span | null = null;

  constructor(
    private readonly session: CodeSession,
    private readonly view: TextView,
  ) {
    this.grips = { start: this.make("start"), end: this.make("end") };
    view.page.append(this.grips.start, this.grips.end);
    this.stop = effect(() => {
      session.focused.value;
      session.bounds.value;
      session.store.revision.value;
      this.place();
    });
    view.onDraw = () => this.place();
  }

  destroy(): void {
    this.stop();
    this.view.onDraw = () => {};
  }

  private make(edge: Edge): HTMLElement {
    const grip = document.createElement("div");
    grip.className = `grip grip-${edge}`;
    grip.setAttribute("aria-hidden", "true");
    grip.hidden = true;
    grip.addEventListener("pointerdown", (event) => this.begin(event, edge));
    return grip;
  }

  private get span(): Span | null {
    const id = this.session.focused.peek();
    const bounds = this.session.bounds.peek();
    return (
      this.dragged ?? (bounds?.coding === id && bounds ? bounds.span : undefined) ?? this.session.coding(id) ?? null
    );
  }

  private place(): void {
    const { span } = this;
    for (const edge of ["start", "end"] as const) {
      const grip = this.grips[edge];
      grip.hidden = span === null;
      if (!span) continue;
      const rect = this.view.edgeRect(span, edge);
      const page = this.view.page.getBoundingClientRect();
      grip.style.left = `${(edge === "start" ? rect.left : rect.right) - page.left}px`;
      grip.style.top = `${rect.top - page.top}px`;
      grip.style.height = `${rect.height}px`;
    }
  }

  private begin(event: PointerEvent, edge: Edge): void {
    const id = this.session.focused.peek();
    const before = this.span;
    if (id === null || !before || !writable(this.session)) return;
    event.preventDefault();
    const grip = event.target as HTMLElement;
    grip.setPointerCapture(event.pointerId);
    grip.classList.add("dragged");
    const move = (at: PointerEvent): void => this.drag(at, edge, before);
    const end = (): void => {
      grip.removeEventListener("pointermove", move);
      grip.classList.remove("dragged");
      if (this.dragged) setSpan(this.session, id, this.dragged);
      this.dragged = null;
      this.place();
    };
    grip.addEventListener("pointermove", move);
    grip.addEventListener("pointerup", end, { once: true });
    grip.addEventListener("pointercancel", end, { once: true });
  }

  private drag(event: PointerEvent, edge: Edge, before: Span): void {
    const point = this.view.pointAt(event.clientX, event.clientY);
    if (point === null) return;
    const wide =
      edge === "start"
        ? { start: Math.min(point, before.end - 1), end: before.end }
        : { start: before.start, end: Math.max(point, before.start + 1) };
    this.dragged = snap(this.session.document.offsets, wide, this.session.prefs.snapWords) ?? before;
    selectSpan(this.session, this.dragged, "coding");
    this.place();
  }
}
