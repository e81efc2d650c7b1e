// The right column: what can be done, what each costs, and what was done before.

const actionPanel = (desk) => {
  const { words, chosen, claim, report } = desk;
  const onClaim = chosen.page === "claim" && claim;
  if (desk.ui.ticked.size) return [make("h3", {}, words.actions), tickedGroup(desk)];
  return [
    make("h3", {}, words.actions),
    chosen.page === "brief" && make("p.nothing", {}, words.choose_first),
    chosen.page === "message" && messageGroup(desk),
    chosen.page === "patient" && patientGroup(desk),
    onClaim && verbGroup(desk, { name: "claim", title: words.this_claim, verbs: claimVerbs(claim), of: claim.id, families: desk.families }),
    (report || chosen.page === "report") && reportGroup(desk),
    verbGroup(desk, { name: "office", title: words.office, verbs: verbsAbout(desk, "office"), of: "office" }),
    onClaim && [helpPanel(desk), noted(words.notes, "notes", claim.notes), noted(words.history, "history", claim.history)],
  ];
};

const reportGroup = (desk, { words, chosen, report } = desk) => verbGroup(desk, {
  name: "report", title: { deposit: words.this_deposit, card: words.this_card }[report?.kind] || words.this_report,
  verbs: verbsAbout(desk, "report"), of: chosen.report,
});

const verbsAbout = ({ office }, about) => (office.verbs || []).filter((verb) => verb.about === about);
const claimVerbs = (claim) => claim.verbs.filter((verb) => verb.do !== "open_claim" || !claim.opened);

// What can be done now stands first; what is refused waits below, each with its reason, until somebody asks.
const verbGroup = (desk, { name, title, verbs, of, families = [] }) => {
  if (!verbs.length) return null;
  const prefix = name === "office" ? "office" : "verb";
  const drawn = (verb) => verbOn(desk, verb, prefix, of);
  const now = verbs.filter((verb) => !verb.refusal);
  const later = verbs.filter((verb) => verb.refusal);
  return make("div.group", { role: "group", "aria-label": title, "data-group": name },
    make("h4", {}, title),
    families.length ? byFamily(desk, now, families).map(([heading, some]) => [make("h5", {}, heading), some.map(drawn)]) : now.map(drawn),
    later.length > 0 && notNow(desk, name, later.length, later.some((verb) => desk.ui.form?.key === keyOf(prefix, verb)), () => later.map(drawn)));
};

const byFamily = ({ words }, verbs, families) => {
  const known = new Set(families.flatMap(([, names]) => names));
  return [...families, [words.other, verbs.map((verb) => verb.do).filter((name) => !known.has(name))]]
    .map(([heading, names]) => [heading, names.map((name) => verbs.find((verb) => verb.do === name)).filter(Boolean)])
    .filter(([, some]) => some.length);
};

const notNow = (desk, name, count, busy, draw) => {
  const open = busy || Boolean(desk.ui.refused[name]);
  const turn = () => { desk.ui.refused[name] = !open; desk.drawActions(); };
  return make("div.later", {},
    make("button.more", { type: "button", "data-key": `more:${name}`, "aria-expanded": String(open), onclick: turn },
      make("span.arrow", { "aria-hidden": "true" }, open ? "▾ " : "▸ "), fill(desk.words.refused_now, count)),
    open && draw());
};

const keyOf = (prefix, verb) => (verb.variant ? `${prefix}:${verb.do}:${verb.variant}` : `${prefix}:${verb.do}`);

// A verb that asks for something opens its form; the others are done by a press.
const verbOn = (desk, verb, prefix, of, { together = false } = {}) => {
  const key = keyOf(prefix, verb);
  const press = () => (together ? desk.together : desk.perform)({ do: verb.do, ...verb.action });
  if (!verb.inputs?.length) return verbButton(desk, verb, { key, told: true, press });
  const open = desk.ui.form?.key === key && desk.ui.form.of === of;
  return [
    verbButton(desk, verb, { key, told: true, label: `${verb.label}…`, expanded: open, press: () => desk.toggleForm(verb.do, of, key) }),
    open && verbForm(desk, verb),
  ];
};

// What can be done to all the claims that are ticked: each button tells how many it would do, and why not the others.
const tickedGroup = (desk) => {
  const { words, ticked, ui } = desk;
  const verbs = ticked?.verbs || [];
  const known = ticked?.claims?.length === ui.ticked.size;
  return make("div.group", { role: "group", "aria-label": words.with_ticked, "data-group": "ticked" },
    make("h4", {}, known ? `${fill(words.ticked, ui.ticked.size)} · ${money(ticked.sum)}` : fill(words.ticked, ui.ticked.size)),
    make("button.link", { type: "button", "data-key": "untick", onclick: () => { desk.tick([]); desk.enter(); } }, words.untick),
    known && verbs.map((verb) => [verbOn(desk, verb, "ticked", "ticked", { together: true }), shortfall(desk, verb)]),
    known && !verbs.length && make("p.nothing", {}, words.ticked_none));
};

const shortfall = ({ words, ui }, verb) => (verb.able === ui.ticked.size ? null : [
  make("p.reason", {}, fill(words.able, verb.able, ui.ticked.size)),
  verb.reasons.map(([reason, count]) => make("p.reason", {}, `${count} × ${reason}`)),
]);

const helpPanel = (desk) => {
  const { words, attempt, claim } = desk;
  if (attempt.mode !== "practice") return null;
  return make("section.hints", { "aria-label": words.hints },
    make("h4", {}, words.hints),
    attempt.hints.length > 0 && make("ol", {}, attempt.hints.map((hint) => make("li", {}, hint))),
    attempt.hints_left > 0 && make("button.link", { type: "button", "data-key": "hint", onclick: () => desk.send({ say: "hint", claim: claim.id }, "hint") },
      attempt.hints_left === 1 ? words.hint_one : fill(words.hint_many, attempt.hints_left)),
    attempt.hints.length + attempt.hints_left === 0 && make("p.nothing", {}, words.hint_none));
};

const noted = (title, name, lines) => lines.length > 0 && make("section.log", { "aria-label": title, "data-log": name },
  make("h4", {}, title),
  make("ul", {}, lines.map((line) => make("li", {}, make("span.date", {}, line.date), make("span", {}, line.text, line.who && make("small", {}, line.who))))));

const historyAlone = (desk) => {
  const { words, claim } = desk;
  if (!claim) return waitingFor(words.choose_claim);
  const told = [noted(words.notes, "notes", claim.notes), noted(words.history, "history", claim.history)].filter(Boolean);
  return [make("h3", { tabindex: "-1", "data-key": "claim-head" }, `${claim.name} · ${claim.id}`), told.length ? told : make("p.nothing", {}, words.no_history)];
};
