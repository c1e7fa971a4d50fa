/** The keys that act everywhere: commands, key list, undo and redo, regions. */
import { useSignal } from "@preact/signals";
import type { OpResult } from "../api/wire.ts";
import { describeStep, translate } from "../app/format.ts";
import { t } from "../i18n/t.ts";
import type { OpQueue } from "../ops/queue.ts";
import type { Services } from "../ops/services.ts";
import { CommandPalette } from "./command_palette.tsx";
import { KeyList } from "./key_list.tsx";
import { moveRegion } from "./regions.ts";
import { useKeys } from "./use_keys.ts";
import "./keys.css";

async function stepBack(services: Services, queue: OpQueue, kind: "undo" | "redo"): Promise<void> {
  const said = queue.stepper !== null;
  const result: OpResult | null = await queue[kind]();
  if (said) return;
  if (result === null) services.announce(kind === "undo" ? t("Nothing to undo.") : t("Nothing to do again."));
  else if (!result.ok) services.announce(translate(result.error.message));
  else
    services.announce(
      t("{done}{hasStep, select, yes {: {step}} other {}}.", {
        done: kind === "undo" ? t("Undone") : t("Done again"),
        hasStep: result.change.about ? "yes" : "no",
        step: result.change.about ? describeStep(result.change.about) : "",
      }),
    );
}

export function GlobalKeys({ services, queue }: { services: Services; queue: OpQueue }) {
  const open = useSignal<"" | "keys" | "commands">("");
  const region = (by: 1 | -1): void => {
    const name = moveRegion(by);
    if (name) services.announce(name);
  };
  useKeys({
    commands: () => (open.value = "commands"),
    keyList: () => (open.value = "keys"),
    undo: () => void stepBack(services, queue, "undo"),
    redo: () => void stepBack(services, queue, "redo"),
    searchAll: () => services.navigate("#/search"),
    nextRegion: () => region(1),
    previousRegion: () => region(-1),
  });
  const close = (): void => {
    open.value = "";
  };
  if (open.value === "keys") return <KeyList onClose={close} />;
  if (open.value === "commands") return <CommandPalette onClose={close} />;
  return null;
}
