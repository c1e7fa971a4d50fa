/* Elements as a person names them: by role and name, by label, by words. A chain of steps, each within what the one
   before found: ["role", role, name, exact], ["label", name], ["text", words, exact], ["css", selector],
   ["only", selector], ["nth", n], ["has", words], ["or", chain]. Also
   watches what goes wrong in the document from the first time on, and hands it over. */
const [steps] = arguments;
if (!window.faults) {
  window.faults = [];
  const note = (kind, words) => window.faults.push(`${kind}: ${words}`);
  const { error } = console;
  console.error = (...words) => {
    note("console", words.map(String).join(" "));
    error.apply(console, words);
  };
  addEventListener("error", (event) => note("error", event.message ?? event.target?.outerHTML), true);
  addEventListener("unhandledrejection", (event) => note("promise", event.reason));
  addEventListener("securitypolicyviolation", (event) => note("policy", `${event.violatedDirective} ${event.sample}`));
}
const ROLES = {
  button: "button, summary, [role=button], input[type=submit]",
  checkbox: "input[type=checkbox], [role=checkbox]",
  dialog: "dialog[open], [role=dialog], [role=alertdialog]",
  gridcell: "[role=gridcell]",
  group: "fieldset, [role=group]",
  heading: "h1, h2, h3, h4, [role=heading]",
  link: "a[href], [role=link]",
  list: "ul, ol, [role=list]",
  navigation: "nav, [role=navigation]",
  radio: "input[type=radio], [role=radio]",
  region: "section, [role=region]",
  rowheader: "th[scope=row], [role=rowheader]",
  searchbox: "input[type=search]",
  textbox: "input:not([type]), input[type=text], textarea, [role=textbox]",
};
const tidy = (words) => words.replace(/\s+/g, " ").trim();
const said = (one) => {
  const hidden = [...one.querySelectorAll("[aria-hidden=true]")].map((part) => part.textContent).filter(Boolean);
  return tidy(hidden.reduce((words, part) => words.replace(part, " "), one.textContent));
};
const called = (one) => {
  const by = (one.getAttribute("aria-labelledby") ?? "").split(" ").filter(Boolean);
  if (by.length) return tidy(by.map((id) => document.getElementById(id)?.textContent ?? "").join(" "));
  const label = one.getAttribute("aria-label");
  if (label) return tidy(label);
  if (one.labels?.length) return tidy([...one.labels].map(said).join(" "));
  if (one.matches("fieldset")) return tidy(one.querySelector("legend")?.textContent ?? "");
  return said(one) || tidy(one.getAttribute("title") ?? "");
};
const fits = (words, wanted, exact) =>
  exact ? words === tidy(wanted) : words.toLowerCase().includes(tidy(wanted).toLowerCase());
const shown = (one) => one.checkVisibility({ checkVisibilityCSS: true });
const within = (roots, selector) => [
  ...new Set(roots.flatMap((root) => [...root.querySelectorAll(selector)])),
];
const deepest = (all) => all.filter((one) => !all.some((other) => other !== one && one.contains(other)));
const find = (chain) =>
  chain.reduce(
    (roots, [kind, what, name, exact]) => {
      if (kind === "role")
        return within(roots, ROLES[what])
          .filter(shown)
          .filter((one) => name === null || fits(called(one), name, exact));
      if (kind === "label")
        return within(roots, "input, select, textarea, [aria-label]").filter((one) => fits(called(one), what, name));
      if (kind === "text") return deepest(within(roots, "body *").filter((one) => fits(said(one), what, name)));
      if (kind === "css") return within(roots, what);
      if (kind === "only") return roots.filter((one) => one.matches(what));
      if (kind === "nth") return roots.slice(what, what === -1 ? undefined : what + 1);
      if (kind === "has") return roots.filter((one) => fits(said(one), what, false));
      const all = [...roots, ...find(what)];
      return all.sort((a, b) => (a.compareDocumentPosition(b) & 2 ? 1 : -1));
    },
    [document],
  );
return [find(steps), window.faults.splice(0)];
