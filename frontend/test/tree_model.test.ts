import assert from "node:assert/strict";
import { test } from "node:test";
import type { Code } from "../src/api/wire.ts";
import { didYouMean, matching, stepOf, visible, withBelow } from "../src/screens/codebook/tree_model.ts";
import { code as made } from "./codes.ts";

const code = (id: string, parent = "", depth = 0, more: Partial<Code> = {}): Code =>
  made(id, id.toLowerCase(), { parent, depth, ...more });

const CODES = [
  code("ACCESS", "", 0, { name: "Access" }),
  code("WAIT", "ACCESS", 1, { name: "waiting", definition: "Time until someone is seen" }),
  code("RURAL", "ACCESS", 1, { examples: ["the bus goes twice a day"] }),
  code("MONEY", "", 0, { name: "Money" }),
  code("RENT", "MONEY", 1, { name: "rent", aliases: ["Miete"] }),
];
const ids = (codes: Code[]) => codes.map((one) => one.id);

test("the filter looks in every field", () => {
  assert.deepEqual([...matching(CODES, "bus twice")], ["RURAL"]);
  assert.deepEqual([...matching(CODES, "SEEN")], ["WAIT"]);
  assert.deepEqual([...matching(CODES, "miete")], ["RENT"]);
});

test("a hit is shown with what is above it", () =>
  assert.deepEqual(ids(visible(CODES, new Set(), matching(CODES, "rent"))), ["MONEY", "RENT"]));

test("what is below a closed code is hidden", () =>
  assert.deepEqual(ids(visible(CODES, new Set(["ACCESS"]), null)), ["ACCESS", "MONEY", "RENT"]));

test("the nearest name is offered, nothing where nothing is near", () => {
  assert.equal(didYouMean(CODES, "rnet"), "rent");
  assert.equal(didYouMean(CODES, "xylophone"), "");
});

test("arrow keys go through the tree", () => {
  const shown = visible(CODES, new Set(["MONEY"]), null);
  const step = (key: string, at: string) => stepOf(key, at, shown, new Set(["MONEY"]), CODES);
  assert.deepEqual(step("ArrowDown", "ACCESS"), { focus: "WAIT" });
  assert.deepEqual(step("ArrowUp", "ACCESS"), null);
  assert.deepEqual(step("ArrowRight", "ACCESS"), { focus: "WAIT" });
  assert.deepEqual(step("ArrowRight", "MONEY"), { open: "MONEY" });
  assert.deepEqual(step("ArrowLeft", "WAIT"), { focus: "ACCESS" });
  assert.deepEqual(step("ArrowLeft", "ACCESS"), { close: "ACCESS" });
  assert.deepEqual(step("End", "ACCESS"), { focus: "MONEY" });
});

test("a code counts its own codings and those of all codes below", () => {
  const codes = [
    code("A", "", 0, { mine: 2 }),
    code("A.B", "A", 1, { mine: 3 }),
    code("A.B.C", "A.B", 2, { mine: 4 }),
    code("D"),
  ];
  assert.deepEqual(
    [...withBelow(codes)],
    [
      ["A", 9],
      ["A.B", 7],
      ["A.B.C", 4],
      ["D", 0],
    ],
  );
});
