/** What clicks on stripes do, and what is underlined while the pointer is on one. */

import { t } from "../i18n/t.ts";
import type { TextView } from "../text/view.ts";
import { removeCoding } from "./edit.ts";
import { leaveCard, overStripe } from "./hover.ts";
import { focusCoding } from "./navigate.ts";
import type { CodeSession } from "./session.ts";

const idsOf = (event: Event): string[] =>
  (event.target as Element).closest<HTMLElement>("[data-ids]")?.dataset.ids?.split(" ") ?? [];

export function stripeListeners(session: CodeSession, view: TextView): () => void {
  const underline = (id: string | null): void =>
    view.mark("current", id === null ? [] : [view.codings.get(id)].filter((c) => c !== undefined));
  const choose = (ids: readonly string[]): void => {
    if (ids.length === 1) focusCoding(session, ids[0] as string, false);
    else if (ids.length > 1)
      session.overlay.value = {
        kind: "chooser",
        title: t("Codings here"),
        ids,
        pick: (id) => focusCoding(session, id),
      };
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
    overStripe(session, ids, event);
  };
  const onOut = (): void => {
    underline(null);
    leaveCard(session);
  };
  const onKey = (event: KeyboardEvent): void => {
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
