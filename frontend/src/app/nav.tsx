/** The screens in three groups, in the order of the work; beside them what belongs to all of it. */
import type { Round } from "../api/wire.ts";
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

function groups(current: Round | null): Group[] {
  const id = current?.id ?? "";
  const { code, compare } = work(current);
  return [
    {
      name: "Prepare",
      items: [
        { screen: "study", name: "Study", to: href.study() },
        { screen: "transcripts", name: "Transcripts", to: href.transcripts() },
        { screen: "cases", name: "Cases", to: href.cases() },
        { screen: "codebook", name: "Codebook", to: href.codebook() },
        { screen: "rounds", name: "Rounds", to: href.rounds() },
      ],
    },
    {
      name: "Coding",
      items: [
        { screen: "library", name: "Library", to: href.library() },
        { screen: "code", name: "Code", to: code },
        { screen: "compare", name: "Compare", to: compare },
        { screen: "adjudicate", name: "Adjudicate", to: href.adjudicate(id) },
        { screen: "memos", name: "Memos", to: href.memos() },
        { screen: "history", name: "History", to: href.history() },
      ],
    },
    {
      name: "Results",
      items: [
        { screen: "agreement", name: "Agreement", to: href.agreement(id) },
        { screen: "excerpts", name: "Excerpts", to: href.excerpts() },
        { screen: "matrix", name: "Matrix", to: href.matrix() },
        { screen: "charts", name: "Charts", to: href.charts() },
        { screen: "words", name: "Words", to: href.words() },
        { screen: "review", name: "Review", to: href.review() },
        { screen: "meetings", name: "Meetings", to: href.meetings() },
        { screen: "reports", name: "Reports", to: href.reports() },
      ],
    },
    {
      name: "",
      items: [
        { screen: "search", name: "Search", to: href.search() },
        { screen: "settings", name: "Settings", to: href.settings() },
      ],
    },
  ];
}

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
      <ul aria-label={group.name || "Everywhere"}>
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
    <nav class="nav" id="nav" aria-label="Screens" data-open={open ? "" : undefined} onClick={close}>
      <ul>
        {groups(round.value).map((group) => (
          <GroupOf key={group.name} group={group} here={here} />
        ))}
      </ul>
    </nav>
  );
}
