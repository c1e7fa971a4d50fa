/** What clicks on stripes do, and the note that names them. */

import type { TextView } from "../text/view.ts";
import { removeCoding } from "./edit.ts";
import { focusCoding } from "./navigate.ts";
import type { CodeSession } from "./session.ts";

const idsOf = (event: Event): string[] =>
  (event.target as Element).closest<HTMLElement>("[data-ids]")?.dataset.ids?.split(" ") ?? [];

const clock = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });

function describe(session: CodeSession, ids: readonly string[]): string[] {
  return ids.slice(0, 12).map((id) => {
    const shown = session.view?.codings.get(id);
    const coding = session.coding(id) ?? session.below(id);
    const memo = session
      .memosOn(id)
      .find((one) => one.text)
      ?.text.split("\n")[0];
    const parts = [
      session.codes.path(shown?.code ?? ""),
      coding?.coder,
      coding && clock.format(Date.parse(coding.at)),
      memo,
    ];
    return parts.filter(Boolean).join(" · ") + (shown?.proposed ? " · suggested" : "");
  });
}

/** A note beside the pointer: it can be pointed at, and Escape puts it away (WCAG 1.4.13). */
class StripeNote {
  private readonly box = document.createElement("div");
  private timer = 0;

  constructor(private readonly session: CodeSession) {
    this.box.className = "stripe-note";
    this.box.hidden = true;
    this.box.addEventListener("pointerleave", () => this.hide());
    session.view?.page.append(this.box);
  }

  show(ids: readonly string[], x: number, y: number): void {
    clearTimeout(this.timer);
    this.box.replaceChildren(
      ...describe(this.session, ids).map((line) => {
        const row = document.createElement("p");
        row.append(line);
        return row;
      }),
    );
    const page = this.session.view?.page.getBoundingClientRect();
    this.box.hidden = false;
    this.box.style.insetInlineEnd = `${Math.max(8, (page?.right ?? 0) - x + 16)}px`;
    this.box.style.top = `${y - (page?.top ?? 0) + 12}px`;
  }

  hideSoon(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      if (!this.box.matches(":hover")) this.hide();
    }, 200);
  }

  hide(): void {
    this.box.hidden = true;
  }
}

export function stripeListeners(session: CodeSession, view: TextView): () => void {
  const note = new StripeNote(session);
  const underline = (id: string | null): void =>
    view.mark("current", id === null ? [] : [view.codings.get(id)].filter((c) => c !== undefined));
  const choose = (ids: readonly string[]): void => {
    if (ids.length === 1) focusCoding(session, ids[0] as string, false);
    else if (ids.length > 1)
      session.overlay.value = { kind: "chooser", title: "Codings here", ids, pick: (id) => focusCoding(session, id) };
  };
  const onClick = (event: MouseEvent): void => {
    choose(idsOf(event));
    if (session.overlay.peek() === null) view.list.focus({ preventScroll: true });
  };
  const onDouble = (event: MouseEvent): void => {
    const code = view.codings.get(idsOf(event)[0] ?? "")?.code;
    if (code)
      session.services.navigate(`#/codes/${encodeURIComponent(code)}?round=${encodeURIComponent(session.round)}`);
  };
  const onOver = (event: PointerEvent): void => {
    const ids = idsOf(event);
    if (ids.length === 0) return;
    underline(ids.length === 1 ? (ids[0] as string) : null);
    note.show(ids, event.clientX, event.clientY);
  };
  const onOut = (): void => {
    underline(null);
    note.hideSoon();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape") note.hide();
    const id = idsOf(event)[0];
    if (id && event.key === "Delete") removeCoding(session, id);
  };
  view.layer.addEventListener("click", onClick);
  view.layer.addEventListener("dblclick", onDouble);
  view.layer.addEventListener("pointerover", onOver);
  view.layer.addEventListener("pointerout", onOut);
  document.addEventListener("keydown", onKey);
  return () => document.removeEventListener("keydown", onKey);
}
