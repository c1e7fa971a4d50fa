/** The screens in three groups, in the order of the work; beside them what belongs to all of it. */

import type { Round } from "../api/wire.ts";
import { t } from "../i18n/t.ts";
import { lastOpen } from "./preferences.ts";
import { href, route, type Screen } from "./router.ts";
import { round, services, session } from "./services.ts";

interface Item {
  screen: Screen;
  name: string;
  to: string;
}

interface Group {
  /** "": shown beside every group. */
  name: string;
  items: Item[];
}

/** Where the text and the comparison are for the round and transcript at hand. */
function work(current: Round | null): { code: string; compare: string } {
  const last = lastOpen(services.settings.value.value);
  const id = current?.id ?? "";
  const transcript =
    route.value.transcript || last[id] || session.value?.start.transcript || current?.assigned[0] || "";
  return id && transcript
    ? { code: href.code(id, transcript), compare: href.compare(id, transcript) }
    : { code: "#/", compare: "#/" };
}

/** All screens, by group. */
export function groups(current: Round | null): Group[] {
  const id = current?.id ?? "";
  const { code, compare } = work(current);
  return [
    {
      name: t("Prepare"),
      items: [
        { screen: "study", name: t("Study"), to: href.study() },
        { screen: "transcripts", name: t("Transcripts"), to: href.transcripts() },
        { screen: "cases", name: t("Cases"), to: href.cases() },
        { screen: "codebook", name: t("Codebook"), to: href.codebook() },
        { screen: "rounds", name: t("Rounds"), to: href.rounds() },
      ],
    },
    {
      name: t("Coding"),
      items: [
        { screen: "library", name: t("Library"), to: href.library() },
        { screen: "code", name: t("Code##verb"), to: code },
        { screen: "compare", name: t("Compare"), to: compare },
        { screen: "adjudicate", name: t("Adjudicate"), to: href.adjudicate(id) },
        { screen: "memos", name: t("Memos"), to: href.memos() },
        { screen: "history", name: t("History"), to: href.history() },
      ],
    },
    {
      name: t("Results"),
      items: [
        { screen: "agreement", name: t("Agreement"), to: href.agreement(id) },
        { screen: "excerpts", name: t("Excerpts"), to: href.excerpts() },
        { screen: "matrix", name: t("Matrix"), to: href.matrix() },
        { screen: "charts", name: t("Charts"), to: href.charts() },
        { screen: "words", name: t("Words"), to: href.words() },
        { screen: "review", name: t("Review"), to: href.review() },
        { screen: "meetings", name: t("Meetings"), to: href.meetings() },
        { screen: "reports", name: t("Reports"), to: href.reports() },
      ],
    },
    {
      name: "",
      items: [
        { screen: "search", name: t("Search"), to: href.search() },
        { screen: "settings", name: t("Settings"), to: href.settings() },
      ],
    },
  ];
}

/** Name and address of every screen, in the order of the menu. */
export const screens = (current: Round | null): [string, string][] =>
  groups(current).flatMap((group) => group.items.map(({ name, to }): [string, string] => [name, to]));

const SHOWN_AS: Partial<Record<Screen, Screen>> = { print: "code", became: "adjudicate" };

function Link({ item, here }: { item: Item; here: Screen }) {
  return (
    <li>
      <a href={item.to} aria-current={here === item.screen ? "page" : undefined}>
        {item.name}
      </a>
    </li>
  );
}

/** A group: all its screens where one of them is shown (or in the menu of a narrow page), else one link to it. */
function GroupOf({ group, here }: { group: Group; here: Screen }) {
  const first = group.items[0];
  if (!first) return null;
  const current = group.items.some(({ screen }) => screen === here) || !group.name;
  return (
    <li class={`group${group.name ? "" : " later"}`} data-here={current && group.name ? "" : undefined}>
      {group.name && (
        <a class="name" href={first.to}>
          {group.name}
        </a>
      )}
      <ul aria-label={group.name || t("Everywhere")}>
        {group.items.map((item) => (
          <Link key={item.screen} item={item} here={here} />
        ))}
      </ul>
    </li>
  );
}

export function Nav({ open, close }: { open: boolean; close: () => void }) {
  const here = SHOWN_AS[route.value.screen] ?? route.value.screen;
  return (
    <nav class="nav" id="nav" aria-label={t("Screens")} data-open={open ? "" : undefined} onClick={close}>
      <ul>
        {groups(round.value).map((group) => (
          <GroupOf key={group.name} group={group} here={here} />
        ))}
      </ul>
    </nav>
  );
}
