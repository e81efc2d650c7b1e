// Which papers lie beside a claim, which of them is on top, and the field that the person points at.

const documentPanel = (desk) => {
  const { words, claim } = desk;
  if (!claim.opened) return [make("p.nothing", { "data-documents": "closed" }, words.not_opened)];
  return paperTabs(desk, claim.documents);
};

const documentsAlone = (desk) => [
  make("div.claimhead", {}, make("h3", { tabindex: "-1", "data-key": "claim-head" }, `${desk.words.documents} · ${desk.claim.name} · ${desk.claim.id}`)),
  make("div.claimbody", {}, make("section.documents.whole", { "aria-label": desk.words.documents }, documentPanel(desk))),
];

const paperTabs = (desk, documents) => {
  const { words } = desk;
  const papers = groupSides(documents);
  if (!papers.length) return [make("p.nothing", {}, words.no_documents)];
  const { paper, field } = pointedAt(desk);
  const open = papers.find((each) => each.kind === paper) || papers[0];
  const choose = (kind) => { desk.point({ paper: kind, field }); };
  const items = papers.map((each) => ({ key: each.kind, label: paperName(words, each.kind), id: desk.id(`paper-${each.kind}`) }));
  return [
    tabs(words.documents, items, open.kind, choose, desk.id("paper")),
    make("div.paper", { "data-zoom": desk.ui.zoom, role: "tabpanel", id: desk.id("paper"), "aria-labelledby": desk.id(`paper-${open.kind}`) },
      open.sides.map((side) => drawPaper(words, side, field))),
    zoomBar(desk),
  ];
};

const ZOOMS = [100, 140, 180];

// How large papers are shown, everywhere on this desk: of three sizes the one that is chosen.
const zoomBar = (desk) => make("div.zoom", { role: "group", "aria-label": desk.words.zoom }, ZOOMS.map((size) => make("button.plain", {
  type: "button", "data-key": `zoom:${size}`, "aria-pressed": String(desk.ui.zoom === size), onclick: () => { desk.ui.zoom = size; desk.drawMiddle(); },
}, `${size} %`)));

const zoomed = (desk, papers) => make("div.paper", { "data-zoom": desk.ui.zoom }, papers.map((paper) => drawPaper(desk.words, paper)));

// A kind that nobody has named is called by its own name: "some_form" is "Some form".
const paperName = (words, kind) => words[`doc_${kind}`] || capital(kind).replaceAll("_", " ");

// Front and back of a card lie together under the title of the front.
const groupSides = (documents) => {
  const papers = new Map();
  for (const one of documents) {
    if (!papers.has(one.kind)) papers.set(one.kind, { kind: one.kind, title: one.title, sides: [] });
    papers.get(one.kind).sides.push(one);
  }
  return [...papers.values()];
};

// What is pointed at belongs to one claim, or to the practice's own file; elsewhere it is forgotten.
const paperOwner = (desk) => ((desk.root.dataset.shows === "desk" ? desk.chosen.page : desk.root.dataset.shows) === "practice" ? "practice" : desk.claim?.id || "");
const pointedAt = (desk) => (desk.pointed?.claim === paperOwner(desk) ? desk.pointed : { field: "", paper: "" });

const proofs = (documents, key) => (key ? groupSides(documents).filter((paper) => paper.sides.some((side) => side.fields.some((field) => field.key === key) || side.keys?.includes(key))) : []);

// Choosing a field brings up a paper on which it stands; choosing it again brings up the next.
const prove = (desk, documents, field) => {
  const found = proofs(documents, field.key).map((paper) => paper.kind);
  const now = pointedAt(desk);
  const at = found.indexOf(now.paper);
  const paper = now.field !== field.key ? (at >= 0 ? now.paper : found[0]) : found[(at + 1) % found.length];
  desk.point({ field: field.key, paper });
  desk.root.querySelector(".cl-paper .cl-marked")?.scrollIntoView({ block: "nearest" });
  const values = documents.filter((each) => each.kind === paper).flatMap((each) => [
    ...each.fields.filter((one) => one.key === field.key).map((one) => one.value),
    ...each.rows.filter((_, number) => each.keys[number] === field.key).map((row) => row.join(", ")),
  ]);
  const more = found.length > 1 ? fill(desk.words.proof_more, found.length) : "";
  desk.tell(`${fill(desk.words.proof, paperName(desk.words, paper), values.join(" · "))} ${more}`.trim());
};
