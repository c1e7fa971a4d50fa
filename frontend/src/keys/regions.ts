/** F6: from one region of the page to the next, in the order of the page. */
export function moveRegion(by: 1 | -1): string | null {
  const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")].filter(
    (region) => region.offsetParent !== null,
  );
  if (regions.length === 0) return null;
  const current = regions.findIndex((region) => region.contains(document.activeElement));
  const start = current < 0 ? (by > 0 ? -1 : 0) : current;
  const next = regions[(start + by + regions.length) % regions.length] as HTMLElement;
  entryOf(next).focus();
  return next.dataset.region ?? null;
}

/** Where the focus goes in a region: what it names itself, else the first thing in sight that takes it. */
function entryOf(region: HTMLElement): HTMLElement {
  const focusable =
    "[data-entry], [tabindex='0'], a[href], button:not([disabled]):not([tabindex='-1']), input, select, textarea";
  const seen = (what: string) => [...region.querySelectorAll<HTMLElement>(what)].find((one) => one.checkVisibility());
  const entry = seen("[data-entry]") ?? seen(focusable);
  if (entry) return entry;
  region.tabIndex = -1;
  return region;
}
