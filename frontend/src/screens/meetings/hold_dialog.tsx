/** A meeting goes on record: which day, and who was there. */
import { useState } from "preact/hooks";
import type { Meetings, StudyPerson } from "../../api/wire.ts";
import { Dialog } from "../../app/dialog.tsx";
import { formatDay, translate } from "../../app/format.ts";
import { FaultNote, PRIVATE } from "../../app/parts.tsx";
import { href, navigate } from "../../app/router.ts";
import { services } from "../../app/services.ts";
import { t } from "../../i18n/t.ts";
import { ApiError } from "../../ops/services.ts";

interface Props {
  people: readonly StudyPerson[];
  onHeld: (data: Meetings) => void;
  onClose: () => void;
}

/** The day as people here count it, as a field of dates takes it. */
function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export function HoldDialog({ people, onHeld, onClose }: Props) {
  const [date, setDate] = useState(today());
  const [there, setThere] = useState<readonly string[]>([]);
  const [guests, setGuests] = useState("");
  const [note, setNote] = useState("");
  const [fault, setFault] = useState("");
  const others = guests
    .split(/[,\n]/)
    .map((name) => name.trim())
    .filter(Boolean);
  const hold = async (event: Event) => {
    event.preventDefault();
    if (there.length + others.length === 0) {
      setFault(t("Who was there?"));
      return;
    }
    try {
      const data = await services.api.post<Meetings>("/api/meetings", { date, present: [...there, ...others], note });
      const held = data.meetings.filter((one) => one.date === date).at(0);
      onHeld(data);
      if (held) navigate(href.meetings(held.id));
      services.announce(t("The meeting of {date} is on record.", { date: formatDay(date) }));
    } catch (error) {
      const hint = error instanceof ApiError && !error.error.hint.startsWith("-") ? error.error.hint : "";
      setFault([(error as Error).message, hint].filter(Boolean).map(translate).join(" "));
    }
  };
  return (
    <Dialog title={t("Hold a meeting")} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void hold(event)}>
        <label class="field">
          <span class="label">{t("Day")}</span>
          <input
            class="input"
            type="date"
            required
            value={date}
            onInput={(event) => setDate(event.currentTarget.value)}
          />
        </label>
        <fieldset class="stack">
          <legend class="label">{t("Who was there")}</legend>
          {people.map(({ id, name }) => (
            <label key={id} class="check">
              <input
                type="checkbox"
                checked={there.includes(id)}
                onChange={(event) => {
                  const { checked } = event.currentTarget;
                  setThere((old) => (checked ? [...old, id] : old.filter((one) => one !== id)));
                }}
              />
              <span>{name}</span>
            </label>
          ))}
        </fieldset>
        <label class="field">
          <span class="label">{t("Guests")}</span>
          <input class="input" value={guests} onInput={(event) => setGuests(event.currentTarget.value)} {...PRIVATE} />
          <span class="help">{t("By first and last name, with commas between.")}</span>
        </label>
        <label class="field">
          <span class="label">{t("Note")}</span>
          <textarea
            class="input"
            rows={2}
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
            {...PRIVATE}
          />
        </label>
        <FaultNote fault={fault} />
        <div class="row end">
          <button type="button" class="btn" onClick={onClose}>
            {t("Cancel")}
          </button>
          <button type="submit" class="btn main">
            {t("Put it on record")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
