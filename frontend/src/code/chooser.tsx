/** Several codings meet here: which one is meant. Up, down, Enter; Escape lets be. */

import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useOnce } from "../app/once.ts";
import { CodeName } from "../app/swatch.tsx";
import { rich } from "../i18n/t.ts";
import { Press } from "../keys/key.tsx";
import { shortened } from "../text/words.ts";
import { anchorBelow } from "./overlay_place.ts";
import { really } from "./pointer.ts";
import type { CodeSession } from "./session.ts";

interface Props {
  session: CodeSession;
  title: string;
  ids: readonly string[];
  pick: (id: string) => void;
  close: () => void;
}

export function Chooser({ session, title, ids, pick, close }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const at = useSignal(0);
  const shown = ids.flatMap((id) => session.view?.codings.get(id) ?? []);
  const current = shown[at.value];
  useOnce(() => {
    const host = box.current as HTMLDivElement;
    anchorBelow(session, host);
    host.querySelector<HTMLElement>("[role=listbox]")?.focus({ preventScroll: true });
    return () => session.view?.mark("current", []);
  });
  useLayoutEffect(() => session.view?.mark("current", current ? [current] : []), [session, current]);
  const choose = (id: string | undefined): void => {
    close();
    if (id !== undefined) pick(id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = (by: number): void => {
      at.value = (at.value + by + shown.length) % shown.length;
    };
    if (event.key === "ArrowDown" || event.key === "j") move(1);
    else if (event.key === "ArrowUp" || event.key === "k") move(-1);
    else if (event.key === "Enter" || event.key === "u") choose(current?.id);
    else if (event.key === "Escape") choose(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="chooser fade" ref={box} role="dialog" aria-label={title}>
      <p class="chooser-title" id="chooser-title">
        {title}
      </p>
      <ul
        role="listbox"
        tabIndex={0}
        aria-labelledby="chooser-title"
        aria-activedescendant={current ? `choose-${current.id}` : undefined}
        onKeyDown={onKeyDown}
      >
        {shown.map((coding, i) => (
          <li
            key={coding.id}
            id={`choose-${coding.id}`}
            role="option"
            class="hit-row"
            aria-selected={i === at.value}
            onPointerMove={really(() => {
              at.value = i;
            })}
            onClick={() => choose(coding.id)}
          >
            <CodeName code={coding.code} codes={session.codes.codebook.codes} />
            <span class="hit-path">{shortened(session.document.quote(coding), 48)}</span>
          </li>
        ))}
      </ul>
      <p class="palette-hints">
        <span>{rich("{key}{key2} choose", { key: <Press name="ArrowUp" />, key2: <Press name="ArrowDown" /> })}</span>
        <span>{rich("{key} take", { key: <Press name="Enter" /> })}</span>
        <span>{rich("{key} back", { key: <Press name="Escape" /> })}</span>
      </p>
    </div>
  );
}
