/** Brings something into view in the pane that scrolls it, and only there: the page around the pane stays. */
export function revealInPane(child: Element | null | undefined, where: "nearest" | "center" = "nearest"): void {
  const pane = child && paneOf(child);
  if (!pane) return;
  const [outer, inner] = [pane.getBoundingClientRect(), child.getBoundingClientRect()];
  if (where === "center") pane.scrollTop += inner.top + inner.height / 2 - outer.top - outer.height / 2;
  else if (inner.top < outer.top) pane.scrollTop += inner.top - outer.top;
  else if (inner.bottom > outer.bottom) pane.scrollTop += Math.min(inner.bottom - outer.bottom, inner.top - outer.top);
}

function paneOf(child: Element): Element | null {
  for (let box = child.parentElement; box && box.id !== "main"; box = box.parentElement) {
    const { overflowY } = getComputedStyle(box);
    if (box.scrollHeight > box.clientHeight && (overflowY === "auto" || overflowY === "scroll")) return box;
  }
  return null;
}
