/** How each coding of a transcript compares with what the other coders did there. Pure. */

import type { Coding, Others, Passed } from "../../api/wire.ts";
import { labelled } from "../../app/format.ts";
import { t } from "../../i18n/t.ts";

export type Kind = "same" | "borders" | "polarity" | "different" | "only";

export const KIND_WORDS: Record<Kind, { name: string; words: string; sign: string }> = {
  same: { name: t("same"), words: t("every coder has this code here"), sign: "=" },
  borders: { name: t("other borders"), words: t("same code, other borders"), sign: "↔" },
  polarity: {
    name: t("other polarity"),
    words: t("another coder has this code here with another polarity"),
    sign: "±",
  },
  different: { name: t("different code"), words: t("another coder has another code here"), sign: "≠" },
  only: { name: t("one coder only"), words: t("another coder has no code here"), sign: "1" },
};

const WORST: Kind[] = ["same", "borders", "polarity", "different", "only"];

export interface Compared {
  coding: Coding;
  kind: Kind;
}

/** Passages that overlap and are not all the same: one stop for "next difference". */
export interface Difference {
  start: number;
  end: number;
  kinds: Kind[];
  codings: Coding[];
}

const overlap = (a: Coding, b: Coding): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

/** Shared characters over all characters of the two spans. */
export const share = (a: Coding, b: Coding): number =>
  overlap(a, b) / (Math.max(a.end, b.end) - Math.min(a.start, b.start));

function against(coding: Coding, others: readonly Coding[], least: number): Kind {
  const meeting = others.filter((other) => overlap(coding, other) > 0);
  const alike = meeting.filter((other) => other.code === coding.code);
  const same = alike.filter((other) => other.polarity === coding.polarity);
  if (same.some((other) => share(coding, other) >= least)) return "same";
  if (same.length) return "borders";
  if (alike.length) return "polarity";
  return meeting.length ? "different" : "only";
}

/** The kind of each coding: its worst against any other coder. `least` is the share from which spans count as the same. */
export function compare(coders: readonly { coder: string; codings: Coding[] }[], least = 1): Compared[] {
  return coders
    .flatMap(({ coder, codings }) =>
      codings.map((coding) => {
        const kinds = coders
          .filter((other) => other.coder !== coder)
          .map((other) => against(coding, other.codings, least));
        const worst = Math.max(0, ...kinds.map((kind) => WORST.indexOf(kind)));
        return { coding, kind: WORST[worst] ?? "same" };
      }),
    )
    .toSorted((a, b) => a.coding.start - b.coding.start || b.coding.end - a.coding.end);
}

/** Overlapping codings joined, those without any difference left out. */
export function differences(compared: readonly Compared[]): Difference[] {
  const found: Difference[] = [];
  for (const { coding, kind } of compared) {
    const last = found.at(-1);
    if (last && coding.start < last.end) {
      last.end = Math.max(last.end, coding.end);
      last.codings.push(coding);
      if (!last.kinds.includes(kind)) last.kinds.push(kind);
    } else found.push({ start: coding.start, end: coding.end, kinds: [kind], codings: [coding] });
  }
  return found.filter(({ kinds }) => kinds.some((kind) => kind !== "same"));
}

/** Everybody's codings: own ones from the work, others' as far as they may be seen. */
export function everybody(me: string, own: Coding[], others: Others): { coder: string; codings: Coding[] }[] {
  const all = others.coders.filter(({ coder }) => coder !== me).map(({ coder, codings }) => ({ coder, codings }));
  return own.length || !others.coders.some(({ coder }) => coder === me)
    ? [{ coder: me, codings: own }, ...all].toSorted((a, b) => a.coder.localeCompare(b.coder))
    : others.coders.map(({ coder, codings }) => ({ coder, codings }));
}

/** A second pass beside what it went over, as two coders; a coding that stands in both has two ids. */
export function pass(passed: Passed): { coder: string; codings: Coding[] }[] {
  const named = (coder: string, codings: readonly Coding[]) => ({
    coder,
    codings: codings.map((coding) => ({ ...coding, coder, id: `${coding.id} ${coder}` })),
  });
  return [named(labelled(passed.label_below), passed.below), named(labelled(passed.label), passed.after)];
}
