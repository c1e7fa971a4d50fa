import assert from "node:assert/strict";
import { test } from "node:test";
import type { Coding, Polarity } from "../src/api/wire.ts";
import { nextOpen, partsOf, queueOf } from "../src/screens/adjudicate/model.ts";
import type { Cluster } from "../src/screens/adjudicate/types.ts";
import { foreseen, withCluster } from "../src/screens/adjudicate/use_decisions.ts";

function coding(coder: string, code: string, start: number, end: number, polarity: Polarity = "supporting"): Coding {
  return {
    id: `${coder}${code}${start}`,
    code,
    start,
    end,
    polarity,
    coder,
    at: "",
    codebook: "b@1",
    value: "",
    derived_from: "",
    reworded: false,
  };
}

function cluster(id: string, codings: Coding[], more: Partial<Cluster> = {}): Cluster {
  const start = Math.min(...codings.map((one) => one.start));
  const end = Math.max(...codings.map((one) => one.end));
  return {
    id,
    transcript: "T1",
    start,
    end,
    type: "boundary",
    agreed: false,
    status: "open",
    coders: ["a", "b"],
    codings,
    memos: [],
    decisions: [],
    by_hand: null,
    ...more,
  };
}

const SAME = cluster("T1:1", [coding("a", "X", 0, 10), coding("b", "X", 4, 14)]);

test("the passage is cut where codings begin and end", () => {
  const parts = partsOf(0, 20, SAME, [{ start: 0, end: 14 }]);
  assert.deepEqual(
    parts.map(({ start, end, coders, chosen }) => [start, end, coders.join(), chosen]),
    [
      [0, 4, "0", true],
      [4, 10, "0,1", true],
      [10, 14, "1", true],
      [14, 20, "", false],
    ],
  );
});

const ROWS = [
  cluster("T1:1", [coding("a", "Y", 0, 9)], { status: "decided" }),
  cluster("T1:2", [coding("a", "X", 0, 3)]),
  cluster("T1:3", [coding("a", "Z", 0, 5)], { status: "deferred" }),
  cluster("T1:a1", [coding("a", "X", 0, 9)], { status: "decided", agreed: true }),
];
const TYPES = ["boundary", "omission"].map((type) => ({ type, meaning: "" }));
const ids = (rows: Cluster[]) => rows.map(({ id }) => id);

test("the queue shows what was asked for, in the order asked for", () => {
  assert.deepEqual(ids(queueOf({ rows: ROWS, types: TYPES }, "todo", "text")), ["T1:2", "T1:3"]);
  assert.deepEqual(ids(queueOf({ rows: ROWS, types: TYPES }, "decided", "text")), ["T1:1"]);
  assert.deepEqual(ids(queueOf({ rows: ROWS, types: TYPES }, "agreed", "text")), ["T1:a1"]);
  assert.deepEqual(ids(queueOf({ rows: ROWS, types: TYPES }, "todo", "size")), ["T1:2", "T1:3"]);
  assert.deepEqual(ids(queueOf({ rows: ROWS, types: TYPES }, "all", "code")), ["T1:2", "T1:a1", "T1:1", "T1:3"]);
  assert.deepEqual(
    ids(queueOf({ rows: [SAME, { ...SAME, id: "T1:9", type: "omission" }], types: TYPES }, "all", "hard")),
    ["T1:9", "T1:1"],
  );
});

test("after a decision the next open cluster comes, from the start again at the end; deferred ones wait", () => {
  assert.equal(nextOpen(ROWS, "T1:1")?.id, "T1:2");
  assert.equal(nextOpen(ROWS, "T1:3")?.id, "T1:2");
  assert.equal(
    nextOpen(
      ROWS.filter(({ status }) => status !== "open"),
      "T1:1",
    ),
    undefined,
  );
});

test("a decision stands on the page before the server has answered, and is counted", () => {
  const now = {
    round: "r1",
    rows: ROWS,
    types: TYPES,
    need_reason: [],
    progress: { total: 3, decided: 1, deferred: 1, conflicts: 0, agreed: 1, open: 2, revoked: 0 },
  };
  const open = ROWS[1] as Cluster;
  const outcome = [{ code: "X", start: 0, end: 3, polarity: "supporting" as const, value: "" }];
  const next = withCluster(now, foreseen(open, { choice: "accept", coder: "a" }, "ana", outcome));
  assert.deepEqual(next.rows[1]?.decisions[0]?.outcome, outcome);
  assert.deepEqual([next.rows[1]?.status, next.progress.decided, next.progress.open], ["decided", 2, 1]);
  const back = withCluster(next, foreseen(next.rows[1] as Cluster, { choice: "reopen" }, "ana"));
  assert.deepEqual([back.rows[1]?.decisions.length, back.progress], [0, now.progress]);
});
