/** A code's definition and rules, as they are needed while coding. */

import type { Code } from "../api/wire.ts";
import { CodeName } from "../app/swatch.tsx";
import { t } from "../i18n/t.ts";

export function CodeCard({ code, codes }: { code: Code; codes: readonly Code[] }) {
  return (
    <article class="code-card">
      <h3>
        <CodeName code={code.id} codes={codes} id />
      </h3>
      <p>{code.definition || t("No definition.")}</p>
      {code.include && code.include !== "-" && (
        <p>
          <b>{t("Include")}</b> {code.include}
        </p>
      )}
      {code.exclude && code.exclude !== "-" && (
        <p>
          <b>{t("Exclude")}</b> {code.exclude}
        </p>
      )}
      {code.examples[0] && (
        <p class="example">
          <b>{t("Example")}</b> <q>{code.examples[0]}</q>
        </p>
      )}
    </article>
  );
}
