/** Which transcripts a round is about: all, chosen ones, or a sample that codekit draws. */

import { useState } from "preact/hooks";
import type { Sample, SampleRequest } from "../../api/wire.ts";
import { translate } from "../../app/format.ts";
import { FaultNote } from "../../app/parts.tsx";
import { services } from "../../app/services.ts";
import { rich, t } from "../../i18n/t.ts";
import { Field, type Part } from "./fields.tsx";
import { isBlindKind, offered, people, toggled } from "./wish.ts";

function Chosen({ draft, form, rounds, change }: Part) {
  const there = offered(draft, form, rounds);
  const about = new Map(form.transcripts.map((one) => [one.id, one]));
  return (
    <>
      <ul class="codes">
        {there.map((id) => {
          const one = about.get(id);
          const used = one?.rounds.length ? t("in {rounds}", { rounds: one.rounds.join(", ") }) : "";
          return (
            <li key={id}>
              <label class="check">
                <input
                  type="checkbox"
                  checked={draft.transcripts.includes(id)}
                  onChange={() => change("transcripts", { transcripts: toggled(draft.transcripts, id, there) })}
                />
                <span>
                  {id} <span class="quiet">{[one?.case_name || one?.case, used].filter(Boolean).join(", ")}</span>
                </span>
              </label>
            </li>
          );
        })}
      </ul>
      <label class="field">
        <span class="label">{t("How they were chosen (kept with the round)")}</span>
        <input
          class="input"
          value={draft.note}
          onInput={(event) => change("note", { note: event.currentTarget.value })}
        />
      </label>
    </>
  );
}

type Way = Part["draft"]["which"];

interface Asked {
  size: string;
  by: string;
  per: string;
  seed: string;
  again: boolean;
}

function NumberField({ name, value, onInput }: { name: string; value: string; onInput: (value: string) => void }) {
  return (
    <label class="field">
      <span class="label">{name}</span>
      <input
        class="input number"
        inputMode="numeric"
        value={value}
        onInput={(event) => onInput(event.currentTarget.value.replace(/\D/g, "").slice(0, 6))}
      />
    </label>
  );
}

const numberOf = (text: string, standard: number): number => (text ? Number(text) : standard);

/** What was drawn, in a few lines. */
function Drawn({ sample }: { sample: Sample }) {
  return (
    <div class="note" role="status">
      <p>
        {rich("{transcripts, plural, one {# transcript} other {# transcripts}}, {how}: {transcripts2}.", {
          transcripts: sample.transcripts.length,
          how: sample.how,
          transcripts2: sample.transcripts.join(", "),
        })}
      </p>
      <p>{sample.expects}</p>
      {sample.left_out.length > 0 && (
        <p>
          {rich("Left out, coded twice or for training before: {left_out}.", { left_out: sample.left_out.join(", ") })}
        </p>
      )}
    </div>
  );
}

function Sampled(part: Part) {
  const { draft, form, change } = part;
  const [asked, setAsked] = useState<Asked>({ size: "", by: "", per: "2", seed: "1", again: false });
  const [sample, setSample] = useState<Sample | null>(null);
  const [fault, setFault] = useState("");
  const set = (more: Partial<Asked>) => setAsked({ ...asked, ...more });
  const draw = async () => {
    const body: SampleRequest = {
      coders: people(draft),
      size: numberOf(asked.size, 0),
      per: numberOf(asked.per, 2),
      seed: numberOf(asked.seed, 1),
      by: asked.by,
      again: asked.again,
      unit: draft.unit,
    };
    try {
      const found = await services.api.post<Sample>("/api/start/sample", body);
      const rotates = Object.values(found.assignments).some((team) => team.length < people(draft).length);
      setSample(found);
      setFault("");
      change("transcripts", {
        transcripts: found.transcripts,
        assignments: rotates ? found.assignments : null,
        note: found.how,
        drawn: { seed: numberOf(asked.seed, 1), by: asked.by },
      });
    } catch (error) {
      setSample(null);
      setFault(translate((error as Error).message));
    }
  };
  return (
    <div class="stack">
      <div class="row bottom">
        <NumberField name={t("How many (empty: by precision)")} value={asked.size} onInput={(size) => set({ size })} />
        <NumberField name={t("Coders for each")} value={asked.per} onInput={(per) => set({ per })} />
        <NumberField name={t("Seed")} value={asked.seed} onInput={(seed) => set({ seed })} />
        {form.attributes.length > 0 && (
          <label class="field">
            <span class="label">{t("In proportion to")}</span>
            <select class="input" value={asked.by} onChange={(event) => set({ by: event.currentTarget.value })}>
              <option value="">{t("nothing")}</option>
              {form.attributes.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <button type="button" class="btn" onClick={() => void draw()}>
          {t("Draw")}
        </button>
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={asked.again}
          onChange={(event) => set({ again: event.currentTarget.checked })}
        />
        {t("Also transcripts that were coded twice before")}
      </label>
      <p class="quiet small">
        {t(
          "The same seed draws the same transcripts. With no number, as many are drawn as make a 95 % interval of kappa 0.2 wide, if kappa is .8 and one unit in ten has the code.",
        )}
      </p>
      <FaultNote fault={fault} />
      {sample && <Drawn sample={sample} />}
    </div>
  );
}

export function Texts(part: Part) {
  const { draft, form, rounds, amiss, change } = part;
  const all = offered(draft, form, rounds);
  const ways: [Way, string][] = [
    ["all", t("All {all}", { all: all.length })],
    ["chosen", t("Chosen ones")],
    ...(isBlindKind(draft.kind) ? ([["sample", t("A sample")]] as [Way, string][]) : []),
  ];
  return (
    <Field name={t("Transcripts")} amiss={amiss.get("transcripts")}>
      <div class="row wide">
        {ways.map(([which, name]) => (
          <label key={which} class="check">
            <input
              type="radio"
              name="which"
              checked={draft.which === which}
              onChange={() =>
                change("which", {
                  which,
                  assignments: null,
                  drawn: null,
                  ...(which === "sample" && { transcripts: [] }),
                })
              }
            />
            {name}
          </label>
        ))}
      </div>
      {draft.which === "chosen" && <Chosen {...part} />}
      {draft.which === "sample" && <Sampled {...part} />}
    </Field>
  );
}
