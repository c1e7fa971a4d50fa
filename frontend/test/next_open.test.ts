import assert from "node:assert/strict";
import test from "node:test";
import type { AssignmentState } from "../src/api/wire.ts";
import { nextOpen } from "../src/code/next_open.ts";

const rows = (...states: AssignmentState[]) =>
  states.map((state, i) => ({ transcript: `T${i + 1}`, state, problem: "" }));

test("after a finished transcript comes the next open one, round the end, and none when all are finished", () => {
  assert.equal(nextOpen(rows("finished", "finished", "todo"), "T1"), "T3");
  assert.equal(nextOpen(rows("started", "finished", "finished"), "T3"), "T1");
  assert.equal(nextOpen(rows("finished", "finished"), "T1"), null);
  assert.equal(nextOpen(rows("todo", "todo"), "elsewhere"), "T1");
  assert.equal(nextOpen([{ transcript: "T1", state: "todo", problem: "the text changed on disk" }], "T2"), null);
});
