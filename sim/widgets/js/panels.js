// The parts of a desk: laid out together as one screen, or each alone in a notebook's own order.

// Each panel is a function from the desk to what is drawn; the worklist, which keeps its place, stands apart.
const PANELS = {
  claim: (desk) => (desk.claim ? claimAlone(desk) : waitingFor(desk.words.choose_claim)),
  documents: (desk) => (desk.claim ? documentsAlone(desk) : waitingFor(desk.words.choose_claim)),
  report: (desk) => (desk.chosen.report ? reportPage(desk) : waitingFor(desk.words.choose_report)),
  posting: (desk) => postingPage(desk),
  phone: (desk) => phonePage(desk),
  inbox: (desk) => inboxPage(desk),
  newcomer: (desk) => newPatientPage(desk),
  calendar: (desk) => drawHeader(desk),
  actions: (desk) => actionPanel(desk),
  history: (desk) => historyAlone(desk),
  reports: (desk) => figuresPage(desk, "figures"),
  deposit: (desk) => figuresPage(desk, "cash"),
  practice: (desk) => (desk.office.practice_file ? practicePage(desk) : waitingFor(desk.words.choose_claim)),
  task: (desk) => briefPage(desk),
};

// A panel keeps the frame of the column that it comes from.
const FRAMES = { calendar: "header.header", actions: "section.right", history: "section.right", worklist: "section.left" };

const waitingFor = (text) => make("div.claimbody", {}, make("p.nothing", {}, text));

const PAGES = {
  result: (desk) => resultPage(desk),
  claim: (desk) => desk.claim && claimPage(desk),
  report: (desk) => reportPage(desk),
  practice: (desk) => desk.office.practice_file && practicePage(desk),
  phone: (desk) => phonePage(desk),
  figures: (desk) => figuresPage(desk, "figures"),
  cash: (desk) => figuresPage(desk, "cash"),
  message: (desk) => inboxPage(desk),
  patient: (desk) => newPatientPage(desk),
  brief: (desk) => briefPage(desk),
};

const PAGE_NAMES = { claim: "claim", phone: "p_phone", report: "report", practice: "practice_file", figures: "p_reports", cash: "p_deposit", message: "p_inbox", patient: "p_newcomer", result: "result" };

const wholeDesk = (desk) => {
  const { root, words } = desk;
  const parts = {
    header: make("header.header", { "data-region": "calendar" }),
    left: make("section.left", { "data-region": "worklist", "aria-label": words.worklists }),
    middle: make("section.middle", { "data-panel": "middle", "data-region": "middle" }),
    right: make("section.right", { "data-panel": "actions", "data-region": "actions", "aria-label": words.actions }),
    foot: make("footer.foot", { "data-region": "foot" }),
  };
  const worklists = makeWorklists(desk);
  const feedback = makeFeedback(desk);
  const timeline = makeTimeline(desk);
  parts.left.append(...worklists.nodes);
  parts.foot.append(...feedback.nodes);

  const drawSides = () => { redraw(parts.header, drawHeader(desk)); redraw(parts.right, actionPanel(desk)); };
  const drawMiddle = () => redraw(parts.middle, (PAGES[desk.chosen.page]?.(desk) || briefPage(desk)));
  // The telephone has its verbs in the middle.
  const drawForms = () => { drawSides(); if (desk.chosen.page === "phone") drawMiddle(); };
  return {
    nodes: [parts.header, timeline.node, make("div.desk", {}, parts.left, parts.middle, parts.right), parts.foot],
    drawForms,
    drawMiddle,
    draw() {
      parts.middle.setAttribute("aria-label", words[PAGE_NAMES[desk.chosen.page]] || words.task);
      root.dataset.page = desk.chosen.page;
      drawSides();
      worklists.draw();
      timeline.draw();
      drawMiddle();
      feedback.drawWays();
    },
    drawTicks() { worklists.drawTicks(); redraw(parts.right, actionPanel(desk)); },
    hasRows: true,
    order: worklists.order,
    say: feedback.say,
    enter: worklists.enter,
    toTop() { parts.middle.scrollTop = 0; },
  };
};

const panelAlone = (desk, name) => {
  const { root, words } = desk;
  const host = make(FRAMES[name] || "section.middle", { "data-panel": name, "data-region": name, "aria-label": words[`p_${name}`] });
  const feedback = makeFeedback(desk);
  const foot = make("footer.foot", {}, feedback.nodes[0]);
  const worklists = name === "worklist" ? makeWorklists(desk) : null;
  root.classList.add("cl-alone");
  if (worklists) host.append(...worklists.nodes);
  const draw = () => (worklists ? worklists.draw() : redraw(host, [PANELS[name](desk)]));
  return {
    nodes: [host, foot],
    draw,
    drawForms: draw,
    drawMiddle: draw,
    drawTicks() { if (worklists) worklists.drawTicks(); else draw(); },
    order: (ids) => (worklists ? worklists.order(ids) : ids),
    say(said) { feedback.say(said); foot.hidden = !said.text; },
    enter: () => (worklists ? worklists.enter() : host.querySelector("button, input, [tabindex]")?.focus()),
    toTop() { host.scrollTop = 0; },
  };
};
