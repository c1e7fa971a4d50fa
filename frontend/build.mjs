// Bundles src/main.tsx, src/home/main.tsx and src/team/main.tsx into the package's static folder. The result is committed, un-minified, so that it can be read
// and so that installing codekit never needs Node. The same input gives the same bytes.

import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build, context } from "esbuild";
import { catalogue, languages, names, SENTENCES } from "./i18n/catalogues.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.resolve(here, "../src/codekit/web/static");

const BUNDLED = [
  "preact",
  "@preact/signals",
  "@preact/signals-core",
  "intl-messageformat",
  "@formatjs/fast-memoize",
  "@formatjs/icu-messageformat-parser",
  "@formatjs/icu-skeleton-parser",
];

/** The licences of what is bundled have to travel with the bundle. */
async function licences(bundled = BUNDLED) {
  const texts = await Promise.all(
    bundled.map(async (name) => {
      const folder = path.join(here, "node_modules", name);
      const file = (await readdir(folder)).find((one) => /^licen[cs]e(\.\w+)?$/i.test(one));
      const text = await readFile(path.join(folder, file), "utf8");
      return `${name}\n\n${text.trim()}\n`;
    }),
  );
  return `/*\nBuilt from frontend/ by "npm run build"; do not edit. Contains:\n\n${texts.join("\n")}*/`;
}

/**
 * wavesurfer.js writes its frame as HTML, which our Trusted Types forbid. The same frame is made of elements and a style
 * sheet instead; where a version of it says this otherwise, the build fails.
 */
const withoutMarkup = {
  name: "wavesurfer-without-markup",
  setup({ onLoad }) {
    onLoad({ filter: /wavesurfer\.js\/dist\/renderer\.js$/ }, async ({ path: file }) => {
      const source = await readFile(file, "utf8");
      const frame = /shadow\.innerHTML = `\s*<style[^>]*>([^<]*)<\/style>\s*<div class="scroll"[^`]*`;/;
      const emptied = /(\w+(?:\.\w+)*)\.innerHTML = '';/g;
      if (!frame.test(source) || source.match(emptied)?.length !== 4) throw new Error(`${file} is another one`);
      const built = source.replace(frame, (_, css) => FRAME.replace("STYLES", () => `\`${css}\``));
      return { contents: built.replace(emptied, "$1.replaceChildren();"), loader: "js" };
    });
  },
};
const FRAME = `
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(STYLES);
        shadow.adoptedStyleSheets = [sheet];
        const part = (name, ...inside) => {
            const made = document.createElement('div');
            made.className = name;
            made.setAttribute('part', name);
            made.append(...inside);
            return made;
        };
        shadow.append(part('scroll', part('wrapper', part('canvases'), part('progress'), part('cursor'))));`;

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
    define: {
      "process.env.NODE_ENV": '"production"',
      LANGUAGES: JSON.stringify(languages()),
    },
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
    team: await options("src/team/main.tsx", into("team.js")),
    arrive: { ...(await options("src/arrive.ts", into("arrive.js"))), banner: {} },
  };
  const wave = {
    ...(await options("src/sound/wave.ts", into("sound.js"))),
    banner: { js: await licences(["wavesurfer.js"]) },
    plugins: [withoutMarkup],
  };
  for (const name of names()) await words(name, into(`words.${name}.json`));
  await writeFile(into("sentences.json"), `${JSON.stringify(SENTENCES)}\n`); // fetched beside the words
  for (const page of Object.keys(pages))
    await copyFile(path.join(here, `${page}.html`), path.join(out, `${page}.html`));
  for (const how of [...Object.values(pages), wave]) {
    if (process.argv.includes("--watch")) await (await context(how)).watch();
    else await build(how);
  }
}
