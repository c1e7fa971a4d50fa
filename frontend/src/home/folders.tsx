/** Looking for a study in the folders of this computer: names only, no file is read. */
import { useLayoutEffect, useState } from "preact/hooks";
import type { Folders } from "../api/wire.ts";
import { count } from "../app/format.ts";
import { Empty, FaultNote, Page, PRIVATE } from "../app/parts.tsx";
import { navigate } from "../app/router.ts";
import { useAnswer } from "./act.ts";
import { to } from "./address.ts";
import { home } from "./server.ts";

export function FolderList({ found, go }: { found: Folders; go: (path: string) => void }) {
  return (
    <ul class="folders" aria-label={`Folders in ${found.path}`}>
      {found.above && (
        <li>
          <button type="button" class="folder" onClick={() => go(found.above)}>
            <span aria-hidden="true">↑</span> The folder above
          </button>
        </li>
      )}
      {found.folders.map((folder) => (
        <li key={folder.path}>
          <button type="button" class="folder" onClick={() => go(folder.path)}>
            <span aria-hidden="true">{folder.study ? "◆" : "▸"}</span> <bdi>{folder.name}</bdi>
            {folder.study && <span class="tag info">study</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}

export function PathForm({ path, go }: { path: string; go: (path: string) => void }) {
  const [typed, setTyped] = useState(path);
  useLayoutEffect(() => setTyped(path), [path]);
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        go(typed);
      }}
    >
      <label class="grow">
        <span class="sr">Path of a folder</span>
        <input
          class="input"
          value={typed}
          dir="ltr"
          placeholder="Type or paste the path of a folder"
          onInput={(event) => setTyped(event.currentTarget.value)}
          {...PRIVATE}
        />
      </label>
      <button type="submit" class="btn">
        Go
      </button>
    </form>
  );
}

export function FoldersView({ path }: { path: string }) {
  const { value: found, fault } = useAnswer<Folders>("/api/home/folders", path);
  const go = (there: string) => {
    const chosen = found?.folders.find((folder) => folder.path === there);
    navigate(chosen?.study ? to("door", there) : to("folders", there));
  };
  const drives = home.value?.drives ?? [];
  return (
    <Page title="Open a folder" sub="Folders only; those marked ◆ are studies. No file is looked into.">
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
        {found && <FolderList found={found} go={go} />}
        {found && found.folders.length === 0 && (
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
