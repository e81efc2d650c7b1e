// Money as it comes in: the remittance as a payer's paper would show it, what waits to be posted, and what did not match.

const paymentTables = (desk, { words, report } = desk) => (report.papers || []).length > 0 && make("section.remittance", { "aria-label": headingOf(words, report) },
  make("h4", {}, headingOf(words, report)), zoomBar(desk),
  zoomed(desk, report.papers));

const headingOf = (words, report) => (report.kind === "card" ? words.as_card : words.as_paper);

const MONEY_LISTS = ["to_post", "exceptions", "deposits"];

// Alone, the posting panel leads from the lists of money to the paper and its buttons.
const postingPage = (desk) => {
  const { words, chosen, office } = desk;
  const lists = (office.lists || []).filter((list) => MONEY_LISTS.includes(list.name));
  const items = lists.map((list) => ({ key: list.name, label: list.label, count: list.count, id: desk.id(`money-${list.name}`) }));
  const here = MONEY_LISTS.includes(chosen.list);
  return [
    make("div.claimhead", {}, tabs(words.p_posting, items, here ? chosen.list : "", (name) => desk.send({ say: "list", name }, `tab:${name}`), desk.id("posting"))),
    make("div.postingbody", { id: desk.id("posting"), role: "tabpanel", "aria-label": words.p_posting },
      here ? moneyItems(desk) : make("p.nothing", {}, words.choose_money),
      chosen.report && reportPage(desk),
      chosen.report && reportGroup(desk)),
  ];
};

const moneyItems = (desk) => {
  const { words, chosen, base, delta } = desk;
  const rows = assemble(base, delta).slice(0, MOST_MONEY);
  if (!rows.length) return make("p.nothing", {}, words.empty);
  return make("ul.items", { "aria-label": words.p_posting }, rows.map((row) => make("li", {}, make("button.file", {
    type: "button", "data-key": `money:${row.id}`, "aria-pressed": row.id === chosen.report ? "true" : "false",
    onclick: () => desk.send({ say: "report", id: row.id }, "report-head"),
  }, `${row.name} · ${row.charge ? `${money(row.charge)} · ` : ""}${row.why}`))));
};

const MOST_MONEY = 40;
