/** What the tour asks for, above the screen; it leaves the focus where it is. */
import type { ComponentChildren } from "preact";
import { rich, t } from "../i18n/t.ts";
import { Key, Press } from "../keys/key.tsx";
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
          { key: <Key of="next" always />, key2: <Key of="extendNext" always />, key3: <Key of="wholeTurn" always /> },
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
          { key: <Key of="palette" always /> },
        )}
      </>
    ),
  },
  undo: {
    title: t("Take it back"),
    what: (
      <>
        {rich("{key} takes it back. Everything that you code can be undone, also after you closed the page.", {
          key: <Key of="undo" always />,
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
          { key: <Key of="previousRegion" always />, key2: <Press name="1" /> },
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
          { key: <Key of="nextRegion" always />, key2: <Press name="1" /> },
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
          { key: <Key of="finish" always /> },
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
          { key: <Key of="nextDifference" always /> },
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
          { key: <Press name="Tab" />, key2: <Press name="Enter" /> },
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
              <> {rich("This interview is finished: {key} opens it again.", { key: <Key of="finish" always /> })}</>
            )}
          </>
        ) : (
          rich(
            "<b>That was the tour.</b> {key} lists all keys, {key2} all commands. A study of your own begins on the home page. In this one you may do anything.",
            { b: (words) => <b>{words}</b>, key: <Key of="keyList" always />, key2: <Key of="commands" always /> },
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
