/** All keys, each to be changed. */
import { useRef, useState } from "preact/hooks";
import { groupBy } from "../../app/group.ts";
import { PRIVATE } from "../../app/parts.tsx";
import { services } from "../../app/services.ts";
import { t } from "../../i18n/t.ts";
import type { Action } from "../../keys/action.ts";
import { ACTIONS, keysOf, type Remapped, remappedOf } from "../../keys/actions.ts";
import { formatKey, keyName } from "../../keys/key_name.ts";

const chosen = (): Remapped => remappedOf(services.settings.value.value.keys);

/** Actions that already have this key and act in the same area or everywhere. */
export function clashes(
  key: string,
  action: Action,
  remapped: Remapped,
  actions: readonly Action[] = ACTIONS,
): Action[] {
  const meets = (other: Action) =>
    other.area === action.area || other.area === "Everywhere" || action.area === "Everywhere";
  return actions.filter((other) => other.id !== action.id && meets(other) && keysOf(other, remapped).includes(key));
}

interface CaptureProps {
  action: Action;
  onDone: () => void;
  /** Keys that the new one comes beside; without it the new one is the only one. */
  beside?: readonly string[];
  words?: string;
}

function Capture({ action, onDone, beside = [], words = t("Press the new key (Esc: leave it)") }: CaptureProps) {
  const onKey = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Tab") return;
    event.preventDefault();
    const key = event.key === "Escape" ? null : keyName(event);
    if (event.key === "Escape") onDone();
    if (!key) return;
    const clash = clashes(key, action, chosen());
    services.settings.set("keys", { ...chosen(), [action.id]: [...new Set([...beside, key])] });
    services.announce(
      clash.length
        ? t("{key} is also “{clash}”.", { key: formatKey(key), clash: clash.map((one) => one.title).join("”, “") })
        : `${action.title}: ${formatKey(key)}.`,
    );
    onDone();
  };
  return (
    <button type="button" class="btn small" ref={(button) => button?.focus()} onKeyDown={onKey} onBlur={onDone}>
      {words}
    </button>
  );
}

function Row({ action }: { action: Action }) {
  const [capturing, setCapturing] = useState(false);
  const again = useRef<HTMLButtonElement>(null);
  const remapped = chosen();
  const keys = keysOf(action, remapped);
  const reset = () => {
    const { [action.id]: _, ...rest } = remapped;
    services.settings.set("keys", rest);
  };
  const done = () => {
    setCapturing(false);
    setTimeout(() => again.current?.focus());
  };
  return (
    <tr>
      <th scope="row">{action.title}</th>
      <td>
        {keys.length ? keys.map((key) => <kbd key={key}>{formatKey(key)}</kbd>) : <span class="dim">{t("none")}</span>}
      </td>
      <td class="num">
        {capturing ? (
          <Capture action={action} onDone={done} />
        ) : (
          <span class="row end">
            <button
              type="button"
              class="btn small bare"
              ref={again}
              aria-label={t("Change the key of {title}", { title: action.title })}
              onClick={() => setCapturing(true)}
            >
              {t("Change")}
            </button>
            {keys.length > 0 && (
              <button
                type="button"
                class="btn small bare"
                aria-label={t("No key for {title}", { title: action.title })}
                onClick={() => services.settings.set("keys", { ...remapped, [action.id]: [] })}
              >
                {t("None")}
              </button>
            )}
            {action.id in remapped && (
              <button
                type="button"
                class="btn small bare"
                aria-label={t("Reset the key of {title}", { title: action.title })}
                onClick={reset}
              >
                {t("Reset")}
              </button>
            )}
          </span>
        )}
      </td>
    </tr>
  );
}

export function KeySettings() {
  const [text, setText] = useState("");
  const wanted = text.toLowerCase();
  const shown = ACTIONS.filter((action) => `${action.title} ${action.area}`.toLowerCase().includes(wanted));
  const single = services.settings.value.value.singleKeys !== false;
  return (
    <fieldset>
      <legend>{t("Keys")}</legend>
      <label class="check">
        <input
          type="checkbox"
          checked={single}
          onChange={(event) => services.settings.set("singleKeys", event.currentTarget.checked)}
        />
        <span>
          {t(
            "Single letters and digits act (while the text, a list or a grid has the focus). Off: only keys with Ctrl or Alt, arrows, Enter, Esc and F keys do.",
          )}
        </span>
      </label>
      <div class="row">
        <label class="grow">
          <span class="sr">{t("Find a key")}</span>
          <input
            class="input"
            type="search"
            placeholder={t("Find an action")}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
            {...PRIVATE}
          />
        </label>
        <button
          type="button"
          class="btn small"
          onClick={() => {
            services.settings.set("keys", {});
            services.announce(t("All keys are as delivered."));
          }}
        >
          {t("Reset all keys")}
        </button>
      </div>
      <div class="scroll">
        <table class="table keys">
          <caption class="sr">{t("Keys")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("Action")}</th>
              <th scope="col">{t("Keys")}</th>
              <th scope="col">
                <span class="sr">{t("Change")}</span>
              </th>
            </tr>
          </thead>
          {[...groupBy(shown, (action) => action.area)].map(([area, actions]) => (
            <tbody key={area}>
              <tr class="area">
                <th colSpan={3} scope="rowgroup">
                  {area}
                </th>
              </tr>
              {actions.map((action) => (
                <Row key={action.id} action={action} />
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </fieldset>
  );
}

const PEDALS = ["soundPlay", "soundBack", "soundForward"].flatMap((id) => ACTIONS.find((one) => one.id === id) ?? []);

/** A foot pedal that types keys, sends F keys or media keys: each of its parts is pressed once to be known. */
export function PedalSettings() {
  const [waits, setWaits] = useState("");
  const remapped = chosen();
  return (
    <section class="stack" aria-label={t("Foot pedal")}>
      <p class="label">{t("Foot pedal")}</p>
      <p class="help">
        {t(
          "Choose what a part of the pedal is for, then press it. The keys that were there stay. A pedal that types no key can be made to by the program that came with it.",
        )}
      </p>
      {PEDALS.map((action) => (
        <div key={action.id} class="row">
          <span class="grow">
            {action.title}{" "}
            {keysOf(action, remapped).map((key) => (
              <kbd key={key}>{formatKey(key)}</kbd>
            ))}
          </span>
          {waits === action.id ? (
            <Capture
              action={action}
              beside={keysOf(action, remapped)}
              words={t("Press the pedal (Esc: leave it)")}
              onDone={() => setWaits("")}
            />
          ) : (
            <button
              type="button"
              class="btn small"
              aria-label={t("Pedal for: {title}", { title: action.title })}
              onClick={() => setWaits(action.id)}
            >
              {t("Pedal…")}
            </button>
          )}
        </div>
      ))}
    </section>
  );
}
