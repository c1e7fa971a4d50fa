/** What a change of a codebook means for what was coded before it: in numbers, and as a list with links into the text. */

import type { Codebook, CodebookChanged, Recode } from "../../api/wire.ts";
import { href } from "../../app/router.ts";
import { CodeName } from "../../app/swatch.tsx";
import { Told } from "../../app/told.tsx";
import { rich, t } from "../../i18n/t.ts";

const FIELDS: Record<string, string> = {
  definition: t("Definition"),
  include: t("Include"),
  exclude: t("Exclude"),
  examples: t("Examples"),
  parent: t("Above it"),
};

export function RecodeRow({
  row,
  book,
  children,
}: {
  row: Recode;
  book: Codebook;
  children?: preact.ComponentChildren;
}) {
  return (
    <li class="excerpt">
      <p class="quote" dir="auto">
        {row.words}
      </p>
      <p class="row small">
        {children}
        <CodeName code={row.code} codes={book.codes} />
        <a href={href.code(row.round, row.transcript, row.start)}>
          {rich("{transcript} in {round}", { transcript: row.transcript, round: row.round })}
        </a>
        <span class="quiet">
          {rich("{coder}, under {version}: {changed}", {
            coder: row.coder,
            version: row.version,
            changed: row.changed.map((what) => FIELDS[what] ?? what).join(", "),
          })}
        </span>
      </p>
    </li>
  );
}

export function Differences({ shown }: { shown: CodebookChanged }) {
  const lines = shown.differences.filter((one) => one.kind !== "noted");
  return (
    <ul class="changes">
      {lines.map((one, at) => (
        <li key={at}>
          <code>{one.code}</code>
          <span dir="auto">
            {one.text} {one.meaning && <span class="tag warn">{t("meaning")}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Where it is written, and what becomes of the codings that may be seen. */
export function Meaning({ shown, book }: { shown: CodebookChanged; book: Codebook }) {
  const { before, after, carried, doubtful, look_again, unread, blind } = shown;
  return (
    <section class="stack" aria-label={t("What it means")}>
      <h2>{t("What it means")}</h2>
      <p>
        {after === before
          ? t("It is written into version {after}, which nobody has coded with yet.", { after })
          : t("It is written into version {after}. Version {before} is in use and stays as it is.", { after, before })}
      </p>
      <Differences shown={shown} />
      {shown.noted && (
        <ul class="what-it-means">
          <li>
            {rich(
              "<b>{carried, plural, one {# coding} other {# codings}}</b> {carried, plural, one {is} other {are}} carried over.",
              { carried, b: (words) => <strong>{words}</strong> },
            )}
          </li>
          <li>
            {rich(
              "<b>{doubtful, plural, one {# coding} other {# codings}}</b> {doubtful, plural, one {is} other {are}} to be looked at again.",
              { doubtful, b: (words) => <strong>{words}</strong> },
            )}
          </li>
          {unread.length > 0 && (
            <li>
              {rich(
                "<b>{unread, plural, one {# transcript} other {# transcripts}}</b> {unread, plural, one {counts} other {count}} as not yet coded for {code}: {unread2}. A round about this code reads them.",
                {
                  unread: unread.length,
                  b: (words) => <strong>{words}</strong>,
                  code: shown.code,
                  unread2: unread.join(", "),
                },
              )}
            </li>
          )}
        </ul>
      )}
      {blind.length > 0 && (
        <p class="note">
          {rich("You are blind in {blind}: only your own codings are counted and listed until it is compared.", {
            blind: blind.join(", "),
          })}
        </p>
      )}
      {look_again.length > 0 && (
        <ul class="excerpts" aria-label={t("Codings to look at again")}>
          {look_again.map((row) => (
            <RecodeRow key={row.id} row={row} book={book} />
          ))}
        </ul>
      )}
      {doubtful > look_again.length && (
        <p class="quiet">{rich("The first {look_again} are listed.", { look_again: look_again.length })}</p>
      )}
    </section>
  );
}

export function Weak({ shown }: { shown: CodebookChanged | null }) {
  const weak = shown?.flaws.filter((flaw) => flaw.level === "warning" || !flaw.field) ?? [];
  if (!weak.length) return null;
  return (
    <ul class="note" aria-label={t("What could be better")}>
      {weak.map((flaw) => (
        <li key={flaw.message}>
          <Told words={flaw.message} />{" "}
          <span class="quiet">
            <Told words={flaw.remedy} />
          </span>
        </li>
      ))}
    </ul>
  );
}
