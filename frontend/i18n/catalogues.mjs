// The catalogues in messages/: en.json has every message of the page, each other file what it is in another language.

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { FRONTEND, files, isMessage, read, SOURCES, treeOf, walk } from "./sources.mjs";

export const FOLDER = path.join(FRONTEND, "messages");
export const fileOf = (name) => path.join(FOLDER, `${name}.json`);
export const catalogue = (name) => JSON.parse(readFileSync(fileOf(name), "utf8"));

/** What the page shows of the server's words; `make_words.py` writes the list. */
const SERVER_WORDS = JSON.parse(readFileSync(path.join(FRONTEND, "i18n", "server_words.json"), "utf8"));

/** Sentences of the server that the page knows by their form; what stands in braces varies. */
export const SENTENCES = JSON.parse(readFileSync(path.join(FRONTEND, "i18n", "server_sentences.json"), "utf8"));

/** What a message is in English: a quotation mark of the server would keep a placeholder from being one. */
export const inEnglish = (message) => {
  const said = message.replace(/##.*$/, "");
  return SENTENCES.includes(message) ? said.replaceAll("'", "’") : said;
};

/** The tags of the languages other than English. */
export const names = () =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith(".json") && file !== "en.json")
    .map((file) => path.basename(file, ".json"))
    .sort();

/** What the languages are called in themselves, by their tags. */
export const languages = () => Object.fromEntries(names().map((name) => [name, catalogue(name).language]));

/** The literals that a message can be: one, or those of a condition. Null for what is no literal. */
function literals(node) {
  if (node?.type === "StringLiteral") return [node.value];
  if (node?.type !== "ConditionalExpression") return null;
  const [one, other] = [literals(node.consequent), literals(node.alternate)];
  return one && other && [...one, ...other];
}

/** Every message of the sources, after the words of the server, in their order, with the modules that have it; and where one is no literal. */
export function used() {
  const messages = new Map([...SERVER_WORDS, ...SENTENCES].map((word) => [word, new Set(["the server"])]));
  const odd = [];
  for (const file of files()) {
    const where = path.relative(SOURCES, file).split(path.sep).join("/");
    if (where.startsWith("i18n/")) continue;
    walk(treeOf(read(file)), (node) => {
      if (!isMessage(node)) return;
      const said = literals(node.arguments[0]);
      if (!said) odd.push(`src/${where}:${node.loc.start.line}`);
      for (const message of said ?? []) messages.set(message, (messages.get(message) ?? new Set()).add(where));
    });
  }
  return { messages, odd };
}
