import assert from "node:assert/strict";
import { test } from "node:test";
import { isOn, lastOpen, oneOf, pinsOf, TEXT_RANGES, textSetting, withPin } from "../src/app/preferences.ts";
import { rove } from "../src/app/toolbar.tsx";

const DAMAGED: unknown[] = [undefined, null, 0, -1, "x", [], [[0, 4]], {}, { r1: 3 }, true, Number.NaN, [null, {}]];

test("settings of any shape give usable values", () => {
  for (const damage of DAMAGED) {
    for (const text of [damage, { size: damage, leading: damage, measure: damage, font: damage }]) {
      const found = textSetting({ text });
      for (const name of ["size", "leading", "measure"] as const) {
        assert.ok(found[name] >= TEXT_RANGES[name].min && found[name] <= TEXT_RANGES[name].max, `${name} ${text}`);
      }
      assert.equal(found.font, "serif");
    }
    const pins = pinsOf({ pins: { food: damage } }, "food");
    assert.deepEqual(pins.length, 9);
    assert.ok(pins.every((pin) => typeof pin === "string"));
    assert.ok(Object.values(lastOpen({ last: damage })).every((id) => typeof id === "string"));
    assert.equal(oneOf(damage, ["auto", "light"]), "auto");
    assert.equal(isOn({ titles: damage }, "titles"), true);
  }
});

test("every value that a slider offers is the one that is used", () => {
  for (const name of ["size", "leading", "measure"] as const) {
    const { min, max, step } = TEXT_RANGES[name];
    for (let value = min; value <= max; value += step)
      assert.equal(textSetting({ text: { [name]: value } })[name], value);
  }
});

test("a code is pinned once; damaged pins are gone with the next one", () => {
  const pins = withPin({ pins: { food: ["A", 3, "B"], other: ["C"] } }, "food", 4, "A");
  assert.deepEqual(pins, { food: ["", "", "B", "", "A", "", "", "", ""], other: ["C"] });
});

test("arrow keys go round a toolbar, other keys leave it", () => {
  assert.deepEqual(
    ["ArrowRight", "ArrowLeft", "Home", "End", "Enter"].map((key) => rove(key, 2, 3)),
    [0, 1, 0, 2, null],
  );
});
