/** Everything that the codebook says of one code. */
import type { ComponentChildren } from "preact";
import type { Code, Codebook } from "../../api/wire.ts";
import { Swatch } from "../../app/swatch.tsx";
import { t } from "../../i18n/t.ts";

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
  if (parent) rows.push([t("Below"), parent.name]);
  if (!code.assignable) rows.push([t("Use"), t("a container: code what is below it")]);
  else if (!code.usable) rows.push([t("Use"), code.replaced_by ? t("no longer") : t("not what this round is about")]);
  if (code.rolls_up_as === "contrary") rows.push([t("Above it"), t("counts as evidence against")]);
  if (code.replaced_by) rows.push([t("Replaced by"), code.replaced_by]);
  if (code.aliases.length) rows.push([t("Also called"), code.aliases.join(", ")]);
  if (code.cues.length) rows.push([t("Cues"), code.cues.join(" · ")]);
  if (code.origin) rows.push([t("Origin"), code.origin]);
  if (code.source) rows.push([t("Source"), code.source]);
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
            {t(
              "{mine, plural, one {# coding} other {# codings}} of yours in {mine_transcripts, plural, one {# transcript} other {# transcripts}}, codes below not counted",
              { mine: code.mine, mine_transcripts: code.mine_transcripts },
            )}
          </span>
        )}
        {code.below > 0 && (
          <span class="tag">
            {t("{below, plural, one {# coding} other {# codings}} below, as they stand", { below: code.below })}
          </span>
        )}
      </h1>
      <Words label={t("Definition")} text={code.definition} empty={t("No definition yet.")} />
      <div class="sides">
        <Words label={t("Include")} text={code.include} empty={t("Nothing said.")} side="in" />
        <Words label={t("Exclude")} text={code.exclude} empty={t("Nothing said.")} side="out" />
      </div>
      {code.examples.length > 0 && (
        <section>
          <h2 class="minor">{code.examples.length === 1 ? t("Example") : t("Examples")}</h2>
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
