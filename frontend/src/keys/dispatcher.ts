/** One listener for all keys: finds the action, and the innermost place that wants it. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { keymap, type Remapped } from "./actions.ts";
import { isSingle, keyName } from "./key_name.ts";
import { offered } from "./rights.ts";

export type Handler = (event: KeyboardEvent) => void;
export type Handlers = Readonly<Partial<Record<string, Handler>>>;

export interface Scope {
  handlers(): Handlers;
  /** Single keys act only while the focus is in here (or nowhere). Without it: anywhere but in fields. */
  within?(): Element | null;
}

/** A command for the palette that needs no key of its own. */
export interface Command {
  readonly title: string;
  run(): void;
}

const remapped = signal<Remapped>({});
const singleKeys = signal(true);
const scopes: Scope[] = [];
const commandSources: (() => readonly Command[])[] = [];

/** The action that a key did last; a new value each time. */
export const lastAct = signal<{ readonly id: string }>({ id: "" });

export const chosenKeys: ReadonlySignal<Remapped> = remapped;
/** Whether keys that type a sign act. */
export const typesKeys: ReadonlySignal<boolean> = singleKeys;

/** Takes over what a person has set: other keys, and whether single keys act at all (WCAG 2.1.4). */
export function setKeys(chosen: Remapped, single: boolean): void {
  remapped.value = chosen;
  singleKeys.value = single;
}

export function addScope(scope: Scope): () => void {
  scopes.push(scope);
  return () => {
    const at = scopes.indexOf(scope);
    if (at >= 0) scopes.splice(at, 1);
  };
}

export function addCommands(source: () => readonly Command[]): () => void {
  commandSources.push(source);
  return () => {
    const at = commandSources.indexOf(source);
    if (at >= 0) commandSources.splice(at, 1);
  };
}

export const commands = (): Command[] => commandSources.flatMap((source) => [...source()]);

/** The handler of an action as it would be found now; for the palette and for menus. */
export function handlerOf(actionId: string): Handler | undefined {
  if (!offered(actionId)) return undefined;
  return scopes.findLast((scope) => scope.handlers()[actionId])?.handlers()[actionId];
}

const FIELDS = "input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable]";
const PRESSABLE = "button, a[href], summary, [role=button], [role=tab], [role=menuitem]";

/** Keys that a thing with the focus needs for itself. */
function ownKey(target: Element, name: string): boolean {
  if (target.matches(FIELDS)) return isSingle(name) || /^Ctrl\+(Shift\+)?(z|y|b|i|a|c|v|x)$/.test(name);
  return (name === "Enter" || name === "Space") && target.matches(PRESSABLE);
}

/** Whether a key types a sign: such keys can be switched off. */
export const typed = (name: string): boolean => /^(Shift\+)?.$/u.test(name);

function wants(scope: Scope, target: Element, name: string): boolean {
  const place = scope.within?.();
  const modal = target.closest("dialog[open]");
  if (modal && !(place && modal.contains(place))) return false;
  if (!place || !isSingle(name)) return true;
  return place.contains(target) || target === document.body || target === document.documentElement;
}

export function dispatch(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.getModifierState("AltGraph")) return;
  const name = keyName(event);
  const target = event.target instanceof Element ? event.target : document.body;
  if (name === null || name === "Space" || ownKey(target, name)) return;
  if (!singleKeys.peek() && typed(name)) return;
  const ids = keymap(remapped.peek()).get(name);
  if (!ids) return;
  for (const scope of scopes.toReversed()) {
    const id = ids.find((one) => scope.handlers()[one] && offered(one));
    if (id === undefined || !wants(scope, target, name)) continue;
    event.preventDefault();
    (scope.handlers()[id] as Handler)(event);
    lastAct.value = { id };
    return;
  }
}

if (typeof document !== "undefined") document.addEventListener("keydown", dispatch);
