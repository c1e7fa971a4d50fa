/** Which view of the home page the address shows: Back works here too. */
import { computed } from "@preact/signals";
import { route } from "../app/router.ts";

export type HomeView = "recent" | "door" | "folders" | "new" | "project";

/** `#/`, `#/new`, `#/folders?path=PATH`, `#/door?path=PATH`, `#/project?path=PATH`. */
export const place = computed<{ view: HomeView; path: string }>(() => {
  const { screen, name, query } = route.value;
  const view = screen === "missing" ? name : screen;
  const path = query.get("path") ?? "";
  return view === "door" || view === "folders" || view === "new" || view === "project"
    ? { view, path }
    : { view: "recent", path: "" };
});

export const to = (view: HomeView, path = ""): string =>
  view === "recent" ? "#/" : `#/${view}${path && `?path=${encodeURIComponent(path)}`}`;
