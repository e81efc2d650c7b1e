// What the office's own edits have found on a claim, and the list of them that can be switched.

// Beside the field to which an edit sends the biller stands what it found and what to do.
const foundAt = (desk, card, field) => (card === "claim_form" && field.key ? (desk.claim.findings || []).filter((found) => found.field === field.key) : []);

const foundId = (desk, field) => desk.id(`found-${field.key}`);

const foundLine = ({ edit, message, fix }) => make("p", {}, make("b", {}, edit), `: ${message}. ${capital(fix)}.`);

const foundNotes = (desk, field, found) => found.length > 0 && make("div.found", { id: foundId(desk, field) },
  found.map(foundLine));

// What an edit found on no field of the form, such as a visit billed twice, stands above it.
const foundElsewhere = (desk) => {
  const shown = new Set(desk.claim.fields.map((field) => field.key));
  const rest = (desk.claim.findings || []).filter((found) => !shown.has(found.field));
  return rest.length > 0 && make("section.found.whole", { "aria-label": desk.words.edits_found },
    make("h4", {}, desk.words.edits_found),
    rest.map(foundLine));
};

const editTable = (desk) => {
  const { words } = desk;
  const { edits } = desk.office.practice_file;
  return edits?.length > 0 && make("section.lines.whole", { "aria-label": words.edits },
    make("table", { "data-table": "edits" },
      make("caption", {}, words.edits),
      make("thead", {}, make("tr", {}, [words.edit, words.edit_looks, words.edit_caught, words.edit_kept, words.edit_state]
        .map((label, index) => make(`th${index === 2 || index === 3 ? ".number" : ""}`, { scope: "col" }, label)))),
      make("tbody", {}, edits.map((edit) => make("tr", { "data-edit": edit.id },
        make("th", { scope: "row" }, edit.name, edit.own && make("small", {}, ` ${words.edit_own}`)),
        make("td", {}, edit.looks_for),
        make("td.number", {}, String(edit.caught)),
        make("td.number", {}, money(edit.kept)),
        make("td", {}, switchOf(desk, edit)))))));
};

const switchOf = (desk, edit) => {
  const { words } = desk;
  const key = `switch:${edit.id}`;
  const press = () => desk.perform({ do: "switch_edit", edit: edit.id, on: !edit.on }, key);
  return make("button.plain.switch", {
    type: "button", role: "switch", "aria-checked": String(edit.on), "data-key": key, disabled: Boolean(edit.refusal) || desk.attempt.finished,
    "aria-label": `${edit.name}, ${edit.minutes} ${words.minute}`, title: edit.refusal || fill(edit.on ? words.edit_off : words.edit_on, edit.minutes), onclick: press,
  }, edit.on ? words.on : words.off);
};
