/** What happens once, when a component has come into the page: focus, place, what it begins with. */
import { useLayoutEffect } from "preact/hooks";

/** What it reads is as it was at that moment, and means to be; what it returns is done when the component goes. */
export function useOnce(effect: () => undefined | (() => void)): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once is what this is for
  useLayoutEffect(effect, []);
}
