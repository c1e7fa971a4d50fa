/** Each place of some words in its line. */

import type { Lines } from "../../api/wire.ts";
import { formatNumber } from "../../app/format.ts";
import { KwicTable } from "../../app/kwic_table.tsx";
import { useLoad } from "../../app/load.ts";
import { Show } from "../../app/parts.tsx";
import { SaveAs } from "../../app/save_as.tsx";
import { placeOf } from "../../app/where.ts";
import { rich, t } from "../../i18n/t.ts";
import { FORMS, parameters, type Question } from "./question.ts";

export function Context({ question }: { question: Question }) {
  const asked = parameters(question);
  const found = useLoad<Lines>(`/api/kwic?${asked}`);
  const grouped = question.across && question.across !== "total";
  return (
    <section class="stack" aria-label={t("{words} in context", { words: question.words })}>
      <Show what={t("Places")} of={found}>
        {(value) => (
          <>
            <div class="row">
              <h2 class="grow">
                {rich("“{words}”", { words: <bdi>{value.words}</bdi> })}{" "}
                <span class="quiet">
                  {t(
                    "{n, plural, one {# place} other {# places}} in {interviews, plural, one {# interview} other {# interviews}}{hasN, select, yes {; the first {lines} are shown} other {}}",
                    {
                      n: value.n,
                      interviews: value.interviews,
                      hasN: value.n > value.lines.length ? "yes" : "no",
                      lines: formatNumber(value.lines.length),
                    },
                  )}
                </span>
              </h2>
              <SaveAs path={(form) => `/api/words/file?${asked}&form=${form}`} forms={FORMS} />
            </div>
            <KwicTable
              words={value.words}
              text={value.lines.map((line) => line.text).join(" ")}
              first={grouped ? question.across : undefined}
            >
              {value.lines.map((line) => {
                const place = t("{transcript}, turn {turn}", { transcript: line.transcript, turn: line.turn });
                const to = placeOf(line.transcript, line.start);
                return (
                  <tr key={`${line.transcript}/${line.start}`}>
                    {grouped && <td class="small">{line.column}</td>}
                    <td class="small">{to ? <a href={to}>{place}</a> : place}</td>
                    <td class="before" dir="auto">
                      {line.before}
                    </td>
                    <td dir="auto">
                      <b>{line.text}</b>
                    </td>
                    <td class="after" dir="auto">
                      {line.after}
                    </td>
                  </tr>
                );
              })}
            </KwicTable>
          </>
        )}
      </Show>
    </section>
  );
}
