/** What the tour asks for, above the screen; it leaves the focus where it is. */
import type { ComponentChildren } from "preact";
import { useCommands } from "../keys/use_keys.ts";
import { STEPS } from "./steps.ts";
import { at, begin, goTo, isFinished, isHere, leave, skip } from "./tour.ts";
import "./tour.css";

const WORDS: Record<string, { title: string; what: ComponentChildren }> = {
  cursor: {
    title: "Go through the text",
    what: (
      <>
        Press <kbd>↓</kbd> a few times: the cursor goes from sentence to sentence. <kbd>Shift+↓</kbd> takes the next one
        in too, <kbd>T</kbd> the whole turn.
      </>
    ),
  },
  code: {
    title: "Code by key",
    what: (
      <>
        At a sentence of a respondent press <kbd>Enter</kbd>, type a few letters of a code, for example “ref”, and press{" "}
        <kbd>Enter</kbd> again.
      </>
    ),
  },
  undo: {
    title: "Take it back",
    what: (
      <>
        <kbd>Ctrl+Z</kbd> takes it back. Everything that you code can be undone, also after you closed the page.
      </>
    ),
  },
  pin: {
    title: "The codebook beside the text",
    what: (
      <>
        <kbd>Shift+F6</kbd> goes from the text to the codebook, arrow keys from code to code. Press <kbd>1</kbd> on one:
        it is pinned to that key.
      </>
    ),
  },
  pinned: {
    title: "A code by one key",
    what: (
      <>
        <kbd>F6</kbd> goes back to the text. Press <kbd>1</kbd> there: the sentence at the cursor gets that code. With
        the mouse: select words and click a code.
      </>
    ),
  },
  finish: {
    title: "Finish the interview",
    what: (
      <>
        <kbd>Ctrl+Enter</kbd> says that you are done with it. In a blind round nobody sees what others coded before all
        have finished.
      </>
    ),
  },
  compare: {
    title: "Where two coders differ",
    what: (
      <>
        Two people coded this interview without seeing each other’s work. <kbd>D</kbd> goes from difference to
        difference.
      </>
    ),
  },
  matrix: {
    title: "What it comes to",
    what: (
      <>
        Organizations by themes. Click a number, or <kbd>Tab</kbd> to the table and go by arrow keys; <kbd>Enter</kbd>{" "}
        opens the passages behind a number.
      </>
    ),
  },
};

export function Tour() {
  useCommands([
    { title: "Tour of codekit", run: begin },
    ...(at.value === null ? [] : [{ title: "Leave the tour", run: leave }]),
  ]);
  const step = at.value;
  if (step === null) return null;
  const one = STEPS[step];
  const words = WORDS[one?.id ?? ""];
  return (
    <section class="tour" aria-label="Tour" data-region="Tour">
      <p class="tour-words" role="status">
        {words ? (
          <>
            <b>
              Tour, {step + 1} of {STEPS.length}: {words.title}.
            </b>{" "}
            {isHere(step) && words.what}
            {isHere(step) && one?.screen === "code" && one.id !== "finish" && isFinished.value && (
              <>
                {" "}
                This interview is finished: <kbd>Ctrl+Enter</kbd> opens it again.
              </>
            )}
          </>
        ) : (
          <>
            <b>That was the tour.</b> <kbd>?</kbd> lists all keys, <kbd>Ctrl+K</kbd> all commands. A study of your own
            begins on the home page. In this one you may do anything.
          </>
        )}
      </p>
      <span class="row">
        {words && !isHere(step) && (
          <button type="button" class="btn small main" onClick={() => goTo(step)}>
            Go there
          </button>
        )}
        {words && (
          <button type="button" class="btn small" onClick={skip}>
            Skip this
          </button>
        )}
        <button type="button" class="btn small" onClick={leave}>
          {words ? "Leave the tour" : "Close"}
        </button>
      </span>
    </section>
  );
}
