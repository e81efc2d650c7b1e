// What every view of a desk does alike: send what the person asks for, and draw each answer once.

const TRAITS = ["words", "families", "office", "base", "delta", "claim", "report", "attempt", "chosen", "said", "pointed", "ticked", "frames", "frame", "call", "figures", "reports", "files", "menu"];
const PATIENCE = 8000;
const TICKING = 180;

// `model` holds the state, which several views may share; `shows` names the panel to draw, or the whole "desk".
const makeDesk = (model, root, shows) => {
  // Each panel loads this script for itself, so the count that keeps ids apart is the page's.
  window.claimlabViews = (window.claimlabViews || 0) + 1;
  const prefix = `cl${window.claimlabViews}`;
  let waiting = 0;
  let next = "";
  let ticking = 0;
  let asked = false;

  const desk = {
    root,
    fetching: new Set(),
    ui: { form: null, wholeFile: "", sure: false, refused: {}, ticked: new Set(), zoom: 100, client: "", answers: {}, resting: 0 },
    id: (name) => `${prefix}-${name}`,
    send(message, focus = "") {
      if (waiting) return false;
      next = focus;
      asked = true;
      waiting = setTimeout(() => desk.tell(desk.words.silent, "fault"), PATIENCE);
      root.setAttribute("aria-busy", "true");
      model.send(message);
      return true;
    },
    perform(action, focus = AFTER[action.do] || "") { desk.send({ say: "do", action }, focus); },
    together(action, focus = "") { desk.send({ say: "together", action, claims: view.order([...desk.ui.ticked]) }, focus); },
    choose(id) { desk.send(opening(desk.chosen.list, id), "verb:first"); },
    tell(text, tone = "note") { view.say({ text, tone }); },
    // What is ticked shows at once; what it would cost is asked a moment later, once for a run of ticks.
    tick(ids) {
      desk.ui.ticked = new Set(ids);
      view.drawTicks();
      clearTimeout(ticking);
      ticking = setTimeout(sendTicks, TICKING);
    },
    point(where) {
      desk.pointed = { claim: paperOwner(desk), field: "", paper: "", ...where };
      model.set("pointed", desk.pointed);
      model.save_changes();
      view.drawMiddle();
    },
    toggleForm(name, of, key = `verb:${name}`) {
      const same = desk.ui.form?.key === key && desk.ui.form.of === of;
      if (same) { desk.closeForm(); return; }
      desk.ui.form = { do: name, of, key, values: {} };
      view.drawForms();
      root.querySelector(".cl-form input, .cl-form select, .cl-form textarea, .cl-wait input")?.focus();
    },
    closeForm() {
      const { do: name, key } = desk.ui.form ?? {};
      desk.ui.form = null;
      view.drawForms();
      focusKey(root, name === "wait" ? "wait_until" : key);
    },
    enter: () => view.enter(),
    drawMiddle: () => view.drawMiddle(),
    drawActions: () => view.drawForms(),
    fillScreen: () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen?.()),
  };

  const sendTicks = () => {
    ticking = desk.send({ say: "tick", claims: view.order([...desk.ui.ticked]) }) ? 0 : setTimeout(sendTicks, TICKING);
  };
  const take = () => {
    for (const name of TRAITS) desk[name] = model.get(name) ?? null;
    if (!ticking) desk.ui.ticked = new Set(desk.ticked?.claims);
  };

  const answer = () => {
    const begun = performance.now();
    clearTimeout(waiting);
    waiting = 0;
    root.removeAttribute("aria-busy");
    const before = { ...desk };
    const inside = root.contains(active(root));
    const group = inside ? active(root).closest("[data-group]")?.dataset.group : "";
    take();
    settle(desk, before);
    if (["page", "claim", "report", "figures", "cash", "message", "patient"].some((key) => desk.chosen[key] !== before.chosen[key])) view.toTop();
    view.draw();
    if (desk.said !== before.said && (asked || shows === "desk")) view.say(desk.said);
    if (inside && view.hasRows && hasLeft(desk, before)) view.enter();
    else if (inside) land(desk, desk.ui.form ? "" : next, view, group);
    next = "";
    asked = false;
    requestAnimationFrame(() => performance.measure("claimlab answer", { start: begun }));
  };
  const repoint = () => { desk.pointed = model.get("pointed") || {}; view.drawMiddle(); };

  take();
  const view = shows === "desk" ? wholeDesk(desk) : panelAlone(desk, shows);
  root.append(...view.nodes, keysDialog(desk));
  root.addEventListener("keydown", walkRegions(desk));
  view.draw();
  view.say(shows === "desk" ? desk.said || {} : {});
  if (shows === "desk" && desk.attempt.can_leave) requestAnimationFrame(() => arrive(root));
  const received = (content, buffers) => keepFile(desk, content, buffers);
  model.on("msg:custom", received);
  model.on("change:tick", answer);
  model.on("change:pointed", repoint);
  return () => {
    clearTimeout(waiting);
    clearTimeout(ticking);
    model.off("msg:custom", received);
    model.off("change:tick", answer);
    model.off("change:pointed", repoint);
  };
};

// Where the next thought is after an action; elsewhere the focus stays on the button that was pressed.
const AFTER = { open_claim: "claim-papers", open_report: "report-head", match_deposit: "report-head", run_card: "report-head", refuse_card: "report-head" };

const opening = (list, id) => {
  if (list === "inbox") return { say: "message", id };
  if (list === "to_register") return { say: "patient", id };
  return { say: opensReport(list) ? "report" : "claim", id };
};

// What the page remembers follows what the kernel shows: a done form closes, a new document comes to the top.
const settle = (desk, before) => {
  const { ui, claim, said, chosen, office } = desk;
  if (said !== before.said && said.tone === "done") ui.form = null;
  const still = { claim: claim?.id, phone: claim?.id, report: chosen.report, message: chosen.message, inbox: chosen.message, patient: office.new_patient && chosen.patient }[chosen.page];
  if (ui.form && !["office", "wait"].includes(ui.form.of) && ui.form.of !== still && !(ui.form.of === "ticked" && ui.ticked.size)) ui.form = null;
  if (!claim || claim.id !== before.claim?.id) return;
  const known = new Set(before.claim.documents.map((paper) => JSON.stringify(paper)));
  const fresh = before.claim.opened && claim.documents.find((paper) => !known.has(JSON.stringify(paper)));
  if (fresh) desk.point({ paper: fresh.kind });
};

// Once a claim or a new patient is off its list, the next thought is the next row.
const hasLeft = (desk, before) => {
  const { page } = before.chosen;
  const listed = ({ base, delta }) => assemble(base, delta).some((row) => row.id === before.chosen[page]);
  return desk.said !== before.said && desk.said.tone === "done" && desk.chosen.list === before.chosen.list
    && ["claim", "patient"].includes(page) && desk.chosen.page === page && listed(before) && !listed(desk);
};

const land = (desk, wanted, view, group) => {
  const { root } = desk;
  const first = wanted === "verb:first" && root.querySelector(".cl-right [data-group=claim] .cl-verb:not([aria-disabled]), .cl-right [data-group=report] .cl-verb:not([aria-disabled])");
  const papers = wanted === "claim-papers" && root.querySelector(".cl-documents [role=tab][aria-selected=true]");
  const target = first || papers;
  if (target) target.focus();
  else if (wanted && focusKey(root, wanted)) bringUp(root, wanted);
  else if (!root.contains(active(root)) && !(group && focusKey(root, `more:${group}`))) view.enter();
};

// A report that opens under a claim comes to the top of the middle, so that its text is in sight.
const bringUp = (root, wanted) => {
  const under = wanted === "report-head" && root.querySelector(".cl-under");
  if (under) under.closest(".cl-middle").scrollTop = under.offsetTop - 8;
};

// Opened from the list of exercises: the desk comes into view, and the task is where reading begins.
const arrive = (root) => {
  root.scrollIntoView({ block: "start" });
  if (!active(root) || active(root) === document.body) focusKey(root, "brief-head");
};

export default {
  async render({ model, el }) {
    const shared = model.get("state");
    const state = shared ? await model.widget_manager.get_model(shared) : model;
    const shows = model.get("name") || "desk";
    const words = state.get("words");
    const root = make("section.root", { "aria-label": shows === "desk" ? words.desk : words[`p_${shows}`], "data-shows": shows, "data-lm-suppress-shortcuts": "true" });
    root.addEventListener("keydown", (event) => event.stopPropagation());
    el.append(root);
    return makeDesk(state, root, shows);
  },
};
