/** Inviting somebody: a link that is shown once, to be sent by whatever way people write to each other. */

import { useState } from "preact/hooks";
import type { InvitationMade, People, TeamRole } from "../api/wire.ts";
import type { Act } from "../app/act.ts";
import { NameField } from "../app/name_field.tsx";
import { PRIVATE } from "../app/parts.tsx";
import { rich, t } from "../i18n/t.ts";
import { api, day, ROLE_NAMES, ROLES } from "./server.ts";

function Made({ made }: { made: InvitationMade }) {
  return (
    <p class="note ok" role="status">
      {rich("Send this link; it works once, until {day}, and is not shown again:", { day: day(made.until) })}
      <br />
      <code class="path">{made.url}</code>
    </p>
  );
}

export function Invite({ people, act, made }: { people: People; act: Act; made: () => void }) {
  const [coder, setCoder] = useState("");
  const [name, setName] = useState("");
  const [role, setRole] = useState<TeamRole>("coder");
  const [link, setLink] = useState<InvitationMade | null>(null);
  const invite = (event: Event) => {
    event.preventDefault();
    act.run(t("Making a link…"), async () => {
      const wish = { study: people.study, role, coder: coder.trim(), name: name.trim() };
      setLink(await api.post<InvitationMade>("/api/team/invite", wish));
      setCoder("");
      setName("");
      made();
    });
  };
  return (
    <form class="stack card" onSubmit={invite}>
      <h2>{t("Invite somebody")}</h2>
      <div class="pair">
        <label class="field">
          <span class="label">{t("Signs as")}</span>
          <input
            class="input"
            list="coders"
            value={coder}
            maxLength={100}
            {...PRIVATE}
            onInput={(event) => setCoder(event.currentTarget.value)}
          />
          <datalist id="coders">
            {people.coders.map((id) => (
              <option key={id} value={id} />
            ))}
          </datalist>
          <span class="help">{t("A coder of the study who comes to the server, or a new short name.")}</span>
        </label>
        <NameField label={t("Name")} value={name} change={setName} />
        <label class="field">
          <span class="label">{t("Role")}</span>
          <select class="input" value={role} onChange={(event) => setRole(event.currentTarget.value as TeamRole)}>
            {ROLES.map(([id]) => (
              <option key={id} value={id}>
                {ROLE_NAMES[id]}
              </option>
            ))}
          </select>
          <span class="help">{ROLES.find(([id]) => id === role)?.[1]}</span>
        </label>
      </div>
      {link && <Made made={link} />}
      <div class="row end">
        <button type="submit" class="btn main" disabled={act.busy || !coder.trim()}>
          {t("Make a link")}
        </button>
      </div>
    </form>
  );
}
