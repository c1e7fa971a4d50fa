// Runs test/*.test.ts: each is bundled to plain JavaScript first, so that any Node from 18 on can run it.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { languages, SENTENCES } from "./i18n/catalogues.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2);
const tests = readdirSync(path.join(here, "test"))
  .filter((name) => /\.test\.tsx?$/.test(name))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
const out = mkdtempSync(path.join(here, ".build-"));
try {
  await build({
    absWorkingDir: here,
    entryPoints: tests.map((name) => path.join("test", name)),
    outdir: out,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    define: { LANGUAGES: JSON.stringify(languages()), SENTENCES: JSON.stringify(SENTENCES) },
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".css": "empty" },
    logLevel: "warning",
  });
  const files = readdirSync(out).map((name) => path.join(out, name));
  process.exitCode = spawnSync(process.execPath, ["--test", ...files], { stdio: "inherit" }).status ?? 1;
} finally {
  rmSync(out, { recursive: true, force: true });
}
