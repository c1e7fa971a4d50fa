/** The choice of the page's language: of this person, on this computer, for the home page and every study. */
import type { LanguageChosen, LanguageRequest } from "../api/wire.ts";
import { choice, chosenOf, languages } from "../i18n/languages.ts";
import { t } from "../i18n/t.ts";
import type { Api } from "../ops/services.ts";

/** Words are taken as the page loads, so it is loaded anew. */
async function choose(api: Api, language: string): Promise<void> {
  const body: LanguageRequest = { language };
  await api.put<LanguageChosen>("/api/language", body);
  location.reload();
}

export function LanguageChoice({ api, failed }: { api: Api; failed: (error: unknown) => void }) {
  const usual = languages[chosenOf(navigator.languages)] ?? "";
  return (
    <select
      class="input"
      aria-label={t("Language")}
      value={choice()}
      onChange={(event) => void choose(api, event.currentTarget.value).catch(failed)}
    >
      <option value="">{t("As the browser: {language}", { language: usual })}</option>
      {Object.entries(languages).map(([tag, name]) => (
        <option key={tag} value={tag} lang={tag}>
          {name}
        </option>
      ))}
    </select>
  );
}
