/** A new study: what it is called, where it stands, what a case is called; from nothing, a template or an example. */
import { useState } from "preact/hooks";
import type { Door, Example, Folders } from "../api/wire.ts";
import { useAct } from "../app/act.ts";
import { FolderList, PathForm } from "../app/folder_list.tsx";
import { FaultNote, Page, PRIVATE } from "../app/parts.tsx";
import { navigate } from "../app/router.ts";
import { t } from "../i18n/t.ts";
import { place, to } from "./address.ts";
import { HowFar } from "./how_far.tsx";
import { api, home } from "./server.ts";
import { TemplateField } from "./template.tsx";

const TEMPLATE = "template";
const FROM: [Example | typeof TEMPLATE, string, string][] = [
  ["", t("From nothing"), t("An empty study: transcripts, codebook and rounds come next, in its window.")],
  [TEMPLATE, t("From a template"), t("With a codebook and columns to begin with, or set up like a study of yours.")],
  [
    "social-care",
    t("The sample study"),
    t("Synthetic interviews with community organizations, coded by several people."),
  ],
  ["rfi", t("A smaller sample"), t("Synthetic answers to a request for information, coded by one person.")],
];

function Place({ path, choose }: { path: string; choose: (path: string) => void }) {
  const act = useAct();
  const [found, setFound] = useState<Folders | null>(null);
  const look = (there: string) =>
    act.run(t("Looking…"), async () => {
      const next = await api.post<Folders>("/api/home/folders", { path: there });
      setFound(next);
      choose(next.path);
    });
  if (!found)
    return (
      <div class="row">
        <span class="grow path">{path}</span>
        <button type="button" class="btn small" onClick={() => look(path)}>
          {t("Another place…")}
        </button>
      </div>
    );
  return (
    <div class="stack">
      <PathForm path={found.path} go={look} />
      <FaultNote fault={act.fault} />
      <FolderList found={found} go={look} />
    </div>
  );
}

export function NewStudyView() {
  const act = useAct();
  const [title, setTitle] = useState("");
  const [kind, setKind] = useState("");
  const [from, setFrom] = useState<Example | typeof TEMPLATE>("");
  const [like, setLike] = useState("interviews");
  const [where, setWhere] = useState(place.value.path || home.value?.place || "");
  const example = from === TEMPLATE ? "" : from;
  const template = from === TEMPLATE ? like : "";
  const isChosen = from !== TEMPLATE || like;
  const make = (event: Event) => {
    event.preventDefault();
    act.run(example ? t("Laying out the sample; this takes half a minute…") : t("Making the study…"), async () => {
      const made = await api.post<Door>("/api/home/new", { title, place: where, case: kind, example, template });
      navigate(to("door", made.path));
    });
  };
  return (
    <Page
      title={t("New study")}
      sub={t("A study is one folder of plain files. It can stand on a drive that a team shares.")}
    >
      <form class="stack narrow" onSubmit={make}>
        <fieldset class="choices">
          <legend>{t("Begin")}</legend>
          {FROM.map(([value, name, about]) => (
            <label key={value} class="check">
              <input type="radio" name="from" checked={from === value} onChange={() => setFrom(value)} />
              <span>
                {name}
                <span class="quiet small block">{about}</span>
              </span>
            </label>
          ))}
        </fieldset>
        {from === TEMPLATE && <TemplateField value={like} choose={setLike} begin={where} />}
        <label class="field">
          <span class="label">
            {t("Title{hasExample, select, yes { (leave it empty to keep the sample’s own)} other {}}", {
              hasExample: example ? "yes" : "no",
            })}
          </span>
          <input
            class="input"
            value={title}
            dir="auto"
            maxLength={200}
            required={!example}
            onInput={(event) => setTitle(event.currentTarget.value)}
            {...PRIVATE}
          />
          <span class="help">{t("Its folder gets this name. The title can be changed later.")}</span>
        </label>
        <label class="field">
          <span class="label">{t("What is one case called? (optional)")}</span>
          <input
            class="input"
            value={kind}
            dir="auto"
            maxLength={60}
            placeholder={t("organization, family, patient, school…")}
            onInput={(event) => setKind(event.currentTarget.value)}
            {...PRIVATE}
          />
          <span class="help">
            {t("What you compare in the end: one row of the result table, however many interviews it gave.")}{" "}
            {template && t("Left empty, it is called as in the template.")}
          </span>
        </label>
        <div class="field">
          <span class="label">{t("Where")}</span>
          <Place path={where} choose={setWhere} />
        </div>
        <FaultNote fault={act.fault} />
        {act.busy && example && <HowFar />}
        <div class="row end">
          <a class="btn" href={to("recent")}>
            {t("Cancel")}
          </a>
          <button type="submit" class="btn main" disabled={act.busy || !isChosen || (!title.trim() && !example)}>
            {act.busy ? t("Making it…") : t("Make the study")}
          </button>
        </div>
      </form>
    </Page>
  );
}
