/**
 * The selected words taken by the mouse and dropped on a code in the panel. By key the palette does the same.
 *
 * By pointer events, not by the browser's own drag and drop: the selection is painted, and the browser knows of none.
 */
import { t } from "../i18n/t.ts";
import { trim } from "../text/words.ts";
import { applyCode, writable } from "./apply.ts";
import { hindrance } from "./may_code.ts";
import type { CodeSession } from "./session.ts";

/** How far the pointer goes before a press is a drag (px). */
const FAR = 5;
/** Near its upper and lower edge the codebook scrolls by itself (px, px a frame). */
const EDGE = 36;
const STEP = 7;
const MOST = 48;

const rowAt = (x: number, y: number): HTMLElement | null =>
  document.elementFromPoint(x, y)?.closest<HTMLElement>(".code-row[data-code]") ?? null;

/** Takes a press inside the selection; not in a sentence that a key went to, in which the mouse selects words. */
export function grabSelection(session: CodeSession, point: number, press: MouseEvent): boolean {
  const { selection, by } = session.cursor.peek();
  if (!selection || by === "sentence" || by === "start" || session.reading.peek()) return false;
  if (point < selection.start || point >= selection.end) return false;
  new Dragged(session).begin(press);
  return true;
}

class Dragged {
  private ghost: HTMLElement | null = null;
  private row: HTMLElement | null = null;
  private from = { x: 0, y: 0 };
  private at = { x: 0, y: 0 };
  private frame = 0;
  private readonly ends = new AbortController();

  constructor(private readonly session: CodeSession) {}

  /** Waits whether the press becomes a drag. */
  begin(press: MouseEvent): void {
    this.from = { x: press.clientX, y: press.clientY };
    const { signal } = this.ends;
    document.addEventListener("pointermove", this.onMove, { signal });
    document.addEventListener("pointerup", this.onUp, { signal });
    document.addEventListener("pointercancel", () => this.end(), { signal });
    document.addEventListener("keydown", this.onKey, { signal, capture: true });
    window.addEventListener("blur", () => this.end(), { signal });
  }

  private readonly onMove = (event: PointerEvent): void => {
    this.at = { x: event.clientX, y: event.clientY };
    const far = Math.hypot(event.clientX - this.from.x, event.clientY - this.from.y) >= FAR;
    if (!this.ghost && (!far || !this.take())) return;
    this.over();
  };

  /** False where nothing can be changed: that is said, and the drag is over. */
  private take(): boolean {
    if (!writable(this.session)) {
      this.end();
      return false;
    }
    this.session.card.value = null;
    this.session.selectionBar.value = false;
    this.ghost = document.createElement("div");
    this.ghost.className = "drag-ghost";
    this.ghost.setAttribute("aria-hidden", "true");
    document.querySelector(".code-screen")?.append(this.ghost);
    document.documentElement.dataset.dragging = "";
    this.frame = requestAnimationFrame(this.scroll);
    return true;
  }

  private over(): void {
    const { session, ghost, at } = this;
    if (!ghost) return;
    const row = rowAt(at.x, at.y);
    if (row !== this.row) {
      delete this.row?.dataset.drop;
      this.row = row;
      const why = row && this.why(row);
      if (row) row.dataset.drop = why === null ? "yes" : "no";
      const name = row && session.codes.name(row.dataset.code as string);
      ghost.textContent = row ? (why ?? t("Code {name}", { name })) : this.words();
      ghost.dataset.drop = row?.dataset.drop ?? "";
    } else if (!row && !ghost.textContent) ghost.textContent = this.words();
    ghost.style.left = `${Math.min(at.x + 14, innerWidth - ghost.offsetWidth - 4)}px`;
    ghost.style.top = `${Math.min(at.y + 16, innerHeight - ghost.offsetHeight - 4)}px`;
  }

  private words(): string {
    const { selection } = this.session.cursor.peek();
    const quote = selection ? [...this.session.document.quote(selection).replace(/\s+/g, " ").trim()] : [];
    return quote.length > MOST ? `${quote.slice(0, MOST).join("")}…` : quote.join("");
  }

  private why(row: HTMLElement): string | null {
    const { session } = this;
    const span = session.target && trim(session.document.offsets, session.target);
    return hindrance(session, row.dataset.code as string, span);
  }

  private readonly scroll = (): void => {
    const panel = document.querySelector<HTMLElement>(".side.left .side-inner");
    const box = panel?.getBoundingClientRect();
    if (panel && box && this.at.x < box.right && this.at.x > box.left) {
      if (this.at.y < box.top + EDGE) panel.scrollTop -= STEP;
      else if (this.at.y > box.bottom - EDGE) panel.scrollTop += STEP;
      this.over();
    }
    this.frame = requestAnimationFrame(this.scroll);
  };

  private readonly onUp = (event: PointerEvent): void => {
    const row = this.ghost && rowAt(event.clientX, event.clientY);
    const why = row && this.why(row);
    const dragged = this.ghost !== null;
    this.end();
    if (!dragged) return;
    swallowClick();
    if (!row) return;
    if (why === null) applyCode(this.session, row.dataset.code as string);
    else this.session.say(why);
    if (this.session.overlay.peek() === null) this.session.view?.list.focus({ preventScroll: true });
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !this.ghost) return;
    event.preventDefault();
    event.stopPropagation();
    this.end();
    this.session.say(t("Nothing was coded."));
    addEventListener("pointerup", swallowClick, { once: true });
  };

  private end(): void {
    this.ends.abort();
    cancelAnimationFrame(this.frame);
    this.ghost?.remove();
    this.ghost = null;
    delete this.row?.dataset.drop;
    delete document.documentElement.dataset.dragging;
  }
}

/** The click that the browser makes of the end of a drag means nothing. */
function swallowClick(): void {
  const stop = (event: Event): void => event.stopPropagation();
  addEventListener("click", stop, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", stop, { capture: true }), 0);
}
