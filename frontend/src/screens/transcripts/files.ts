/** Files as a browser gives them: chosen, dropped, or a whole folder of them. */

export interface Found {
  file: File;
  /** With the folders that it lay in, as far as the browser tells. */
  path: string;
}

/** As an import from the command line leaves them out of a folder: hidden files, and what Word keeps beside its own. */
export const isHidden = (path: string): boolean =>
  path
    .split("/")
    .slice(-2)
    .some((part) => part.startsWith(".") || part.startsWith("~$"));

export const chosen = (list: FileList | null): Found[] =>
  [...(list ?? [])].map((file) => ({ file, path: file.webkitRelativePath || file.name }));

const entriesOf = (folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> =>
  new Promise((done) => {
    const reader = folder.createReader();
    const all: FileSystemEntry[] = [];
    // A reader gives at most a hundred at a time, and an empty list at the end.
    const more = (): void =>
      reader.readEntries(
        (some) => {
          all.push(...some);
          if (some.length > 0) more();
          else done(all);
        },
        () => done(all),
      );
    more();
  });

async function within(entry: FileSystemEntry): Promise<Found[]> {
  if (entry.isDirectory) {
    const inside = await Promise.all((await entriesOf(entry as FileSystemDirectoryEntry)).map(within));
    return inside.flat();
  }
  return new Promise((done) =>
    (entry as FileSystemFileEntry).file(
      (file) => done([{ file, path: entry.fullPath.replace(/^\//, "") }]),
      () => done([]),
    ),
  );
}

/** What was dropped: files, and all files in folders. Asked for before anything is waited for, since it goes away. */
export async function dropped(data: DataTransfer): Promise<Found[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  if (!entries.some(Boolean)) return chosen(data.files);
  const found = await Promise.all(entries.map((entry) => (entry ? within(entry) : Promise.resolve([]))));
  return found.flat().toSorted((one, other) => one.path.localeCompare(other.path));
}
