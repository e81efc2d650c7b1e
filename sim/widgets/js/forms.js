// Small forms for the verbs that need more than a press, drawn from what the verb says it wants.  What was typed stays
// until it is done or cancelled.

const verbForm = (desk, verb) => formFrame(desk, verb.inputs.map((input) => DRAWN[input.kind](desk, input)), (values) => {
  const action = { ...verb.action };
  for (const input of verb.inputs) {
    const read = READ[input.kind](desk, input, values);
    if (read?.missing) return read.missing;
    if (read !== undefined) action[input.name] = read;
  }
  return action;
});

const DRAWN = {
  choice: (desk, input) => choice(desk, input.name, input.label, input.choices, input.value),
  ticks: (desk, input) => ticks(desk, input, input.choices),
  documents: (desk, input) => [ticks(desk, input, enclosable(desk, input)), desk.claim?.opened === false && make("p.nothing", {}, desk.words.not_opened)],
  text: (desk, input) => entry(desk, input.name, input.label, input.value, {}),
  long: (desk, input) => entry(desk, input.name, input.label, input.value, { long: true }),
  number: (desk, input) => entry(desk, input.name, input.label, input.value, { type: "number" }),
  money: (desk, input) => entry(desk, input.name, input.label, input.value, { hint: desk.words.money_form }),
  date: (desk, input) => entry(desk, input.name, input.label, input.value, { hint: desk.words.date_form }),
  changes: (desk, input) => byCoverage(changeable(desk, input)).map(([nth, fields]) => (nth
    ? folded(FURTHER[nth](desk.words), fields.some((field) => field.value || desk.ui.form.values[field.key]), fields.map((field) => typable(desk, input, field)))
    : fields.map((field) => typable(desk, input, field)))),
};

// A field whose values are known is chosen from them; one that holds something else, or nothing, keeps that as a choice.
const typable = (desk, input, field) => {
  const known = input.options?.[field.key.replace(OF_FURTHER, "")];
  if (!known) return entry(desk, field.key, boxed(field), field.value, { hint: DATED.test(field.key) ? desk.words.date_form : "" });
  const own = known.some(([value]) => value === field.value) ? [] : [[field.value, field.value || desk.words.choose]];
  const none = field.value && OF_FURTHER.test(field.key) && field.key.endsWith("payer") ? [["", desk.words.no_coverage]] : [];
  return choice(desk, field.key, boxed(field), [...own, ...none, ...known], field.value, { folds: true });
};

// The coverages after the first are folded away until somebody needs them.
const byCoverage = (fields) => ["", ...Object.keys(FURTHER)].map((nth) => [nth, fields.filter((field) => (OF_FURTHER.exec(field.key)?.[1] || "") === nth)]).filter(([, some]) => some.length);
const folded = (title, open, parts) => make("details.further", { open }, make("summary", { "data-key": `further:${title}` }, title), make("div.furtherform", {}, parts));
const FURTHER = { second: (words) => words.second_coverage, third: (words) => words.third_coverage };
const OF_FURTHER = /^(second|third)_/;
const DATED = /_date$|(^|_)(effective|ends)$/;

// What was typed, as the action takes it; `{ missing }` with what to say, or undefined where nothing need be typed.
const READ = {
  choice: (desk, input, values) => values[input.name] || input.value || input.choices[0]?.[0] || "",
  ticks: (desk, input, values) => ticked(input, input.choices, values),
  documents: (desk, input, values) => ticked(input, enclosable(desk, input), values),
  text: (desk, input, values) => typed(input, values),
  long: (desk, input, values) => typed(input, values),
  date: (desk, input, values) => typed(input, values),
  number: (desk, input, values) => whole(typed(input, values), 1, desk.words.number_missing),
  money: (desk, input, values) => whole(typed(input, values), 100, desk.words.money_missing),
  changes: (desk, input, values) => {
    const changes = changeable(desk, input)
      .filter((field) => values[field.key] !== undefined && values[field.key].trim() !== field.value)
      .map((field) => ({ field: field.key, value: values[field.key].trim() }));
    return changes.length ? changes : { missing: desk.words.nothing_changed };
  },
};

const typed = (input, values) => {
  const text = (values[input.name] ?? input.value).trim();
  return text || !input.missing ? text : { missing: input.missing };
};

const whole = (text, times, missing) => {
  if (typeof text === "object") return text;
  if (!text) return undefined;
  const number = Number(text.replace(/[$,\s]/g, "")) * times;
  return Number.isFinite(number) && Math.abs(number - Math.round(number)) < 1e-6 ? Math.round(number) : { missing };
};

// Only what lies on the claim's file, or elsewhere in the office, can be sent along; for several claims, each file differs.
const enclosable = (desk, input) => {
  if (desk.ui.form.of === "ticked") return input.choices;
  const kinds = new Set([...desk.claim.documents.map((paper) => paper.kind), ...input.value.split(" ")]);
  return input.choices.filter(([kind]) => kinds.has(kind));
};

const ticked = (input, choices, values) => choices.map(([value]) => value).filter((value) => values[`${input.name}:${value}`]);

const changeable = (desk, input) => (input.fields.length ? input.fields : input.value === "registration" ? desk.claim.registration : claimFields(desk))
  .filter((field) => field.key);

// Modifiers of each line come after the fields, unless the claim names them itself.
const claimFields = (desk) => {
  const named = desk.claim.fields.filter((field) => field.key);
  const keys = new Set(named.map((field) => field.key));
  const lines = desk.claim.lines
    .map((line) => ({ key: `modifiers:${line.number}`, label: fill(desk.words.field_modifiers, line.number), value: line.modifiers, box: "24D" }))
    .filter((field) => !keys.has(field.key));
  return [...named, ...lines];
};

const boxed = (field) => (field.box ? `${field.box} ${field.label}` : field.label);

// `action` makes the action out of what was typed, or tells in words what is missing.
const formFrame = (desk, parts, action) => {
  const { do: verb, key, of } = desk.ui.form;
  const go = (event) => {
    event.preventDefault();
    const made = action(desk.ui.form.values);
    if (typeof made === "string") desk.tell(made, "refused");
    else if (of === "ticked") desk.together(made, key);
    else desk.perform(made, key);
  };
  return make("form.form", { onsubmit: go, "data-form": verb, onkeydown: (event) => event.key === "Escape" && desk.closeForm() },
    parts,
    make("div.formfoot", {},
      make("button.primary", { type: "submit", "data-key": "form:submit" }, desk.words.send),
      make("button.plain", { type: "button", "data-key": "form:cancel", onclick: () => desk.closeForm() }, desk.words.cancel)));
};

const keep = (desk, key) => (event) => { desk.ui.form.values[key] = event.target.type === "checkbox" ? event.target.checked : event.target.value; };

const entry = (desk, key, label, value, { hint = "", long = false, type = "text" }) => {
  const id = desk.id(`form-${key}`);
  return make("div.entry", {},
    make("label", { for: id }, label, hint && make("small", {}, ` ${hint}`)),
    make(long ? "textarea" : "input", {
      id, "data-key": `form:${key}`, "data-field": key, autocomplete: "off", spellcheck: "false", rows: long ? 3 : null, type: long ? null : type,
      value: desk.ui.form.values[key] ?? value, oninput: keep(desk, key),
    }));
};

// A few long choices are read whole, one below the other; many or short ones fold into a list.
const choice = (desk, key, label, options, value = "", { folds = false } = {}) => {
  const id = desk.id(`form-${key}`);
  const now = desk.ui.form.values[key] ?? value;
  const long = !folds && options.length <= MOST_RADIOS && options.some(([, text]) => text.length > FITS_A_LINE);
  if (long) return make("fieldset", { "data-field": key }, make("legend", {}, label), options.map(([option, text], index) => radio(desk, key, option, text, now ? option === now : index === 0)));
  return make("div.entry", {}, make("label", { for: id }, label),
    make("select", { id, "data-key": `form:${key}`, "data-field": key, onchange: keep(desk, key) },
      options.map(([option, text]) => make("option", { value: option, selected: option === now }, text))));
};

const ticks = (desk, input, choices) => make("fieldset", {}, make("legend", {}, input.label),
  choices.map(([value, text]) => tick(desk, `${input.name}:${value}`, text)));

const MOST_RADIOS = 8;
const FITS_A_LINE = 22;

const radio = (desk, key, option, text, checked) => {
  const id = desk.id(`form-${key}-${option}`);
  return make("div.tick", {},
    make("input", { type: "radio", id, name: desk.id(`form-${key}`), value: option, "data-key": `form:${key}:${option}`, checked, onchange: keep(desk, key) }),
    make("label", { for: id }, text));
};

const tick = (desk, key, label) => {
  const id = desk.id(`form-${key}`);
  return make("div.tick", {},
    make("input", { type: "checkbox", id, "data-key": `form:${key}`, "data-field": key, checked: Boolean(desk.ui.form.values[key]), onchange: keep(desk, key) }),
    make("label", { for: id }, label));
};
