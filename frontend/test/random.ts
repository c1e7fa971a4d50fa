/** Random material for laws, the same in every run. */
let state = 42;

export function random(): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
}

export const numbers = (count: number, below: number): number[] =>
  Array.from({ length: count }, () => Math.floor(random() * below));

const PARTS = [
  "a",
  "b c",
  ". ",
  "\n",
  "é",
  "e\u0301",
  "👩‍👩‍👧",
  "😀",
  "𝒳",
  "שלום",
  "مرحبا",
  "好的。",
  "🇩🇪",
  "\u200d",
  " ",
  "Word",
  "9",
];

export function texts(count: number): string[] {
  return Array.from({ length: count }, () =>
    numbers(Math.floor(random() * 30), PARTS.length)
      .map((i) => PARTS[i])
      .join(""),
  );
}
