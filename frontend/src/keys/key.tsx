/** Keys as they are shown in sentences and on buttons: what a person has to press, by what they have chosen. */
import { ACTIONS, keysOf } from "./actions.ts";
import { chosenKeys, typed, typesKeys } from "./dispatcher.ts";
import { formatKey } from "./key_name.ts";

/** The keys of an action that act now, by their names: other ones may be chosen, and single keys be switched off. */
export function activeKeys(action: string): readonly string[] {
  const found = ACTIONS.find((one) => one.id === action);
  const keys = found ? keysOf(found, chosenKeys.value) : [];
  return keys.filter((key) => typesKeys.value || !typed(key));
}

/** The first key of an action for people; "" where it has none. */
export const keyOf = (action: string): string => formatKey(activeKeys(action)[0] ?? "");

/** In a sentence that names a key: where the action has none, the key that lists all commands. */
export const keyFor = (action: string): string => keyOf(action) || keyOf("commands");

/** The key of an action; nothing where it has none, or in a sentence (`always`) that which lists all commands. */
export function Key({ of, always = false }: { of: string; always?: boolean }) {
  const shown = always ? keyFor(of) : keyOf(of);
  return shown ? <kbd>{shown}</kbd> : null;
}

/** A key that is what it is: Esc in a dialog, an arrow in a list. */
export const Press = ({ name }: { name: string }) => <kbd>{formatKey(name)}</kbd>;
