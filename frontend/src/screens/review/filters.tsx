/** Which codings are looked at: all of it is in the address. */
import { useState } from "preact/hooks";
import type { Code, ReviewQueue } from "../../api/wire.ts";
import { PRIVATE } from "../../app/parts.tsx";
import { t } from "../../i18n/t.ts";
import { type Filter, SHOWS } from "./model.ts";

interface Props {
  filter: Filter;
  queue: ReviewQueue | null;
  codes: readonly Code[];
  onFilter: (filter: Filter) => void;
}

interface SelectProps {
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
  onChange: (value: string) => void;
}

function Select({ label, value, options, onChange }: SelectProps) {
  const known = options.some(([key]) => key === value);
  return (
    <select class="input" aria-label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      {!known && <option value={value}>{value}</option>}
      {options.map(([key, name]) => (
        <option key={key} value={key}>
          {name}
        </option>
      ))}
    </select>
  );
}

/** The codes that are in use, and those above them, in the order of the codebook. */
function inUse(queue: ReviewQueue | null, codes: readonly Code[]): Code[] {
  const parents = new Map(codes.map((code) => [code.id, code.parent]));
  const used = new Set<string>();
  for (const { code } of queue?.codes ?? [])
    for (let at: string | undefined = code; at && !used.has(at); at = parents.get(at)) used.add(at);
  return codes.filter((code) => used.has(code.id));
}

function Sample({ filter, onFilter }: { filter: Filter; onFilter: (filter: Filter) => void }) {
  const [share, setShare] = useState(filter.sample);
  const [seed, setSeed] = useState(filter.seed || "1");
  const draw = (event: Event) => {
    event.preventDefault();
    onFilter({ ...filter, sample: share, seed: share ? seed : "" });
  };
  return (
    <form class="row" onSubmit={draw} aria-label={t("Random sample")}>
      <label class="row small">
        {t("Sample")}
        <input
          class="input few"
          type="number"
          min="0.1"
          max="100"
          step="any"
          value={share}
          onInput={(event) => setShare(event.currentTarget.value)}
          {...PRIVATE}
        />
        %
      </label>
      <label class="row small" title={t("The same number draws the same codings again")}>
        {t("seed")}
        <input
          class="input few"
          type="number"
          step="1"
          value={seed}
          onInput={(event) => setSeed(event.currentTarget.value)}
          {...PRIVATE}
        />
      </label>
      <button type="submit" class="btn small">
        {t("Draw")}
      </button>
      {filter.sample && (
        <button
          type="button"
          class="btn small"
          onClick={() => {
            setShare("");
            onFilter({ ...filter, sample: "", seed: "" });
          }}
        >
          {t("All")}
        </button>
      )}
    </form>
  );
}

export function Filters({ filter, queue, codes, onFilter }: Props) {
  const set = (name: keyof Filter) => (value: string) => onFilter({ ...filter, [name]: value });
  const more = Boolean(filter.code || filter.by || filter.transcript || filter.sample);
  return (
    <div class="stack filters" role="group" aria-label={t("What is listed")}>
      <Select label={t("Status")} value={filter.status} options={SHOWS} onChange={set("status")} />
      <details open={more}>
        <summary class="small">{t("By code, coder or transcript, or a sample")}</summary>
        <div class="stack">
          <Select
            label={t("Code, with what is below it")}
            value={filter.code}
            options={[["", t("every code")], ...inUse(queue, codes).map((code) => [code.id, code.name] as const)]}
            onChange={set("code")}
          />
          <Select
            label={t("Who coded")}
            value={filter.by}
            options={[["", t("every coder")], ...(queue?.coders ?? []).map(({ id, name }) => [id, name] as const)]}
            onChange={set("by")}
          />
          <Select
            label={t("Transcript")}
            value={filter.transcript}
            options={[["", t("every transcript")], ...(queue?.transcripts ?? []).map((id) => [id, id] as const)]}
            onChange={set("transcript")}
          />
          <Sample key={`${filter.sample}/${filter.seed}`} filter={filter} onFilter={onFilter} />
        </div>
      </details>
    </div>
  );
}
