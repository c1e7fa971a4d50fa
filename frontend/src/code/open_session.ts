/** The session of the Code screen while it is shown, for what stands beside it: the tour. */
import { signal } from "@preact/signals";
import type { CodeSession } from "./session.ts";

export const openSession = signal<CodeSession | null>(null);
