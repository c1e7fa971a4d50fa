/**
 * The palette: type a few letters of a code and press Enter. Definition and rules of the hit stand beside it.
 *
 * It opens with the caret in its field before the key that opened it has been answered, so that nothing typed is lost.
 */

import { useComputed, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Code } from "../api/wire.ts";
import { useOnce } from "../app/once.ts";
import { PRIVATE } from "../app/parts.tsx";
import { CodeName } from "../app/swatch.tsx";
import { rich, t } from "../i18n/t.ts";
import { Press } from "../keys/key.tsx";
import { applyCode, inVivo, propose } from "./apply.ts";
import { CodeCard } from "./code_card.tsx";
import { recodeTo } from "./edit.ts";
import { anchorBelow } from "./overlay_place.ts";
import { nearest, rank } from "./palette_rank.ts";
import { really } from "./pointer.ts";
import type { CodeSession } from "./session.ts";

interface Props {
  session: CodeSession;
  /** Recode this coding instead of coding the selection. */
  recode?: string;
  close: () => void;
}

export function Palette({ session, recode, close }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const typed = useSignal("");
  const at = useSignal(0);
  const picked = useSignal<readonly string[]>([]);
  const all = session.codes.codebook.codes;
  const hits = useComputed(() => rank(all, typed.value, session.recency));
  const counts = session.counts();
  const pins = session.prefs.pins(session.codes.codebook.id);
  useOnce(() => {
    if (box.current) anchorBelow(session, box.current);
    field.current?.focus({ preventScroll: true });
    return undefined;
  });
  const hit = hits.value[Math.min(at.value, hits.value.length - 1)];

  const finish = (act: () => void): void => {
    close();
    act();
  };
  const choose = (code: Code | undefined): void => {
    if (recode !== undefined) {
      if (code) finish(() => recodeTo(session, recode, code.id));
      return;
    }
    const chosen = picked.value.length > 0 ? picked.value : code ? [code.id] : [];
    if (chosen.length === 0) return;
    finish(() => {
      for (const id of chosen) applyCode(session, id);
    });
  };
  const toggle = (id: string): void => {
    picked.value = picked.value.includes(id) ? picked.value.filter((one) => one !== id) : [...picked.value, id];
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const act = paletteKey(event, {
      move: (by) => (at.value = Math.max(0, Math.min(hits.value.length - 1, at.value + by))),
      choose: () => choose(hit?.code),
      propose: () => finish(() => propose(session, typed.value, session.target)),
      collect: () => hit && recode === undefined && toggle(hit.code.id),
      inVivo: () => recode === undefined && finish(() => inVivo(session)),
      close,
    });
    event.stopPropagation();
    if (act) event.preventDefault();
  };

  const near = typed.value && hits.value.length === 0 ? nearest(all, typed.value) : null;
  return (
    <div
      class="palette fade"
      ref={box}
      role="dialog"
      aria-label={recode === undefined ? t("Choose a code") : t("Choose another code")}
      onKeyDown={onKeyDown}
    >
      <div class="palette-list">
        <input
          ref={field}
          class="input palette-field"
          type="text"
          {...PRIVATE}
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-hits"
          aria-autocomplete="list"
          aria-label={t("Code")}
          placeholder={
            recode === undefined
              ? t("Code…")
              : t("Instead of {name}…", { name: session.codes.name(codeOf(session, recode)) })
          }
          aria-activedescendant={hit ? `hit-${hit.code.id}` : undefined}
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
            at.value = 0;
          }}
        />
        {picked.value.length > 0 && (
          <p class="picked">
            {picked.value.map((id) => (
              <span class="tag" key={id}>
                <CodeName code={id} codes={all} />
              </span>
            ))}
          </p>
        )}
        <ul id="palette-hits" role="listbox" aria-label={t("Codes")} class="hits">
          {hits.value.map(({ code }, i) => (
            <li
              key={code.id}
              id={`hit-${code.id}`}
              role="option"
              aria-selected={i === Math.min(at.value, hits.value.length - 1)}
              class="hit-row"
              onPointerMove={really(() => (at.value = i))}
              onClick={() => choose(code)}
            >
              <span class="hit-name">
                <CodeName code={code.id} codes={all} />
                <span class="hit-path">{parentName(session, code)}</span>
              </span>
              <span class="hit-count">{counts.get(code.id) ?? ""}</span>
              {pins.includes(code.id) ? <kbd>{pins.indexOf(code.id) + 1}</kbd> : <span />}
              {picked.value.includes(code.id) && <span class="sr">{t("chosen")}</span>}
            </li>
          ))}
        </ul>
        {hits.value.length === 0 && (
          <p class="no-hit">
            {all.some((code) => code.usable)
              ? rich("No code matches ‘{typed}’.", { typed: typed.value })
              : t("No codes yet. Type a name and press Shift+Enter.")}
            {near && (
              <>
                {" "}
                {t("Did you mean")}{" "}
                <button type="button" class="btn bare small" onClick={() => choose(near)}>
                  {near.name}
                </button>
                ?
              </>
            )}
          </p>
        )}
        <p class="palette-hints">
          <span>{rich("{key} code", { key: <Press name="Enter" /> })}</span>
          {recode === undefined && <span>{rich("{key} collect", { key: <Press name="Tab" /> })}</span>}
          {recode === undefined && typed.value && (
            <span>
              {rich("{key} propose “{typed}”", { key: <Press name="Shift+Enter" />, typed: typed.value.trim() })}
            </span>
          )}
          {recode === undefined && <span>{rich("{key} in vivo", { key: <Press name="Ctrl+i" /> })}</span>}
          <span>{rich("{key} back", { key: <Press name="Escape" /> })}</span>
        </p>
      </div>
      <div class="palette-card">{hit && <CodeCard code={hit.code} codes={all} />}</div>
    </div>
  );
}

const codeOf = (session: CodeSession, id: string): string => (session.coding(id) ?? session.below(id))?.code ?? "";

const parentName = (session: CodeSession, code: Code): string => (code.parent ? session.codes.name(code.parent) : "");

interface PaletteActs {
  move(by: number): void;
  choose(): void;
  propose(): void;
  collect(): void;
  inVivo(): void;
  close(): void;
}

/** True when the key was the palette's. */
function paletteKey(event: KeyboardEvent, acts: PaletteActs): boolean {
  const ctrl = event.ctrlKey || event.metaKey;
  if (event.key === "ArrowDown") acts.move(1);
  else if (event.key === "ArrowUp") acts.move(-1);
  else if (event.key === "Enter" && event.shiftKey) acts.propose();
  else if (event.key === "Enter") acts.choose();
  else if (event.key === "Tab") acts.collect();
  else if (event.key === "Escape") acts.close();
  else if (ctrl && event.key.toLowerCase() === "i") acts.inVivo();
  else return false;
  return true;
}
