/** What `codekit check` finds, with how to mend it. It is asked for: it reads the whole study. */
import { useState } from "preact/hooks";
import type { Findings } from "../../api/wire.ts";
import { FindingList } from "../../app/findings.tsx";
import { useLoad } from "../../app/load.ts";
import { Show } from "../../app/parts.tsx";
import { rich, t } from "../../i18n/t.ts";

function Found({ found }: { found: Findings }) {
  const errors = found.findings.filter((one) => one.level === "error").length;
  return (
    <>
      <p class={errors ? "note bad" : found.total ? "note warn" : "note good"} role="status">
        {found.total === 0
          ? t("Nothing is wrong or doubtful.")
          : t(
              "{errors, plural, one {# error} other {# errors}}, {total, plural, one {# warning} other {# warnings}}. An error makes figures wrong; a warning is for somebody to look at.",
              { errors, total: found.total - errors },
            )}
      </p>
      {found.blind.length > 0 && (
        <p class="quiet">
          {rich("What coders wrote was left out, since you are blind in {blind}. Ask again after the comparison.", {
            blind: found.blind.join(", "),
          })}
        </p>
      )}
      <FindingList findings={found.findings} />
      {found.total > found.findings.length && (
        <p class="quiet">
          {t("{total, plural, one {# more finding} other {# more findings}}: mend these first.", {
            total: found.total - found.findings.length,
          })}
        </p>
      )}
    </>
  );
}

export function Check() {
  const [asked, setAsked] = useState(false);
  const found = useLoad<Findings>(asked ? "/api/study/check" : null);
  return (
    <section>
      <h2>{t("Check")}</h2>
      <p class="quiet">
        {t("Looks at every file of the study: what cannot be read, what contradicts itself, what was forgotten.")}
      </p>
      <div class="row">
        <button type="button" class="btn" onClick={() => (asked ? found.reload() : setAsked(true))}>
          {asked ? t("Check again") : t("Check the study")}
        </button>
      </div>
      {asked && (
        <Show what={t("Check")} of={found}>
          {(value) => <Found found={value} />}
        </Show>
      )}
    </section>
  );
}
