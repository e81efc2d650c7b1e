// One claim: who and what, how far it has come, what stands on it, and what proves it.

const claimHead = (desk) => {
  const { words, claim } = desk;
  return [
    make("div.claimhead", {},
      make("div.title", {},
        make("h3", { tabindex: "-1", "data-key": "claim-head" }, `${claim.name} · ${claim.id} · ${money(claim.charge)}`),
        tag("none", claim.status_label),
        claim.changed && tag("none", words.corrected),
        claim.row?.due_label && tag(claim.row.tone, [claim.row.clock, claim.row.due_label].filter(Boolean).join(" · ")),
        Number.isInteger(claim.filed_days) && tag("none", fill(words.filed, claim.filed_days, claim.filing_limit_days))),
      make("p.headline", {}, claim.headline),
      make("ol.steps", {}, claim.steps.map((step) => make(`li.${step.tone}`, {}, make("span.unseen", {}, `${words[`step_${step.tone}`] || ""} `), step.label)))),
  ];
};

const claimPage = (desk) => {
  const { words, claim } = desk;
  return [
    claimHead(desk),
    make("div.claimbody", {},
      foundElsewhere(desk),
      make("div.pile", {}, claimCards(desk)),
      make("div.pile", {}, make("section.documents", { "aria-label": words.documents }, documentPanel(desk))),
      make("div.whole", {}, lineTable(desk), fileButtons(desk), desk.report && reportUnder(desk))),
  ];
};

const claimAlone = (desk) => [
  claimHead(desk),
  make("div.claimbody", {}, foundElsewhere(desk), claimCards(desk), make("div.whole", {}, lineTable(desk), fileButtons(desk))),
];

const claimCards = (desk) => [
  fieldCard(desk, desk.words.claim_form, "claim_form", desk.claim.fields, desk.claim.documents),
  fieldCard(desk, desk.words.registration, "registration", held(desk.claim.registration), desk.claim.documents),
];

// Of a coverage that nobody has only the first line is shown, and of the third none.
const held = (fields) => {
  const known = new Set(fields.filter((field) => field.key.endsWith("_payer") && field.value).map((field) => field.key.replace("payer", "")));
  return fields.filter((field) => !OF_FURTHER.test(field.key) || known.has(OF_FURTHER.exec(field.key)[0]) || field.key === "second_payer");
};

// A field that stands on a paper, too, is a button that brings that paper up; one Tab stop for all, arrows between them.
const fieldCard = (desk, title, name, fields, documents = []) => {
  if (!fields.length) return null;
  const provable = fields.filter((field) => proofs(documents, field.key).length);
  const boxed = fields.some((field) => field.box);
  const marked = pointedAt(desk).field;
  const first = provable.find((field) => field.key === marked) || provable[0];
  return make("section.fields", { "data-card": name, "aria-label": title, onkeydown: walkProofs },
    make("h4", {}, title),
    make("dl", {}, fields.map((field) => [field, foundAt(desk, name, field)]).map(([field, found, described = found.length ? foundId(desk, field) : null]) => make(`div${field.key && field.key === marked ? ".marked" : ""}${found.length ? ".wanting" : ""}`, { "data-field": field.key || field.label },
      make("dt", {}, boxed && make("span.box", {}, field.box && make("span.unseen", {}, `${desk.words.box} `), field.box), boxed && " ",
        provable.includes(field) ? proofButton(desk, name, field, documents, { tabindex: field === first ? "0" : "-1", "aria-describedby": described }) : make("span", {}, field.label)),
      make("dd", { "aria-describedby": described }, field.value || "–"),
      foundNotes(desk, field, found)))));
};

const proofButton = (desk, card, field, documents, more) => make("button.prove", {
  type: "button", "data-key": `prove:${card}:${field.key}`, title: desk.words.prove, ...more,
  "aria-pressed": pointedAt(desk).field === field.key ? "true" : "false", onclick: () => prove(desk, documents, field),
}, field.label);

const walkProofs = walking(".cl-prove", "ArrowUp", "ArrowDown");

// A charge is proved like a field: by the page of the contract, or by whatever else has a row for the line.
const chargeCell = (desk, line) => {
  const { words, claim: { documents } } = desk;
  const field = { key: `charge:${line.number}`, label: money(line.charge) };
  const named = { "aria-label": `${words.charge}, ${words.line} ${line.number}: ${field.label}` };
  return proofs(documents, field.key).length ? proofButton(desk, "lines", field, documents, named) : field.label;
};

const lineTable = (desk, { words, claim } = desk) => claim.lines.length > 0 && make("section.lines", { "aria-label": words.lines },
  make("table", {},
    make("caption", {}, words.lines),
    make("thead", {}, make("tr", {}, [words.line, words.service, words.modifiers, words.units, words.charge, words.paid, words.open]
      .map((label, index) => make(`th${index > 2 ? ".number" : ""}`, { scope: "col" }, label)))),
    make("tbody", {}, claim.lines.map((line) => make("tr", { "data-line": line.number },
      make("td", {}, String(line.number)),
      make("td", {}, make("b", {}, line.code), " ", line.label),
      make("td", {}, line.modifiers || "–"),
      [String(line.units), chargeCell(desk, line), money(line.paid), money(line.open)].map((value) => make("td.number", {}, value)))))));

// A claim that is named somewhere is opened from there.
const claimLink = (desk, id, text, { key = `named:${id}`, focus = "verb:first" } = {}) => make("button.link", {
  type: "button", "data-key": key, onclick: () => desk.send({ say: "claim", id }, focus),
}, text);

const fileButtons = (desk) => {
  const { words, claim, chosen } = desk;
  return claim.reports.length > 0 && make("section.files", { "aria-label": words.files },
    make("h4", {}, words.files),
    claim.reports.map((id) => make("button.file", {
      type: "button", "data-key": `file:${id}`, "data-report": id, "aria-pressed": id === chosen.report ? "true" : "false",
      onclick: () => desk.send({ say: "report", id: id === chosen.report ? "" : id, under: claim.id }, id === chosen.report ? `file:${id}` : "report-head"),
    }, id)));
};
