/** Folders of this computer by their names, to go from one to the next, and a field for a whole path. */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Folder } from "../api/wire.ts";
import { rich, t } from "../i18n/t.ts";
import { PRIVATE } from "./parts.tsx";
import "./folder_list.css";

/** What the list needs to know of a folder. */
export interface InFolder {
  readonly path: string;
  readonly above: string;
  readonly folders: readonly Folder[];
}

interface Props {
  found: InFolder;
  go: (path: string) => void;
  /** Entries after the folders. */
  children?: ComponentChildren;
}

export function FolderList({ found, go, children }: Props) {
  return (
    <ul class="folders" aria-label={t("Folders in {path}", { path: found.path })}>
      {found.above && (
        <li>
          <button type="button" class="folder" onClick={() => go(found.above)}>
            {rich("{span} The folder above", { span: <span aria-hidden="true">↑</span> })}
          </button>
        </li>
      )}
      {found.folders.map((folder) => (
        <li key={folder.path}>
          <button type="button" class="folder" onClick={() => go(folder.path)}>
            <span aria-hidden="true">{folder.study ? "◆" : "▸"}</span> <bdi>{folder.name}</bdi>
            {folder.study && <span class="tag info">{t("study")}</span>}
          </button>
        </li>
      ))}
      {children}
    </ul>
  );
}

export function PathForm({ path, go, begin }: { path: string; go: (path: string) => void; begin?: boolean }) {
  const [typed, setTyped] = useState(path);
  const field = useRef<HTMLInputElement>(null);
  const isTyping = useRef(false);
  useLayoutEffect(() => {
    if (!isTyping.current) setTyped(path);
  }, [path]);
  useLayoutEffect(() => {
    if (begin) field.current?.focus();
  }, [begin]);
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        isTyping.current = false;
        go(typed);
      }}
    >
      <label class="grow">
        <span class="sr">{t("Path of a folder")}</span>
        <input
          class="input"
          ref={field}
          value={typed}
          dir="ltr"
          placeholder={t("Type or paste the path of a folder")}
          onInput={(event) => {
            isTyping.current = true; // what was asked for before may be answered meanwhile
            setTyped(event.currentTarget.value);
          }}
          {...PRIVATE}
        />
      </label>
      <button type="submit" class="btn">
        {t("Go")}
      </button>
    </form>
  );
}
