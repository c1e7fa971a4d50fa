/** What the tour asks for, above the screen; it leaves the focus where it is. */
import type { ComponentChildren } from "preact";
import { rich, t } from "../i18n/t.ts";
import { useCommands } from "../keys/use_keys.ts";
import { STEPS } from "./steps.ts";
import { at, begin, goTo, isFinished, isHere, leave, skip } from "./tour.ts";
import "./tour.css";

const WORDS: Record<string, { title: string; what: ComponentChildren }> = {
  cursor: {
    title: t("Go through the text"),
    what: (
      <>
        {rich(
          "Press {key} a few times: the cursor goes from sentence to sentence. {key2} takes the next one in too, {key3} the whole turn.",
          { key: <kbd>↓</kbd>, key2: <kbd>Shift+↓</kbd>, key3: <kbd>T</kbd> },
        )}
      </>
    ),
  },
  code: {
    title: t("Code by key"),
    what: (
      <>
        {rich(
          "At a sentence of a respondent press {key}, type a few letters of a code, for example “ref”, and press {key} again.",
          { key: <kbd>Enter</kbd> },
        )}
      </>
    ),
  },
  undo: {
    title: t("Take it back"),
    what: (
      <>
        {rich("{key} takes it back. Everything that you code can be undone, also after you closed the page.", {
          key: <kbd>Ctrl+Z</kbd>,
        })}
      </>
    ),
  },
  pin: {
    title: t("The codebook beside the text"),
    what: (
      <>
        {rich(
          "{key} goes from the text to the codebook, arrow keys from code to code. Press {key2} on one: it is pinned to that key.",
          { key: <kbd>Shift+F6</kbd>, key2: <kbd>1</kbd> },
        )}
      </>
    ),
  },
  pinned: {
    title: t("A code by one key"),
    what: (
      <>
        {rich(
          "{key} goes back to the text. Press {key2} there: the sentence at the cursor gets that code. With the mouse: select words and click a code.",
          { key: <kbd>F6</kbd>, key2: <kbd>1</kbd> },
        )}
      </>
    ),
  },
  finish: {
    title: t("Finish the interview"),
    what: (
      <>
        {rich(
          "{key} says that you are done with it. In a blind round nobody sees what others coded before all have finished.",
          { key: <kbd>Ctrl+Enter</kbd> },
        )}
      </>
    ),
  },
  compare: {
    title: t("Where two coders differ"),
    what: (
      <>
        {rich(
          "Two people coded this interview without seeing each other’s work. {key} goes from difference to difference.",
          { key: <kbd>D</kbd> },
        )}
      </>
    ),
  },
  matrix: {
    title: t("What it comes to"),
    what: (
      <>
        {rich(
          "Organizations by themes. Click a number, or {key} to the table and go by arrow keys; {key2} opens the passages behind a number.",
          { key: <kbd>Tab</kbd>, key2: <kbd>Enter</kbd> },
        )}
      </>
    ),
  },
};

export function Tour() {
  useCommands([
    { title: t("Tour of codekit"), run: begin },
    ...(at.value === null ? [] : [{ title: t("Leave the tour"), run: leave }]),
  ]);
  const step = at.value;
  if (step === null) return null;
  const one = STEPS[step];
  const words = WORDS[one?.id ?? ""];
  return (
    <section class="tour" aria-label={t("Tour")} data-region="Tour">
      <p class="tour-words" role="status">
        {words ? (
          <>
            <b>
              {rich("Tour, {step} of {steps}: {title}.", { step: step + 1, steps: STEPS.length, title: words.title })}
            </b>{" "}
            {isHere(step) && words.what}
            {isHere(step) && one?.screen === "code" && one.id !== "finish" && isFinished.value && (
              <> {rich("This interview is finished: {key} opens it again.", { key: <kbd>Ctrl+Enter</kbd> })}</>
            )}
          </>
        ) : (
          rich(
            "<b>That was the tour.</b> {key} lists all keys, {key2} all commands. A study of your own begins on the home page. In this one you may do anything.",
            { b: (words) => <b>{words}</b>, key: <kbd>?</kbd>, key2: <kbd>Ctrl+K</kbd> },
          )
        )}
      </p>
      <span class="row">
        {words && !isHere(step) && (
          <button type="button" class="btn small main" onClick={() => goTo(step)}>
            {t("Go there")}
          </button>
        )}
        {words && (
          <button type="button" class="btn small" onClick={skip}>
            {t("Skip this")}
          </button>
        )}
        <button type="button" class="btn small" onClick={leave}>
          {words ? t("Leave the tour") : t("Close")}
        </button>
      </span>
    </section>
  );
}
