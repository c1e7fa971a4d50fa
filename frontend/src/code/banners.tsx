/** The quiet lines above the text: what mode it is in, why it cannot be changed, how to begin. */
import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { CodeName } from "../app/swatch.tsx";
import type { CodeSession } from "./session.ts";

export function Banners({ session }: { session: CodeSession }) {
  void session.store.revision.value;
  const work = session.store.work.value;
  const why = session.readOnly.value;
  const { standing } = session.store;
  return (
    <div class="banners">
      {why !== null && (
        <p class="banner warn">
          {why}{" "}
          {standing.state === "finished" && (work.readonly === null || work.readonly.can_reopen) && (
            <button type="button" class="btn small" onClick={() => (session.overlay.value = { kind: "reopen" })}>
              Reopen
            </button>
          )}
        </p>
      )}
      {work.problems.map((problem) => (
        <p class="banner warn" key={problem}>
          {problem}
        </p>
      ))}
      <Purpose session={session} />
    </div>
  );
}

/** What a second pass or a sub-code round is for, and what stands below; put away for good in each round. */
function Purpose({ session }: { session: CodeSession }) {
  const words = purpose(session);
  if (words === null || session.prefs.knows(session.round)) return null;
  return (
    <p class="banner purpose">
      <span>{words}</span>
      <button type="button" class="btn small" onClick={() => session.prefs.setKnows(session.round)}>
        Understood
      </button>
    </p>
  );
}

function purpose(session: CodeSession): string | null {
  const { allowed } = session;
  const round = session.services.session.value?.rounds.find((one) => one.id === session.round);
  if (allowed) {
    if (allowed.length === 0)
      return "Sub-coding: nothing here has the parent code, so there is nothing to code. Finish this transcript.";
    const parent = round?.parent ? session.codes.name(round.parent) : "the parent code";
    const over = round?.over ? ` in ${round.over}` : "";
    return `Sub-coding: what was coded ${parent}${over} gets a finer code. Only these ${allowed.length === 1 ? "words are" : `${allowed.length} passages are`} open; what was said around them is grey.`;
  }
  const { below } = session.store.work.value;
  if (!below) return null;
  const many = below.codings.length;
  const outlined = many === 1 ? "Its one coding here has" : `Its ${many} codings here have`;
  const rest =
    many === 0
      ? "Nothing was coded here in it."
      : `${outlined} hollow stripes and count as they are until you keep, recode or put them aside.`;
  return `Second pass over ${below.label}: read again, now that all transcripts are known, and add or change what was missed. ${rest}`;
}

/** What comes and goes while coding lies over the lower edge: the text never moves for it. */
export function Modes({ session }: { session: CodeSession }) {
  void session.store.revision.value;
  const codes = session.codes.codebook.codes;
  const only = session.onlyCode.value;
  const suggestions = [...session.store.standing.suggestions.values()].filter((one) => one.state === "open").length;
  const over = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (session.view) session.view.covered = over.current?.offsetHeight ?? 0;
  });
  return (
    <div class="modes" ref={over}>
      {session.renewal.value && (
        <p class="banner mode renewal">
          <span>
            {session.renewal.value.told} {session.renewal.value.back}
          </span>
          <button type="button" class="btn small" onClick={() => (session.renewal.value = null)}>
            OK
          </button>
        </p>
      )}
      {session.highlighter.value !== null && (
        <p class="banner mode">
          Highlighter: every selection becomes <CodeName code={session.highlighter.value} codes={codes} />
          <kbd>Esc</kbd> ends it
        </p>
      )}
      {session.bounds.value && (
        <p class="banner mode">
          <b>Bounds</b>{" "}
          <span>
            <kbd>←</kbd>
            <kbd>→</kbd> end
          </span>{" "}
          <span>
            <kbd>Shift+←</kbd>
            <kbd>Shift+→</kbd> start
          </span>{" "}
          <span>
            <kbd>Ctrl</kbd> by characters
          </span>{" "}
          <span>
            <kbd>Enter</kbd> keep
          </span>{" "}
          <span>
            <kbd>Esc</kbd> put back
          </span>
        </p>
      )}
      {only !== null && (
        <p class="banner mode">
          Only <CodeName code={only} codes={codes} /> is shown{" "}
          <button type="button" class="btn small" onClick={() => (session.onlyCode.value = null)}>
            Show all <kbd>F</kbd>
          </button>
        </p>
      )}
      {suggestions > 0 && (
        <p class="banner mode">
          <span>
            {suggestions === 1 ? "1 suggestion" : `${suggestions} suggestions`} of the codebook’s cues. <kbd>A</kbd>{" "}
            accepts, <kbd>X</kbd> rejects; none counts until you accept it.
          </span>
        </p>
      )}
      {suggestions === 0 && <First session={session} />}
    </div>
  );
}

/** Before the first coding, and never again. */
function First({ session }: { session: CodeSession }) {
  const coded = useSignal(false);
  void session.store.revision.value;
  if (session.store.standing.codings.size > 0 || (session.store.work.value.below?.codings.length ?? 0) > 0)
    coded.value = true;
  if (coded.value || session.readOnly.value !== null || session.allowed?.length === 0) return null;
  return (
    <p class="banner mode">
      <span>
        Select a sentence (<kbd>↓</kbd>), press <kbd>Enter</kbd>.
      </span>
    </p>
  );
}
