/** Sentences of the server: in the reader's language where their form is known, else in English and marked as such. */
import { told } from "../i18n/t.ts";
import { sentence } from "./format.ts";

export function Told({ words }: { words: string }) {
  const said = sentence(words);
  const translated = told(said);
  return translated === null ? <span lang="en">{said}</span> : <span>{translated}</span>;
}

/** The same where it goes on after a dash: with a small letter, and without a full stop. */
export function Note({ words }: { words: string }) {
  const translated = told(sentence(words));
  if (translated === null) return <span lang="en">{words}</span>;
  return <span>{translated.charAt(0).toLowerCase() + translated.slice(1).replace(/\.$/, "")}</span>;
}
