import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

const SRC = path.resolve(process.cwd(), "src");
const sheets = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".css"));

/** The classes that a stylesheet styles wherever they stand: `.facts { }`, not `.page .facts { }`. */
function everywhere(sheet: string): string[] {
  const css = readFileSync(path.join(SRC, sheet), "utf8").replaceAll(/\/\*.*?\*\//gs, "");
  const selectors = [...css.matchAll(/([^{}]+)\{/g)].flatMap((found) => (found[1] ?? "").split(","));
  return selectors.flatMap((one) => /^\.([\w-]+)$/.exec(one.trim())?.[1] ?? []);
}

test("a class is styled in one folder: what one screen calls its own changes no other", () => {
  const folders = new Map<string, Set<string>>();
  for (const sheet of sheets)
    for (const name of everywhere(sheet)) folders.set(name, (folders.get(name) ?? new Set()).add(path.dirname(sheet)));
  assert.ok(folders.size > 100);
  assert.deepEqual(
    [...folders].filter(([, where]) => where.size > 1).map(([name, where]) => `${name}: ${[...where].join(", ")}`),
    [],
  );
});
