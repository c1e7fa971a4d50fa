/** Who codes in the study: names, and new coders. */

import { useState } from "preact/hooks";
import type { CoderNamed, Study } from "../../api/wire.ts";
import { goHome } from "../../app/home.ts";
import { asks, may } from "../../app/may.ts";
import { FaultNote, PRIVATE } from "../../app/parts.tsx";
import { shared } from "../../app/served.ts";
import { rich, t } from "../../i18n/t.ts";
import { type Saved, useSaved } from "./use_saved.ts";

function Row({ coder, saved }: { coder: CoderNamed; saved: Saved }) {
  const [name, setName] = useState<string | null>(null);
  const shown = name ?? coder.name;
  const save = async () => {
    if (name === null || name.trim() === coder.name) return;
    const ok = await saved.send(
      "/api/study",
      { names: { [coder.id]: name } },
      t("{id} is called so now.", { id: coder.id }),
    );
    if (ok) setName(null);
  };
  return (
    <tr>
      <th scope="row">
        {coder.id} {coder.you && <span class="tag info">{t("you")}</span>}
      </th>
      <td>
        <form
          class="row"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <label class="grow">
            <span class="sr">{rich("Name of {id}", { id: coder.id })}</span>
            <input
              class="input"
              dir="auto"
              value={shown}
              placeholder={t("no name yet")}
              readOnly={!may("POST /api/study")}
              onInput={(event) => setName(event.currentTarget.value)}
              {...PRIVATE}
            />
          </label>
          {name !== null && name.trim() !== coder.name && (
            <button type="submit" class="btn small" disabled={saved.busy} {...asks("POST /api/study")}>
              {t("Save")}
            </button>
          )}
        </form>
      </td>
    </tr>
  );
}

function NewCoder({ saved }: { saved: Saved }) {
  const [id, setId] = useState("");
  const [name, setName] = useState("");
  const add = async (event: Event) => {
    event.preventDefault();
    const ok = await saved.send(
      "/api/study/coders",
      { id: id.trim(), name },
      t("{id} is a coder now.", { id: id.trim() }),
    );
    if (ok) {
      setId("");
      setName("");
    }
  };
  return (
    <form class="card" onSubmit={(event) => void add(event)} {...asks("POST /api/study/coders")}>
      <h3>{t("Add a coder")}</h3>
      <div class="pair">
        <label class="field">
          <span class="label">{t("Short name")}</span>
          <input
            class="input"
            value={id}
            maxLength={100}
            placeholder={t("for example: ben")}
            onInput={(event) => setId(event.currentTarget.value)}
            {...PRIVATE}
          />
          <span class="help">{t("Signs codings; it stays. Letters and digits, no spaces.")}</span>
        </label>
        <label class="field">
          <span class="label">{t("Name")}</span>
          <input
            class="input"
            dir="auto"
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
            {...PRIVATE}
          />
          <span class="help">{t("As it stands in minutes and reports.")}</span>
        </label>
      </div>
      <div class="row">
        <button type="submit" class="btn" disabled={saved.busy || !id.trim()}>
          {t("Add")}
        </button>
      </div>
    </form>
  );
}

export function Coders({ study, done }: { study: Study; done: (study: Study) => void }) {
  const saved = useSaved(done);
  return (
    <section>
      <h2>{t("Coders")}</h2>
      <div class="scroll">
        <table class="table">
          <caption class="sr">{t("Coders of the study")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("Short name")}</th>
              <th scope="col">{t("Name")}</th>
            </tr>
          </thead>
          <tbody>
            {study.coders.map((coder) => (
              <Row key={coder.id} coder={coder} saved={saved} />
            ))}
          </tbody>
        </table>
      </div>
      <FaultNote fault={saved.fault} />
      <NewCoder saved={saved} />
      <div class="row" hidden={shared}>
        <button type="button" class="btn" onClick={() => void goHome(true)}>
          {t("I am somebody else…")}
        </button>
        <span class="quiet small">
          {t("Each coder has a window of their own; what is coded in it is signed by them.")}
        </span>
      </div>
    </section>
  );
}
