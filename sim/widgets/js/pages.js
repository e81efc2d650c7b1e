// The pages without a claim: the task with the office's money, and the result once handed in.

const briefPage = (desk) => {
  const { words, attempt, office } = desk;
  return [
    make("div.claimhead", {}, make("h3", { tabindex: "-1", "data-key": "brief-head" }, attempt.title)),
    make("div.claimbody", {}, make("div.whole", {},
      make("div.brief", {}, attempt.brief.map((text) => make("p", {}, text))),
      attempt.questions?.length > 0 && questionForm(desk),
      office.clients?.length > 0 && contracts(desk),
      office.books && moneyTable(words, office.books))),
  ];
};

// Who does what: what each client has bought, in words and list by list, with what waits there now.
const contracts = ({ words, office }) => make("section.figures.contracts", { "aria-label": words.who_does, tabindex: "0", role: "group", "data-key": "contracts" },
  make("h4", {}, words.who_does),
  office.clients.map(({ key, label, package: pack, says, lists, theirs, here }) => make("article.contract", { "data-client": key, "aria-label": label },
    make("h5", {}, label, " ", tag(here ? "ok" : "none", here ? words.you_are_here : pack), here && make("small", {}, pack)),
    make("p", {}, says),
    make("dl", {},
      make("div", {}, make("dt", {}, words.yours), make("dd", {}, counted(lists) || words.nothing_yours)),
      make("div", {}, make("dt", {}, words.theirs), make("dd", {}, counted(theirs) || words.nothing_theirs))))));

const counted = (lists) => lists.map((list) => (list.count ? `${list.label} (${list.count})` : list.label)).join(", ");

// What the exercise asks besides; an answer may be given anew as long as the exercise lasts, and what is only typed stays.
const questionForm = (desk) => make("section.questions", { "aria-label": desk.words.questions },
  make("h4", {}, desk.words.questions),
  desk.attempt.questions.map((question) => oneQuestion(desk, question)));

const oneQuestion = (desk, question) => {
  const id = desk.id(`question-${question.id}`);
  const typed = (desk.ui.answers[question.id] ??= { given: question.given, text: question.given });
  if (typed.given !== question.given) Object.assign(typed, { given: question.given, text: question.given });
  const facts = { id, "data-key": `question:${question.id}`, disabled: desk.attempt.finished, oninput: (event) => { typed.text = event.target.value; } };
  const options = [["", ""], ...question.choices];
  const field = question.choices.length
    ? make("select", facts, options.map(([value, text]) => make("option", { value, selected: value === typed.text }, text)))
    : make("input", { ...facts, value: typed.text, autocomplete: "off" });
  const answer = (event) => { event.preventDefault(); desk.perform({ do: "answer_question", question: question.id, value: field.value }, facts["data-key"]); };
  return make("form.question", { onsubmit: answer }, make("label", { for: id }, question.asks),
    make("div.formfoot", {}, field, make("button.plain", { type: "submit", "data-key": `answer:${question.id}`, "aria-label": `${desk.words.answer}: ${question.asks}` }, question.given ? desk.words.answer_anew : desk.words.answer)));
};

const moneyTable = (words, books) => make("section.money", { "aria-label": words.money },
  make("h4", {}, words.money),
  make("dl", {}, ["charges", "insurer_paid", "patient_paid", "contractual", "write_offs", "filing_write_offs", "insurance_open", "patient_open"]
    .map((key) => make("div", { "data-money": key }, make("dt", {}, words[`m_${key}`]), make("dd", {}, money(books[key]))))));

// What the practice has on file of itself, beside the papers that prove it.
const practicePage = (desk) => {
  const { words, office } = desk;
  const { fields, documents } = office.practice_file;
  return [
    make("div.claimhead", {},
      make("h3", { tabindex: "-1", "data-key": "practice-head" }, office.practice),
      make("p.headline", {}, words.practice_says)),
    make("div.claimbody", {},
      make("div.pile", {}, fieldCard(desk, words.on_file, "practice", fields, documents)),
      make("div.pile", {}, make("section.documents", { "aria-label": words.documents }, paperTabs(desk, documents))),
      editTable(desk)),
  ];
};

// In the notebook's colours, and with a base of its own: else a link to an action would load the notebook's page into the frame.
const framed = (html) => {
  const dark = document.body.dataset.jpThemeLight === "false";
  return html.replace('<html lang="en">', `<html lang="en"${dark ? ' class="dark"' : ""}>`).replace("<head>", '<head><base href="about:srcdoc">');
};

const resultPage = (desk) => {
  const { words, attempt } = desk;
  const { html, parts } = attempt.result || { html: "", parts: [] };
  return [
    make("div.claimhead", {},
      attempt.can_replay && make("button.primary.step", { type: "button", "data-key": "replay", onclick: () => desk.send({ say: "frame", n: 0 }, "frame-on") }, words.step_through),
      make("h3", { tabindex: "-1", "data-key": "result-head" }, `${words.result} · ${attempt.title}`),
      attempt.can_sum_up && handoutBar(desk, "summary")),
    html
      ? make("iframe.page", { sandbox: "", srcdoc: framed(html), title: words.result, "data-key": "result-page", tabindex: "0" })
      : make("div.claimbody", { tabindex: "0", role: "group", "aria-label": words.result }, make("div.whole", {}, make("div.brief", {}, parts.length
        ? parts.map(([heading, text]) => [make("h4", {}, heading), text.split("\n\n").map((paragraph) => make("p", {}, paragraph))])
        : make("p", {}, words.no_result)))),
  ];
};
