/** What changed between two versions of a codebook. */

import type { CodebookDiff } from "../../api/wire.ts";
import { useLoad } from "../../app/load.ts";
import { Show } from "../../app/parts.tsx";
import { rich, t } from "../../i18n/t.ts";

/** `to` without a version is the working copy. */
export function Changes({ old, to }: { old: string; to: string }) {
  const diff = useLoad<CodebookDiff>(`/api/codebook/diff?old=${encodeURIComponent(old)}&new=${encodeURIComponent(to)}`);
  const target = to.includes("@") ? to : t("the working copy");
  return (
    <section class="stack" aria-label={t("Changes")}>
      <h1 tabIndex={-1}>{rich("From {old} to {target}", { old, target })}</h1>
      <Show what={t("Changes")} of={diff}>
        {({ changes }) =>
          changes.length === 0 ? (
            <p class="note good">{rich("Nothing differs: {target} says what {old} says.", { target, old })}</p>
          ) : (
            <>
              <p class="quiet">
                {rich(
                  "A change of meaning lists the codings made under {old} to be looked at again; another wording does not.",
                  { old },
                )}
              </p>
              <ul class="changes">
                {changes.map((change, index) => (
                  <li key={index}>
                    <span>
                      <code>{change.code}</code>
                    </span>
                    <span dir="auto">
                      {change.text || change.kind} {change.meaning && <span class="tag warn">{t("meaning")}</span>}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Show>
    </section>
  );
}
