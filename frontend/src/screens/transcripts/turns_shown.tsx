/** A text with its turns marked: who speaks, and as what; what belongs to no turn stands between, in grey. */
import { useState } from "preact/hooks";
import type { Role } from "../../api/wire.ts";
import { rich, t } from "../../i18n/t.ts";
import { Offsets } from "../../text/offsets.ts";

export interface TurnMarked {
  start: number;
  end: number;
  speaker: string;
  role: Role;
}

const AT_ONCE = 60;

export function TurnsShown({ text, turns }: { text: string; turns: TurnMarked[] }) {
  const [shown, setShown] = useState(AT_ONCE);
  const offsets = new Offsets(text);
  if (turns.length === 0) return <p class="note">{t("There are no turns in this text.")}</p>;
  return (
    <div class="stack">
      <ol class="spoken">
        {turns.slice(0, shown).map((turn, index) => (
          <li key={turn.start} data-role={turn.role}>
            <span class="who">
              <span class="n">{index + 1}</span> <span dir="auto">{turn.speaker || t("(no label)")}</span>
              <span class="tag">{turn.role}</span>
            </span>
            <span class="quote" dir="auto">
              {offsets.slice(turn.start, turn.end)}
            </span>
          </li>
        ))}
      </ol>
      {turns.length > shown && (
        <p>
          <button type="button" class="btn small" onClick={() => setShown(shown + 4 * AT_ONCE)}>
            {rich("Show more of {turns} turns", { turns: turns.length })}
          </button>
        </p>
      )}
    </div>
  );
}
