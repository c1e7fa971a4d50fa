import assert from "node:assert/strict";
import { test } from "node:test";
import { type Box, placeCard } from "../src/code/card_place.ts";
import { numbers } from "./random.ts";

const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

test("a card lies inside the frame, and never on the line at the cursor", () => {
  const frame = { left: 4, top: 50, right: 1004, bottom: 700 };
  let whole = 0;
  for (let round = 0; round < 2000; round += 1) {
    const [x = 0, y = 0, top = 0, lines = 0, wide = 0, high = 0] = numbers(6, 1000);
    const anchor = { left: x, top: 50 + y * 0.6, right: x + 20, bottom: 74 + y * 0.6 };
    const line = { left: 260, right: 800, top: 50 + top * 0.6, bottom: 78 + top * 0.6 + (lines % 200) };
    const size = { width: 200 + (wide % 200), height: 60 + (high % 400) };
    const place = placeCard(anchor, size, frame, [line]);
    if (!place) continue;
    const { left, top: at, height } = place;
    const box = { left, top: at, right: left + size.width, bottom: at + height };
    assert.ok(left >= frame.left && box.right <= frame.right && at >= frame.top && box.bottom <= frame.bottom);
    assert.ok(!meet(box, line), JSON.stringify({ anchor, line, size, place }));
    if (height === size.height) whole += 1;
  }
  assert.ok(whole > 1500);
});

test("without room above or below the lines there is no card", () => {
  const frame = { left: 0, top: 0, right: 300, bottom: 100 };
  const line = { left: 0, right: 300, top: 30, bottom: 70 };
  assert.equal(placeCard(line, { width: 200, height: 80 }, frame, [line]), null);
});
