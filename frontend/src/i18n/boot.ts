/** Fetches the words of the reader's language before any other module of the page is run: they use them as they load. */
import { choice, chosenOf } from "./languages.ts";
import { speak } from "./t.ts";

const name = chosenOf([choice(), ...navigator.languages].filter(Boolean));

if (name !== "en") {
  try {
    const answer = await fetch(`/static/words.${name}.json`);
    if (answer.ok) speak(name, await answer.json());
  } catch {
    // the page speaks English then
  }
}
document.documentElement.lang = name;
