/** What can be done here, as a menu: right-click, Shift+F10 or the Menu key. The same actions as the keys. */

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { useOnce } from "../app/once.ts";
import { t } from "../i18n/t.ts";
import { ACTIONS } from "../keys/actions.ts";
import { handlerOf } from "../keys/dispatcher.ts";
import { Key } from "../keys/key.tsx";
import { place } from "./navigate.ts";
import { really } from "./pointer.ts";
import type { CodeSession } from "./session.ts";

const ENTRIES = [
  "palette",
  "repeat",
  "inVivo",
  "recode",
  "bounds",
  "polarity",
  "split",
  "merge",
  "memo",
  "discuss",
  "example",
  "skip",
  "remove",
  "accept",
  "reject",
  "define",
  "focusCode",
  "wholeTurn",
  "nameTurn",
  "splitTurn",
  "joinTurn",
  "soundHere",
  "soundLoop",
];

/** What changes the codings and memos of the round: not offered once they are kept as they are. */
const CHANGES = new Set(ENTRIES.slice(0, ENTRIES.indexOf("define")).filter((id) => id !== "example"));

/** What is meant are the words under the pointer: the selection where they are in it, else their sentence. */
function aim(session: CodeSession, event: MouseEvent): void {
  const { view } = session;
  const piece = view?.dom.pieceIndexOf(event.target as Node) ?? null;
  const point = view?.pointAt(event.clientX, event.clientY) ?? null;
  if (event.button !== 2 || piece === null || point === null) return;
  const { selection } = session.cursor.peek();
  if (!selection || point < selection.start || point >= selection.end) place(session, piece);
}

export function openMenu(session: CodeSession, event: MouseEvent): void {
  event.preventDefault();
  aim(session, event);
  session.overlay.value = { kind: "menu", x: event.clientX, y: event.clientY };
}

/** By key: beside the selection. */
export function openMenuHere(session: CodeSession): void {
  const rect = session.target && session.view?.edgeRect(session.target, "end");
  session.overlay.value = { kind: "menu", x: rect?.left ?? 0, y: rect?.bottom ?? 0 };
}

export function Menu({ session, x, y, close }: { session: CodeSession; x: number; y: number; close: () => void }) {
  const box = useRef<HTMLUListElement>(null);
  const at = useSignal(0);
  const entries = ENTRIES.flatMap((id) => {
    const action = ACTIONS.find((one) => one.id === id);
    return action && handlerOf(id) && !(session.frozen && CHANGES.has(id)) ? [action] : [];
  });
  useOnce(() => {
    const menu = box.current as HTMLUListElement;
    const host = (menu.offsetParent as HTMLElement).getBoundingClientRect();
    menu.style.left = `${Math.max(4, Math.min(x - host.left, host.width - menu.offsetWidth - 8))}px`;
    menu.style.top = `${Math.max(4, Math.min(y - host.top, host.height - menu.offsetHeight - 8))}px`;
    menu.querySelector<HTMLElement>("[tabindex='0']")?.focus();
    return undefined;
  });
  const focus = (i: number): void => {
    at.value = (i + entries.length) % entries.length;
    (box.current?.children[at.value] as HTMLElement | undefined)?.focus();
  };
  const run = (id: string, event: Event): void => {
    close();
    handlerOf(id)?.(event as KeyboardEvent);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown") focus(at.value + 1);
    else if (event.key === "ArrowUp") focus(at.value - 1);
    else if (event.key === "Home") focus(0);
    else if (event.key === "End") focus(-1);
    else if (event.key === "Enter" || event.key === " ") run((entries[at.value] as { id: string }).id, event);
    else if (event.key === "Escape" || event.key === "Tab") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <ul class="menu-box fade" role="menu" aria-label={t("What can be done here")} ref={box} onKeyDown={onKeyDown}>
      {entries.map((action, i) => (
        <li
          key={action.id}
          role="menuitem"
          tabIndex={i === at.value ? 0 : -1}
          onPointerMove={really(() => focus(i))}
          onClick={(event) => run(action.id, event)}
        >
          <span>{action.title}</span>
          <Key of={action.id} />
        </li>
      ))}
    </ul>
  );
}
