/** From which side a text is read: by most of its letters, so that one foreign answer does not turn the page round. */

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu;
const LETTERS = /\p{Letter}/gu;
const ENOUGH = 20_000; // characters that are looked at

export function directionOf(text: string): "rtl" | "ltr" {
  const sample = text.slice(0, ENOUGH);
  const turned = sample.match(RIGHT_TO_LEFT)?.length ?? 0;
  return turned * 2 > (sample.match(LETTERS)?.length ?? 0) ? "rtl" : "ltr";
}
