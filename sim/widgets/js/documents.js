// The documents that came with a claim, each drawn as what it is: a card, a licence, a sheet of paper.

const documentPanel = (desk) => {
  const { words, claim } = desk;
  if (!claim.opened) return [make("p.nothing", { "data-documents": "closed" }, words.not_opened)];
  return paperTabs(desk, claim.documents);
};

const paperTabs = (desk, documents) => {
  const { words } = desk;
  const papers = groupSides(documents);
  if (!papers.length) return [make("p.nothing", {}, words.no_documents)];
  const open = papers.find((paper) => paper.kind === desk.ui.paper) || papers[0];
  const choose = (kind) => { desk.ui.paper = kind; desk.drawMiddle(); };
  const items = papers.map((paper) => ({ key: paper.kind, label: paperName(words, paper.kind), id: desk.id(`paper-${paper.kind}`) }));
  return [
    tabs(words.documents, items, open.kind, choose, desk.id("paper")),
    make("div.paper", { role: "tabpanel", id: desk.id("paper"), "aria-labelledby": desk.id(`paper-${open.kind}`) },
      open.sides.map((side) => drawPaper(words, side))),
  ];
};

// A kind that nobody has named is called by its own name: "some_form" is "Some form".
const paperName = (words, kind) => words[`doc_${kind}`] || `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`.replaceAll("_", " ");

// Front and back of a card lie together under the title of the front.
const groupSides = (documents) => {
  const papers = new Map();
  for (const one of documents) {
    if (!papers.has(one.kind)) papers.set(one.kind, { kind: one.kind, title: one.title, sides: [] });
    papers.get(one.kind).sides.push(one);
  }
  return [...papers.values()];
};

const LOOKS = { insurance_card: "card", photo_id: "licence" };

const drawPaper = (words, paper) => {
  const look = paper.kind === "insurance_card" && paper.side === "back" ? "card.reverse" : LOOKS[paper.kind] || "sheet";
  const side = { front: words.front, back: words.back }[paper.side];
  return make(`article.${look}`, { "data-document": paper.kind, "data-side": paper.side || null },
    make("header", {}, make("h4", {}, paper.title), side && make("span.side", {}, side)),
    paper.kind === "photo_id" && make("div.portrait", { "aria-hidden": "true" }),
    paper.fields.length > 0 && make("dl", {}, paper.fields.map((field) => make("div", { "data-field": field.label },
      make("dt", {}, field.label), make("dd", {}, field.value || "–")))),
    paper.note && make("p.written", {}, paper.note));
};
