/** Ctrl+K: everything that can be done here, by name. */
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Dialog } from "../app/dialog.tsx";
import { groups } from "../app/nav.tsx";
import { PRIVATE } from "../app/parts.tsx";
import { round } from "../app/services.ts";
import { really } from "../code/pointer.ts";
import { rich, t } from "../i18n/t.ts";
import { ACTIONS } from "./actions.ts";
import { commands, handlerOf } from "./dispatcher.ts";
import { keyOf } from "./key.tsx";

const MOST = 12;

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly key: string;
  run(): void;
}

/** Every screen, by its name in the menu. */
function screens(): Entry[] {
  return groups(round.value).flatMap((group) =>
    group.items.map((item) => ({
      id: `screen-${item.screen}`,
      title: group.name ? `${group.name} › ${item.name}` : item.name,
      key: "",
      run: () => {
        location.hash = item.to;
      },
    })),
  );
}

function entries(): Entry[] {
  const keyed = ACTIONS.filter((action) => action.id !== "commands" && handlerOf(action.id)).map((action) => ({
    id: action.id,
    title: action.title,
    key: keyOf(action.id),
    run: () => handlerOf(action.id)?.(new KeyboardEvent("keydown")),
  }));
  return [
    ...keyed,
    ...commands().map((command, i) => ({
      id: `command-${i}`,
      title: command.title,
      key: "",
      run: () => command.run(),
    })),
    ...screens(),
  ];
}

/** Every word typed has to begin a word of the title. */
function fits(title: string, query: string): boolean {
  const words = title.toLowerCase().split(/[^\p{Letter}\p{Number}]+/u);
  return query
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)));
}

export function CommandPalette({ onClose }: { onClose: () => void }) {
  const typed = useSignal("");
  const at = useSignal(0);
  const all = useRef<Entry[]>([]);
  if (all.current.length === 0) all.current = entries();
  const shown = all.current.filter((entry) => fits(entry.title, typed.value)).slice(0, MOST);
  const chosen = shown[Math.min(at.value, shown.length - 1)];
  const run = (entry: Entry | undefined): void => {
    onClose();
    // The focus first goes back to where it was: the command may move it.
    if (entry) setTimeout(() => entry.run(), 0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown") at.value = Math.min(shown.length - 1, at.value + 1);
    else if (event.key === "ArrowUp") at.value = Math.max(0, at.value - 1);
    else if (event.key === "Enter") run(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={t("Commands")} onClose={onClose}>
      <div class="commands" onKeyDown={onKeyDown}>
        <input
          class="input"
          autofocus
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls="command-list"
          aria-autocomplete="list"
          aria-label={t("Command")}
          aria-activedescendant={chosen ? `c-${chosen.id}` : undefined}
          placeholder={t("What to do…")}
          {...PRIVATE}
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
            at.value = 0;
          }}
        />
        <ul id="command-list" role="listbox" aria-label={t("Commands")} class="hits">
          {shown.map((entry, i) => (
            <li
              key={entry.id}
              id={`c-${entry.id}`}
              role="option"
              class="hit-row"
              aria-selected={entry === chosen}
              onPointerMove={really(() => (at.value = i))}
              onClick={() => run(entry)}
            >
              <span>{entry.title}</span>
              {entry.key && <kbd>{entry.key}</kbd>}
            </li>
          ))}
        </ul>
        {shown.length === 0 && <p class="quiet">{rich("Nothing here is called ‘{typed}’.", { typed: typed.value })}</p>}
      </div>
    </Dialog>
  );
}
