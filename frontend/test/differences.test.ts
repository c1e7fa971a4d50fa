import assert from "node:assert/strict";
import { test } from "node:test";
import type { Coding, Others } from "../src/api/wire.ts";
import { compare, differences, everybody, pass, share } from "../src/screens/compare/differences.ts";

function coding(coder: string, code: string, start: number, end: number): Coding {
  return {
    id: `${coder}${code}${start}`,
    code,
    start,
    end,
    polarity: "supporting",
    coder,
    at: "2026-01-01T00:00:00Z",
    codebook: "b@1",
    value: "",
    derived_from: "",
    reworded: false,
  };
}

const kinds = (...coders: Coding[][]) =>
  compare(coders.map((codings) => ({ coder: codings[0]?.coder ?? "nobody", codings }))).map(
    ({ coding: { id }, kind }) => `${id} ${kind}`,
  );

test("the same code on the same span is the same", () => {
  assert.deepEqual(kinds([coding("a", "X", 0, 10)], [coding("b", "X", 0, 10)]), ["aX0 same", "bX0 same"]);
});

test("other borders, another code, nobody else: each has its word", () => {
  const a = [coding("a", "X", 0, 10), coding("a", "Y", 20, 30), coding("a", "Z", 40, 50)];
  const b = [coding("b", "X", 0, 8), coding("b", "W", 22, 26)];
  assert.deepEqual(kinds(a, b), ["aX0 borders", "bX0 borders", "aY20 different", "bW22 different", "aZ40 only"]);
});

test("the same code with another polarity is no other code", () => {
  const contrary = { ...coding("b", "X", 0, 10), polarity: "contrary" as const };
  assert.deepEqual(kinds([coding("a", "X", 0, 10)], [contrary]), ["aX0 polarity", "bX0 polarity"]);
});

test("with three coders the worst counts", () => {
  assert.deepEqual(kinds([coding("a", "X", 0, 10)], [coding("b", "X", 0, 10)], []), ["aX0 only", "bX0 only"]);
});

test("a lower share lets spans count as the same", () => {
  const all = [
    { coder: "a", codings: [coding("a", "X", 0, 10)] },
    { coder: "b", codings: [coding("b", "X", 0, 9)] },
  ];
  assert.equal(share(all[0]?.codings[0] as Coding, all[1]?.codings[0] as Coding), 0.9);
  assert.deepEqual(
    compare(all, 0.8).map(({ kind }) => kind),
    ["same", "same"],
  );
});

test("overlapping differences are one stop, agreement is none", () => {
  const a = [coding("a", "X", 0, 10), coding("a", "Y", 20, 30)];
  const b = [coding("b", "X", 0, 10), coding("b", "Z", 25, 40)];
  const found = differences(
    compare([
      { coder: "a", codings: a },
      { coder: "b", codings: b },
    ]),
  );
  assert.deepEqual(
    found.map(({ start, end, codings }) => [start, end, codings.length]),
    [[20, 40, 2]],
  );
});

test("own codings stand among the others', by name", () => {
  const others = {
    coders: [{ coder: "b", codings: [], memos: [], state: "finished" }],
    consensus: null,
  } as unknown as Others;
  assert.deepEqual(
    everybody("c", [coding("c", "X", 0, 1)], others).map(({ coder }) => coder),
    ["b", "c"],
  );
});

test("a second pass is compared with what it went over", () => {
  const kept = coding("ana", "X", 0, 5);
  const gone = coding("ana", "Y", 10, 15);
  const added = coding("lead", "Z", 10, 15);
  const both = pass({
    label_below: "r1 (initial)",
    label: "r2 (second-pass)",
    below: [kept, gone],
    after: [kept, added],
  });
  assert.deepEqual(
    both.map(({ coder, codings }) => [coder, codings.map(({ code }) => code)]),
    [
      ["r1 (first coding)", ["X", "Y"]],
      ["r2 (second pass)", ["X", "Z"]],
    ],
  );
  assert.deepEqual(
    differences(compare(both)).map(({ kinds, codings }) => [kinds.includes("different"), codings.length]),
    [[true, 2]],
  );
  const ids = both.flatMap(({ codings }) => codings.map(({ id }) => id));
  assert.equal(new Set(ids).size, ids.length);
});
