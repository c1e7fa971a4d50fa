/** The parts of the form that starts a round. */
import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import type { Round, RoundKind, StartForm } from "../../api/wire.ts";
import { KINDS as KIND_WORDS, ROUND_STATES } from "../../app/format.ts";
import { PRIVATE } from "../../app/parts.tsx";
import { Told } from "../../app/told.tsx";
import { rich, t } from "../../i18n/t.ts";
import { below, type Draft, goesOver, KINDS, toggled } from "./wish.ts";

export interface Part {
  draft: Draft;
  form: StartForm;
  rounds: readonly Round[];
  /** What is amiss by field, where that is shown already. */
  amiss: ReadonlyMap<string, string>;
  change: (field: string, more: Partial<Draft>) => void;
}

/** A part of the form: its name, what it is for, what is amiss with it. */
export function Field({
  name,
  help,
  amiss,
  children,
}: {
  name: string;
  help?: ComponentChildren;
  amiss?: string | undefined;
  children: ComponentChildren;
}) {
  const id = useId();
  return (
    <fieldset class="part" aria-describedby={amiss ? id : undefined} data-amiss={amiss ? "" : undefined}>
      <legend>{name}</legend>
      {help && <p class="quiet small">{help}</p>}
      {children}
      {amiss && (
        <p class="amiss" id={id}>
          <Told words={amiss} />
        </p>
      )}
    </fieldset>
  );
}

export function Kind({ draft, rounds, amiss, change }: Part) {
  const over = below(draft.kind, rounds);
  return (
    <Field name={t("Kind")} amiss={amiss.get("kind")}>
      <div class="kinds">
        {(Object.keys(KINDS) as RoundKind[]).map((kind) => (
          <label key={kind} class="check">
            <input
              type="radio"
              name="kind"
              checked={draft.kind === kind}
              onChange={() => change("kind", { kind, assignments: null, drawn: null, which: "all" })}
            />
            <span>
              <strong>{KINDS[kind].name}</strong> <span class="quiet">{KINDS[kind].told}</span>
            </span>
          </label>
        ))}
      </div>
      {goesOver(draft.kind) && (
        <label class="field">
          <span class="label">{t("Over which round")}</span>
          <select
            class="input"
            value={draft.over}
            onChange={(event) => {
              const id = event.currentTarget.value;
              const codebook = rounds.find((one) => one.id === id)?.codebook.split("@")[0];
              change("over", { over: id, ...(codebook && { codebook }) });
            }}
          >
            <option value="">{draft.kind === "subcode" ? t("Whatever counts") : t("Choose a round")}</option>
            {over.map((one) => (
              <option key={one.id} value={one.id}>
                {one.id} ({KIND_WORDS[one.kind]}, {ROUND_STATES[one.state]})
              </option>
            ))}
          </select>
          {amiss.get("over") && (
            <span class="amiss">
              <Told words={amiss.get("over") ?? ""} />
            </span>
          )}
        </label>
      )}
    </Field>
  );
}

export function Name({ draft, amiss, change }: Part) {
  return (
    <Field name={t("Name")} amiss={amiss.get("id")}>
      <input
        class="input short"
        aria-label={t("The round’s name")}
        value={draft.id}
        onInput={(event) => change("id", { id: event.currentTarget.value })}
        {...PRIVATE}
      />
    </Field>
  );
}

export function Coders({ draft, form, amiss, change }: Part) {
  const [typed, setTyped] = useState("");
  const all = form.coders.map((one) => one.id);
  const add = () => {
    const name = typed.trim();
    if (name && !draft.fresh.includes(name)) change("coders", { fresh: [...draft.fresh, name], assignments: null });
    setTyped("");
  };
  return (
    <Field name={t("Coders")} amiss={amiss.get("coders")}>
      <div class="row wide">
        {form.coders.map((one) => (
          <label key={one.id} class="check">
            <input
              type="checkbox"
              checked={draft.coders.includes(one.id)}
              onChange={() => change("coders", { coders: toggled(draft.coders, one.id, all), assignments: null })}
            />
            {one.name === one.id ? one.id : `${one.name} (${one.id})`}
          </label>
        ))}
        {draft.fresh.map((name) => (
          <label key={name} class="check">
            <input
              type="checkbox"
              checked
              onChange={() => change("coders", { fresh: draft.fresh.filter((one) => one !== name), assignments: null })}
            />
            {rich("{name} (new)", { name })}
          </label>
        ))}
      </div>
      <div class="row">
        <input
          class="input short"
          aria-label={t("A new coder")}
          placeholder={t("A new coder, e.g. cara")}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            add();
          }}
          {...PRIVATE}
        />
        <button type="button" class="btn small" disabled={!typed.trim()} onClick={add}>
          {t("Add")}
        </button>
      </div>
    </Field>
  );
}
