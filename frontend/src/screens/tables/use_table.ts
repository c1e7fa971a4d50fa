/** A table of the study, and changes to it: one after the other, each to the table that the one before left. */

import { useRef, useState } from "preact/hooks";
import type { Table, TableEdit } from "../../api/wire.ts";
import { anyChange, type Loaded, useLoad } from "../../app/load.ts";
import { may } from "../../app/may.ts";
import { services } from "../../app/services.ts";
import { t } from "../../i18n/t.ts";
import { ApiError } from "../../ops/services.ts";

export type Changes = Omit<TableEdit, "seal">;

/** Why something was not written. */
export interface Fault {
  message: string;
  hint: string;
  problems: string[];
}

export interface TableWork {
  /** With nothing to be edited in it, where one's role edits no tables. */
  loaded: Loaded<Table>;
  /** Whether all of it can be read. */
  whole: boolean;
  fault: Fault | null;
  /** Writes changes; true where they are written. What is wrong stands in `fault`. */
  edit(changes: Changes): Promise<boolean>;
  forget(): void;
  /** Takes one's own last edit back, or does it again. */
  step(redo: boolean): void;
}

export const faultOf = (error: unknown): Fault => ({
  message: error instanceof Error ? error.message : String(error),
  hint: error instanceof ApiError ? error.error.hint : "",
  problems: error instanceof ApiError ? (error.error.problems ?? []) : [],
});

export function useTable(name: string): TableWork {
  const loaded = useLoad<Table>(`/api/tables/${name}`, anyChange);
  const [fault, setFault] = useState<Fault | null>(null);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const current = useRef<Table | null>(null);
  current.current = loaded.value;
  const write = async (path: string, body: unknown, said: string): Promise<boolean> => {
    try {
      const made = await services.api.post<Table>(path, body);
      current.current = made;
      loaded.set(made);
      setFault(null);
      services.announce(said);
      return true;
    } catch (error) {
      setFault(faultOf(error));
      if (error instanceof ApiError && error.error.kind === "stale") loaded.reload();
      return false;
    }
  };
  const send = async (changes: Changes): Promise<boolean> => {
    if (!current.current) return false;
    return write(`/api/tables/${name}`, { seal: current.current.seal, ...changes }, t("Saved."));
  };
  const step = (redo: boolean): void => {
    const said = redo ? t("Done again.") : t("Taken back.");
    last.current = last.current.then(() => write(`/api/tables/${name}/undo`, { redo }, said));
  };
  const edit = (changes: Changes): Promise<boolean> => {
    const done = last.current.then(() => send(changes));
    last.current = done;
    return done;
  };
  const { value } = loaded;
  const locked = value && !may("POST /api/tables/{table}");
  const shown = locked ? { ...loaded, value: { ...value, editable: false, undo: false, redo: false } } : loaded;
  return { loaded: shown, whole: value?.editable ?? false, fault, edit, forget: () => setFault(null), step };
}
