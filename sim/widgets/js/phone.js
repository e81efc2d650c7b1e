// The telephone: whom to call from here, what it costs, and how the last call went.

const CALLS = ["call_payer", "call_patient", "call_back", "check_status", "check_eligibility"];

const phonePage = (desk) => {
  const { words, claim, office } = desk;
  const verbs = [...(claim?.verbs || []), ...(office.verbs || [])].filter((verb) => CALLS.includes(verb.do));
  return [
    make("div.claimhead", {},
      make("h3", { tabindex: "-1", "data-key": "phone-head" }, words.p_phone),
      make("p.headline", {}, claim ? `${claim.name} · ${claim.id} · ${claim.payer_name}` : words.choose_claim)),
    make("div.claimbody", {}, make("div.whole", {}, verbs.length > 0 && verbGroup(desk, { name: "claim", title: words.calls, verbs, of: claim?.id || "office" }), lastCall(desk))),
  ];
};

// What was heard, line by line as it was said; the reference number is what a note needs.
const lastCall = ({ words, call }) => call && make("section.call", { "aria-label": words.last_call },
  make("h4", {}, `${words.last_call} · ${call.label}${call.about ? ` · ${call.about}` : ""} · ${call.spent}`),
  call.reason && make("p", {}, call.reason),
  make("ol.course", {}, call.facts.map(([name, value]) => make("li", {}, make("b", {}, capital(name)), make("span", {}, value)))));
