// Part of npm run check: the catalogues have what the page says and no more, a translation has the placeholders of its
// English, and no words for people stand in the sources beside the catalogue.

import path from "node:path";
import { parse } from "@formatjs/icu-messageformat-parser";
import { ALLOWED } from "./allowed.mjs";
import { catalogue, inEnglish, names, used } from "./catalogues.mjs";
import { FRONTEND, files, isMessage, isSpoken, read, SOURCES, treeOf, walk } from "./sources.mjs";

const faults = [];
const short = (message) => (message.length > 60 ? `${message.slice(0, 60)}…` : message);

/** The names in a message with what each is: a value, a plural, a choice with its keys, a pair of tags. */
function namesIn(message) {
  const found = new Set();
  const look = (parts) => {
    for (const part of parts) {
      if (part.type === 0 || part.type === 7) continue;
      if (part.type === 5) found.add(`${part.value} select ${Object.keys(part.options).sort()}`);
      else if (part.type === 8) found.add(`<${part.value}>`);
      else found.add(part.value);
      for (const { value } of Object.values(part.options ?? {})) look(value);
      if (part.children) look(part.children);
    }
  };
  look(parse(message));
  return [...found].sort().join("; ");
}

function checkTranslation(name, message, said) {
  try {
    const [wanted, given] = [namesIn(inEnglish(message)), namesIn(said)];
    if (wanted !== given)
      faults.push(`messages/${name}.json: “${short(message)}” has ${wanted}; its translation ${given || "nothing"}`);
  } catch (error) {
    faults.push(`messages/${name}.json: “${short(message)}”: ${error.message}`);
  }
}

function checkCatalogues() {
  const { messages, odd } = used();
  for (const where of odd)
    faults.push(`${where}: a message is a literal, so that it can be found; give what varies as a value`);
  for (const name of ["en", ...names()]) {
    const of = catalogue(name).messages;
    const missing = [...messages.keys()].filter((one) => !Object.hasOwn(of, one));
    const unused = Object.keys(of).filter((one) => !messages.has(one));
    for (const one of missing) faults.push(`messages/${name}.json lacks “${short(one)}”: npm run messages`);
    for (const one of unused)
      faults.push(`messages/${name}.json has “${short(one)}”, which is not used: npm run messages`);
    const given = Object.entries(of).filter(([message, said]) => messages.has(message) && said);
    for (const [message, said] of given) checkTranslation(name, message, said);
    if (given.length < messages.size)
      process.stdout.write(
        `messages/${name}.json: ${messages.size - given.length} messages are not translated yet and are shown in English.\n`,
      );
  }
}

function checkSources() {
  for (const file of files()) {
    const where = path.relative(FRONTEND, file).split(path.sep).join("/");
    if (where.startsWith("src/i18n/")) continue;
    walk(treeOf(read(file)), (node, above) => {
      const parent = above.at(-1);
      if (parent && isMessage(parent) && parent.arguments[0] === node) return false;
      if (!isSpoken(node, above)) return undefined;
      const words =
        node.type === "TemplateLiteral" ? node.quasis.map(({ value }) => value.cooked).join("…") : node.value.trim();
      if (!ALLOWED[where]?.includes(words))
        faults.push(
          `${where}:${node.loc.start.line}: “${short(words)}” is for people: t("…"), or rich("…") with parts`,
        );
      return undefined;
    });
  }
}

/** Words are taken as modules load: those of the language have to be there before. */
function checkOrder() {
  for (const main of ["main.tsx", "home/main.tsx", "team/main.tsx"]) {
    const first = treeOf(read(path.join(SOURCES, main))).body[0];
    if (!first.source?.value.endsWith("i18n/boot.ts")) faults.push(`src/${main}: i18n/boot.ts is imported first`);
  }
}

checkCatalogues();
checkSources();
checkOrder();
for (const fault of faults) process.stderr.write(`${fault}\n`);
if (faults.length) process.exit(1);
