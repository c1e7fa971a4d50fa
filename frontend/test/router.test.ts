import assert from "node:assert/strict";
import { test } from "node:test";
import { href, parse } from "../src/app/router.ts";

test("an address made is read back to the same place, odd names too", () => {
  const route = parse(href.code("r 1/é", "T?01#x", 12));
  assert.deepEqual(
    [route.screen, route.round, route.transcript, route.query.get("at")],
    ["code", "r 1/é", "T?01#x", "12"],
  );
});

test("each screen has an address of its own", () => {
  const found = [
    href.library(),
    href.code("r", "t"),
    href.compare("r", "t"),
    href.adjudicate("r"),
    href.codebook(),
    href.agreement("r"),
    href.matrix("b"),
    href.memos(),
    href.search({ q: "a b", mode: "word" }),
    href.history(),
    href.settings(),
    href.print("r", "t"),
    href.became("r"),
  ].map((hash) => parse(hash).screen);
  assert.deepEqual(found, [
    "library",
    "code",
    "compare",
    "adjudicate",
    "codebook",
    "agreement",
    "matrix",
    "memos",
    "search",
    "history",
    "settings",
    "print",
    "became",
  ]);
});

test("a code's address names the code and its round", () => {
  const route = parse(href.detail("GOAL.REF", { round: "r1" }));
  assert.deepEqual([route.screen, route.name, route.query.get("round")], ["codebook", "GOAL.REF", "r1"]);
});

test("an address that names no screen says so", () => assert.equal(parse("#/nowhere").screen, "missing"));

test("a broken escape does not throw", () => assert.equal(parse("#/d/r1/%E0%A4%A").transcript, "%E0%A4%A"));
