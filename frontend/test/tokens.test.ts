import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

type Rgb = [number, number, number];

const css = readFileSync(path.resolve(process.cwd(), "src/app/tokens.css"), "utf8");

/** The tokens of one theme; the dark ones stand over the light ones. */
function tokens(theme: "light" | "dark"): Map<string, string> {
  const [light = "", dark = ""] = css.split(':root[data-theme="dark"] {');
  const blocks = [light.slice(light.indexOf(":root {")), theme === "dark" ? (dark.split("\n}")[0] ?? "") : ""];
  return new Map(
    blocks.flatMap((block) =>
      [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((found) => [found[1] ?? "", found[2] ?? ""] as const),
    ),
  );
}

/** OKLCH to linear sRGB (Ottosson 2020), clipped to the gamut as a screen does. */
function linear(l: number, c: number, hue: number): Rgb {
  const a = c * Math.cos((hue * Math.PI) / 180);
  const b = c * Math.sin((hue * Math.PI) / 180);
  const [l3, m3, s3] = [
    l + 0.3963377774 * a + 0.2158037573 * b,
    l - 0.1055613458 * a - 0.0638541728 * b,
    l - 0.0894841775 * a - 1.291485548 * b,
  ].map((x) => x ** 3) as Rgb;
  const clip = (x: number) => Math.min(1, Math.max(0, x));
  return [
    clip(4.0767416621 * l3 - 3.3077115913 * m3 + 0.2309699292 * s3),
    clip(-1.2684380046 * l3 + 2.6097574011 * m3 - 0.3413193965 * s3),
    clip(-0.0041960863 * l3 - 0.7034186147 * m3 + 1.707614701 * s3),
  ];
}

const luminance = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

function contrast(one: Rgb, other: Rgb): number {
  const [high, low] = [luminance(one), luminance(other)].toSorted((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function colour(all: Map<string, string>, name: string): Rgb {
  const found = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/.exec(all.get(name) ?? "");
  assert.ok(found, `--${name} is an oklch() colour: ${all.get(name)}`);
  return linear(Number(found[1]), Number(found[2]), Number(found[3]));
}

/** Text needs 4.5, what is no text (lines of fields, focus, stripes) 3. */
const TEXT: [string, string][] = [
  ...["paper", "panel", "raised", "accent-bg", "wash-1", "wash-2", "wash-3", "sel", "found"].map(
    (under) => ["ink", under] as [string, string],
  ),
  ...["paper", "panel", "raised", "accent-bg", "wash-1"].map((under) => ["ink-2", under] as [string, string]),
  ...["paper", "panel", "raised", "accent-bg"].map((under) => ["accent", under] as [string, string]),
  ["accent-ink", "accent"],
  ["warn-ink", "warn-bg"],
  ["bad-ink", "bad-bg"],
  ["good-ink", "good-bg"],
  ["bad-ink", "raised"],
  ["bad-ink", "paper"],
];
const MARKS: [string, string][] = ["paper", "panel", "raised"].flatMap(
  (under) =>
    [
      ["line-2", under],
      ["focus", under],
    ] as [string, string][],
);

for (const theme of ["light", "dark"] as const) {
  const all = tokens(theme);
  for (const [over, under] of TEXT) {
    test(`${theme}: ${over} on ${under} can be read (4.5:1)`, () => {
      const found = contrast(colour(all, over), colour(all, under));
      assert.ok(found >= 4.5, `${found.toFixed(2)}:1`);
    });
  }
  for (const [over, under] of MARKS) {
    test(`${theme}: ${over} on ${under} can be seen (3:1)`, () => {
      const found = contrast(colour(all, over), colour(all, under));
      assert.ok(found >= 3, `${found.toFixed(2)}:1`);
    });
  }
  test(`${theme}: the code colour of every hue can be seen on paper and panel (3:1)`, () => {
    const [l, c] = [Number(all.get("code-l")), Number(all.get("code-c"))];
    const worst = Array.from({ length: 360 }, (_, hue) =>
      Math.min(...["paper", "panel", "raised"].map((under) => contrast(linear(l, c, hue), colour(all, under)))),
    );
    assert.ok(
      Math.min(...worst) >= 3,
      `${Math.min(...worst).toFixed(2)}:1 at hue ${worst.indexOf(Math.min(...worst))}`,
    );
  });
  test(`${theme}: numbers can be read on every tint of the matrix (4.5:1)`, () => {
    const [l, step] = [Number(all.get("ramp-l")), Number(all.get("ramp-step"))];
    const worst = Math.min(
      ...[1, 2, 3, 4, 5].map((depth) => contrast(colour(all, "ink"), linear(l + step * depth, 0.035, 250))),
    );
    assert.ok(worst >= 4.5, `${worst.toFixed(2)}:1`);
  });
}

test("an underline is said part by part: WebKit passes over a shorthand with more than a line", () => {
  const files = readdirSync(path.resolve(process.cwd(), "src"), { recursive: true }).map(String);
  const sheets = files.filter((name) => name.endsWith(".css"));
  assert.ok(sheets.length > 5);
  for (const name of sheets) {
    const text = readFileSync(path.resolve(process.cwd(), "src", name), "utf8");
    for (const [, value] of text.matchAll(/text-decoration:\s*([^;]+);/g))
      assert.match(value ?? "", /^(none|underline|line-through)$/, name);
  }
});
