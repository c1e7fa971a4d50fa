/** Where a link leads: what it is for, and the account that it is used with. */
import { useLayoutEffect, useState } from "preact/hooks";
import type { Link, TeamHome } from "../api/wire.ts";
import { useAct } from "../app/act.ts";
import { inWords } from "../app/format.ts";
import { FaultNote, Page, PRIVATE } from "../app/parts.tsx";
import { navigate } from "../app/router.ts";
import { AccountField, PasswordField } from "./fields.tsx";
import { api, signedIn } from "./server.ts";

interface Wish {
  account?: string;
  name?: string;
  password?: string;
}

function NewAccount({ link, busy, accept }: { link: Link; busy: boolean; accept: (wish: Wish) => void }) {
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
      <h2>Make your account</h2>
      <label class="field">
        <span class="label">Your name</span>
        <input
          class="input"
          value={name}
          dir="auto"
          maxLength={200}
          {...PRIVATE}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <span class="help">As it stands in minutes and reports.</span>
      </label>
      <AccountField value={account} change={setAccount} help="You sign in with it. Letters and digits, no spaces." />
      <PasswordField label="Password" value={password} change={setPassword} kind="new-password" />
      <div class="row end">
        <button type="submit" class="btn main" disabled={busy || !account.trim() || password.length < 12}>
          Make my account
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
      <PasswordField label="New password" value={password} change={setPassword} kind="new-password" />
      <div class="row end">
        <button type="submit" class="btn main" disabled={busy || password.length < 12}>
          Set it
        </button>
      </div>
    </form>
  );
}

function Words({ link }: { link: Link }) {
  if (link.title)
    return (
      <p>
        {link.by} invites you to <strong dir="auto">{link.title}</strong> as <strong>{link.role}</strong>. What you do
        there is signed <strong>{link.coder}</strong>.
      </p>
    );
  if (link.role) return <p>You will keep this server: make studies, and own those that nobody owns yet.</p>;
  return (
    <p>
      A new password for <strong>{link.coder}</strong>. All sessions of this account end.
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
    act.run("One moment…", async () => {
      signedIn(await api.post<TeamHome>("/api/team/accept", { code, ...wish }));
      navigate("#/");
    });
  return (
    <Page title="Welcome">
      <div class="stack narrow">
        {link && <Words link={link} />}
        <FaultNote fault={fault || act.fault} />
        {link?.signed_in && (
          <p class="row">
            You are signed in as <strong>{link.signed_in}</strong>.
            <button type="button" class="btn main" disabled={act.busy} onClick={() => accept({})}>
              Join as {link.signed_in}
            </button>
          </p>
        )}
        {link?.role && !link.signed_in && <NewAccount link={link} busy={act.busy} accept={accept} />}
        {link && !link.role && <NewPassword link={link} busy={act.busy} accept={accept} />}
        {link?.title && !link.signed_in && (
          <p class="quiet">
            You have an account here? <a href="#/">Sign in</a>, then open the link again.
          </p>
        )}
      </div>
    </Page>
  );
}
