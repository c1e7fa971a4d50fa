/** Each place of some words in its line. */
import type { Lines } from "../../api/wire.ts";
import { count, formatNumber } from "../../app/format.ts";
import { useLoad } from "../../app/load.ts";
import { Show } from "../../app/parts.tsx";
import { SaveAs } from "../../app/save_as.tsx";
import { placeOf } from "../../app/where.ts";
import { directionOf } from "../../text/direction.ts";
import { FORMS, parameters, type Question } from "./question.ts";

export function Context({ question }: { question: Question }) {
  const asked = parameters(question);
  const found = useLoad<Lines>(`/api/kwic?${asked}`);
  const grouped = question.across && question.across !== "total";
  return (
    <section class="stack" aria-label={`${question.words} in context`}>
      <Show what="Places" of={found}>
        {(value) => (
          <>
            <div class="row">
              <h2 class="grow">
                “<bdi>{value.words}</bdi>”{" "}
                <span class="quiet">
                  {count(value.n, "place")} in {count(value.interviews, "interview")}
                  {value.n > value.lines.length && `; the first ${formatNumber(value.lines.length)} are shown`}
                </span>
              </h2>
              <SaveAs path={(form) => `/api/words/file?${asked}&form=${form}`} forms={FORMS} />
            </div>
            <div class="scroll">
              <table class="table kwic" dir={directionOf(value.lines.map((line) => line.text).join(" "))}>
                <caption class="sr">“{value.words}” in context</caption>
                <thead>
                  <tr>
                    {grouped && <th scope="col">{question.across}</th>}
                    <th scope="col">Where</th>
                    <th scope="col" class="num">
                      Before
                    </th>
                    <th scope="col">Words</th>
                    <th scope="col">After</th>
                  </tr>
                </thead>
                <tbody>
                  {value.lines.map((line) => {
                    const place = `${line.transcript}, turn ${line.turn}`;
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
                </tbody>
              </table>
            </div>
          </>
        )}
      </Show>
    </section>
  );
}
