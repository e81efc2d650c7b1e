// The right column: what can be done, what each costs, and what was done before.

const CALENDAR = ["wait", "go_home"];
const OF_REPORTS = ["open_report", "post_remittance"];

const actionPanel = (desk) => {
  const { words, chosen, claim } = desk;
  const groups = [];
  if (chosen.page === "claim" && claim) groups.push([words.this_claim, "claim", claim.verbs.filter((verb) => verb.do !== "open_claim" || !claim.opened), (verb) => verbOn(desk, verb, "verb", claim.id)]);
  if (chosen.page === "report") groups.push([words.this_report, "report", reportVerbs(desk), (verb) => verbOn(desk, verb, "verb", chosen.report)]);
  const wide = (desk.office.verbs || []).filter((verb) => !CALENDAR.includes(verb.do) && !OF_REPORTS.includes(verb.do));
  if (wide.length) groups.push([words.office, "office", wide, (verb) => verbOn(desk, verb, "office", "office")]);
  return [
    make("h3", {}, words.actions),
    chosen.page === "brief" && make("p.nothing", {}, words.choose_first),
    groups.filter(([, , verbs]) => verbs.length).map(([title, name, verbs, button]) => make("div.group", { role: "group", "aria-label": title, "data-group": name },
      make("h4", {}, title), verbs.map(button))),
    chosen.page === "claim" && claim && [helpPanel(desk), noted(words.notes, "notes", claim.notes), noted(words.history, "history", claim.history)],
  ];
};

// A verb that asks for something opens its form; the others are done by a press.
const verbOn = (desk, verb, group, of) => {
  const key = `${group}:${verb.do}`;
  if (!verb.inputs?.length) return verbButton(desk, verb, { key, press: () => desk.perform(bare(desk, verb)) });
  const open = desk.ui.form?.key === key && desk.ui.form.of === of;
  return [
    verbButton(desk, verb, { key, label: `${verb.label}…`, expanded: open, press: () => desk.toggleForm(verb.do, of, key) }),
    open && verbForm(desk, verb),
  ];
};

const bare = (desk, verb) => (OF_REPORTS.includes(verb.do) ? { do: verb.do, report: desk.chosen.report } : { do: verb.do, ...verb.action });

// A report may bring its own verbs; else the office's, else opening or posting without a price.
const reportVerbs = (desk) => {
  const { words, report, chosen, office } = desk;
  if (report?.verbs?.length) return report.verbs;
  const verb = (name) => (office.verbs || []).find((each) => each.do === name) || { do: name, label: words[`do_${name}`], minutes: 0, refusal: "" };
  const opens = report ? [] : [verb("open_report")];
  const posts = report ? report.kind === "835" && !report.posted : chosen.list === "to_post";
  return posts ? [...opens, verb("post_remittance")] : opens;
};

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
