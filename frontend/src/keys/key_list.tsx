/** All keys, to be searched and printed. */
import { useSignal } from "@preact/signals";
import { Dialog } from "../app/dialog.tsx";
import { PRIVATE } from "../app/parts.tsx";
import { rich, t } from "../i18n/t.ts";
import { begin } from "../tour/tour.ts";
import type { Action } from "./action.ts";
import { ACTIONS, keysOf } from "./actions.ts";
import { chosenKeys } from "./dispatcher.ts";
import { formatKey } from "./key_name.ts";
import { offered } from "./rights.ts";

function areas(actions: readonly Action[]): [string, Action[]][] {
  const found = new Map<string, Action[]>();
  for (const action of actions) found.set(action.area, [...(found.get(action.area) ?? []), action]);
  return [...found];
}

/** Nine alike are one line: "1 … 9". */
const shortened = ACTIONS.filter((action) => !/^(pin|highlighter|acceptCoder)[2-9]$/.test(action.id));

function keysShown(action: Action): string[] {
  const keys = keysOf(action, chosenKeys.value).map(formatKey);
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
                  <dt>{action.title.replace(/ 1$/, "s")}</dt>
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
