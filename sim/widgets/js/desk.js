// Puts the panels together, sends what the person asks for and draws each answer once.

const TRAITS = ["words", "families", "office", "base", "delta", "claim", "report", "attempt", "chosen", "said"];
const PATIENCE = 8000;
let desks = 0;

const makeDesk = (model, root) => {
  desks += 1;
  const prefix = `cl${desks}`;
  const parts = {
    header: make("header.header", {}),
    left: make("section.left", {}),
    middle: make("section.middle", { "data-panel": "middle" }),
    right: make("section.right", { "data-panel": "actions" }),
    foot: make("footer.foot", {}),
  };
  let waiting = 0;
  let next = "";

  const desk = {
    ui: { form: null, paper: "", wholeFile: "", sure: false, refused: {} },
    id: (name) => `${prefix}-${name}`,
    send(message, focus = "") {
      if (waiting) return;
      next = focus;
      waiting = setTimeout(() => desk.tell(desk.words.silent, "fault"), PATIENCE);
      root.setAttribute("aria-busy", "true");
      model.send(message);
    },
    perform(action, focus = AFTER[action.do] || "") { desk.send({ say: "do", action }, focus); },
    choose(id) { desk.send({ say: opensReport(desk.chosen.list) ? "report" : "claim", id }, "verb:first"); },
    tell(text, tone = "note") { feedback.say({ text, tone }); },
    toggleForm(name, of, key = `verb:${name}`) {
      const same = desk.ui.form?.key === key && desk.ui.form.of === of;
      if (same) { desk.closeForm(); return; }
      desk.ui.form = { do: name, of, key, values: {} };
      drawForms();
      root.querySelector(".cl-form input, .cl-form select, .cl-form textarea, .cl-wait input")?.focus();
    },
    closeForm() {
      const { do: name, key } = desk.ui.form ?? {};
      desk.ui.form = null;
      drawForms();
      focusKey(root, name === "wait" ? "wait_until" : key);
    },
    drawMiddle: () => redraw(parts.middle, middlePage()),
    drawActions: () => redraw(parts.right, actionPanel(desk)),
    fillScreen: () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen?.()),
  };
  const take = () => { for (const name of TRAITS) desk[name] = model.get(name) ?? null; };
  take();

  const worklists = makeWorklists(desk);
  const feedback = makeFeedback(desk);
  const drawForms = () => { redraw(parts.header, drawHeader(desk)); redraw(parts.right, actionPanel(desk)); };

  const middlePage = () => {
    const { page } = desk.chosen;
    if (page === "result") return resultPage(desk);
    if (page === "claim" && desk.claim) return claimPage(desk);
    if (page === "report") return reportPage(desk);
    if (page === "practice" && desk.office.practice_file) return practicePage(desk);
    return briefPage(desk);
  };

  const drawAll = () => {
    parts.middle.setAttribute("aria-label", desk.chosen.page === "claim" ? desk.words.claim : desk.chosen.page === "report" ? desk.words.report : desk.chosen.page === "practice" ? desk.words.practice_file : desk.words.task);
    root.dataset.page = desk.chosen.page;
    drawForms();
    worklists.drawTabs();
    worklists.drawRows();
    desk.drawMiddle();
    feedback.drawWays();
  };

  const answer = () => {
    clearTimeout(waiting);
    waiting = 0;
    root.removeAttribute("aria-busy");
    const before = { ...desk };
    const inside = root.contains(active(root));
    const group = inside ? active(root).closest("[data-group]")?.dataset.group : "";
    take();
    settle(desk, before);
    if (["page", "claim", "report"].some((key) => desk.chosen[key] !== before.chosen[key])) parts.middle.scrollTop = 0;
    drawAll();
    if (desk.said !== before.said) feedback.say(desk.said);
    if (inside) land(root, desk.ui.form ? "" : next, worklists, group);
    next = "";
  };

  parts.left.setAttribute("aria-label", desk.words.worklists);
  parts.right.setAttribute("aria-label", desk.words.actions);
  parts.left.append(...worklists.nodes);
  parts.foot.append(...feedback.nodes);
  root.append(parts.header, make("div.desk", {}, parts.left, parts.middle, parts.right), parts.foot);
  drawAll();
  feedback.say(desk.said || {});
  if (desk.attempt.can_leave) requestAnimationFrame(() => arrive(root));
  model.on("change:tick", answer);
  return () => { clearTimeout(waiting); model.off("change:tick", answer); };
};

// Where the next thought is after an action; elsewhere the focus stays on the button that was pressed.
const AFTER = { open_claim: "claim-papers", open_report: "report-head" };

// What the page remembers follows what the kernel shows: a done form closes, a new document comes to the top.
const settle = (desk, before) => {
  const { ui, claim, said, chosen } = desk;
  if (said !== before.said && said.tone === "done") ui.form = null;
  const still = { claim: claim?.id, report: chosen.report }[chosen.page];
  if (ui.form && !["office", "wait"].includes(ui.form.of) && ui.form.of !== still) ui.form = null;
  if (!claim || claim.id !== before.claim?.id) { ui.paper = ""; return; }
  const known = new Set(before.claim.documents.map((paper) => JSON.stringify(paper)));
  const fresh = before.claim.opened && claim.documents.find((paper) => !known.has(JSON.stringify(paper)));
  if (fresh) ui.paper = fresh.kind;
};

const land = (root, wanted, worklists, group) => {
  const first = wanted === "verb:first" && root.querySelector(".cl-right [data-group=claim] .cl-verb:not([aria-disabled]), .cl-right [data-group=report] .cl-verb:not([aria-disabled])");
  const papers = wanted === "claim-papers" && root.querySelector(".cl-documents [role=tab][aria-selected=true]");
  const target = first || papers;
  if (target) target.focus();
  else if (wanted && focusKey(root, wanted)) bringUp(root, wanted);
  else if (!root.contains(active(root)) && !(group && focusKey(root, `more:${group}`))) worklists.enter();
};

// A report that opens under a claim comes to the top of the middle, so that its text is in sight.
const bringUp = (root, wanted) => {
  const under = wanted === "report-head" && root.querySelector(".cl-under");
  if (under) root.querySelector(".cl-middle").scrollTop = under.offsetTop - 8;
};

// Opened from the list of exercises: the desk comes into view, and the task is where reading begins.
const arrive = (root) => {
  root.scrollIntoView({ block: "start" });
  if (!active(root) || active(root) === document.body) focusKey(root, "brief-head");
};

export default {
  render({ model, el }) {
    const words = model.get("words");
    const root = make("section.root", { "aria-label": words.desk, "data-lm-suppress-shortcuts": "true" });
    root.addEventListener("keydown", (event) => event.stopPropagation());
    el.append(root);
    return makeDesk(model, root);
  },
};
