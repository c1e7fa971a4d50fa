/** Questions under a name: an address each, kept in one's own settings for this study. */
import { useState } from "preact/hooks";
import { PRIVATE } from "../../app/parts.tsx";
import { navigate } from "../../app/router.ts";
import { services } from "../../app/services.ts";
import { rich, t } from "../../i18n/t.ts";

const KEY = "queries";
const MOST = 100;

function kept(): Record<string, string> {
  const value = services.settings.value.value[KEY];
  return value && typeof value === "object" && !Array.isArray(value) ? (value as Record<string, string>) : {};
}

export function Saved({ address }: { address: string }) {
  const [name, setName] = useState("");
  const saved = kept();
  const names = Object.keys(saved).sort();
  const keep = (event: Event) => {
    event.preventDefault();
    if (!name.trim() || (names.length >= MOST && !(name.trim() in saved))) return;
    services.settings.set(KEY, { ...saved, [name.trim()]: address });
    services.announce(t("Kept as {name}.", { name: name.trim() }));
    setName("");
  };
  const forget = (gone: string) => {
    const { [gone]: _, ...others } = saved;
    services.settings.set(KEY, others);
  };
  return (
    <details class="saved">
      <summary>
        {rich("Kept questions {names}", { names: names.length > 0 && <span class="quiet">({names.length})</span> })}
      </summary>
      <div class="stack">
        <ul class="stack">
          {names.map((one) => (
            <li key={one} class="row">
              <button type="button" class="link" onClick={() => navigate(saved[one] ?? "")}>
                {one}
              </button>
              <button type="button" class="btn small bare" onClick={() => forget(one)}>
                {rich("Forget{span}", { span: <span class="sr"> {one}</span> })}
              </button>
            </li>
          ))}
        </ul>
        <form class="row" onSubmit={keep}>
          <label class="grow">
            <span class="sr">{t("Name of this question")}</span>
            <input
              class="input"
              value={name}
              maxLength={80}
              placeholder={t("A name for what is asked now")}
              onInput={(event) => setName(event.currentTarget.value)}
              {...PRIVATE}
            />
          </label>
          <button type="submit" class="btn small" disabled={!name.trim()}>
            {t("Keep")}
          </button>
        </form>
        <p class="quiet small">
          {t("Kept in your settings on this computer, for this study; others do not see them.")}
        </p>
      </div>
    </details>
  );
}
