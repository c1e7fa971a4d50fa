/** Looking for a study in the folders of this computer: names only, no file is read. */

import type { Folders } from "../api/wire.ts";
import { FolderList, PathForm } from "../app/folder_list.tsx";
import { Empty, FaultNote, Page } from "../app/parts.tsx";
import { navigate } from "../app/router.ts";
import { t } from "../i18n/t.ts";
import { useAnswer } from "./act.ts";
import { to } from "./address.ts";
import { home } from "./server.ts";

export function FoldersView({ path }: { path: string }) {
  const { value: found, fault } = useAnswer<Folders>("/api/home/folders", path);
  const go = (there: string) => {
    const chosen = found?.folders.find((folder) => folder.path === there);
    navigate(chosen?.study ? to("door", there) : to("folders", there));
  };
  const drives = home.value?.drives ?? [];
  return (
    <Page
      title={t("Open a folder")}
      sub={t("Those marked ◆ are studies, ◇ projects of other tools (.qdpx and more). No file is looked into.")}
    >
      <div class="stack">
        <PathForm path={found?.path ?? path} go={go} />
        {drives.length > 1 && (
          <div class="row" role="group" aria-label={t("Drives")}>
            {drives.map((drive) => (
              <button key={drive} type="button" class="btn small" onClick={() => go(drive)}>
                {drive}
              </button>
            ))}
          </div>
        )}
        <FaultNote fault={fault} />
        {found?.study && (
          <p class="note good row">
            <span>{t("This folder is a study.")}</span>
            <a class="btn main" href={to("door", found.path)}>
              {t("Open it")}
            </a>
          </p>
        )}
        {found && (
          <FolderList found={found} go={go}>
            {found.projects.map((project) => (
              <li key={project.path}>
                <button type="button" class="folder" onClick={() => navigate(to("project", project.path))}>
                  <span aria-hidden="true">◇</span> <bdi>{project.name}</bdi>
                  <span class="tag">{t("project of another tool")}</span>
                </button>
              </li>
            ))}
          </FolderList>
        )}
        {found && found.folders.length + found.projects.length === 0 && (
          <Empty title={t("No folder in here.")}>
            <p>
              <a href={to("new", found.path)}>{t("Make a new study here")}</a>
            </p>
          </Empty>
        )}
        {found && found.more + found.unnamed > 0 && (
          <p class="quiet small">
            {t(
              "{hasMore, select, yes {{more, plural, one {# more folder} other {# more folders}}: type the path. } other {}}{hasUnnamed, select, yes {{unnamed, plural, one {# folder} other {# folders}} with a name that cannot be shown.} other {}}",
              {
                hasMore: found.more > 0 ? "yes" : "no",
                more: found.more,
                hasUnnamed: found.unnamed > 0 ? "yes" : "no",
                unnamed: found.unnamed,
              },
            )}
          </p>
        )}
      </div>
    </Page>
  );
}
