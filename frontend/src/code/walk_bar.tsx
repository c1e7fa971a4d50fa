/** The places that a search found, proposed one after the other. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { count } from "../app/format.ts";
import { Choice } from "../app/parts.tsx";
import type { CodeSession } from "./session.ts";
import { changeWalk, codePlaces, endWalk, skipPlace, undoWalk } from "./walk.ts";
import type { Extent } from "./walk_places.ts";
import type { Walk } from "./walk_state.ts";

const EXTENTS: [Extent, string][] = [
  ["sentence", "Whole sentence"],
  ["words", "The words"],
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
    <section class="find-bar walk-bar" aria-label="Code what was found" ref={box} tabIndex={-1} onKeyDown={onKeyDown}>
      {isOver ? <Over session={session} walk={walk} main={main} /> : <Next session={session} walk={walk} main={main} />}
      <button type="button" class="btn bare small" onClick={() => endWalk(session)}>
        Done <kbd>Esc</kbd>
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
        ‘{walk.query}’: {count(walk.left.length, "place")} left
        {walk.done.length > 0 && `, ${walk.done.length} coded`}
      </span>
      <select
        class="input"
        aria-label="Code to give"
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
        label="What is coded"
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
        Code it <kbd>A</kbd>
      </button>
      <button type="button" class="btn small" aria-disabled={walk.busy} onClick={() => skipPlace(session)}>
        Skip <kbd>X</kbd>
      </button>
      {walk.left.length > 1 && (
        <button
          type="button"
          class="btn small"
          aria-disabled={walk.busy}
          onClick={() => void codePlaces(session, "all")}
        >
          Code all {walk.left.length} left
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
          ? `Nothing to code here for ‘${walk.query}’: no respondent says it, or it is coded already.`
          : `${walk.done.length} coded, ${walk.skipped} skipped.`}
      </span>
      <Back session={session} walk={walk} />
      {next && (
        <button type="button" class="btn small main" ref={main} onClick={() => session.services.navigate(next.address)}>
          Next: {next.transcript}, {count(next.places, "place")}
        </button>
      )}
    </>
  );
}

function Back({ session, walk }: { session: CodeSession; walk: Walk }) {
  if (walk.done.length === 0) return null;
  return (
    <button type="button" class="btn small" aria-disabled={walk.busy} onClick={() => void undoWalk(session)}>
      Undo {walk.done.length === 1 ? "it" : `all ${walk.done.length}`}
    </button>
  );
}
