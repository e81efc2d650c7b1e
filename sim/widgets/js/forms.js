// Small forms for the verbs that need more than a press.  What was typed stays until it is done or cancelled.

const GROUNDS = ["payer_error", "clerical_reopening"];
const EVIDENCE = ["insurance_card", "encounter_note", "authorisation_letter", "eligibility_answer", "acceptance_report"];
const REASONS = ["timely_filing", "duplicate_charge", "small_balance", "uncollectable"];

const FORMS = {
  correct_claim: (desk) => correctionForm(desk, claimFields(desk), (changes) => ({ do: "correct_claim", claim: desk.claim.id, changes })),
  correct_registration: (desk) => correctionForm(desk, desk.claim.registration.filter((field) => field.key),
    (changes) => ({ do: "correct_registration", patient: desk.claim.patient, changes })),
  appeal: (desk) => formFrame(desk, [
    choice(desk, "ground", desk.words.ground, GROUNDS.map((ground) => [ground, desk.words[`ground_${ground}`]])),
    make("fieldset", {}, make("legend", {}, desk.words.evidence), EVIDENCE.map((kind) => tick(desk, `evidence:${kind}`, desk.words[`ev_${kind}`]))),
  ], (values) => ({
    do: "appeal", claim: desk.claim.id, ground: values.ground || GROUNDS[0], evidence: EVIDENCE.filter((kind) => values[`evidence:${kind}`]),
  })),
  write_off: (desk) => formFrame(desk, [
    choice(desk, "reason", desk.words.reason, REASONS.map((reason) => [reason, desk.words[`reason_${reason}`]])),
  ], (values) => ({ do: "write_off", claim: desk.claim.id, reason: values.reason || REASONS[0] })),
  add_note: (desk) => formFrame(desk, [entry(desk, "text", desk.words.text, "", { long: true })],
    (values) => ((values.text || "").trim() ? { do: "add_note", claim: desk.claim.id, text: values.text.trim() } : desk.words.text_missing)),
};

// Modifiers of each line come after the fields, unless the claim names them itself.
const claimFields = (desk) => {
  const named = desk.claim.fields.filter((field) => field.key);
  const keys = new Set(named.map((field) => field.key));
  const lines = desk.claim.lines
    .map((line) => ({ key: `modifiers:${line.number}`, label: fill(desk.words.field_modifiers, line.number), value: line.modifiers, box: "24D" }))
    .filter((field) => !keys.has(field.key));
  return [...named, ...lines];
};

const correctionForm = (desk, fields, action) => formFrame(desk,
  fields.map((field) => (field.options?.length
    ? choice(desk, field.key, boxed(field), field.options.map((option) => [option, option]), field.value)
    : entry(desk, field.key, boxed(field), field.value, { hint: field.key.endsWith("_date") ? desk.words.date_form : "" }))),
  (values) => {
    const changes = fields.filter((field) => values[field.key] !== undefined && values[field.key].trim() !== field.value)
      .map((field) => ({ field: field.key, value: values[field.key].trim() }));
    return changes.length ? action(changes) : desk.words.nothing_changed;
  });

const boxed = (field) => (field.box ? `${field.box} ${field.label}` : field.label);

// `action` makes the action out of what was typed, or tells in words what is missing.
const formFrame = (desk, parts, action) => {
  const { do: verb } = desk.ui.form;
  const go = (event) => {
    event.preventDefault();
    const made = action(desk.ui.form.values);
    if (typeof made === "string") desk.tell(made, "refused");
    else desk.perform(made, `verb:${verb}`);
  };
  return make("form.form", { onsubmit: go, "data-form": verb, onkeydown: (event) => event.key === "Escape" && desk.closeForm() },
    parts,
    make("div.formfoot", {},
      make("button.primary", { type: "submit", "data-key": "form:submit" }, desk.words.send),
      make("button.plain", { type: "button", "data-key": "form:cancel", onclick: () => desk.closeForm() }, desk.words.cancel)));
};

const keep = (desk, key) => (event) => { desk.ui.form.values[key] = event.target.type === "checkbox" ? event.target.checked : event.target.value; };

const entry = (desk, key, label, value, { hint = "", long = false }) => {
  const id = desk.id(`form-${key}`);
  return make("div.entry", {},
    make("label", { for: id }, label, hint && make("small", {}, ` ${hint}`)),
    make(long ? "textarea" : "input", {
      id, "data-key": `form:${key}`, "data-field": key, autocomplete: "off", spellcheck: "false", rows: long ? 3 : null, type: long ? null : "text",
      value: desk.ui.form.values[key] ?? value, oninput: keep(desk, key),
    }));
};

const choice = (desk, key, label, options, value = "") => {
  const id = desk.id(`form-${key}`);
  const now = desk.ui.form.values[key] ?? value;
  return make("div.entry", {}, make("label", { for: id }, label),
    make("select", { id, "data-key": `form:${key}`, "data-field": key, onchange: keep(desk, key) },
      options.map(([option, text]) => make("option", { value: option, selected: option === now }, text))));
};

const tick = (desk, key, label) => {
  const id = desk.id(`form-${key}`);
  return make("div.tick", {},
    make("input", { type: "checkbox", id, "data-key": `form:${key}`, "data-field": key, checked: Boolean(desk.ui.form.values[key]), onchange: keep(desk, key) }),
    make("label", { for: id }, label));
};
