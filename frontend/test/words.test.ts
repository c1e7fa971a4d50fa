import assert from "node:assert/strict";
import { test } from "node:test";
import { Offsets } from "../src/text/offsets.ts";
import { countWords } from "../src/text/words.ts";
import cases from "./word_counts.json" with { type: "json" };

test("words are counted by the rule of the analysis", () => {
  const counted = cases.map((given) => ({ ...given, words: countWords(new Offsets(given.text), given) }));

  assert.deepEqual(counted, cases);
});
