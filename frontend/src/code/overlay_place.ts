/** Where something that belongs to the selection opens: below it, or above where there is no room. Never over it. */
import type { CodeSession } from "./session.ts";

const GAP = 8;

export function anchorBelow(session: CodeSession, box: HTMLElement): void {
  const { view, target } = session;
  const host = box.offsetParent as HTMLElement | null;
  if (!view || !target || !host) return;
  const frame = host.getBoundingClientRect();
  const screen = view.scroller.getBoundingClientRect();
  const start = view.edgeRect(target, "start");
  const end = view.edgeRect(target, "end");
  const height = box.offsetHeight;
  const below = end.bottom + GAP;
  const above = start.top - GAP - height;
  const top = below + height <= screen.bottom ? below : above >= screen.top ? above : Math.max(screen.top + GAP, screen.bottom - height - GAP);
  const widest = frame.width - box.offsetWidth - GAP;
  const left = Math.max(GAP, Math.min(view.list.getBoundingClientRect().left - frame.left + 56, widest));
  box.style.top = `${Math.max(GAP, top - frame.top)}px`;
  box.style.left = `${left}px`;
}
