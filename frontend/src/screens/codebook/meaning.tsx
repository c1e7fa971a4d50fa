/** What a change of a codebook means for what was coded before it: in numbers, and as a list with links into the text. */
import type { Codebook, CodebookChanged, Recode } from "../../api/wire.ts";
import { count, sentence } from "../../app/format.ts";
import { href } from "../../app/router.ts";
import { CodeName } from "../../app/swatch.tsx";

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
          {row.transcript} in {row.round}
        </a>
        <span class="quiet">
          {row.coder}, under {row.version}: {row.changed.join(", ")}
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
            {one.text} {one.meaning && <span class="tag warn">meaning</span>}
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
    <section class="stack" aria-label="What it means">
      <h2>What it means</h2>
      <p>
        {after === before
          ? `It is written into version ${after}, which nobody has coded with yet.`
          : `It is written into version ${after}. Version ${before} is in use and stays as it is.`}
      </p>
      <Differences shown={shown} />
      {shown.noted && (
        <ul class="what-it-means">
          <li>
            <strong>{count(carried, "coding")}</strong> {carried === 1 ? "is" : "are"} carried over.
          </li>
          <li>
            <strong>{count(doubtful, "coding")}</strong> {doubtful === 1 ? "is" : "are"} to be looked at again.
          </li>
          {unread.length > 0 && (
            <li>
              <strong>{count(unread.length, "transcript")}</strong> {unread.length === 1 ? "counts" : "count"} as not
              yet coded for {shown.code}: {unread.join(", ")}. A round about this code reads them.
            </li>
          )}
        </ul>
      )}
      {blind.length > 0 && (
        <p class="note">
          You are blind in {blind.join(", ")}: only your own codings are counted and listed until it is compared.
        </p>
      )}
      {look_again.length > 0 && (
        <ul class="excerpts" aria-label="Codings to look at again">
          {look_again.map((row) => (
            <RecodeRow key={row.id} row={row} book={book} />
          ))}
        </ul>
      )}
      {doubtful > look_again.length && <p class="quiet">The first {look_again.length} are listed.</p>}
    </section>
  );
}

export function Weak({ shown }: { shown: CodebookChanged | null }) {
  const weak = shown?.flaws.filter((flaw) => flaw.level === "warning" || !flaw.field) ?? [];
  if (!weak.length) return null;
  return (
    <ul class="note" aria-label="What could be better">
      {weak.map((flaw) => (
        <li key={flaw.message}>
          {sentence(flaw.message)} <span class="quiet">{sentence(flaw.remedy)}</span>
        </li>
      ))}
    </ul>
  );
}
