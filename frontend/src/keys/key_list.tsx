/** All keys, to be searched and printed. */
import { useSignal } from "@preact/signals";
import { Dialog } from "../app/dialog.tsx";
import { PRIVATE } from "../app/parts.tsx";
import { rich, t } from "../i18n/t.ts";
import { begin } from "../tour/tour.ts";
import type { Action } from "./action.ts";
import { ACTIONS } from "./actions.ts";
import { activeKeys } from "./key.tsx";
import { formatKey } from "./key_name.ts";
import { offered } from "./rights.ts";

function areas(actions: readonly Action[]): [string, Action[]][] {
  const found = new Map<string, Action[]>();
  for (const action of actions) found.set(action.area, [...(found.get(action.area) ?? []), action]);
  return [...found];
}

/** Nine alike are one line: "1 … 9". */
const NINE: Record<string, string> = {
  pin1: t("Pinned codes"),
  highlighter1: t("Highlighter: pinned codes"),
  acceptCoder1: t("Accept a coder"),
};
const shortened = ACTIONS.filter((action) => !/^(pin|highlighter|acceptCoder)[2-9]$/.test(action.id));

function keysShown(action: Action): string[] {
  const keys = activeKeys(action.id).map((key) => formatKey(key));
  return /^(pin|highlighter|acceptCoder)1$/.test(action.id)
    ? keys.map((key) => `${key} … ${key.replace("1", "9")}`)
    : keys;
}

export function KeyList({ onClose }: { onClose: () => void }) {
  const typed = useSignal("");
  const query = typed.value.trim().toLowerCase();
  const fits = shortened
    .filter(({ id }) => offered(id))
    .filter((action) => `${action.title} ${action.area} ${keysShown(action).join(" ")}`.toLowerCase().includes(query));
  return (
    <Dialog title={t("Keys")} onClose={onClose}>
      <div class="row">
        <input
          class="input grow"
          type="search"
          aria-label={t("Search the keys")}
          placeholder={t("Search")}
          {...PRIVATE}
          value={typed.value}
          onInput={(event) => (typed.value = event.currentTarget.value)}
        />
        <button
          type="button"
          class="btn"
          onClick={() => {
            onClose();
            begin();
          }}
        >
          {t("Tour")}
        </button>
        <button type="button" class="btn" onClick={() => window.print()}>
          {t("Print")}
        </button>
        <button type="button" class="btn" onClick={onClose}>
          {t("Close")}
        </button>
      </div>
      <div class="key-list">
        {areas(fits).map(([area, actions]) => (
          <section key={area}>
            <h3>{area}</h3>
            <dl>
              {actions.map((action) => (
                <div key={action.id}>
                  <dt>{NINE[action.id] ?? action.title}</dt>
                  <dd>
                    {keysShown(action).map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        {fits.length === 0 && <p class="quiet">{rich("No key fits ‘{typed}’.", { typed: typed.value })}</p>}
      </div>
      <p class="quiet small">
        {t(
          "Single keys act only while the text, a queue or a table has the focus. Keys can be changed in the settings.",
        )}
      </p>
    </Dialog>
  );
}
