/** One's own ways to sign in, beside a password: passkeys, and the identity that the account is linked with. */
import { useState } from "preact/hooks";
import type { OwnPasskey, OwnWays } from "../api/wire.ts";
import { type Act, useAct } from "../app/act.ts";
import { FaultNote, PRIVATE } from "../app/parts.tsx";
import { rich, t } from "../i18n/t.ts";
import { canUse, makePasskey } from "./passkey.ts";
import { goThere, trouble } from "./provider.ts";
import { api, day } from "./server.ts";

type Put = (words: string, ask: () => Promise<OwnWays>) => void;

function Key({ one, act, put }: { one: OwnPasskey; act: Act; put: Put }) {
  const words = { name: <bdi>{one.name}</bdi>, day: day(one.made), day2: day(one.used) };
  return (
    <li class="row">
      <span class="grow">
        {one.used ? rich("{name}, since {day}; last used {day2}", words) : rich("{name}, since {day}", words)}
      </span>
      <button
        type="button"
        class="btn small"
        disabled={act.busy}
        onClick={() => put(t("Removing it…"), () => api.post<OwnWays>("/api/team/passkeys/remove", { id: one.id }))}
      >
        {t("Remove")}
      </button>
    </li>
  );
}

function Passkeys({ own, act, put }: { own: OwnWays; act: Act; put: Put }) {
  const [name, setName] = useState("");
  const make = (event: Event) => {
    event.preventDefault();
    put(t("Ask the device…"), () => makePasskey(name.trim()));
    setName("");
  };
  return (
    <section class="stack">
      <h2>{t("Passkeys")}</h2>
      <p class="quiet small">
        {t("Sign in by fingerprint, face or the device’s PIN, without a password. The key stays in the device.")}
      </p>
      <ul class="stack" aria-label={t("Passkeys")}>
        {own.passkeys.map((one) => (
          <Key key={one.id} one={one} act={act} put={put} />
        ))}
      </ul>
      {canUse ? (
        <form class="row" onSubmit={make}>
          <label class="field grow">
            <span class="label">{t("A new passkey: what to call it")}</span>
            <input
              class="input"
              value={name}
              maxLength={60}
              dir="auto"
              placeholder={t("My laptop")}
              {...PRIVATE}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </label>
          <button type="submit" class="btn" disabled={act.busy}>
            {t("Make a passkey")}
          </button>
        </form>
      ) : (
        <p class="quiet small">{t("This browser makes no passkeys.")}</p>
      )}
    </section>
  );
}

function Identity({ own, act, put }: { own: OwnWays; act: Act; put: Put }) {
  return (
    <section class="stack">
      <h2 dir="auto">{own.oidc}</h2>
      {own.identities.map((one) => (
        <p key={one.issuer} class="row">
          <span class="grow">{rich("Linked with {name}", { name: <bdi>{one.name || one.issuer}</bdi> })}</span>
          <button
            type="button"
            class="btn small"
            disabled={act.busy}
            onClick={() => {
              const asked = { issuer: one.issuer };
              put(t("Parting them…"), () => api.post<OwnWays>("/api/team/identities/remove", asked));
            }}
          >
            {t("Part them")}
          </button>
        </p>
      ))}
      {own.identities.length === 0 && (
        <div class="row">
          <button
            type="button"
            class="btn"
            disabled={act.busy}
            onClick={() => act.run(t("One moment…"), () => goThere({ purpose: "link" }, "#/me"))}
          >
            {t("Link it with my account")}
          </button>
        </div>
      )}
    </section>
  );
}

export function Ways({ own, set }: { own: OwnWays; set: (now: OwnWays) => void }) {
  const act = useAct();
  const put: Put = (words, ask) => act.run(words, async () => set(await ask()));
  return (
    <>
      <FaultNote fault={act.fault || trouble.value} />
      {own.can_have_passkeys && <Passkeys own={own} act={act} put={put} />}
      {own.oidc && <Identity own={own} act={act} put={put} />}
    </>
  );
}
