// The telephone: whom to call from here, the payer's menu to press through, how the call went, and the note that it needs.

const CALLS = ["call_patient", "call_back", "check_status", "check_eligibility"];

const phonePage = (desk) => {
  const { words, claim, office } = desk;
  const verbs = [...(claim?.verbs || []), ...(office.verbs || [])];
  const named = (names) => verbs.filter((verb) => names.includes(verb.do));
  const group = (title, some) => some.length > 0 && verbGroup(desk, { name: "claim", title, verbs: some, of: claim?.id || "office" });
  return [
    make("div.claimhead", {},
      make("h3", { tabindex: "-1", "data-key": "phone-head" }, words.p_phone),
      make("p.headline", {}, claim ? [`${claim.name} · `, desk.root.dataset.shows === "desk" ? claimLink(desk, claim.id, claim.id, { focus: "claim-head" }) : claim.id, ` · ${claim.payer_name}`] : words.choose_claim)),
    make("div.claimbody", {},
      make("div.pile", {}, named(["call_payer"]).map((verb) => payerMenu(desk, verb)), group(words.calls, named(CALLS))),
      make("div.pile", {}, lastCall(desk), claim && desk.call && group(words.write_down, named(["add_note"])), callsBefore(desk))),
  ];
};

// What the payer's machine offers, level by level; the digits of the keyboard press it as those of a telephone would.
const payerMenu = (desk, verb) => {
  const { words, claim, ui } = desk;
  if (ui.dialled?.claim !== claim.id) ui.dialled = { claim: claim.id, pressed: [] };
  const { pressed } = ui.dialled;
  const level = pressed.reduce((choices, digit) => choices.find(([key]) => key === digit)[2], desk.menu);
  const turn = (way) => { ui.dialled.pressed = way; desk.drawMiddle(); (desk.root.querySelector(".cl-menu .cl-digit") || desk.root).focus(); };
  const press = ([digit, , leads]) => {
    if (Array.isArray(leads)) turn([...pressed, digit]);
    else if (leads) { ui.dialled.pressed = []; desk.perform({ do: "call_payer", claim: claim.id, topic: leads }, "call-head"); }
    else desk.tell(words.menu_wrong);
  };
  const byDigit = (event) => {
    const choice = level.find(([key]) => key === event.key);
    if (choice && event.target.matches("button")) { event.preventDefault(); press(choice); }
  };
  return make("section.menu", { role: "group", "aria-label": fill(words.menu_of, claim.payer_name), onkeydown: byDigit },
    make("h4", {}, fill(words.menu_of, claim.payer_name), " ", make("small", {}, fill(words.menu_takes, spell(words, verb.minutes)))),
    make("p.headline", {}, pressed.length ? fill(words.menu_pressed, pressed.join(", ")) : words.menu_first),
    level.map((choice) => menuButton(desk, verb, choice, press)),
    pressed.length > 0 && make("button.link", { type: "button", "data-key": "menu:hang-up", onclick: () => turn([]) }, words.menu_again));
};

// The price of a verb that was only begun is that of asking where the claim stands; of nothing else is it known beforehand.
const menuButton = (desk, verb, choice, press) => {
  const [digit, label, leads] = choice;
  const refused = leads === "status" ? verb.refusal : "";
  return [make("button.plain.digit", { type: "button", "data-key": `menu:${leads && !Array.isArray(leads) ? leads : digit}`, "aria-disabled": refused ? "true" : null, onclick: () => (refused ? desk.tell(refused, "refused") : press(choice)) },
    make("kbd", {}, digit), " ", make("span", {}, label)), refused && make("p.reason", {}, refused)];
};

const HEARD = ["on hold", "spoke with", "reference"];

// What was heard, line by line as it was said; the reference number is what a note needs.
const lastCall = ({ words, call }) => call && make("section.call", { "aria-label": words.last_call },
  make("h4", { tabindex: "-1", "data-key": "call-head" }, `${words.last_call} · ${call.label}${call.about ? ` · ${call.about}` : ""} · ${call.spent}`),
  call.reason && make("p", {}, call.reason),
  make("dl.heard", {}, call.facts.filter(([name]) => HEARD.includes(name)).map(([name, value]) => make("div", {}, make("dt", {}, capital(name)), make("dd", {}, value)))),
  make("ol.course", {}, call.facts.filter(([name]) => !HEARD.includes(name)).map(([name, value]) => make("li", {}, make("b", {}, capital(name)), make("span", {}, value)))));

const callsBefore = ({ words, claim }) => {
  const papers = (claim?.documents || []).filter((paper) => paper.kind === "call_record");
  return papers.length > 0 && make("section.documents", { "aria-label": words.calls_before }, make("h4", {}, words.calls_before), papers.map((paper) => drawPaper(words, paper)));
};
