/** The door of a study: who one is. Codings are signed by who codes, so this is never changed in silence. */

import { useState } from "preact/hooks";
import type { CameIn, CoderAtDoor, ComeInRequest, Door } from "../api/wire.ts";
import { useAct } from "../app/act.ts";
import { Dialog } from "../app/dialog.tsx";
import { NameField } from "../app/name_field.tsx";
import { FaultNote, Page, PRIVATE } from "../app/parts.tsx";
import { Told } from "../app/told.tsx";
import { rich, t } from "../i18n/t.ts";
import { ApiError } from "../ops/services.ts";
import { useAnswer } from "./act.ts";
import { to } from "./address.ts";
import { api, goTo } from "./server.ts";

type Wish = Omit<ComeInRequest, "path" | "confirmed">;

function Sure({ wish, why, no, yes }: { wish: Wish; why: string; no: () => void; yes: () => void }) {
  const name = wish.name || wish.coder;
  return (
    <Dialog title={t("Are you {name}?", { name })} onClose={no}>
      <p>
        <Told words={why} />
      </p>
      <p>
        {rich(
          "<b>Only {name} works as {name}.</b> A blind round is worth nothing once somebody has looked at another coder’s work.",
          { name, b: (words) => <strong>{words}</strong> },
        )}
      </p>
      <div class="row end">
        <button type="button" class="btn" onClick={no}>
          {t("Cancel")}
        </button>
        <button type="button" class="btn main" onClick={yes}>
          {rich("I am {name}", { name })}
        </button>
      </div>
    </Dialog>
  );
}

function Coder({ coder, last, busy, open }: { coder: CoderAtDoor; last: boolean; busy: boolean; open: () => void }) {
  return (
    <li>
      <button type="button" class="folder" disabled={busy} onClick={open}>
        <strong dir="auto">{coder.name}</strong>
        {coder.name !== coder.id && <span class="quiet">{coder.id}</span>}
        {last && <span class="tag info">{t("last here")}</span>}
        {coder.blind.length > 0 && (
          <span class="tag">{rich("blind in {blind}", { blind: coder.blind.join(", ") })}</span>
        )}
      </button>
    </li>
  );
}

function NewCoder({ door, busy, open }: { door: Door; busy: boolean; open: (wish: Wish) => void }) {
  const alone = door.coders.length === 0;
  const [name, setName] = useState("");
  const [id, setId] = useState(alone && door.login !== "root" ? door.login : "");
  return (
    <form
      class="stack card"
      onSubmit={(event) => {
        event.preventDefault();
        open({ coder: id.trim() || name.trim(), add: true, name: name.trim() });
      }}
    >
      <h2>{alone ? t("Say who you are") : t("You are not in the list?")}</h2>
      <p class="quiet">
        {alone
          ? t("Nobody codes in this study yet. What you code will be signed by you.")
          : t("Add yourself: you become a coder of the study, and can be taken into its rounds.")}
      </p>
      <div class="pair">
        <NameField label={t("Your name")} value={name} change={setName} help />
        <label class="field">
          <span class="label">{t("Short name")}</span>
          <input
            class="input"
            value={id}
            maxLength={100}
            placeholder={name.trim() || t("for example: ana")}
            onInput={(event) => setId(event.currentTarget.value)}
            {...PRIVATE}
          />
          <span class="help">{t("Signs your codings; it stays. Letters and digits, no spaces.")}</span>
        </label>
      </div>
      <div class="row end">
        <button type="submit" class="btn main" disabled={busy || !(name.trim() || id.trim())}>
          {t("Add me and open the study")}
        </button>
      </div>
    </form>
  );
}

export function DoorView({ path }: { path: string }) {
  const act = useAct();
  const { value: door, fault: unknown } = useAnswer<Door>("/api/home/study", path);
  const [asked, setAsked] = useState<{ wish: Wish; why: string } | null>(null);
  const open = (wish: Wish, confirmed = false) =>
    act.run(
      t("Opening the study…"),
      async () => {
        const answer = await api.post<CameIn>("/api/home/start", { ...wish, path: door?.path ?? path, confirmed });
        goTo(answer.url);
      },
      (error) => {
        const asks = error instanceof ApiError && error.error.kind === "blind";
        if (asks) setAsked({ wish, why: error.error.message });
        return asks;
      },
    );
  const fault = unknown || act.fault;
  return (
    <Page title={door ? door.title : t("Open a study")} sub={door ? <span class="path">{door.path}</span> : path}>
      <div class="stack narrow">
        <FaultNote fault={fault} />
        {!door && fault && (
          <p>
            <a href={to("folders", path)}>{t("Look for it in the folders")}</a>
          </p>
        )}
        {door?.description && (
          <p class="about" dir="auto">
            {door.description}
          </p>
        )}
        {door && door.coders.length > 0 && (
          <section class="stack">
            <h2>{t("Who are you?")}</h2>
            <ul class="folders" aria-label={t("Coders of the study")}>
              {door.coders.map((coder) => (
                <Coder
                  key={coder.id}
                  coder={coder}
                  last={coder.id === door.last}
                  busy={act.busy}
                  open={() => open({ coder: coder.id, name: coder.name })}
                />
              ))}
            </ul>
          </section>
        )}
        {door && <NewCoder door={door} busy={act.busy} open={open} />}
      </div>
      {asked && (
        <Sure
          wish={asked.wish}
          why={asked.why}
          no={() => setAsked(null)}
          yes={() => {
            setAsked(null);
            open(asked.wish, true);
          }}
        />
      )}
    </Page>
  );
}
