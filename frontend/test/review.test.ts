import assert from "node:assert/strict";
import { test } from "node:test";
import type { ReviewRow } from "../src/api/wire.ts";
import { asked, filterOf, foreseen, merged } from "../src/screens/review/model.ts";

const row = (id: string, transcript: string, start: number, status: ReviewRow["status"] = "unreviewed") =>
  ({ id, transcript, start, end: start + 5, code: "A", status, said: [], saw: [] }) as unknown as ReviewRow;

test("what was decided here keeps its place, also where the server does not list it any more", () => {
  const before = [row("a", "T01", 0), row("b", "T01", 10), row("c", "T02", 3)];
  const done = foreseen(before[1] as ReviewRow, "accepted", "", { id: "lee", name: "Lee" });
  const after = merged([row("a", "T01", 0), row("c", "T02", 3), row("d", "T02", 9)], new Map([["b", done]]));
  assert.deepEqual(
    after.map(({ id, status }) => `${id} ${status}`),
    ["a unreviewed", "b accepted", "c unreviewed", "d unreviewed"],
  );
  assert.equal(merged(before, new Map([["b", done]]))[1], done);
});

test("the address of the page holds what the server is asked, and no more", () => {
  const filter = filterOf(new URLSearchParams("round=p1&code=A%2CB&status=all&at=x&sample=10&seed=7"));
  assert.equal(asked("p 1", filter), "round=p%201&code=A%2CB&status=all&sample=10&seed=7");
});
