// npm run messages: writes en.json anew from the sources, and lets the other catalogues follow: what is new is "" there,
// what is no longer used goes.

import { writeFileSync } from "node:fs";
import { catalogue, fileOf, inEnglish, names, used } from "./catalogues.mjs";

const write = (name, content) => writeFileSync(fileOf(name), `${JSON.stringify(content, null, 2)}\n`);

const { messages } = used();
const all = [...messages.keys()];
write("en", { language: "English", messages: Object.fromEntries(all.map((one) => [one, inEnglish(one)])) });
for (const name of names()) {
  const before = catalogue(name);
  write(name, { ...before, messages: Object.fromEntries(all.map((one) => [one, before.messages[one] ?? ""])) });
  const left = all.filter((one) => !before.messages[one]).length;
  process.stdout.write(`messages/${name}.json: ${all.length - left} of ${all.length} messages are translated.\n`);
}
