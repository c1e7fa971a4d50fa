/** Where something that belongs to the selection opens: below it, or above where there is more room. Never over it. */
import type { CodeSession } from "./session.ts";

const GAP = 8;
/** Enough to be of use; with less room below, it opens above. */
const ENOUGH = 260;

export function anchorBelow(session: CodeSession, box: HTMLElement, side: "text" | "selection" = "text"): void {
  const { view, target } = session;
  const host = box.offsetParent as HTMLElement | null;
  if (!view || !target || !host) return;
  const frame = host.getBoundingClientRect();
  const screen = view.scroller.getBoundingClientRect();
  const start = Math.max(screen.top, Math.min(screen.bottom, view.edgeRect(target, "start").top));
  const end = Math.max(screen.top, Math.min(screen.bottom, view.edgeRect(target, "end").bottom));
  const below = screen.bottom - end - 2 * GAP;
  const above = start - screen.top - 2 * GAP;
  const wanted = Math.min(box.offsetHeight, ENOUGH);
  if (below >= wanted || below >= above) {
    box.style.top =
      below >= wanted
        ? `${end + GAP - frame.top}px`
        : `${Math.max(GAP, screen.bottom - frame.top - GAP - Math.max(wanted, below))}px`;
    box.style.maxHeight = `${Math.max(wanted, below)}px`;
  } else {
    box.style.top = "auto";
    box.style.bottom = `${frame.bottom - start + GAP}px`;
    box.style.maxHeight = `${Math.max(wanted, above)}px`;
  }
  const widest = frame.width - box.offsetWidth - GAP;
  const left = side === "selection" ? view.edgeRect(target, "start").left : view.list.getBoundingClientRect().left + 56;
  box.style.left = `${Math.max(GAP, Math.min(left - frame.left, widest))}px`;
}
