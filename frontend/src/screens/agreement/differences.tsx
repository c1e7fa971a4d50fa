/** The units on which the coders differ: where the work lies, before any number. */

import { useRef, useState } from "preact/hooks";
import type { Code, Disagreement, Disagreements } from "../../api/wire.ts";
import { useLoad } from "../../app/load.ts";
import { useOnce } from "../../app/once.ts";
import { Show } from "../../app/parts.tsx";
import { href } from "../../app/router.ts";
import { CodeName } from "../../app/swatch.tsx";
import { known, rich, t } from "../../i18n/t.ts";

/** Who used the code, and what the others did; where only the polarity differs, who said what. */
function Said({ row, codes }: { row: Disagreement; codes: readonly Code[] }) {
  if (row.type === "polarity") return <>{row.other}</>;
  return (
    <>
      {rich("{by} used it; {others} did not{hasOther, select, yes {, but {code}} other {}}", {
        by: row.coded_by.join(", "),
        others: row.not_by.join(", "),
        hasOther: row.other ? "yes" : "no",
        code: row.other && <CodeName code={row.other} codes={codes} />,
      })}
    </>
  );
}

function Row({ row, codes, round }: { row: Disagreement; codes: readonly Code[]; round: string }) {
  return (
    <li>
      <span class="stack small">
        <a href={href.compare(round, row.transcript, row.start)}>
          {row.transcript}, {known(row.scheme)} {row.unit + 1}
        </a>
        <span>
          <CodeName code={row.code} codes={codes} />
        </span>
        <span>
          <span class="tag">{known(row.type)}</span>
          {row.settled && (
            <>
              {" "}
              <span class="tag good">{t("✓ settled")}</span>
            </>
          )}
        </span>
      </span>
      <span>
        <span class="quote" dir="auto">
          {row.text}
        </span>
        <br />
        <span class="small quiet">
          <Said row={row} codes={codes} /> · {row.speaker}
        </span>
      </span>
    </li>
  );
}

interface Props {
  round: string;
  code: string;
  codes: readonly Code[];
  onAll: () => void;
}

const PAGE = 50;

/** The list of one code, or of all; it comes into view when a code has been chosen. */
function List({ round, code, codes, onAll, rows }: Props & { rows: readonly Disagreement[] }) {
  const [shown, setShown] = useState(PAGE);
  const section = useRef<HTMLElement>(null);
  useOnce(() => {
    if (!code) return undefined;
    section.current?.scrollIntoView({ block: "start" });
    section.current?.focus({ preventScroll: true });
    return undefined;
  });
  const wanted = code ? rows.filter((row) => row.code === code) : rows;
  return (
    <section class="stack" ref={section} aria-label={t("Disagreements")} tabIndex={-1}>
      <h2>
        {t("{wanted, plural, one {# disagreement} other {# disagreements}}", { wanted: wanted.length })}
        {code && (
          <>
            {" "}
            {rich("on {name}", { name: codes.find((one) => one.id === code)?.name ?? code })}{" "}
            <button type="button" class="btn small" onClick={onAll}>
              {t("Show all")}
            </button>
          </>
        )}
      </h2>
      {wanted.length === 0 ? (
        <p class="note good">
          {t("The coders agree on every unit{hasCode, select, yes { for this code} other {}}.", {
            hasCode: code ? "yes" : "no",
          })}
        </p>
      ) : (
        <ul class="differences">
          {wanted.slice(0, shown).map((row) => (
            <Row key={`${row.transcript}/${row.unit}/${row.code}/${row.start}`} row={row} codes={codes} round={round} />
          ))}
        </ul>
      )}
      {wanted.length > shown && (
        <button type="button" class="btn" onClick={() => setShown(shown + PAGE)}>
          {rich("Show {min} more", { min: Math.min(PAGE, wanted.length - shown) })}
        </button>
      )}
    </section>
  );
}

/** Fetched once for all codes: choosing one shows its list at once. */
export function Differences(props: Props) {
  const found = useLoad<Disagreements>(`/api/disagreements?round=${encodeURIComponent(props.round)}`);
  return (
    <Show what={t("Disagreements")} of={found}>
      {({ rows }) => <List key={props.code} {...props} rows={rows} />}
    </Show>
  );
}
