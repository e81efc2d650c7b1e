// Where and when we are, what is left of the day, and the actions that let the calendar run.

const drawHeader = (desk) => {
  const { words, office, attempt } = desk;
  const verb = (name) => (office.verbs || []).find((each) => each.do === name);
  return [
    make("div.brand", {}, make("strong", {}, "ClaimLab")),
    make("div.place", {},
      make("h2.practice", {}, office.practice),
      make(`span.tag.${attempt.mode === "practice" ? "ok" : "soon"}`, { "data-mode": attempt.mode },
        attempt.mode === "practice" ? words.practice : words.test)),
    make("div.clock", {},
      make("span.now", {}, make("strong", { "data-now": "date" }, office.date), " · ", make("span", { "data-now": "time" }, office.time)),
      dayBar(desk)),
    make("div.calendar", { role: "group", "aria-label": "Calendar" },
      verb("wait") && verbButton(desk, verb("wait"), { key: "wait", label: words.wait_mail, press: () => desk.perform({ do: "wait" }) }),
      verb("wait") && verbButton(desk, { ...verb("wait"), minutes: 0 },
        { key: "wait_until", label: words.wait_until, expanded: desk.ui.form?.do === "wait", press: () => desk.toggleForm("wait", "wait") }),
      verb("go_home") && verbButton(desk, verb("go_home"), { key: "go_home", label: words.go_home, press: () => desk.perform({ do: "go_home" }) }),
      make("button.plain", { type: "button", "data-key": "large", "aria-label": words.large, title: words.large, onclick: desk.fillScreen },
        make("span.corners", { "aria-hidden": "true" }))),
    desk.ui.form?.do === "wait" && waitForm(desk),
  ];
};

const dayBar = ({ words, office }) => {
  const left = office.minutes_left > 0 ? fill(words.day_left, spell(words, office.minutes_left)) : words.day_over;
  const spent = 100 - Math.max(0, Math.min(100, (100 * office.minutes_left) / Math.max(1, office.minutes_open)));
  const worn = make("i", {});
  worn.style.width = `${spent.toFixed(1)}%`;
  return [make("span.bar", { "aria-hidden": "true" }, worn), make("span.remaining", { "data-now": "left" }, left)];
};

const waitForm = (desk) => {
  const { words } = desk;
  const until = make("input", { type: "date", id: desk.id("until"), value: desk.ui.form.values.until ?? isoDay(desk.office.date, 1),
    "data-key": "form:until" });
  const go = (event) => {
    event.preventDefault();
    if (until.value) desk.perform({ do: "wait", until: until.value }, "wait_until");
    else desk.tell(words.date_missing);
  };
  return make("form.wait", { onsubmit: go, onkeydown: (event) => event.key === "Escape" && desk.closeForm(), "aria-label": words.wait_until },
    make("label", { for: desk.id("until") }, words.wait_date), until,
    make("button.primary", { type: "submit" }, words.send),
    make("button.plain", { type: "button", onclick: () => desk.closeForm() }, words.cancel));
};

// A verb as a button: its price beside it, or "not now" with the reason for whoever asks.
const verbButton = (desk, verb, { key, label, press, expanded, told = false }) => {
  const { words } = desk;
  const refused = Boolean(verb.refusal);
  const why = refused ? desk.id(`why-${key}`) : null;
  const button = make(`button.verb${refused ? ".refused" : ""}`, {
    type: "button", "data-key": key, "data-do": verb.do, "aria-disabled": refused ? "true" : null,
    "aria-describedby": why, "aria-expanded": expanded === undefined ? null : String(expanded), title: refused ? verb.refusal : null,
    onclick: () => (refused ? desk.tell(verb.refusal, "refused") : press()),
  }, make("span", {}, label || verb.label), price(words, verb, refused));
  return refused ? [button, make(told ? "p.reason" : "span.unseen", { id: why }, verb.refusal)] : button;
};

const price = (words, verb, refused) => {
  if (refused) return [" ", make("span.price", {}, words.not_now)];
  return verb.minutes > 0 ? [" ", make("span.price", {}, spell(words, verb.minutes))] : null;
};
