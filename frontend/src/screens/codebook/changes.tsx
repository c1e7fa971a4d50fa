/** What changed between two versions of a codebook. */
import type { CodebookDiff } from "../../api/wire.ts";
import { useLoad } from "../../app/load.ts";
import { Show } from "../../app/parts.tsx";

/** `to` without a version is the working copy. */
export function Changes({ old, to }: { old: string; to: string }) {
  const diff = useLoad<CodebookDiff>(`/api/codebook/diff?old=${encodeURIComponent(old)}&new=${encodeURIComponent(to)}`);
  const target = to.includes("@") ? to : "the working copy";
  return (
    <section class="stack" aria-label="Changes">
      <h1 tabIndex={-1}>
        From {old} to {target}
      </h1>
      <Show what="Changes" of={diff}>
        {({ changes }) =>
          changes.length === 0 ? (
            <p class="note good">
              Nothing differs: {target} says what {old} says.
            </p>
          ) : (
            <>
              <p class="quiet">
                A change of meaning lists the codings made under {old} to be looked at again; another wording does not.
              </p>
              <ul class="changes">
                {changes.map((change, index) => (
                  <li key={index}>
                    <span>
                      <code>{change.code}</code>
                    </span>
                    <span dir="auto">
                      {change.text || change.kind} {change.meaning && <span class="tag warn">meaning</span>}
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
