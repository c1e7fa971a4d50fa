import assert from "node:assert/strict";
import { test } from "node:test";
import { Offsets } from "../src/text/offsets.ts";
import { countWords, shortened } from "../src/text/words.ts";
import cases from "./word_counts.json" with { type: "json" };

test("words are counted by the rule of the analysis", () => {
  const counted = cases.map((given) => ({ ...given, words: countWords(new Offsets(given.text), given) }));

  assert.deepEqual(counted, cases);
});

test("a long passage is shortened between words", () => {
  const text =
    "Community health for the system, so, a hundred and twenty sites over four states, most of them by the sea";
  for (let most = 24; most < 100; most += 2) {
    const [head = "", tail = "", ...more] = shortened(text, most).split(" … ");
    assert.deepEqual(more, []);
    assert.ok(head.length + tail.length <= most);
    assert.match(text, new RegExp(`^${head}(?!\\w)`));
    assert.match(text, new RegExp(`\\W${tail}$`));
  }
  assert.equal(shortened(text, 200), text);
  assert.equal(shortened("x".repeat(40), 10), "xxxxx … xxxxx");
});
