/** A code's definition and rules, as they are needed while coding. */
import type { Code } from "../api/wire.ts";
import { CodeName } from "../app/swatch.tsx";

export function CodeCard({ code, codes }: { code: Code; codes: readonly Code[] }) {
  return (
    <article class="code-card">
      <h3>
        <CodeName code={code.id} codes={codes} id />
      </h3>
      <p>{code.definition || "No definition."}</p>
      {code.include && code.include !== "-" && (
        <p>
          <b>Include</b> {code.include}
        </p>
      )}
      {code.exclude && code.exclude !== "-" && (
        <p>
          <b>Exclude</b> {code.exclude}
        </p>
      )}
      {code.examples[0] && (
        <p class="example">
          <b>Example</b> <q>{code.examples[0]}</q>
        </p>
      )}
    </article>
  );
}
