/** Whether the screens stand beside each other in the header, or in a menu: by the window's width and how long the words are. */
import { spoken } from "../i18n/t.ts";

/** Below this width of the window there is a menu (px); words of other languages are longer than those of English. */
const NARROW = spoken() === "en" ? 1360 : 1600;

/** Says it on the page's root for as long as the page lives; nav.css and shell_sizes.css look there. */
export function followRoom(): void {
  const narrow = matchMedia(`(max-width: ${NARROW}px)`);
  const say = (): void => {
    document.documentElement.toggleAttribute("data-menu", narrow.matches);
  };
  narrow.addEventListener("change", say);
  say();
}
