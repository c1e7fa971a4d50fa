import assert from "node:assert/strict";
import { test } from "node:test";
import type { Code } from "../src/api/wire.ts";
import { hueIn } from "../src/app/colour.ts";
import { differing, exampleOf, fieldsOf, NOTHING } from "../src/screens/codebook/changing.ts";
import { beforeOf, dropped, edgeOf, mayStand, placeOf } from "../src/screens/codebook/moving.ts";

const code = (id: string, parent = "", more: Partial<Code> = {}): Code =>
  ({
    ...NOTHING,
    id,
    name: id,
    parent,
    depth: parent ? 1 : 0,
    replaced_by: "",
    values: [],
    ...more,
  }) as unknown as Code;
const CODES = [
  code("A"),
  code("A1", "A"),
  code("A2", "A"),
  code("B"),
  code("GONE", "", { replaced_by: "A" }),
  code("C"),
];

test("Shift with an arrow puts a code below the one before it, or beside the one that it stands under", () => {
  const found = (key: string) => Object.fromEntries(CODES.map(({ id }) => [id, placeOf(key, id, CODES)]));
  assert.deepEqual(found("ArrowRight"), { A: null, A1: null, A2: "A1", B: "A", GONE: null, C: "B" });
  assert.deepEqual(found("ArrowLeft"), { A: null, A1: "", A2: "", B: null, GONE: null, C: null });
  assert.equal(placeOf("ArrowUp", "A2", CODES), null);
});

test("Shift with ↑ or ↓ puts a code before or after the one beside it that is still used", () => {
  const found = (key: string) => Object.fromEntries(CODES.map(({ id }) => [id, beforeOf(key, id, CODES)]));
  assert.deepEqual(found("ArrowUp"), { A: null, A1: null, A2: "A1", B: "A", GONE: "B", C: "B" });
  assert.deepEqual(found("ArrowDown"), { A: "C", A1: "", A2: null, B: "", GONE: "", C: null });
  assert.equal(beforeOf("ArrowRight", "A2", CODES), null);
});

test("a code that is dropped on a row comes under it, on its edge beside it; never where it stands", () => {
  assert.deepEqual(
    [0, 7, 8, 24, 25, 32].map((y) => edgeOf(y, 32)),
    ["before", "before", "on", "on", "after", "after"],
  );
  assert.deepEqual(dropped("B", "A", "on", CODES), { under: "A", before: null });
  assert.deepEqual(dropped("B", "A", "before", CODES), { under: "", before: "A" });
  assert.deepEqual(dropped("A", "C", "after", CODES), { under: "", before: "" });
  assert.deepEqual(dropped("A1", "B", "after", CODES), { under: "", before: "C" });
  assert.deepEqual(dropped("B", "A2", "before", CODES), { under: "A", before: "A2" });
  for (const [moved, row, edge] of [
    ["A", "B", "before"],
    ["B", "A", "after"],
    ["A", "A1", "before"],
    ["A", "A", "after"],
    ["C", "C", "before"],
  ] as const)
    assert.equal(dropped(moved, row, edge, CODES), null, `${moved} ${edge} ${row}`);
});

test("a code is never put below itself, nor where it stands", () => {
  assert.deepEqual(
    ["A", "A1", "A2", "B", ""].map((under) => mayStand("A", under, CODES)),
    [false, false, false, true, false],
  );
  assert.deepEqual(
    ["A", "A2", ""].map((under) => mayStand("A1", under, CODES)),
    [false, true, true],
  );
});

test("only what is another is sent; of a new code what is not empty", () => {
  const before = code("A", "", { examples: ["one"], values: [{ value: "0", label: "none" }] });
  assert.deepEqual(differing(before, fieldsOf(before)), {});
  assert.deepEqual(differing(before, { ...fieldsOf(before), include: "x", examples: [] }), {
    include: "x",
    examples: [],
  });
  assert.deepEqual(differing(undefined, { ...NOTHING, name: "N" }), { name: "N" });
});

test("an example is a quotation with its place", () => {
  assert.equal(exampleOf(" A grant\n pays. ", "T01", 4), "A grant pays. (T01, turn 4)");
});

test("a colour gives its hue; grey and what is no colour give none", () => {
  assert.deepEqual(["#ff0000", "#00ff00", "#0000ff", "#808080", "red", ""].map(hueIn), [
    29,
    142,
    264,
    null,
    null,
    null,
  ]);
});
