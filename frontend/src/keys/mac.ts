/** On a Mac the command key does what Control does elsewhere, and is called by its sign. */
export const isMac = (): boolean => typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);

/** A message as it is said at this keyboard: messages name keys as they are on a PC. */
export const atThisKeyboard = (message: string, mac = isMac()): string =>
  mac
    ? message
        .replace(/\b(?:Ctrl|Strg)\+/g, "⌘")
        .replace(/\bControl Z\b/g, "⌘Z")
        .replace(/\b(Ctrl|Strg)\b/g, "⌘")
        .replace(/\bcontrol\b/g, "⌘")
    : message;
