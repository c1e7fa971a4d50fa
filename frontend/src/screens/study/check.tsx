/** What `codekit check` finds, with how to mend it. It is asked for: it reads the whole study. */
import { useState } from "preact/hooks";
import type { Findings } from "../../api/wire.ts";
import { count } from "../../app/format.ts";
import { useLoad } from "../../app/load.ts";
import { Show } from "../../app/parts.tsx";

function Found({ found }: { found: Findings }) {
  const errors = found.findings.filter((one) => one.level === "error").length;
  return (
    <>
      <p class={errors ? "note bad" : found.total ? "note warn" : "note good"} role="status">
        {found.total === 0
          ? "Nothing is wrong or doubtful."
          : `${count(errors, "error")}, ${count(found.total - errors, "warning")}. An error makes figures wrong; a warning is for somebody to look at.`}
      </p>
      {found.blind.length > 0 && (
        <p class="quiet">
          What coders wrote was left out, since you are blind in {found.blind.join(", ")}. Ask again after the
          comparison.
        </p>
      )}
      <ul class="findings" aria-label="Findings">
        {found.findings.map((one, index) => (
          <li key={index}>
            <span class={one.level === "error" ? "tag warn" : "tag"}>{one.level}</span>{" "}
            <strong class="path">
              {one.file}
              {one.line !== null && `:${one.line}`}
            </strong>{" "}
            <span dir="auto">{one.message}</span>
            {one.remedy && <span class="quiet block">How to mend it: {one.remedy}</span>}
          </li>
        ))}
      </ul>
      {found.total > found.findings.length && (
        <p class="quiet">{count(found.total - found.findings.length, "more finding")}: mend these first.</p>
      )}
    </>
  );
}

export function Check() {
  const [asked, setAsked] = useState(false);
  const found = useLoad<Findings>(asked ? "/api/study/check" : null);
  return (
    <section>
      <h2>Check</h2>
      <p class="quiet">
        Looks at every file of the study: what cannot be read, what contradicts itself, what was forgotten.
      </p>
      <div class="row">
        <button type="button" class="btn" onClick={() => (asked ? found.reload() : setAsked(true))}>
          {asked ? "Check again" : "Check the study"}
        </button>
      </div>
      {asked && (
        <Show what="Check" of={found}>
          {(value) => <Found found={value} />}
        </Show>
      )}
    </section>
  );
}
