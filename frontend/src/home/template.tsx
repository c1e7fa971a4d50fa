/** Which study a new one begins like: one that comes with codekit, one that was opened here, or one in a folder. */
import { useState } from "preact/hooks";
import type { Folders } from "../api/wire.ts";
import { useAct } from "../app/act.ts";
import { FolderList, PathForm } from "../app/folder_list.tsx";
import { FaultNote } from "../app/parts.tsx";
import { t } from "../i18n/t.ts";
import { api, home } from "./server.ts";

/** Those of `codekit init --template`, with what each is for. */
const OURS: [string, string, string][] = [
  [
    "interviews",
    t("Interviews by organization"),
    t("Cases with sector, size and area; a codebook with nine topics of an interview guide."),
  ],
  [
    "framework",
    t("Along a framework"),
    t(
      "Sites with kind and size; a codebook with five domains of bringing in something new and their factors, to be replaced by yours.",
    ),
  ],
  [
    "themes",
    t("Themes from the material"),
    t("Participants; a codebook for open coding with three codes for what has no name yet."),
  ],
];
const ELSEWHERE = "elsewhere";

interface Props {
  value: string;
  choose: (template: string) => void;
  /** Where looking for another study begins. */
  begin: string;
}

function Elsewhere({ choose, begin }: Omit<Props, "value">) {
  const act = useAct();
  const [found, setFound] = useState<Folders | null>(null);
  const look = (path: string) =>
    act.run(t("Looking…"), async () => {
      const next = await api.post<Folders>("/api/home/folders", { path });
      setFound(next);
      choose(next.study ? next.path : "");
    });
  return (
    <div class="stack">
      <PathForm path={found?.path ?? begin} go={look} />
      <FaultNote fault={act.fault} />
      {found && (found.study ? <p role="status">{t("This is a study.")}</p> : <FolderList found={found} go={look} />)}
    </div>
  );
}

export function TemplateField({ value, choose, begin }: Props) {
  const [isElsewhere, setElsewhere] = useState(false);
  const ours = OURS.find(([name]) => name === value);
  const recent = (home.value?.recent ?? []).filter((study) => !study.gone);
  return (
    <div class="stack">
      <label class="field">
        <span class="label">{t("Which template?")}</span>
        <select
          class="input"
          value={isElsewhere ? ELSEWHERE : value}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            setElsewhere(chosen === ELSEWHERE);
            choose(chosen === ELSEWHERE ? "" : chosen);
          }}
        >
          <optgroup label={t("They come with codekit")}>
            {OURS.map(([name, shown]) => (
              <option key={name} value={name}>
                {shown}
              </option>
            ))}
          </optgroup>
          <optgroup label={t("Your studies")}>
            {[...new Map(recent.map((study) => [study.path, study])).values()].map((study) => (
              <option key={study.path} value={study.path}>
                {study.title}
              </option>
            ))}
            <option value={ELSEWHERE}>{t("Another study of this computer…")}</option>
          </optgroup>
        </select>
        <span class="help">
          {ours
            ? ours[2]
            : t(
                "Its settings, codebooks and columns of its tables are taken. Transcripts, cases, coders, what was coded, and the examples of codes, which are words of interviews, stay behind.",
              )}
        </span>
      </label>
      {isElsewhere && <Elsewhere choose={choose} begin={begin} />}
    </div>
  );
}
