/** Find in this text: hits are marked, Enter goes to the next, Escape back to the text with the hit selected. */

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { useOnce } from "../app/once.ts";
import { PRIVATE } from "../app/parts.tsx";
import { t } from "../i18n/t.ts";
import type { Span } from "../text/offsets.ts";
import { findAll } from "./find.ts";
import { selectSpan } from "./navigate.ts";
import type { CodeSession } from "./session.ts";
import { startWalk } from "./walk.ts";

/** What was found last, for F3 after the bar has gone. */
interface Found {
  query: string;
  hits: Span[];
  at: number;
}
const lasting = new WeakMap<CodeSession, Found>();

function show(session: CodeSession, found: Found): void {
  const hit = found.hits[found.at];
  session.view?.mark("found", found.hits);
  session.view?.mark("current", hit ? [hit] : []);
  if (hit) session.view?.reveal(hit);
}

export function findStep(session: CodeSession, by: 1 | -1): void {
  const found = lasting.get(session);
  if (!found || found.hits.length === 0) {
    session.finding.value = true;
    return;
  }
  found.at = (found.at + by + found.hits.length) % found.hits.length;
  show(session, found);
  session.say(t("{at} of {hits}", { at: found.at + 1, hits: found.hits.length }));
  const hit = found.hits[found.at];
  if (hit && !session.finding.peek()) selectSpan(session, hit, "hand");
}

export function FindBar({ session }: { session: CodeSession }) {
  const field = useRef<HTMLInputElement>(null);
  const state = useSignal<Found>(lasting.get(session) ?? { query: "", hits: [], at: 0 });
  const { query, hits, at } = state.value;
  const set = (found: Found): void => {
    state.value = found;
    lasting.set(session, found);
    show(session, found);
  };
  useOnce(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
    if (query) show(session, state.value);
    return undefined;
  });
  const type = (value: string): void => {
    const found = findAll(session.document, value);
    const from = session.target?.start ?? 0;
    const next = found.findIndex((hit) => hit.start >= from);
    set({ query: value, hits: found, at: Math.max(0, next) });
  };
  const step = (by: 1 | -1): void => {
    if (hits.length > 0) set({ query, hits, at: (at + by + hits.length) % hits.length });
  };
  const close = (): void => {
    const hit = hits[at];
    session.finding.value = false;
    session.view?.mark("found", []);
    session.view?.mark("current", []);
    if (hit) selectSpan(session, hit, "hand");
    session.view?.list.focus({ preventScroll: true });
  };
  return (
    <search class="find-bar">
      <input
        ref={field}
        class="input"
        type="search"
        aria-label={t("Find in this text")}
        placeholder={t("Find in this text")}
        {...PRIVATE}
        value={query}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" || event.key === "F3") step(event.shiftKey ? -1 : 1);
          else if (event.key === "Escape") close();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <span class="quiet nowrap" role="status">
        {query ? (hits.length > 0 ? t("{at} of {hits}", { at: at + 1, hits: hits.length }) : t("Not found")) : ""}
      </span>
      <button type="button" class="btn bare small" aria-label={t("Previous place")} onClick={() => step(-1)}>
        ↑
      </button>
      <button type="button" class="btn bare small" aria-label={t("Next place")} onClick={() => step(1)}>
        ↓
      </button>
      {hits.length > 0 && session.readOnly.value === null && (
        <button type="button" class="btn small" onClick={() => startWalk(session, query, hits)}>
          {t("Code these…")}
        </button>
      )}
      <button type="button" class="btn bare small" onClick={close}>
        {t("Done")}
      </button>
    </search>
  );
}
