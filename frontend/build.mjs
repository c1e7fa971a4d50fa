// Bundles src/main.tsx and src/home/main.tsx into the package's static folder. The result is committed, un-minified, so that it can be read
// and so that installing codekit never needs Node. The same input gives the same bytes.

import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build, context } from "esbuild";
import { catalogue, languages, names } from "./i18n/catalogues.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.resolve(here, "../src/codekit/web/static");

/** The licences of what is bundled have to travel with the bundle. */
async function licences() {
  const bundled = {
    LICENSE: ["preact", "@preact/signals", "@preact/signals-core"],
    "LICENSE.md": [
      "intl-messageformat",
      ...["fast-memoize", "icu-messageformat-parser", "icu-skeleton-parser"].map((name) => `@formatjs/${name}`),
    ],
  };
  const texts = await Promise.all(
    Object.entries(bundled).flatMap(([file, names]) =>
      names.map(async (name) => {
        const text = await readFile(path.join(here, "node_modules", name, file), "utf8");
        return `${name}\n\n${text.trim()}\n`;
      }),
    ),
  );
  return `/*\nBuilt from frontend/ by "npm run build"; do not edit. Contains:\n\n${texts.join("\n")}*/`;
}

export async function options(entry = "src/main.tsx", target = path.join(out, "app.js")) {
  return {
    absWorkingDir: here,
    entryPoints: [entry],
    outfile: target,
    bundle: true,
    minify: false,
    charset: "utf8",
    format: "esm",
    target: ["chrome120", "firefox121", "safari17.4"],
    jsx: "automatic",
    jsxImportSource: "preact",
    legalComments: "inline",
    define: { "process.env.NODE_ENV": '"production"', LANGUAGES: JSON.stringify(languages()) },
    banner: { js: await licences() },
    logLevel: "info",
  };
}

/** What the page fetches in another language: a message that has no translation yet is not in it. */
async function words(name, target) {
  const translated = Object.entries(catalogue(name).messages).filter(([, said]) => said);
  await writeFile(target, `${JSON.stringify(Object.fromEntries(translated), null, 0)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await mkdir(out, { recursive: true });
  const into = (name) => path.join(out, name);
  const pages = {
    index: await options(),
    home: await options("src/home/main.tsx", into("home.js")),
    arrive: { ...(await options("src/arrive.ts", into("arrive.js"))), banner: {} },
  };
  for (const name of names()) await words(name, into(`words.${name}.json`));
  for (const [page, how] of Object.entries(pages)) {
    await copyFile(path.join(here, `${page}.html`), path.join(out, `${page}.html`));
    if (process.argv.includes("--watch")) await (await context(how)).watch();
    else await build(how);
  }
}
