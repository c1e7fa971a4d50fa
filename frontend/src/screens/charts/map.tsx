/** Codes that stand together as a ring with a line for each pair; the same numbers stand in the table of pairs. */

import type { Together } from "../../api/wire.ts";
import { href, navigate } from "../../app/router.ts";
import { rich, t } from "../../i18n/t.ts";
import "./charts.css";

const MOST_LINES = 60;
const RING = 190;
const LABELS = 206;
const SIZE = 760;

/** As many pairs as can be followed by eye: of codes without a code below them, the most frequent first. */
export function linesOf(found: Together): Together["pairs"] {
  const above = new Set(found.codes.filter((code) => code.above).map((code) => code.code));
  return found.pairs
    .filter((pair) => pair.both && !pair.codes.some((code) => above.has(code)))
    .sort((a, b) => b.both - a.both)
    .slice(0, MOST_LINES);
}

const point = (angle: number, radius: number): [number, number] => [
  SIZE / 2 + radius * Math.sin(angle),
  SIZE / 2 - radius * Math.cos(angle),
];

export function RingMap({ found, codebook }: { found: Together; codebook: string }) {
  const pairs = linesOf(found);
  const used = new Set(pairs.flatMap((pair) => pair.codes));
  const codes = found.codes.filter((code) => used.has(code.code));
  const angle = new Map(codes.map((code, at) => [code.code, (2 * Math.PI * at) / codes.length]));
  const most = Math.max(1, ...pairs.map((pair) => pair.both));
  const largest = Math.max(1, ...codes.map((code) => code.n));
  const name = (id: string) => found.codes.find((code) => code.code === id)?.name ?? id;
  if (pairs.length === 0) return <p class="note">{t("No two codes stand together anywhere.")}</p>;
  return (
    <figure class="stack">
      <section class="mapped" aria-label={t("Map of codes; the table has its numbers")} tabIndex={0}>
        <svg class="map" viewBox={`0 0 ${SIZE} ${SIZE}`} aria-hidden="true">
          {[...pairs].reverse().map((pair) => {
            const [first = "", second = ""] = pair.codes;
            const [x1, y1] = point(angle.get(first) ?? 0, RING);
            const [x2, y2] = point(angle.get(second) ?? 0, RING);
            const part = pair.both / most;
            return (
              <path
                key={pair.codes.join()}
                class="leads"
                d={`M${x1} ${y1}Q${SIZE / 2} ${SIZE / 2} ${x2} ${y2}`}
                stroke-width={0.8 + 7 * part}
                stroke-opacity={0.35 + 0.65 * part}
                onClick={() => navigate(href.excerpts({ codebook, code: first, also: second }))}
              >
                <title>
                  {t("{name} with {name2}: {both}", { name: name(first), name2: name(second), both: pair.both })}
                </title>
              </path>
            );
          })}
          {codes.map((code) => {
            const turn = angle.get(code.code) ?? 0;
            const [x, y] = point(turn, RING);
            const [tx, ty] = point(turn, LABELS);
            const right = turn <= Math.PI;
            const slant = (turn * 180) / Math.PI - 90 + (right ? 0 : 180);
            return (
              <g key={code.code}>
                <circle cx={x} cy={y} r={4 + 7 * Math.sqrt(code.n / largest)} />
                <text
                  x={tx}
                  y={ty}
                  dominant-baseline="central"
                  text-anchor={right ? "start" : "end"}
                  transform={`rotate(${slant} ${tx} ${ty})`}
                >
                  {code.name.length > 26 ? `${code.name.slice(0, 25)}…` : code.name} ({code.n})
                </text>
              </g>
            );
          })}
        </svg>
      </section>
      <figcaption class="quiet small">
        {rich(
          "The wider a line, the more often two codes stand together; the widest is {most}. {hasPairs, select, yes {The {most_lines} most frequent pairs. } other {}}Codes without codes below them, {codes, plural, one {# code} other {# codes}}; all pairs stand in the table.",
          { most, hasPairs: pairs.length === MOST_LINES ? "yes" : "no", most_lines: MOST_LINES, codes: codes.length },
        )}
      </figcaption>
    </figure>
  );
}
