import assert from "node:assert/strict";
import { test } from "node:test";
import type { AgreementCode, Code, Coding, Memo, Step, Transcript } from "../src/api/wire.ts";
import { badgeWords } from "../src/app/badge.tsx";
import { hueOf, patternOf } from "../src/app/colour.ts";
import { describeStep, formatDay, formatFigure, formatPercent, formatTime, sentence } from "../src/app/format.ts";
import { ACTIONS } from "../src/keys/actions.ts";
import { isDeeper, rowsOf } from "../src/screens/agreement/levels.ts";
import { nextOrder, prevalence, sorted } from "../src/screens/agreement/sorting.ts";
import { nothing } from "../src/screens/compare/compare.tsx";
import { gridStep, stateOf, statesWhere } from "../src/screens/matrix/states.ts";
import { lettersOf, sayings, standing } from "../src/screens/print/model.ts";
import { clashes } from "../src/screens/settings/keys.tsx";

test("what is undefined is a dash, never 0 or 1", () => {
  assert.deepEqual(
    [null, NaN, 0, 1, 0.7, -0.05, -0.001].map((value) => formatFigure(value)),
    ["–", "–", ".00", "1.00", ".70", "−.05", ".00"],
  );
  assert.deepEqual(
    [null, 0.934].map((value) => formatPercent(value)),
    ["–", "93\u00a0%"],
  );
});

test("times are short: the clock today, the day else", () => {
  const now = new Date(2026, 10, 22, 15, 0);
  assert.equal(formatTime(new Date(2026, 10, 22, 14, 32).toISOString(), now), "14:32");
  assert.equal(formatTime(new Date(2026, 10, 12, 9, 5).toISOString(), now), "12 Nov 09:05");
  assert.equal(formatTime("", now), "");
  assert.equal(formatTime("2026-11-12", now), "12 Nov 2026"); // a day, wherever the reader is
  assert.equal(formatDay("2025-03-01"), "1 Mar 2025");
  assert.equal(formatDay(new Date(2025, 2, 1, 23, 59).toISOString()), "1 Mar 2025");
  for (const other of ["", "2025", "2025-03", "spring", "2025-13-41x"]) assert.equal(formatDay(other), other);
});

test("a server's message becomes a sentence; a path keeps its case, a command all that it is", () => {
  assert.equal(sentence("codekit round show r1"), "codekit round show r1");
  assert.equal(sentence("you are blind in round r1"), "You are blind in round r1.");
  assert.equal(sentence("codings/r1: broken"), "codings/r1: broken.");
});

test("a step is told in words", () => {
  const step = {
    op_id: "1",
    kind: "coding.replace",
    at: "",
    round: "r1",
    transcript: "T1",
    code: "rural",
    old_code: "waiting",
    start: 0,
    end: 9,
    turn: 11,
    words: 2,
  } as Step;
  assert.equal(describeStep(step), "recoded turn 12 ‘waiting’ → ‘rural’");
  assert.equal(describeStep({ ...step, kind: "coding.add", old_code: "" }), "coded turn 12 ‘rural’, 2 words");
});

const CODES = ["A", "A.1", "B", "C"].map((id) => ({ id, parent: id.includes(".") ? "A" : "", name: id }) as Code);

test("codes of one branch share the pattern, branches differ in it", () => {
  assert.deepEqual(
    CODES.map(({ id }) => patternOf(id, CODES)),
    ["solid", "solid", "hatched", "dotted"],
  );
  assert.notEqual(hueOf("A", CODES), hueOf("B", CODES));
});

test("the badge says whether one works blind, whatever the screen", () => {
  const round = { blind: true, compared: null } as Parameters<typeof badgeWords>[0];
  assert.equal(badgeWords(round, true)?.short, "Blinded");
  assert.equal(badgeWords(null, true)?.short, "Blinded");
  const open = { blind: false, compared: null } as Parameters<typeof badgeWords>[0];
  assert.equal(badgeWords(open, true)?.short, "Blind elsewhere", "a round that is not blind is not called so");
  assert.equal(
    badgeWords(
      { blind: false, compared: { at: "2026-01-01T00:00:00Z", by: "ana" } } as Parameters<typeof badgeWords>[0],
      false,
    )?.short,
    "Unblinded",
  );
  const byNobody = { blind: false, compared: { at: "2026-01-01T00:00:00Z", by: "" } } as typeof open;
  assert.doesNotMatch(badgeWords(byNobody, false)?.long ?? "", / by /);
});

const ROWS = [
  ["X", 0.2],
  ["Y", null],
  ["Z", 0.9],
].map(
  ([code, cohen_kappa]) => ({ code, cohen_kappa, n_units: 10, positives: { a: 2, b: 4 } }) as unknown as AgreementCode,
);

test("undefined figures stand last, whichever way it is sorted", () => {
  const order = (down: boolean) => sorted(ROWS, { column: "cohen_kappa", down }).map(({ code }) => code);
  assert.deepEqual(
    [order(false), order(true)],
    [
      ["X", "Z", "Y"],
      ["Z", "X", "Y"],
    ],
  );
});

test("a column sorts up, down, and not at all", () => {
  const once = nextOrder(null, "code");
  assert.deepEqual(
    [once, nextOrder(once, "code"), nextOrder(nextOrder(once, "code"), "code")],
    [{ column: "code", down: false }, { column: "code", down: true }, null],
  );
});

test("prevalence is the share of positive decisions of all coders", () =>
  assert.equal(prevalence(ROWS[0] as AgreementCode), 0.3));

test("the matrix has words for all eight states, and claims asking only where it was recorded", () => {
  for (const asked of [true, false]) assert.equal(new Set(statesWhere(asked).map(({ short }) => short)).size, 8);
  assert.equal(stateOf("not_found", true).short, "asked, none");
  assert.equal(stateOf("not_found", false).short, "none found");
  assert.equal(stateOf("present", false).short, "present");
});

test("arrow keys stay inside the grid", () => {
  assert.deepEqual(gridStep("ArrowLeft", false, [0, 0], 3, 4), [0, 0]);
  assert.deepEqual(gridStep("End", true, [0, 0], 3, 4), [2, 3]);
  assert.deepEqual(gridStep("ArrowDown", false, [1, 2], 3, 4), [2, 2]);
  assert.equal(gridStep("a", false, [0, 0], 3, 4), null);
});

const coding = (id: string, code: string, start: number, end: number): Coding => ({
  id,
  code,
  start,
  end,
  polarity: "supporting",
  coder: "a",
  at: "",
  codebook: "",
  value: "",
  derived_from: "",
  reworded: false,
});
const TEXT = {
  text: "A: one 😀 two\nB: three",
  turns: [
    { index: 0, start: 3, end: 12, speaker: "A", role: "respondent", time: null },
    { index: 1, start: 16, end: 21, speaker: "B", role: "respondent", time: null },
  ],
} as unknown as Transcript;

test("a printed text has every word once, marks where codings begin and end", () => {
  const codings = [coding("1", "B", 3, 8), coding("2", "A", 7, 21)];
  const letters = lettersOf(codings, CODES);
  const memo = { id: "m", what: "coding", about: "1", text: "why" } as Memo;
  const lines = sayings(TEXT, codings, [memo], letters);
  const words = lines.map(({ parts }) => parts.filter((part) => typeof part === "string").join(""));
  assert.deepEqual(words, ["one 😀 two", "three"]);
  assert.deepEqual(
    lines.map(({ letters: at }) => at),
    [["B", "A"], ["A"]],
  );
  assert.deepEqual(
    lines[0]?.parts.map((part) => (typeof part === "string" ? part : `${part.kind} ${part.text}`)),
    ["begin B", "one ", "begin A", "😀", "end B", "memo 1", " two"],
  );
});

test("a second pass is printed with what stands below it, without what it put aside", () => {
  const own = coding("1", "B", 3, 8);
  const [kept, gone] = [coding("2", "A", 7, 21), coding("3", "A", 3, 5)];
  const below = { label: "r1", codings: [kept, gone], rejected: ["3"], confirmed: [] };
  const found = standing({ codings: [own], below });
  assert.deepEqual(found.codings, [own, kept]);
  const lines = sayings(TEXT, found.codings, [], lettersOf(found.codings, CODES), found.below);
  assert.deepEqual(
    lines.map(({ letters: at }) => at),
    [["B", "A°"], ["A°"]],
  );
  assert.deepEqual(standing({ codings: [own], below: null }).codings, [own]);
});

test("a key that another action of the same area has is a clash", () => {
  const next = ACTIONS.find(({ id }) => id === "nextDifference");
  assert.ok(next);
  assert.deepEqual(
    clashes("2", next, {}).map(({ id }) => id),
    ["twoPanes"],
  );
  assert.deepEqual(
    clashes("b", next, {}).map(({ id }) => id),
    [],
  );
});

test("a code as applied stands below the code, and each level holds its own rows", () => {
  const row = (code: string, name: string, ...levels: string[]) => ({ code, name, levels }) as unknown as AgreementCode;
  const codes = [row("A", "A", "top"), row("A.x", "A.x", "leaf"), row("B", "B", "top", "leaf")];
  const names = (level: "all" | "top" | "leaf") =>
    rowsOf({ codes, as_applied: [row("A", "A, itself", "leaf")] }, level).map(({ name }) => name);
  assert.deepEqual(names("all"), ["A", "A, itself", "A.x", "B"]);
  assert.deepEqual(names("top"), ["A", "B"]);
  assert.deepEqual(names("leaf"), ["A, itself", "A.x", "B"]);
  assert.equal(isDeeper({ codes, as_applied: [] }), true);
  assert.equal(isDeeper({ codes: codes.slice(2), as_applied: [] }), false);
});

test("of a second pass nobody says that coders agree", () => {
  const passed = { label_below: "r1 (initial)", label: "r2 (second-pass)", below: [], after: [] };
  const said = [nothing({ passed }, 1, false), nothing({ passed }, 2, false), nothing({ passed: null }, 1, false)];
  assert.ok(said.every((none) => !none.good && !none.words.includes("agree")));
  assert.ok(nothing({ passed: null }, 2, false).good);
});
