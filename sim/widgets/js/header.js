// Where and when we are, what is left of the day, and the actions that let the calendar run.

const drawHeader = (desk) => {
  const { words, office, attempt } = desk;
  return [
    make("div.place", {},
      office.clients?.length ? clientChoice(desk) : make("h2.practice", { title: office.practice }, office.practice),
      make(`span.tag.${attempt.mode === "practice" ? "ok" : "soon"}`, { "data-mode": attempt.mode },
        { practice: words.practice, replay: words.replay }[attempt.mode] || words.test)),
    pageLinks(desk),
    make("div.clock", {},
      make("span.now", {}, make("strong", { "data-now": "date" }, office.date), " · ", make("span", { "data-now": "time" }, office.time)),
      make("span.remaining", { "data-now": "left" }, dayLeft(desk))),
    make("div.calendar", { role: "group", "aria-label": words.p_calendar }, calendarVerbs(desk)),
    desk.ui.form?.do === "wait" && waitForm(desk),
    dayBar(desk),
  ];
};

const calendarVerbs = (desk) => {
  const { words, office } = desk;
  const verb = (name) => (office.verbs || []).find((each) => each.do === name);
  return [
    verb("wait") && verbButton(desk, verb("wait"), { key: "wait", label: words.wait_mail, press: () => desk.perform({ do: "wait" }) }),
    verb("wait") && verbButton(desk, { ...verb("wait"), minutes: 0 },
      { key: "wait_until", label: words.wait_until, expanded: desk.ui.form?.do === "wait", press: () => desk.toggleForm("wait", "wait") }),
    verb("go_home") && verbButton(desk, verb("go_home"), { key: "go_home", label: words.go_home, press: () => desk.perform({ do: "go_home" }) }),
    make("button.plain", { type: "button", "data-key": "large", "aria-label": words.large, title: words.large, onclick: desk.fillScreen },
      make("span.corners", { "aria-hidden": "true" })),
  ];
};

// The pages that belong to no claim.
const pageLinks = (desk) => {
  const { words, chosen, attempt } = desk;
  if (attempt.finished) return null;
  const link = (page, key, label, message, head) => make("button.link", {
    type: "button", "data-key": key, "aria-current": chosen.page === page ? "page" : null, onclick: () => desk.send(message, head),
  }, label);
  return make("nav.pages", { "aria-label": words.pages },
    link("brief", "brief", words.task, { say: "brief" }, "brief-head"),
    link("figures", "figures", words.p_reports, { say: "figures", name: chosen.figures }, "figures-head"),
    link("cash", "cash", words.p_deposit, { say: "cash", name: chosen.cash }, "figures-head"),
    link("phone", "phone", words.phone, { say: "phone" }, "phone-head"),
    link("practice", "practice", words.p_practice, { say: "practice" }, "practice-head"));
};

// A billing service works for several practices; choosing one brings up the button that goes there, with its price.
const clientChoice = (desk) => {
  const { words, office, ui } = desk;
  const id = desk.id("client");
  const now = office.clients.find((client) => client.here);
  const wanted = office.clients.find((client) => client.key === ui.client) || now;
  const go = { do: "switch_client", label: words.go_there, minutes: office.switching };
  return make("div.client", {},
    make("label", { for: id }, words.client),
    make("select", { id, "data-key": "client", title: `${wanted.package}: ${wanted.says}`, onchange: (event) => { ui.client = event.target.value; desk.drawActions(); } },
      office.clients.map((client) => make("option", { value: client.key, selected: client === wanted }, waitingAt(client)))),
    wanted !== now && verbButton(desk, go, { key: "switch_client", press: () => { ui.client = ""; desk.perform({ do: "switch_client", client: wanted.key }, "client"); } }));
};

const waitingAt = ({ label, package: pack, lists }) => {
  const waits = lists.reduce((sum, list) => sum + list.count, 0);
  return `${label} · ${pack}${waits ? ` (${waits})` : ""}`;
};

const dayLeft = ({ words, office }) => (office.minutes_left > 0 ? fill(words.day_left, spell(words, office.minutes_left)) : words.day_over);

const dayBar = ({ office }) => {
  const spent = 100 - Math.max(0, Math.min(100, (100 * office.minutes_left) / Math.max(1, office.minutes_open)));
  const worn = make("i", {});
  worn.style.width = `${spent.toFixed(1)}%`;
  return make("span.bar", { "aria-hidden": "true" }, worn);
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
    type: "button", "data-key": key, "data-do": verb.variant ? `${verb.do}:${verb.variant}` : verb.do, "aria-disabled": refused ? "true" : null,
    "aria-describedby": why, "aria-expanded": expanded === undefined ? null : String(expanded), title: refused ? verb.refusal : null,
    onclick: () => (refused ? desk.tell(verb.refusal, "refused") : press()),
  }, make("span", {}, label || verb.label), price(words, verb, refused));
  return refused ? [button, make(told ? "p.reason" : "span.unseen", { id: why }, verb.refusal)] : button;
};

const price = (words, verb, refused) => {
  if (refused) return [" ", make("span.price", {}, words.not_now)];
  return verb.minutes > 0 ? [" ", make("span.price", {}, spell(words, verb.minutes))] : null;
};
