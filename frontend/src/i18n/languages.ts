/** Which languages the page speaks: English, and one for each file in `messages/`. */

/** Their names in themselves by their tags; `build.mjs` reads them from the files. */
declare const LANGUAGES: Readonly<Record<string, string>>;

export const languages: Readonly<Record<string, string>> = { en: "English", ...LANGUAGES };

/** The first of the wanted languages that there is: `de-AT` is content with `de`; else English. */
export function chosenOf(wanted: readonly string[]): string {
  for (const tag of wanted) {
    const found = [tag, tag.split("-")[0] ?? ""].find((name) => Object.hasOwn(languages, name));
    if (found) return found;
  }
  return "en";
}

/** What the person chose, which the server writes into the page; "" where the browser's languages count. */
export const choice = (): string => document.documentElement.dataset.language ?? "";
