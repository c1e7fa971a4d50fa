/** A new study: what it is called, where it stands, what a case is called; from nothing or an example. */
import { useState } from "preact/hooks";
import type { Door, Example, Folders } from "../api/wire.ts";
import { useAct } from "../app/act.ts";
import { FolderList, PathForm } from "../app/folder_list.tsx";
import { FaultNote, Page, PRIVATE } from "../app/parts.tsx";
import { navigate } from "../app/router.ts";
import { place, to } from "./address.ts";
import { HowFar } from "./how_far.tsx";
import { api, home } from "./server.ts";

const FROM: [Example, string, string][] = [
  ["", "From nothing", "An empty study: transcripts, codebook and rounds come next, in its window."],
  ["social-care", "The sample study", "Synthetic interviews with community organizations, coded by several people."],
  ["rfi", "A smaller sample", "Synthetic answers to a request for information, coded by one person."],
];

function Place({ path, choose }: { path: string; choose: (path: string) => void }) {
  const act = useAct();
  const [found, setFound] = useState<Folders | null>(null);
  const look = (there: string) =>
    act.run("Looking…", async () => {
      const next = await api.post<Folders>("/api/home/folders", { path: there });
      setFound(next);
      choose(next.path);
    });
  if (!found)
    return (
      <div class="row">
        <span class="grow path">{path}</span>
        <button type="button" class="btn small" onClick={() => look(path)}>
          Another place…
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
  const [example, setExample] = useState<Example>("");
  const [where, setWhere] = useState(place.value.path || home.value?.place || "");
  const make = (event: Event) => {
    event.preventDefault();
    act.run(example ? "Laying out the sample; this takes half a minute…" : "Making the study…", async () => {
      const made = await api.post<Door>("/api/home/new", { title, place: where, case: kind, example });
      navigate(to("door", made.path));
    });
  };
  return (
    <Page title="New study" sub="A study is one folder of plain files. It can stand on a drive that a team shares.">
      <form class="stack narrow" onSubmit={make}>
        <fieldset class="choices">
          <legend>Begin</legend>
          {FROM.map(([value, name, about]) => (
            <label key={value} class="check">
              <input type="radio" name="from" checked={example === value} onChange={() => setExample(value)} />
              <span>
                {name}
                <span class="quiet small block">{about}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <label class="field">
          <span class="label">Title{example && " (leave it empty to keep the sample’s own)"}</span>
          <input
            class="input"
            value={title}
            dir="auto"
            maxLength={200}
            required={!example}
            onInput={(event) => setTitle(event.currentTarget.value)}
            {...PRIVATE}
          />
          <span class="help">Its folder gets this name. The title can be changed later.</span>
        </label>
        <label class="field">
          <span class="label">What is one case called? (optional)</span>
          <input
            class="input"
            value={kind}
            dir="auto"
            maxLength={60}
            placeholder="organization, family, patient, school…"
            onInput={(event) => setKind(event.currentTarget.value)}
            {...PRIVATE}
          />
          <span class="help">
            What you compare in the end: one row of the result table, however many interviews it gave.
          </span>
        </label>
        <div class="field">
          <span class="label">Where</span>
          <Place path={where} choose={setWhere} />
        </div>
        <FaultNote fault={act.fault} />
        {act.busy && example && <HowFar />}
        <div class="row end">
          <a class="btn" href={to("recent")}>
            Cancel
          </a>
          <button type="submit" class="btn main" disabled={act.busy || (!title.trim() && !example)}>
            {act.busy ? "Making it…" : "Make the study"}
          </button>
        </div>
      </form>
    </Page>
  );
}
