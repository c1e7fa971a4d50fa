/** Where a link leads: what it is for, and the account that it is used with. */

import { useLayoutEffect, useState } from "preact/hooks";
import type { Link, TeamHome, TeamRole } from "../api/wire.ts";
import { useAct } from "../app/act.ts";
import { inWords } from "../app/format.ts";
import { NameField } from "../app/name_field.tsx";
import { FaultNote, Page } from "../app/parts.tsx";
import { navigate } from "../app/router.ts";
import { rich, t } from "../i18n/t.ts";
import { AccountField, PasswordField } from "./fields.tsx";
import { goThere, trouble } from "./provider.ts";
import { api, ROLE_NAMES, signedIn, ways } from "./server.ts";

interface Wish {
  account?: string;
  name?: string;
  password?: string;
}

function NewAccount({
  link,
  busy,
  accept,
  elsewhere,
}: {
  link: Link;
  busy: boolean;
  accept: (wish: Wish) => void;
  /** By a provider of identities. */
  elsewhere: (wish: Wish) => void;
}) {
  const [account, setAccount] = useState(link.coder);
  const [name, setName] = useState(link.name);
  const [password, setPassword] = useState("");
  return (
    <form
      class="stack card"
      onSubmit={(event) => {
        event.preventDefault();
        accept({ account: account.trim(), name: name.trim(), password });
      }}
    >
      <h2>{t("Make your account")}</h2>
      <NameField label={t("Your name")} value={name} change={setName} help />
      <AccountField
        value={account}
        change={setAccount}
        help={t("You sign in with it. Letters and digits, no spaces.")}
      />
      <PasswordField label={t("Password")} value={password} change={setPassword} kind="new-password" />
      <div class="row end">
        <button
          type="button"
          class="btn"
          hidden={!ways.value.oidc}
          disabled={busy || !account.trim()}
          onClick={() => elsewhere({ account: account.trim(), name: name.trim() })}
        >
          {t("Without a password: by {oidc}", { oidc: ways.value.oidc })}
        </button>
        <button type="submit" class="btn main" disabled={busy || !account.trim() || password.length < 12}>
          {t("Make my account")}
        </button>
      </div>
    </form>
  );
}

function NewPassword({ link, busy, accept }: { link: Link; busy: boolean; accept: (wish: Wish) => void }) {
  const [password, setPassword] = useState("");
  return (
    <form
      class="stack card"
      onSubmit={(event) => {
        event.preventDefault();
        accept({ account: link.coder, password });
      }}
    >
      <PasswordField label={t("New password")} value={password} change={setPassword} kind="new-password" />
      <div class="row end">
        <button type="submit" class="btn main" disabled={busy || password.length < 12}>
          {t("Set it")}
        </button>
      </div>
    </form>
  );
}

function Words({ link }: { link: Link }) {
  if (link.title)
    return (
      <p>
        {rich("{by} invites you to {title} as {role}. What you do there is signed {coder}.", {
          by: link.by,
          title: <strong dir="auto">{link.title}</strong>,
          role: <strong>{ROLE_NAMES[link.role as TeamRole]}</strong>,
          coder: <strong>{link.coder}</strong>,
        })}
      </p>
    );
  if (link.role) return <p>{t("You will keep this server: make studies, and own those that nobody owns yet.")}</p>;
  return (
    <p>
      {rich("A new password for {coder}. All sessions of this account end.", { coder: <strong>{link.coder}</strong> })}
    </p>
  );
}

export function LinkView({ code }: { code: string }) {
  const act = useAct();
  const [link, setLink] = useState<Link | null>(null);
  const [fault, setFault] = useState("");
  useLayoutEffect(() => {
    api.post<Link>("/api/team/link", { code }).then(setLink, (error: unknown) => setFault(inWords(error)));
  }, [code]);
  const accept = (wish: Wish) =>
    act.run(t("One moment…"), async () => {
      signedIn(await api.post<TeamHome>("/api/team/accept", { code, ...wish }));
      navigate("#/");
    });
  const elsewhere = (wish: Wish) =>
    act.run(t("One moment…"), () => goThere({ purpose: "accept", code, ...wish }, `#/link?code=${code}`));
  return (
    <Page title={t("Welcome")}>
      <div class="stack narrow">
        {link && <Words link={link} />}
        <FaultNote fault={fault || act.fault || trouble.value} />
        {link?.signed_in && (
          <p class="row">
            {rich("You are signed in as {signed_in}.", { signed_in: <strong>{link.signed_in}</strong> })}
            <button type="button" class="btn main" disabled={act.busy} onClick={() => accept({})}>
              {rich("Join as {signed_in}", { signed_in: link.signed_in })}
            </button>
          </p>
        )}
        {link?.role && !link.signed_in && (
          <NewAccount link={link} busy={act.busy} accept={accept} elsewhere={elsewhere} />
        )}
        {link && !link.role && <NewPassword link={link} busy={act.busy} accept={accept} />}
        {link?.title && !link.signed_in && (
          <p class="quiet">
            {rich("You have an account here? <link>Sign in</link>, then open the link again.", {
              link: (words) => <a href="#/">{words}</a>,
            })}
          </p>
        )}
      </div>
    </Page>
  );
}
