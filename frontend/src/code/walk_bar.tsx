/** The places that a search found, proposed one after the other. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { Choice } from "../app/parts.tsx";
import { rich, t } from "../i18n/t.ts";
import { Press } from "../keys/key.tsx";
import type { CodeSession } from "./session.ts";
import { changeWalk, codePlaces, endWalk, skipPlace, undoWalk } from "./walk.ts";
import type { Extent } from "./walk_places.ts";
import type { Walk } from "./walk_state.ts";

const EXTENTS: [Extent, string][] = [
  ["sentence", t("Whole sentence")],
  ["words", t("The words")],
];

export function WalkBar({ session, walk }: { session: CodeSession; walk: Walk }) {
  const box = useRef<HTMLElement>(null);
  const main = useRef<HTMLButtonElement>(null);
  const isOver = walk.left.length === 0;
  useLayoutEffect(() => (main.current ?? box.current)?.focus({ preventScroll: true }), [isOver]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.target as Element).matches("select")) return;
    if (event.key === "Escape") endWalk(session);
    else if (event.key === "a") void codePlaces(session, "one");
    else if (event.key === "x") skipPlace(session);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section
      class="find-bar walk-bar"
      aria-label={t("Code what was found")}
      ref={box}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {isOver ? <Over session={session} walk={walk} main={main} /> : <Next session={session} walk={walk} main={main} />}
      <button type="button" class="btn bare small" onClick={() => endWalk(session)}>
        {rich("Done {key}", { key: <Press name="Escape" /> })}
      </button>
    </section>
  );
}

interface Part {
  session: CodeSession;
  walk: Walk;
  main: { current: HTMLButtonElement | null };
}

function Next({ session, walk, main }: Part) {
  const { codes } = session.codes.codebook;
  return (
    <>
      <span class="small" role="status">
        {rich(
          "‘{query}’: {left, plural, one {# place} other {# places}} left{hasDone, select, yes {, {done} coded} other {}}",
          {
            query: walk.query,
            left: walk.left.length,
            hasDone: walk.done.length > 0 ? "yes" : "no",
            done: walk.done.length,
          },
        )}
      </span>
      <select
        class="input"
        aria-label={t("Code to give")}
        value={walk.code}
        aria-disabled={walk.busy}
        onChange={(event) => changeWalk(session, { code: event.currentTarget.value })}
      >
        {codes
          .filter((one) => one.usable)
          .map((one) => (
            <option key={one.id} value={one.id}>
              {session.codes.path(one.id)}
            </option>
          ))}
      </select>
      <Choice
        label={t("What is coded")}
        value={walk.extent}
        options={EXTENTS}
        onChange={(extent) => changeWalk(session, { extent })}
      />
      <button
        type="button"
        class="btn small main"
        ref={main}
        aria-disabled={walk.busy}
        onClick={() => void codePlaces(session, "one")}
      >
        {rich("Code it {key}", { key: <Press name="A" /> })}
      </button>
      <button type="button" class="btn small" aria-disabled={walk.busy} onClick={() => skipPlace(session)}>
        {rich("Skip {key}", { key: <Press name="X" /> })}
      </button>
      {walk.left.length > 1 && (
        <button
          type="button"
          class="btn small"
          aria-disabled={walk.busy}
          onClick={() => void codePlaces(session, "all")}
        >
          {rich("Code all {left} left", { left: walk.left.length })}
        </button>
      )}
      <Back session={session} walk={walk} />
    </>
  );
}

function Over({ session, walk, main }: Part) {
  const [next] = walk.further;
  return (
    <>
      <span class="small" role="status">
        {walk.done.length + walk.skipped === 0
          ? t("Nothing to code here for ‘{query}’: no respondent says it, or it is coded already.", {
              query: walk.query,
            })
          : t("{done} coded, {skipped} skipped.", { done: walk.done.length, skipped: walk.skipped })}
      </span>
      <Back session={session} walk={walk} />
      {next && (
        <button type="button" class="btn small main" ref={main} onClick={() => session.services.navigate(next.address)}>
          {rich("Next: {transcript}, {places, plural, one {# place} other {# places}}", {
            transcript: next.transcript,
            places: next.places,
          })}
        </button>
      )}
    </>
  );
}

function Back({ session, walk }: { session: CodeSession; walk: Walk }) {
  if (walk.done.length === 0) return null;
  return (
    <button type="button" class="btn small" aria-disabled={walk.busy} onClick={() => void undoWalk(session)}>
      {t("Undo {done, plural, one {it} other {all #}}", { done: walk.done.length })}
    </button>
  );
}
