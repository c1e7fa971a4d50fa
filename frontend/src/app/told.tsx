/** Sentences of the server: in the reader's language where their form is known, else in English and marked as such. */
import { isOurs, spoken, told } from "../i18n/t.ts";
import { sentence } from "./format.ts";

export function Told({ words }: { words: string }) {
  const said = sentence(words);
  const translated = told(said) ?? (isOurs(words) ? words : null);
  return translated === null ? <span lang="en">{said}</span> : <span>{translated}</span>;
}

/** The same as the title of an element, with the language that it is in. */
export function titled(words: string): { title?: string; lang?: string } {
  if (!words) return {};
  const translated = told(sentence(words));
  return translated === null ? { title: words, lang: "en" } : { title: translated };
}

/** German words that are written small within a sentence; nouns are not. */
const SMALL = /^(?:Nicht|Keine?[mnrs]?|Eine?[mnrs]?|D(?:er|ie|as|em|en)|Es|Sie|In|Am|Wer|Ausgelassen|Gelesen)\b/;

/** With a small letter, unless it begins with a name or a German noun. */
function small(translated: string, words: string): string {
  const capital = words[0] !== words[0]?.toLowerCase();
  if (capital || (spoken() === "de" && !SMALL.test(translated))) return translated;
  return translated.charAt(0).toLowerCase() + translated.slice(1);
}

/** The same where it goes on after a dash: with a small letter, and without a full stop. */
export function Note({ words }: { words: string }) {
  const translated = told(sentence(words));
  if (translated === null) return <span lang="en">{words}</span>;
  return <span>{small(translated, words).replace(/\.$/, "")}</span>;
}
