// Builds the page's elements.  Whatever came from data enters as text or as an attribute, never as markup.

const make = (kind, facts = {}, ...children) => {
  const [tag, ...classes] = kind.split(".");
  const node = document.createElement(tag);
  if (classes.length) node.className = classes.map((name) => `cl-${name}`).join(" ");
  for (const [name, value] of Object.entries(facts)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "value") node.value = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
};

const hidden = (text) => make("span.unseen", {}, text);

// Whatever the person had under the fingers is under them again after a panel is drawn anew.
const redraw = (host, children) => {
  const held = host.contains(active(host)) ? active(host).dataset.key : undefined;
  const top = host.scrollTop;
  host.replaceChildren(...children.flat(Infinity).filter(Boolean));
  host.scrollTop = top;
  if (held) focusKey(host, held);
};

const active = (node) => node.getRootNode().activeElement;

const focusKey = (root, key) => {
  const found = root.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (found) found.focus({ preventScroll: false });
  return Boolean(found);
};

const money = (cents) => {
  const sign = cents < 0 ? "-" : "";
  const whole = Math.trunc(Math.abs(cents) / 100);
  return `${sign}${whole.toLocaleString("en-US")}.${String(Math.abs(cents) % 100).padStart(2, "0")}`;
};

const fill = (text, ...values) => values.reduce((done, value, index) => done.replaceAll(`{${index}}`, String(value)), text);

const spell = (words, minutes) => {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [hours ? `${hours} ${words.hour}` : "", rest || !hours ? `${rest} ${words.minute}` : ""];
  return parts.filter(Boolean).join(" ");
};

// "Tue 14 Apr 2026" as 2026-04-14, for a date field to begin with; empty when it is written another way.
const isoDay = (text, daysOn = 0) => {
  const time = Date.parse(`${text.replace(/^\D+/, "")} UTC`);
  return Number.isNaN(time) ? "" : new Date(time + daysOn * 86400000).toISOString().slice(0, 10);
};

const capital = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

// Keys that walk round controls with one Tab stop: focus moves, Enter or Space (the button's own) chooses.
const walking = (each, back, on) => (event) => {
  const all = [...event.currentTarget.querySelectorAll(each)];
  const here = all.indexOf(event.target);
  const to = { [on]: here + 1, [back]: here - 1, Home: 0, End: all.length - 1 }[event.key];
  if (here < 0 || to === undefined) return;
  event.preventDefault();
  const next = all[(to + all.length) % all.length];
  for (const one of all) one.tabIndex = one === next ? 0 : -1;
  next.focus();
};
const walkTabs = walking("[role=tab]", "ArrowLeft", "ArrowRight");

const tabs = (name, items, chosen, choose, panel) => {
  const some = items.some((item) => item.key === chosen);
  return make("div.tabs", { role: "tablist", "aria-label": name, onkeydown: walkTabs }, items.map((item, index) =>
    make("button.tab", {
      type: "button", role: "tab", id: item.id, "data-key": `tab:${item.key}`, "data-tab": item.key,
      "aria-selected": item.key === chosen ? "true" : "false", "aria-controls": panel,
      tabindex: (some ? item.key === chosen : index === 0) ? "0" : "-1",
      onclick: () => choose(item.key),
    }, item.label, item.count === undefined ? null : [" ", make("span.count", {}, String(item.count))])));
};
