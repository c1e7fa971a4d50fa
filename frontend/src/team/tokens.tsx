/** Tokens: by one a copy of a study on one's own computer asks the server. Made here, shown once, ended here. */
import { useLayoutEffect, useState } from "preact/hooks";
import type { OwnTokens } from "../api/wire.ts";
import { useAct } from "../app/act.ts";
import { inWords } from "../app/format.ts";
import { NameField } from "../app/name_field.tsx";
import { FaultNote } from "../app/parts.tsx";
import { rich, t } from "../i18n/t.ts";
import { api, day, mine } from "./server.ts";

function Made({ secret }: { secret: string }) {
  const study = mine.value?.studies[0]?.name ?? t("STUDY");
  const address = `${location.origin}/s/${study}`;
  const [copied, setCopied] = useState(false);
  return (
    <div class="note good stack" role="status">
      <p>{t("This is the token. It stands for you, and is not shown again:")}</p>
      <p class="row">
        <code class="path grow">{secret}</code>
        <button
          type="button"
          class="btn small"
          onClick={() => void navigator.clipboard.writeText(secret).then(() => setCopied(true))}
        >
          {copied ? t("Copied") : t("Copy it")}
        </button>
      </p>
      <p>
        {rich("On your own computer type {command}, and paste the token when it is asked for.", {
          command: <code>{["codekit", "clone", address].join(" ")}</code>,
        })}
      </p>
    </div>
  );
}

export function Tokens() {
  const act = useAct();
  const [found, setFound] = useState<OwnTokens | null>(null);
  const [fault, setFault] = useState("");
  const [name, setName] = useState("");
  useLayoutEffect(() => {
    api.get<OwnTokens>("/api/team/tokens").then(setFound, (error: unknown) => setFault(inWords(error)));
  }, []);
  const make = (event: Event) => {
    event.preventDefault();
    act.run(t("Making a token…"), async () => {
      setFound(await api.post<OwnTokens>("/api/team/tokens/new", { name }));
      setName("");
    });
  };
  const end = (id: string) =>
    act.run(t("Ending it…"), async () => setFound(await api.post<OwnTokens>("/api/team/tokens/end", { id })));
  return (
    <form class="stack card" onSubmit={make}>
      <h2>{t("Code away from the server")}</h2>
      <p>
        {t(
          "Take a study along to your own computer, code where there is no network, and send your work back. Your computer asks with a token, in place of your password.",
        )}
      </p>
      <ul class="stack" hidden={!found?.tokens.length}>
        {found?.tokens.map((one) => (
          <li key={one.id} class="row">
            <span class="grow">
              {one.seen > 0
                ? rich("{name}: last used {seen}, good until {until}", {
                    name: <bdi>{one.name}</bdi>,
                    seen: day(one.seen),
                    until: day(one.until),
                  })
                : rich("{name}: not used yet, good until {until}", {
                    name: <bdi>{one.name}</bdi>,
                    until: day(one.until),
                  })}
            </span>
            <button
              type="button"
              class="btn small"
              disabled={act.busy}
              aria-label={t("End the token {name}", { name: one.name })}
              onClick={() => end(one.id)}
            >
              {t("End it")}
            </button>
          </li>
        ))}
      </ul>
      {found?.secret && <Made key={found.secret} secret={found.secret} />}
      <NameField label={t("What it is for, such as: my laptop")} value={name} change={setName} />
      <FaultNote fault={fault || act.fault} />
      <div class="row end">
        <button type="submit" class="btn main" disabled={act.busy || !found}>
          {t("Make a token")}
        </button>
      </div>
    </form>
  );
}
