/** Choosing the recording of a transcript: a file on this computer, by the folders that the server sees. */
import { useEffect, useState } from "preact/hooks";
import type { LookRequest, Recording, RecordingRequest, RecordingsFound } from "../api/wire.ts";
import { Dialog } from "../app/dialog.tsx";
import { FolderList, PathForm } from "../app/folder_list.tsx";
import { count, inWords } from "../app/format.ts";
import { FaultNote } from "../app/parts.tsx";
import { services } from "../app/services.ts";
import type { CodeSession } from "../code/session.ts";

const { api } = services;

export function ChooseRecording({ session }: { session: CodeSession }) {
  const { sound } = session;
  const [found, setFound] = useState<RecordingsFound | null>(null);
  const [chosen, setChosen] = useState<Recording | null>(null);
  const [fault, setFault] = useState("");
  const now = sound.recording.value;
  const { id } = sound.transcript;
  const act = (what: () => Promise<void>): void => {
    setFault("");
    what().catch((error: unknown) => setFault(inWords(error)));
  };
  const look = (path: string): void =>
    act(async () => setFound(await api.post<RecordingsFound>("/api/recordings/look", { path } satisfies LookRequest)));
  const close = (): void => {
    sound.choosing.value = false;
    session.view?.list.focus({ preventScroll: true });
  };
  const choose = (path: string): void =>
    act(async () => {
      const taken = await api.post<Recording>(sound.route, { path } satisfies RecordingRequest);
      sound.show(taken);
      session.say(path ? `${taken.name} is the recording of ${id}.` : `No recording of ${id} is known any more.`);
      if (taken.beside.length > 0) setChosen(taken);
      else close();
    });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, where it begins
  useEffect(() => look(now && !now.problem ? now.path : ""), []);
  if (chosen) return <Beside taken={chosen} close={close} say={(words) => session.say(words)} />;
  return (
    <Dialog title={`Recording of ${id}`} onClose={close}>
      <p class="quiet small">
        A sound or video file on this computer. It stays where it is: nothing of it is copied into the study or sent
        anywhere. Where it is, is remembered for you on this computer alone.
      </p>
      {now && (
        <p class="row">
          <span class="grow">
            Now: <bdi>{now.name}</bdi> <span class="quiet path">{now.folder}</span>
          </span>
          <button type="button" class="btn small" onClick={() => choose("")}>
            Forget it
          </button>
        </p>
      )}
      {found && <PathForm begin path={found.path} go={(path) => (isFile(path) ? choose(path) : look(path))} />}
      {found && found.drives.length > 1 && (
        <div class="row" role="group" aria-label="Drives">
          {found.drives.map((drive) => (
            <button key={drive} type="button" class="btn small" onClick={() => look(drive)}>
              {drive}
            </button>
          ))}
        </div>
      )}
      <FaultNote fault={fault} />
      {found && (
        <FolderList found={found} go={look}>
          {found.files.map((file) => (
            <li key={file.path}>
              <button type="button" class="folder" disabled={!file.plays} onClick={() => choose(file.path)}>
                <span aria-hidden="true">♪</span> <bdi>{file.name}</bdi>
                {file.name.replace(/\.\w+$/, "") === id && <span class="tag info">called like it</span>}
                {!file.plays && <span class="tag">browsers do not play this kind</span>}
              </button>
            </li>
          ))}
        </FolderList>
      )}
      {found && found.files.length === 0 && <p class="quiet small">No sound or video in this folder.</p>}
      <div class="row end">
        <button type="button" class="btn" onClick={close}>
          Cancel
        </button>
      </div>
    </Dialog>
  );
}

const isFile = (path: string): boolean => /\.\w{2,4}"?\s*$/.test(path);

/** Other transcripts whose recordings lie in the same folder, by their names. */
function Beside({ taken, close, say }: { taken: Recording; close: () => void; say: (words: string) => void }) {
  const [fault, setFault] = useState("");
  const take = (): void => {
    api.post<string[]>("/api/recordings", { folder: taken.path }).then(
      (ids) => {
        say(`${count(ids.length, "more transcript")} with a recording: ${ids.join(", ")}.`);
        close();
      },
      (error: unknown) => setFault(inWords(error)),
    );
  };
  return (
    <Dialog title="The others beside it?" onClose={close}>
      <p>
        In the same folder there {taken.beside.length === 1 ? "is a recording" : "are recordings"} called like{" "}
        {taken.beside.join(", ")}.
      </p>
      <FaultNote fault={fault} />
      <div class="row end">
        <button type="button" class="btn" onClick={close}>
          Only this one
        </button>
        <button type="button" class="btn main" autofocus onClick={take}>
          Take {taken.beside.length === 1 ? "it" : `all ${taken.beside.length}`} too
        </button>
      </div>
    </Dialog>
  );
}
