/** What a report is about and how it is wanted, as far as its command has options for it. */

import type { Offered, Reports } from "../../api/wire.ts";
import { PRIVATE } from "../../app/parts.tsx";
import { t } from "../../i18n/t.ts";

export type Wish = Record<string, string>;

type Kind = { label: string; choices?: [string, string][]; number?: string; tick?: true; words?: string };
const OPTIONS: Record<string, Kind> = {
  no_words: { label: t("Only counts, no word such as most"), tick: true },
  words: { label: t("Your words for k of n"), words: "most=.5,some=.1,few=0" },
  attribution: { label: t("Beside a quotation"), words: "case,role" },
  base: { label: t("Base"), number: "4" },
  run: { label: t("Run"), number: "2" },
  new: { label: t("New codes at most, %"), number: "5" },
  level: {
    label: t("Codes"),
    choices: [
      ["", t("leaf")],
      ["top", t("top level")],
      ["all", t("all")],
    ],
  },
  order: {
    label: t("Order"),
    choices: [
      ["", t("of interviews")],
      ["coding", t("of coding")],
    ],
  },
  by: {
    label: t("By"),
    choices: [
      ["", t("turn")],
      ["paragraph", t("paragraph")],
      ["sentence", t("sentence")],
      ["overlap", t("overlap")],
    ],
  },
  polarity: {
    label: t("Polarity"),
    choices: [
      ["", t("supporting")],
      ["contrary", t("contrary")],
      ["hypothetical", t("hypothetical")],
      ["all", t("all")],
    ],
  },
  benchmarks: {
    label: t("Words of a scale"),
    choices: [
      ["", t("none")],
      ["landis-koch", t("Landis and Koch")],
      ["fleiss", t("Fleiss")],
      ["mchugh", t("McHugh")],
      ["krippendorff", t("Krippendorff")],
    ],
  },
  own: { label: t("Only what I judged myself"), tick: true },
  nvivo: { label: t("For NVivo"), tick: true },
  public: { label: t("Without any word of a transcript"), tick: true },
};

interface Props {
  offer: Offered;
  all: Reports;
  wish: Wish;
  onWish: (wish: Wish) => void;
}

function Option({ name, wish, onWish }: { name: string; wish: Wish; onWish: (wish: Wish) => void }) {
  const kind = OPTIONS[name];
  if (!kind) return null;
  const set = (value: string) => onWish({ ...wish, [name]: value });
  if (kind.tick)
    return (
      <label class="check small">
        <input
          type="checkbox"
          checked={wish[name] === "1"}
          onChange={(event) => set(event.currentTarget.checked ? "1" : "")}
        />
        {kind.label}
      </label>
    );
  const id = `option-${name}`;
  return (
    <div class="adder small">
      <label class="quiet" for={id}>
        {kind.label}
      </label>
      {kind.choices ? (
        <select id={id} class="input" value={wish[name] ?? ""} onChange={(event) => set(event.currentTarget.value)}>
          {kind.choices.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          class={kind.number ? "input number" : "input"}
          inputMode={kind.number ? "numeric" : "text"}
          placeholder={kind.number ?? kind.words}
          value={wish[name] ?? ""}
          onChange={(event) => set(event.currentTarget.value)}
          {...PRIVATE}
        />
      )}
    </div>
  );
}

/** Which codebook or round, or why there is none to choose. */
export function subjectsOf(offer: Offered, all: Reports): { name: string; ids: string[]; none: string } | null {
  if (offer.about === "codebook") return { name: "codebook", ids: all.codebooks, none: t("There is no codebook yet.") };
  if (offer.about === "round")
    return {
      name: "round",
      ids: all.rounds,
      none: t("No round was compared yet: figures exist from the comparison on."),
    };
  if (offer.about === "pass")
    return { name: "round", ids: all.passes, none: t("No second pass or sub-coding was started.") };
  return null;
}

export function Options({ offer, all, wish, onWish }: Props) {
  const subjects = subjectsOf(offer, all);
  if (!subjects && offer.options.length === 0) return null;
  return (
    <div class="row options">
      {subjects && subjects.ids.length > 0 && (
        <label class="adder small">
          <span class="quiet">{subjects.name === "codebook" ? t("Codebook") : t("Round")}</span>
          <select
            class="input"
            value={wish[subjects.name] ?? ""}
            onChange={(event) => onWish({ ...wish, [subjects.name]: event.currentTarget.value })}
          >
            {subjects.ids.map((id) => (
              <option key={id} value={id}>
                {id}
              </option>
            ))}
          </select>
        </label>
      )}
      {offer.options.map((name) => (
        <Option key={name} name={name} wish={wish} onWish={onWish} />
      ))}
    </div>
  );
}
