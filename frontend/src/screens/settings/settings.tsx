/** What this person prefers, on this computer, for this study. Nothing here changes the study. */
import type { ComponentChildren } from "preact";
import type { Codebook } from "../../api/wire.ts";
import { useLoad } from "../../app/load.ts";
import { Choice, Page } from "../../app/parts.tsx";
import { lock, round, services, session } from "../../app/services.ts";
import { FONTS, type FontName, TEXT, type TextSetting, type Theme } from "../../app/theme.ts";
import { KeySettings } from "./keys.tsx";
import "./settings.css";

const { settings } = services;
const get = <T,>(key: string, otherwise: T): T => (settings.value.value[key] as T | undefined) ?? otherwise;

function Check({ name, otherwise, children }: { name: string; otherwise: boolean; children: ComponentChildren }) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={get(name, otherwise)}
        onChange={(event) => settings.set(name, event.currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  );
}

function Named<T extends string>({
  name,
  label,
  options,
  otherwise,
}: {
  name: string;
  label: string;
  options: [T, string][];
  otherwise: T;
}) {
  return (
    <div class="field">
      <span class="label">{label}</span>
      <Choice
        label={label}
        value={get<T>(name, otherwise)}
        options={options}
        onChange={(value) => settings.set(name, value)}
      />
    </div>
  );
}

function Slider({
  label,
  value,
  min,
  max,
  step,
  unit,
  onChange,
}: {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  unit: string;
  onChange: (value: number) => void;
}) {
  return (
    <label class="field">
      <span class="label">
        {label}: {value}
        {unit}
      </span>
      <input
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        onInput={(event) => onChange(Number(event.currentTarget.value))}
      />
    </label>
  );
}

function TextSettings() {
  const text = { ...TEXT, ...get<Partial<TextSetting>>("text", {}) };
  const set = (change: Partial<TextSetting>) => settings.set("text", { ...text, ...change });
  return (
    <fieldset>
      <legend>Text</legend>
      <div class="pair">
        <Slider
          label="Size"
          value={text.size}
          min={12}
          max={32}
          step={1}
          unit={" px"}
          onChange={(size) => set({ size })}
        />
        <Slider
          label="Line spacing"
          value={text.leading}
          min={1.2}
          max={2.4}
          step={0.1}
          unit=""
          onChange={(leading) => set({ leading })}
        />
        <Slider
          label="Widest line"
          value={text.measure}
          min={28}
          max={72}
          step={2}
          unit={" rem"}
          onChange={(measure) => set({ measure })}
        />
        <label class="field">
          <span class="label">Font</span>
          <select
            class="input"
            value={text.font}
            onChange={(event) => set({ font: event.currentTarget.value as FontName })}
          >
            {Object.entries(FONTS).map(([key, { name }]) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p class="sample" lang="en">
        This is how transcripts look. A coding ends where the thought ends, not where the line does.
      </p>
    </fieldset>
  );
}

/** Nine pinned codes per codebook; keys 1 to 9 apply them. */
function Pins({ book }: { book: Codebook }) {
  const all = get<Record<string, string[]>>("pins", {});
  const pins = all[book.id] ?? [];
  const set = (index: number, code: string) => {
    const next = Array.from({ length: 9 }, (_, at) =>
      at === index ? code : pins[at] === code && code ? "" : (pins[at] ?? ""),
    );
    settings.set("pins", { ...all, [book.id]: next });
  };
  return (
    <fieldset>
      <legend>Pinned codes of {book.id}</legend>
      <div class="pair">
        {Array.from({ length: 9 }, (_, index) => (
          <label key={index} class="row">
            <kbd>{index + 1}</kbd>
            <select
              class="input grow"
              aria-label={`Code of key ${index + 1}`}
              value={pins[index] ?? ""}
              onChange={(event) => set(index, event.currentTarget.value)}
            >
              <option value="">(none)</option>
              {book.codes
                .filter((code) => code.usable)
                .map((code) => (
                  <option key={code.id} value={code.id}>
                    {code.name}
                  </option>
                ))}
            </select>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const STRIPES: [string, string][] = [
  ["all", "All"],
  ["branch", "Focused branch"],
  ["recent", "Recent 20"],
  ["memos", "With memos"],
  ["density", "Density only"],
];
const THEMES: [Theme, string][] = [
  ["auto", "As the system"],
  ["light", "Light"],
  ["dark", "Dark"],
];
const TOUCHING: [string, string][] = [
  ["ask", "Ask"],
  ["extend", "Extend the coding"],
  ["separate", "Keep separate"],
];
const PAINTERS: [string, string][] = [
  ["auto", "Automatic"],
  ["marks", "Marked-up text"],
];

export function Settings() {
  const book = useLoad<Codebook>(round.value && `/api/codebook?round=${encodeURIComponent(round.value.id)}`);
  const now = session.value;
  return (
    <Page title="Settings" sub={<>Of {now?.coder} on this computer, for this study. Nothing here changes the study.</>}>
      <div class="settings">
        <fieldset>
          <legend>Look</legend>
          <Named<Theme> name="theme" label="Colours" options={THEMES} otherwise="auto" />
          <Named name="stripes" label="Stripes beside the text" options={STRIPES} otherwise="all" />
          <Check name="wash" otherwise>
            Coded text is shaded, darker where codes overlap
          </Check>
          <Named name="painter" label="How shading is drawn" options={PAINTERS} otherwise="auto" />
          {!("highlights" in CSS) && (
            <p class="note">This browser cannot shade text without marking it up; marked-up text is used.</p>
          )}
          <Check name="titles" otherwise>
            The window title names the transcript or code
          </Check>
        </fieldset>
        <TextSettings />
        <fieldset>
          <legend>Coding</legend>
          <Check name="snapWords" otherwise>
            Selections with the mouse go to whole words
          </Check>
          <Named
            name="touching"
            label="The same code on text that touches a coding of yours"
            options={TOUCHING}
            otherwise="ask"
          />
        </fieldset>
        {book.value && <Pins book={book.value} />}
        <KeySettings />
        <fieldset>
          <legend>This session</legend>
          <p>
            Nothing of the study is kept in the browser: close the tab and it is gone.{" "}
            <span class="quiet">codekit {now?.codekit}</span>
          </p>
          <p>
            <button type="button" class="btn" onClick={() => void lock()}>
              Lock now
            </button>
          </p>
        </fieldset>
      </div>
    </Page>
  );
}
