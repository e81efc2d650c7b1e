// One claim: who and what, how far it has come, what stands on it, and what proves it.

const claimPage = (desk) => {
  const { words, claim } = desk;
  return [
    make("div.claimhead", {},
      make("div.title", {},
        make("h3", { tabindex: "-1", "data-key": "claim-head" }, `${claim.name} · ${claim.id} · ${money(claim.charge)}`),
        tag("none", claim.status_label),
        claim.changed && tag("none", words.corrected),
        claim.row?.due_label && tag(claim.row.tone, claim.row.due_label),
        Number.isInteger(claim.filed_days) && tag("none", fill(words.filed, claim.filed_days, claim.filing_limit_days))),
      make("p.headline", {}, claim.headline),
      make("ol.steps", {}, claim.steps.map((step) => make(`li.${step.tone}`, {}, step.label)))),
    make("div.claimbody", {},
      make("div.pile", {},
        fieldCard(desk, words.claim_form, "claim_form", claim.fields),
        fieldCard(desk, words.registration, "registration", claim.registration)),
      make("div.pile", {}, make("section.documents", { "aria-label": words.documents }, documentPanel(desk))),
      make("div.whole", {}, lineTable(words, claim), fileButtons(desk), desk.report && reportUnder(desk))),
  ];
};

const fieldCard = (desk, title, name, fields) => fields.length > 0 && make("section.fields", { "data-card": name, "aria-label": title },
  make("h4", {}, title),
  make("dl", {}, fields.map((field) => make("div", { "data-field": field.key || field.label },
    make("dt", {}, field.box && make("span.box", {}, make("span.unseen", {}, `${desk.words.box} `), field.box), " ", field.label),
    make("dd", {}, field.value || "–")))));

const lineTable = (words, claim) => claim.lines.length > 0 && make("section.lines", { "aria-label": words.lines },
  make("table", {},
    make("thead", {}, make("tr", {}, [words.line, words.service, words.modifiers, words.units, words.charge, words.paid, words.open]
      .map((label, index) => make(`th${index > 2 ? ".number" : ""}`, { scope: "col" }, label)))),
    make("tbody", {}, claim.lines.map((line) => make("tr", { "data-line": line.number },
      make("td", {}, String(line.number)),
      make("td", {}, make("b", {}, line.code), " ", line.label),
      make("td", {}, line.modifiers || "–"),
      [line.units, money(line.charge), money(line.paid), money(line.open)].map((value) => make("td.number", {}, String(value))))))));

const fileButtons = (desk) => {
  const { words, claim, chosen } = desk;
  return claim.reports.length > 0 && make("section.files", { "aria-label": words.files },
    make("h4", {}, words.files),
    claim.reports.map((id) => make("button.file", {
      type: "button", "data-key": `file:${id}`, "data-report": id, "aria-pressed": id === chosen.report ? "true" : "false",
      onclick: () => desk.send({ say: "report", id: id === chosen.report ? "" : id, under: claim.id }, id === chosen.report ? `file:${id}` : "report-head"),
    }, id)));
};
