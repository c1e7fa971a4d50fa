/** Looking for a study in the folders of this computer: names only, no file is read. */
import type { Folders } from "../api/wire.ts";
import { FolderList, PathForm } from "../app/folder_list.tsx";
import { count } from "../app/format.ts";
import { Empty, FaultNote, Page } from "../app/parts.tsx";
import { navigate } from "../app/router.ts";
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
      title="Open a folder"
      sub="Those marked ◆ are studies, ◇ projects of other tools (.qdpx and more). No file is looked into."
    >
      <div class="stack">
        <PathForm path={found?.path ?? path} go={go} />
        {drives.length > 1 && (
          <div class="row" role="group" aria-label="Drives">
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
            <span>This folder is a study.</span>
            <a class="btn main" href={to("door", found.path)}>
              Open it
            </a>
          </p>
        )}
        {found && (
          <FolderList found={found} go={go}>
            {found.projects.map((project) => (
              <li key={project.path}>
                <button type="button" class="folder" onClick={() => navigate(to("project", project.path))}>
                  <span aria-hidden="true">◇</span> <bdi>{project.name}</bdi>
                  <span class="tag">project of another tool</span>
                </button>
              </li>
            ))}
          </FolderList>
        )}
        {found && found.folders.length + found.projects.length === 0 && (
          <Empty title="No folder in here.">
            <p>
              <a href={to("new", found.path)}>Make a new study here</a>
            </p>
          </Empty>
        )}
        {found && found.more + found.unnamed > 0 && (
          <p class="quiet small">
            {found.more > 0 && `${count(found.more, "more folder")}: type the path. `}
            {found.unnamed > 0 && `${count(found.unnamed, "folder")} with a name that cannot be shown.`}
          </p>
        )}
      </div>
    </Page>
  );
}
