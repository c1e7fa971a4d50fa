import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { formatFigure, formatList, formatNumber, formatPercent } from "../src/app/format.ts";
import { chosenOf } from "../src/i18n/languages.ts";
import { isOurs, known, rich, speak, t, told } from "../src/i18n/t.ts";

/** What the server says stands in its own words; `test.mjs` reads them. */
declare const SENTENCES: readonly string[];
const PLURAL = "{n, plural, one {# memo} other {# memos}}";

test("a message is its English where there is no other, without what tells its meaning", () => {
  assert.equal(t("Save"), "Save");
  assert.equal(t("Code##verb"), "Code");
  assert.equal(t("{a} of {b}", { a: 1, b: null }), "1 of ");
  assert.deepEqual(
    [0, 1, 2, 1234].map((n) => t(PLURAL, { n })),
    ["0 memos", "1 memo", "2 memos", "1,234 memos"],
  );
});

test("a translation takes its place, with its own plurals and order of words", () => {
  speak("de", {
    Save: "Speichern",
    "Code##verb": "Codieren",
    Code: "Code",
    [PLURAL]: "{n, plural, one {ein Memo} other {# Memos}}",
    "{a} of {b}": "von {b}: {a}",
  });
  try {
    assert.equal(t("Save"), "Speichern");
    assert.equal(t("Code##verb"), "Codieren");
    assert.equal(t("{a} of {b}", { a: 1, b: 3 }), "von 3: 1");
    assert.deepEqual(
      [1, 1234].map((n) => t(PLURAL, { n })),
      ["ein Memo", "1.234 Memos"],
    );
    // What has no translation is English, and counts as English does.
    assert.equal(t("{n, plural, one {# turn} other {# turns}}", { n: 1234 }), "1,234 turns");
    assert.equal(known("Save"), "Speichern");
    assert.equal(known("constructor"), "constructor");
  } finally {
    speak("en", {});
  }
});

test("what the server says is translated where every sentence of it has a known form", () => {
  const two = "0 of 2 assignments are finished. 1 of yours is open; when all are done: sign.";
  assert.equal(told(two), two);
  speak("de", {
    "{done} of {n} assignments are finished.": "{done} von {n, plural, one {einer Zuweisung} other {# Zuweisungen}}.",
    "{n} of yours is open; when all are done: sign.": "{n} von Ihren ist offen.",
    "Not signed by {coders}.": "Es fehlt {coders}.",
    "Version {version} of {book} is in use.": "Fassung {version} von {book}.",
    "{transcript} is finished.": "{transcript} fertig.",
    "{transcript} is excluded: {why}.": "{transcript} fehlt: {why}.",
    "A text has at most {n} characters.": "Höchstens {n}.",
    "Pooled kappa over themes (de Vries et al. 2008) is {pooled}; the mean of the {defined} of {all} kappas that are defined is {mean}.":
      "{pooled}, im Mittel {mean} ({defined} von {all}).",
    "Id '{code}' is used twice (first in {place}).": "{code} zweimal (zuerst {place}).",
    "Rename one of them.": "Nennen Sie eine um.",
    "line {line}": "Zeile {line}",
    lead: "Leitung",
  });
  try {
    assert.equal(told(two), "0 von 2 Zuweisungen. 1 von Ihren ist offen.");
    assert.equal(told("Not signed by ana, (b)."), "Es fehlt ana, (b).");
    // Names are somebody's own, also where they are a word or a number of the page.
    assert.equal(told("Not signed by lead."), "Es fehlt lead.");
    assert.equal(told("Not signed by 012."), "Es fehlt 012.");
    assert.equal(told("Not signed by 2026."), "Es fehlt 2026.");
    assert.equal(told("0 of 2 assignments are finished. Something else."), null);
    assert.equal(told("Something else."), null);
    // A version is no figure; a figure is written as the language writes it.
    assert.equal(told("Version 1.1 of food is in use."), "Fassung 1.1 von food.");
    assert.equal(told("A text has at most 4,000 characters."), "Höchstens 4000.");
    const pooled = "Pooled kappa over themes (de Vries et al. 2008) is 0.750; ";
    assert.equal(
      told(`${pooled}the mean of the 4 of 5 kappas that are defined is -0.120.`),
      "0,750, im Mittel -0,120 (4 von 5).",
    );
    // A reason within, clauses in one line, what is typed; and no half of a sentence that is not known.
    assert.equal(told("T02 is excluded: T01 is finished."), "T02 fehlt: T01 fertig.");
    assert.equal(told("T01 is finished; T02 is finished."), "T01 fertig. T02 fertig.");
    assert.equal(told("codekit agree r1"), "codekit agree r1");
    assert.equal(told("Whatever else is said of it is finished."), null);
    const twice = "codebooks/food.yaml:29: id 'REL' is used twice (first in line 5) (rename one of them).";
    assert.equal(told(twice), "codebooks/food.yaml:29: REL zweimal (zuerst Zeile 5). Nennen Sie eine um.");
    assert.equal(told("codebooks/food.yaml:29: something else."), null);
    assert.ok(isOurs("T01 fertig. T02 fertig."));
    assert.ok(!isOurs("T01 fertig. Something else."));
  } finally {
    speak("en", {});
  }
});

test("parts of the page stand in a sentence where the language wants them", () => {
  const name = { type: "b" } as never;
  assert.deepEqual(
    rich("Coded as {name} by <i>{who}</i>", { name, who: "ana", i: (words) => ({ type: "i", words }) as never }),
    ["Coded as ", name, " by ", { type: "i", words: ["ana"] }],
  );
});

test("the first wanted language that there is, else English", () => {
  assert.equal(chosenOf(["de-AT", "en"]), "de");
  assert.equal(chosenOf(["fr", "es-419"]), "es");
  assert.equal(chosenOf(["fr", "constructor"]), "en");
  assert.equal(chosenOf([]), "en");
});

test("figures in English have no zero before the point", () => {
  assert.deepEqual(
    [0.8, -0.051, 1, 0, -0.001].map((value) => formatFigure(value)),
    [".80", "−.05", "1.00", ".00", ".00"],
  );
  assert.equal(formatFigure(null), "–");
  assert.equal(formatNumber(12345), "12,345");
  assert.equal(formatPercent(0.936, 1), "93.6\u00a0%");
  assert.equal(formatList(["ana", "ben", "lee"]), "ana, ben and lee");
});

test("a number before a thing that is counted has a plural, in every message of the page", () => {
  const catalogue = JSON.parse(readFileSync("messages/en.json", "utf8")) as { messages: Record<string, string> };
  const messages = Object.keys(catalogue.messages).filter((one) => !SENTENCES.includes(one));
  const counted = /\bother \{# (?:\w+ )?(\w+s)\}/g;
  const things = new Set(messages.flatMap((one) => [...one.matchAll(counted)].map(([, thing]) => thing)));
  assert.ok(things.size > 20 && things.has("turns"), [...things].join());
  const bare = /(?<!\bof )\{\w+\} (?:\w+ )?(\w+)\b/g;
  const faults = messages.filter((one) => [...one.matchAll(bare)].some(([, word]) => things.has(word)));
  // Shown only where there are many; or what stands before the word is a name.
  const many = ["Show more of {turns} turns", "The first {words} of {total} words", "{coder} codes", "{file} has rows"];
  assert.deepEqual(
    faults.filter((one) => !many.some((part) => one.includes(part))),
    [],
  );
});
