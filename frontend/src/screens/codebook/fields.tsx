/** The fields of a code as a form. */

import { useId } from "preact/hooks";
import type { CodeFields, Flaw } from "../../api/wire.ts";
import { PRIVATE } from "../../app/parts.tsx";
import { Told } from "../../app/told.tsx";
import { t } from "../../i18n/t.ts";

type Fields = Required<CodeFields>;

const FURTHER = new Set(["cues", "aliases", "values", "scale", "colour"]);

interface TextProps {
  label: string;
  help?: string;
  value: string;
  flaws: Flaw[];
  rows?: number;
  focus?: boolean;
  onText: (text: string) => void;
}

function Wrong({ id, flaws }: { id: string; flaws: Flaw[] }) {
  return (
    <span id={id} class="help bad">
      {flaws.map((flaw) => (
        <span key={flaw.message}>
          <Told words={flaw.message} /> <Told words={flaw.remedy} />{" "}
        </span>
      ))}
    </span>
  );
}

/** One text: in one line, or with `rows` in several. */
export function TextField({ label, help, value, flaws, rows, focus, onText }: TextProps) {
  const id = useId();
  const told = flaws.length > 0;
  const shared = {
    id,
    class: "input",
    value,
    dir: "auto" as const,
    "aria-invalid": told,
    "aria-describedby": told ? `${id}-wrong` : undefined,
    autofocus: focus,
    ...PRIVATE,
  };
  return (
    <div class="field">
      <label class="label" for={id}>
        {label}
      </label>
      {rows ? (
        <textarea {...shared} rows={rows} onInput={(event) => onText(event.currentTarget.value)} />
      ) : (
        <input {...shared} type="text" onInput={(event) => onText(event.currentTarget.value)} />
      )}
      {help && !told && <span class="help">{help}</span>}
      {told && <Wrong id={`${id}-wrong`} flaws={flaws} />}
    </div>
  );
}

/** Several short texts, one a line. */
function LinesField({
  value,
  onLines,
  ...rest
}: Omit<TextProps, "value" | "onText"> & { value: string[]; onLines: (lines: string[]) => void }) {
  return (
    <TextField
      rows={3}
      {...rest}
      value={value.join("\n")}
      onText={(text) => onLines(text === "" ? [] : text.split("\n"))}
    />
  );
}

function Examples({ value, onChange }: { value: string[]; onChange: (examples: string[]) => void }) {
  const rows = value.length ? value : [""];
  return (
    <fieldset class="field examples-edit">
      <legend class="label">{t("Examples")}</legend>
      {rows.map((example, at) => (
        <div class="row nowrap" key={at}>
          <textarea
            class="input grow"
            rows={2}
            dir="auto"
            aria-label={t("Example {at}", { at: at + 1 })}
            value={example}
            onInput={(event) => onChange(rows.with(at, event.currentTarget.value))}
            {...PRIVATE}
          />
          <button
            type="button"
            class="btn small bare"
            aria-label={t("Remove example {at}", { at: at + 1 })}
            onClick={() => onChange(rows.toSpliced(at, 1))}
          >
            {t("Remove")}
          </button>
        </div>
      ))}
      <div>
        <button type="button" class="btn small" onClick={() => onChange([...rows, ""])}>
          {t("One more example")}
        </button>
      </div>
    </fieldset>
  );
}

function Colour({ value, flaws, onChange }: { value: string; flaws: Flaw[]; onChange: (colour: string) => void }) {
  return (
    <div class="field">
      <span class="label">{t("Colour")}</span>
      <div class="row">
        <label class="check">
          <input
            type="checkbox"
            checked={value !== ""}
            onChange={(event) => onChange(event.currentTarget.checked ? "#3366cc" : "")}
          />
          {t("a colour of its own")}
        </label>
        {value !== "" && (
          <input
            type="color"
            aria-label={t("Colour")}
            value={value}
            onInput={(event) => onChange(event.currentTarget.value)}
          />
        )}
      </div>
      {flaws.length > 0 && <Wrong id="colour-wrong" flaws={flaws} />}
    </div>
  );
}

export function FieldsForm({
  fields,
  flaws,
  onChange,
}: {
  fields: Fields;
  flaws: Flaw[];
  onChange: (fields: Fields) => void;
}) {
  const of = (name: string): Flaw[] => flaws.filter((flaw) => flaw.field === name);
  const set = (more: Partial<Fields>): void => onChange({ ...fields, ...more });
  const further = flaws.some((flaw) => FURTHER.has(flaw.field)) || fields.cues.length + fields.values.length > 0;
  return (
    <div class="stack">
      <TextField label={t("Name")} focus value={fields.name} flaws={of("name")} onText={(name) => set({ name })} />
      <TextField
        label={t("Definition")}
        help={t("What it is, so that two people apply it the same way.")}
        rows={3}
        value={fields.definition}
        flaws={of("definition")}
        onText={(definition) => set({ definition })}
      />
      <div class="sides">
        <TextField
          label={t("Include")}
          rows={3}
          value={fields.include}
          flaws={of("include")}
          onText={(include) => set({ include })}
        />
        <TextField
          label={t("Exclude")}
          rows={3}
          value={fields.exclude}
          flaws={of("exclude")}
          onText={(exclude) => set({ exclude })}
        />
      </div>
      <Examples value={fields.examples} onChange={(examples) => set({ examples })} />
      <details open={further}>
        <summary>{t("Cues, other names, values, colour")}</summary>
        <div class="stack">
          <LinesField
            label={t("Cues")}
            help={t("Words by which rules propose it, one a line; refer* stands for every word that begins so.")}
            value={fields.cues}
            flaws={of("cues")}
            onLines={(cues) => set({ cues })}
          />
          <LinesField
            label={t("Also called")}
            help={t("Other names, one a line.")}
            value={fields.aliases}
            flaws={of("aliases")}
            onLines={(aliases) => set({ aliases })}
          />
          <LinesField
            label={t("Values")}
            help={t("Of how much, in ascending order, one a line: 0 = none.")}
            value={fields.values}
            flaws={[...of("values"), ...of("scale")]}
            onLines={(values) => set({ values })}
          />
          <Colour value={fields.colour} flaws={of("colour")} onChange={(colour) => set({ colour })} />
        </div>
      </details>
    </div>
  );
}
