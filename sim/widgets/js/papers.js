// Each paper drawn as what it is: a card, a licence, a letter, a form, a table of figures.

const LOOKS = {
  insurance_card: "card", photo_id: "licence",
  letter: "letter", authorisation_letter: "letter", refusal_letter: "letter", referral_letter: "letter", letter_of_necessity: "letter", advance_notice: "letter", hospice_election: "formsheet",
  records_request: "letter", fee_letter: "letter", tax_letter: "letter", enrolment_letter: "letter",
  registration_form: "formsheet", cob_form: "formsheet", patient_consent: "formsheet",
  remittance: "formsheet", primary_eob: "formsheet", call_record: "sheet",
  contract_page: "rates", rate_sheet: "rates", benefit_sheet: "rates",
};

const drawPaper = (words, paper, marked = "") => {
  const look = paper.kind === "insurance_card" && paper.side === "back" ? "card.reverse" : LOOKS[paper.kind] || "sheet";
  const side = { front: words.front, back: words.back }[paper.side];
  const sheet = look.startsWith("card") || look === "licence" ? "" : look === "sheet" ? "" : ".sheet";
  return make(`article.${look}${sheet}`, { "data-document": paper.kind, "data-side": paper.side || null },
    make("header", {}, make("h4", {}, paper.title), side && make("span.side", {}, side)),
    paper.kind === "photo_id" && make("div.portrait", { "aria-hidden": "true" }),
    paper.fields.length > 0 && make("dl", {}, paper.fields.map((field) => paperField(field, marked))),
    paper.columns?.length > 0 && explained(words, paper, marked),
    paper.note && make("p.written", {}, paper.note));
};

const paperField = (field, marked) => make(`div${marked && field.key === marked ? ".marked" : ""}`, { "data-field": field.label, "data-proves": field.key || null },
  make("dt", {}, field.label), make("dd", {}, field.value || "–"));

// An explanation of payment is a table, as on paper.
const explained = (words, paper, marked = "") => make("div.eob", { tabindex: "0", role: "group", "aria-label": paper.title }, dataTable({
  caption: paper.title, unseen: true,
  columns: paper.columns.map((label, index) => ({ label, number: index > 0 && paper.rows.every((row) => /^[-−$\d.,\s]*$/.test(row[index])) })),
  rows: paper.rows, marked: marked ? (paper.keys || []).indexOf(marked) : -1,
}));
