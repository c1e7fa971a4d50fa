/**
 * One name for a pressed key, the same on all keyboards: "Ctrl+Shift+z", "ArrowDown", "Shift+ArrowUp", "1", "?", ".".
 *
 * Letters go by what is typed; where that is not a Latin letter (Cyrillic, Greek, Arabic layouts) by the place of the
 * key. Digits always go by place, so that they work on layouts that need shift for them.
 */
import { t } from "../i18n/t.ts";
import { isMac } from "./mac.ts";

export interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** The name, or null for a modifier alone, or with a modifier that belongs to the system: Control on a Mac, else Meta. */
export function keyName(event: Pressed, mac = isMac()): string | null {
  if (
    ["Control", "Shift", "Alt", "Meta", "AltGraph", "CapsLock", "Dead", "Process", "Unidentified"].includes(event.key)
  )
    return null;
  if (mac ? event.ctrlKey : event.metaKey) return null;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  const base = digit ?? letterOf(event) ?? event.key;
  const printed = digit === undefined && base.length === 1 && !/[a-z]/.test(base);
  const ctrl = mac ? event.metaKey : event.ctrlKey;
  const parts = [ctrl ? "Ctrl" : "", event.altKey ? "Alt" : ""];
  // Shift is part of what a sign like "?" is; it is named only with letters, digits and keys that type nothing.
  if (event.shiftKey && !printed) parts.push("Shift");
  return [...parts.filter(Boolean), base === " " ? "Space" : base].join("+");
}

function letterOf(event: Pressed): string | undefined {
  if (/^[A-Za-z]$/.test(event.key)) return event.key.toLowerCase();
  const ascii = event.key.length === 1 && event.key.charCodeAt(0) < 128;
  if (event.key.length > 1 || ascii) return undefined;
  return /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase();
}

const SIGNS: Record<string, string> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: t("Esc"),
  Delete: t("Del"),
  PageUp: t("PgUp"),
  PageDown: t("PgDn"),
  Backspace: t("Backspace##key"),
  Enter: t("Enter##key"),
  Tab: t("Tab##key"),
  Home: t("Home##key"),
  End: t("End##key"),
  Space: t("Space##key"),
  Ctrl: t("Ctrl##key"),
  Shift: t("Shift##key"),
  Alt: t("Alt##key"),
  ContextMenu: t("Menu"),
  MediaPlayPause: t("Play key"),
  MediaRewind: t("Rewind key"),
  MediaFastForward: t("Forward key"),
};

const ON_MAC: Record<string, string> = { Ctrl: "⌘", Shift: "⇧", Alt: "⌥" };

/** A key name for people, in their language: "Ctrl+Shift+Z", "Strg+Umschalt+Z"; on a Mac "⌘⇧Z". */
export function formatKey(name: string, mac = isMac()): string {
  const parts = name.endsWith("++") ? [...name.slice(0, -2).split("+"), "+"] : name.split("+");
  const said = (part: string): string =>
    (mac && ON_MAC[part]) || SIGNS[part] || (part.length === 1 ? part.toUpperCase() : part);
  return parts.map(said).join(mac ? "" : "+");
}

/** Whether the name would act while typing: such keys act only where nothing is typed. */
export const isSingle = (name: string): boolean =>
  !/^(Ctrl|Alt)\+/.test(name) && !/^(Shift\+)?(F\d+|Media\w+)$/.test(name);
