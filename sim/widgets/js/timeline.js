// A replay: every action of the attempt, the one that is shown, and beside it what the expert did about the same claim.

const makeTimeline = (desk) => {
  const { words } = desk;
  const steps = make("div.steps", { role: "group", "aria-label": words.timeline });
  const list = make("ol.frames", { "aria-label": words.timeline, onkeydown: walkFrames });
  const beside = make("div.beside", { tabindex: "0", role: "group", "aria-label": `${words.you}, ${words.expert}` });
  const node = make("section.timeline", { "data-region": "timeline", "aria-label": words.timeline, hidden: true }, steps, list, beside);
  let drawn = null;

  const go = (n, focus) => desk.send({ say: "frame", n }, focus);
  const drawList = () => {
    if (drawn !== desk.frames) list.replaceChildren(...desk.frames.map((frame) => oneFrame(words, frame, go)));
    drawn = desk.frames;
    const { n } = desk.frame;
    for (const button of list.querySelectorAll("button")) {
      const here = Number(button.dataset.n) === n;
      button.tabIndex = here || (n === 0 && button.dataset.n === "1") ? 0 : -1;
      if (here) button.setAttribute("aria-current", "step"); else button.removeAttribute("aria-current");
      if (here) list.scrollTop = button.parentNode.offsetTop - list.offsetTop - list.clientHeight / 2 + 14;
    }
    if (n === 0) list.scrollTop = 0;
  };
  return {
    node,
    draw() {
      node.hidden = desk.frame?.of === undefined;
      if (node.hidden) return;
      redraw(steps, stepControls(desk, go));
      drawList();
      redraw(beside, besideEachOther(desk));
    },
  };
};

const oneFrame = (words, [n, when, text, done], go) => make("li", {},
  make(`button.frame${done ? "" : ".undone"}`, { type: "button", "data-n": n, "data-key": `frame:${n}`, tabindex: "-1", onclick: () => go(n, `frame:${n}`) },
    make("span.number", {}, n), make("span.when", {}, when), make("span", {}, text)));

// Up and down, Home and End walk along the actions; Enter shows the one under the focus.
const walkFrames = (event) => {
  const all = [...event.currentTarget.querySelectorAll("button")];
  const here = all.indexOf(event.target.closest("button"));
  const to = { ArrowDown: here + 1, ArrowUp: here - 1, PageDown: here + 10, PageUp: here - 10, Home: 0, End: all.length - 1 }[event.key];
  if (here < 0 || to === undefined) return;
  event.preventDefault();
  all[Math.max(0, Math.min(all.length - 1, to))].focus();
};

const stepControls = (desk, go) => {
  const { words, frame } = desk;
  const control = (key, label, n, off) => make("button.plain", {
    type: "button", "data-key": key, "aria-disabled": off ? "true" : null, onclick: () => !off && go(n, key),
  }, label);
  const number = make("input", { type: "number", min: 0, max: frame.of, value: frame.n, "data-key": "frame-number", id: desk.id("frame"), onchange: (event) => go(Math.trunc(Number(event.target.value)) || 0, "frame-number") });
  const [, when, text] = desk.frames[frame.n - 1] || [0, "", words.frame_none];
  return [
    control("frame-first", words.frame_first, 0, frame.n === 0),
    control("frame-back", words.frame_back, frame.n - 1, frame.n === 0),
    make("label", { for: desk.id("frame") }, words.frame_number), number, make("span", {}, fill(words.frame_of, frame.of)),
    control("frame-on", words.frame_on, frame.n + 1, frame.n === frame.of),
    control("frame-last", words.frame_last, frame.of, frame.n === frame.of),
    make("strong.this", {}, when ? `${when}: ${text}` : text),
    !frame.can_end && handoutBar(desk, "summary"),
    frame.can_end && make("button.primary", { type: "button", "data-key": "frame-end", onclick: () => go(-1, "replay") }, words.frame_end),
  ];
};

const besideEachOther = ({ words, frame }) => {
  const { beside } = frame;
  if (!beside) return [make("p.nothing", {}, words.beside_none)];
  const way = (heading, deeds, outcome) => make("div", {}, make("h5", {}, heading),
    make("ul", {}, deeds.length ? deeds.map((deed) => make("li", {}, `${deed.when}: ${deed.text}`)) : make("li", {}, words.nothing_done)),
    outcome && make("p.came", {}, outcome));
  return [
    make("h4", {}, `${beside.claim} · ${beside.verdict}`, make("small", {}, beside.cost)),
    make("div.both", {}, way(words.you, beside.you, beside.outcome), way(words.expert, beside.expert, beside.expert_outcome)),
  ];
};
