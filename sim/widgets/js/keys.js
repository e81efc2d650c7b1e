// The keys that work everywhere on the desk, and the page that tells all of them.

const KEYS = [
  ["Tab", "key_tab"], ["F6", "key_f6"], ["/", "key_filter"], ["↑ ↓ Home End", "key_rows"], ["Enter", "key_enter"],
  ["Space", "key_space"], ["Shift + ↑ ↓", "key_more"], ["Ctrl + A", "key_all"], ["← →", "key_tabs"], ["Esc", "key_escape"], ["?", "key_help"],
];

const keysDialog = (desk) => {
  const { words } = desk;
  const id = desk.id("keys");
  const dialog = make("dialog.keys", { "aria-labelledby": id },
    make("h3", { id }, words.keys),
    make("dl", {}, KEYS.map(([key, what]) => make("div", {}, make("dt", {}, make("kbd", {}, key)), make("dd", {}, words[what])))),
    make("button.primary", { type: "button", onclick: () => dialog.close() }, words.close));
  desk.showKeys = () => dialog.showModal();
  return dialog;
};

const TYPING = "input:not([type=checkbox], [type=radio]), textarea, select";

// F6 goes from part to part, "/" to the filter, "?" tells the keys; whoever is typing types.
const walkRegions = (desk) => (event) => {
  const { root } = desk;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "F6") {
    const regions = [...root.querySelectorAll("[data-region]")].filter((region) => reach(region));
    const here = regions.findIndex((region) => region.contains(active(root)));
    const step = event.shiftKey ? -1 : 1;
    reach(regions[(Math.max(here, event.shiftKey ? 0 : -1) + step + regions.length) % regions.length])?.focus();
  } else if (event.target.matches?.(TYPING)) return;
  else if (event.key === "?") desk.showKeys();
  else if (event.key !== "/" || !focusKey(root, "filter")) return;
  event.preventDefault();
};

// The first control of a part that the Tab key would reach; a chosen row or tab before the others.
const reach = (region) => {
  const all = [...region.querySelectorAll("button, input, select, textarea, [tabindex='0']")].filter((one) => one.tabIndex >= 0 && one.offsetParent);
  return all.find((one) => one.matches(".cl-row")) || all[0];
};
