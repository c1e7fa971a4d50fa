/** Each place of some words in its line; whoever shows it gives the rows, and what stands before their place. */
import type { ComponentChildren } from "preact";
import { rich, t } from "../i18n/t.ts";
import { directionOf } from "../text/direction.ts";

export function KwicTable({
  words,
  text,
  first,
  children,
}: {
  words: string;
  /** What says in which direction they are read. */
  text: string;
  /** The name of a column before the place. */
  first?: string;
  children: ComponentChildren;
}) {
  return (
    <div class="scroll">
      <table class="table kwic" dir={directionOf(text)}>
        <caption class="sr">{rich("“{words}” in context", { words })}</caption>
        <thead>
          <tr>
            {first !== undefined && <th scope="col">{first}</th>}
            <th scope="col">{t("Where")}</th>
            <th scope="col" class="num">
              {t("Before")}
            </th>
            <th scope="col">{t("Words")}</th>
            <th scope="col">{t("After")}</th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
