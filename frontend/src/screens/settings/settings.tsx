/** What this person prefers, on this computer, for this study. Nothing here changes the study. */

import type { ComponentChildren } from "preact";
import type { Codebook } from "../../api/wire.ts";
import { inWords } from "../../app/format.ts";
import { LanguageChoice } from "../../app/language.tsx";
import { useLoad } from "../../app/load.ts";
import { Choice, Page } from "../../app/parts.tsx";
import {
  FONTS,
  type FontName,
  isOn,
  oneOf,
  pinsOf,
  TEXT_RANGES,
  type TextSetting,
  textSetting,
  withPin,
} from "../../app/preferences.ts";
import { shared } from "../../app/served.ts";
import { lock, round, services, session } from "../../app/services.ts";
import type { Theme } from "../../app/theme.ts";
import { rich, t } from "../../i18n/t.ts";
import { whileDown } from "../../sound/preferences.ts";
import {
  CODE_CLICK,
  NUMBERS,
  type Options,
  PAINTERS,
  SECONDS_BACK,
  SHOWN_TIMES,
  STRIPES,
  THEMES,
  TOUCHING,
} from "./choices.ts";
import { KeySettings, PedalSettings } from "./keys.tsx";
import "./settings.css";

const { settings } = services;

function Check({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={isOn(settings.value.value, name)}
        onChange={(event) => settings.set(name, event.currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  );
}

function Named<T extends string>({ name, label, options }: { name: string; label: string; options: Options<T> }) {
  const values = options.map(([value]) => value) as [T, ...T[]];
  return (
    <div class="field">
      <span class="label">{label}</span>
      <Choice
        label={label}
        value={oneOf(settings.value.value[name], values)}
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
  const text = textSetting(settings.value.value);
  const set = (change: Partial<TextSetting>) => settings.set("text", { ...text, ...change });
  return (
    <fieldset>
      <legend>{t("Text")}</legend>
      <div class="pair">
        <Slider
          label={t("Size")}
          value={text.size}
          {...TEXT_RANGES.size}
          unit={" px"}
          onChange={(size) => set({ size })}
        />
        <Slider
          label={t("Line spacing")}
          value={text.leading}
          {...TEXT_RANGES.leading}
          unit=""
          onChange={(leading) => set({ leading })}
        />
        <Slider
          label={t("Widest line")}
          value={text.measure}
          {...TEXT_RANGES.measure}
          unit={" rem"}
          onChange={(measure) => set({ measure })}
        />
        <label class="field">
          <span class="label">{t("Font")}</span>
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
      <p class="sample">
        {t("This is how transcripts look. A coding ends where the thought ends, not where the line does.")}
      </p>
    </fieldset>
  );
}

/** Nine pinned codes per codebook; keys 1 to 9 apply them. */
function Pins({ book }: { book: Codebook }) {
  const pins = pinsOf(settings.value.value, book.id);
  const set = (index: number, code: string) =>
    settings.set("pins", withPin(settings.value.value, book.id, index, code));
  return (
    <fieldset>
      <legend>{rich("Pinned codes of {id}", { id: book.id })}</legend>
      <div class="pair">
        {Array.from({ length: 9 }, (_, index) => (
          <label key={index} class="row">
            <kbd>{index + 1}</kbd>
            <select
              class="input grow"
              aria-label={t("Code of key {index}", { index: index + 1 })}
              value={pins[index] ?? ""}
              onChange={(event) => set(index, event.currentTarget.value)}
            >
              <option value="">{t("(none)")}</option>
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

/** Of the recording beside a transcript; a pedal is a key that says its name when it is pressed. */
function ListenSettings() {
  return (
    <fieldset>
      <legend>{t("Recordings")}</legend>
      <Named name="times" label={t("Times beside the turns")} options={SHOWN_TIMES} />
      <Named name="soundBack" label={t("After a pause it goes on earlier by")} options={SECONDS_BACK} />
      <label class="check">
        <input
          type="checkbox"
          checked={whileDown(settings.value.value)}
          onChange={(event) => settings.set("soundHold", event.currentTarget.checked)}
        />
        <span>{t("It plays only as long as the key or the pedal is down")}</span>
      </label>
      <PedalSettings />
    </fieldset>
  );
}

export function Settings() {
  const book = useLoad<Codebook>(round.value && `/api/codebook?round=${encodeURIComponent(round.value.id)}`);
  const now = session.value;
  return (
    <Page
      title={t("Settings")}
      sub={rich("Of {coder} on this computer, for this study. Nothing here changes the study.", { coder: now?.coder })}
    >
      <div class="settings">
        <fieldset>
          <legend>{t("Look")}</legend>
          {!shared && (
            <div class="field">
              <span class="label">{t("Language")}</span>
              <LanguageChoice api={services.api} failed={(error) => services.announce(inWords(error))} />
              <span class="help">
                {t(
                  "Of this page, for you on this computer. Reports, files and rare messages of the server stay in English.",
                )}
              </span>
            </div>
          )}
          <Named<Theme> name="theme" label={t("Colours")} options={THEMES} />
          <Named name="stripes" label={t("Stripes beside the text")} options={STRIPES} />
          <Named name="numbers" label={t("Numbered beside the text")} options={NUMBERS} />
          <Check name="wash">{t("Coded text is shaded, darker where codes overlap")}</Check>
          <Named name="painter" label={t("How shading is drawn")} options={PAINTERS} />
          {!("highlights" in CSS) && (
            <p class="note">{t("This browser cannot shade text without marking it up; marked-up text is used.")}</p>
          )}
          <Check name="titles">{t("The window title names the transcript or code")}</Check>
        </fieldset>
        <TextSettings />
        <fieldset>
          <legend>{t("Coding")}</legend>
          <Check name="snapWords">{t("Selections with the mouse go to whole words")}</Check>
          <Named name="codeClick" label={t("A click on a code beside the text")} options={CODE_CLICK} />
          <Check name="cards">{t("Resting on a stripe, coded words or a code shows what the code means")}</Check>
          <Named name="touching" label={t("The same code on text that touches a coding of yours")} options={TOUCHING} />
        </fieldset>
        <ListenSettings />
        {book.value && <Pins book={book.value} />}
        <KeySettings />
        <fieldset>
          <legend>{t("This session")}</legend>
          <p>
            {rich(
              "Nothing of the study is kept in the browser: close the tab and it is gone. <mark>codekit {codekit}</mark>",
              { codekit: now?.codekit, mark: (words) => <span class="quiet">{words}</span> },
            )}
          </p>
          <p>
            <button type="button" class="btn" onClick={() => void lock()}>
              {t("Lock now")}
            </button>
          </p>
        </fieldset>
      </div>
    </Page>
  );
}
