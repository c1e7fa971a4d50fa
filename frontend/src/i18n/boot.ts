/** Fetches the words of the reader's language before any other module of the page is run: they use them as they load. */
import { choice, chosenOf } from "./languages.ts";
import { speak } from "./t.ts";

const name = chosenOf([choice(), ...navigator.languages].filter(Boolean));

if (name !== "en") {
  try {
    const [words, sentences] = await Promise.all(
      [`words.${name}`, "sentences"].map((file) => fetch(`/static/${file}.json`)),
    );
    if (words?.ok && sentences?.ok) speak(name, await words.json(), await sentences.json());
  } catch {
    // the page speaks English then
  }
}
document.documentElement.lang = name;
