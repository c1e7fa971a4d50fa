/** Everything that the codebook says of one code. */
import type { ComponentChildren } from "preact";
import type { Code, Codebook } from "../../api/wire.ts";
import { count } from "../../app/format.ts";
import { Swatch } from "../../app/swatch.tsx";

interface WordsProps {
  label: string;
  text: string;
  empty: string;
  side?: "in" | "out";
}

function Words({ label, text, empty, side }: WordsProps) {
  return (
    <section class={side ? `half ${side}` : undefined}>
      <h2 class="minor">{label}</h2>
      <p class={text ? "said" : "quiet"} dir="auto">
        {text || empty}
      </p>
    </section>
  );
}

function facts(code: Code, book: Codebook): [string, ComponentChildren][] {
  const parent = book.codes.find((one) => one.id === code.parent);
  const rows: [string, ComponentChildren][] = [];
  if (parent) rows.push(["Below", parent.name]);
  if (!code.assignable) rows.push(["Use", "a container: code what is below it"]);
  else if (!code.usable) rows.push(["Use", code.replaced_by ? "no longer" : "not what this round is about"]);
  if (code.rolls_up_as === "contrary") rows.push(["Above it", "counts as evidence against"]);
  if (code.replaced_by) rows.push(["Replaced by", code.replaced_by]);
  if (code.aliases.length) rows.push(["Also called", code.aliases.join(", ")]);
  if (code.cues.length) rows.push(["Cues", code.cues.join(" · ")]);
  if (code.origin) rows.push(["Origin", code.origin]);
  if (code.source) rows.push(["Source", code.source]);
  return rows;
}

export function Card({ code, book }: { code: Code; book: Codebook }) {
  return (
    <article class="codecard" aria-label={code.name}>
      <h1 tabIndex={-1}>
        <Swatch code={code.id} codes={book.codes} /> <span dir="auto">{code.name}</span>{" "}
        <code class="quiet small">{code.id}</code>
        {code.mine > 0 && (
          <span class="tag">
            {count(code.mine, "coding")} of yours in {count(code.mine_transcripts, "transcript")}, codes below not
            counted
          </span>
        )}
        {code.below > 0 && <span class="tag">{count(code.below, "coding")} below, as they stand</span>}
      </h1>
      <Words label="Definition" text={code.definition} empty="No definition yet." />
      <div class="sides">
        <Words label="Include" text={code.include} empty="Nothing said." side="in" />
        <Words label="Exclude" text={code.exclude} empty="Nothing said." side="out" />
      </div>
      {code.examples.length > 0 && (
        <section>
          <h2 class="minor">{code.examples.length === 1 ? "Example" : "Examples"}</h2>
          <ul class="examples">
            {code.examples.map((example) => (
              <li key={example} class="quote" dir="auto">
                {example}
              </li>
            ))}
          </ul>
        </section>
      )}
      <dl class="pairs">
        {facts(code, book).flatMap(([name, value]) => [
          <dt key={name}>{name}</dt>,
          <dd key={`${name}=`} dir="auto">
            {value}
          </dd>,
        ])}
      </dl>
    </article>
  );
}
