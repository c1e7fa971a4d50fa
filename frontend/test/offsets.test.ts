import assert from "node:assert/strict";
import { test } from "node:test";
import { lastAtMost, lowerBound, Offsets } from "../src/text/offsets.ts";
import { numbers, texts } from "./random.ts";

test("every code point has one UTF-16 index, and comes back from it", () => {
  for (const text of texts(200)) {
    const offsets = new Offsets(text);
    const points = [...text];
    assert.equal(points.length, offsets.length);
    let unit = 0;
    points.forEach((point, i) => {
      assert.equal(offsets.toUnits(i), unit);
      assert.equal(offsets.toPoints(unit), i);
      if (point.length === 2) assert.equal(offsets.toPoints(unit + 1), i, "inside a pair it is still this character");
      unit += point.length;
    });
    assert.equal(offsets.toUnits(points.length), text.length);
  }
});

test("a slice is what counting code points gives", () => {
  for (const text of texts(200)) {
    const points = [...text];
    const [a = 0, b = 0] = numbers(2, points.length + 1);
    const [start, end] = [Math.min(a, b), Math.max(a, b)];
    assert.equal(new Offsets(text).slice(start, end), points.slice(start, end).join(""));
  }
});

test("binary searches agree with counting", () => {
  for (let i = 0; i < 100; i += 1) {
    const sorted = numbers(20, 50).sort((a, b) => a - b);
    const [value = 0] = numbers(1, 50);
    assert.equal(lowerBound(sorted, value), sorted.filter((one) => one < value).length);
    assert.equal(lastAtMost(sorted, value), sorted.filter((one) => one <= value).length - 1);
  }
});
