// The line at the foot: what just happened, and the way back one action, or out.

const makeFeedback = (desk) => {
  const { words } = desk;
  const text = make("p.said", { role: "status", "aria-live": "polite", "data-said": "" });
  const ways = make("div.ways", { role: "group", "aria-label": words.ways });
  return {
    nodes: [text, ways],
    say({ text: said = "", tone = "note", facts = [] }) {
      text.dataset.said = tone;
      text.replaceChildren(make("span", {}, said), ...facts.map(([name, value]) => make("span.fact", {}, make("b", {}, `${capital(name)}: `), value)));
    },
    drawWays() {
      const { attempt } = desk;
      const way = (key, label, press, off) => make("button.plain", { type: "button", "data-key": key, "aria-disabled": off ? "true" : null, onclick: press }, label);
      const open = !attempt.finished;
      redraw(ways, [
        open && attempt.mode === "practice" && way("undo", words.undo,
          () => (attempt.can_undo ? desk.send({ say: "undo" }, "undo") : desk.tell(words.no_undo)), !attempt.can_undo),
        open && attempt.can_finish && !desk.ui.sure && way("finish", words.hand_in, () => { desk.ui.sure = true; this.drawWays(); focusKey(ways, "finish-yes"); }),
        open && attempt.can_finish && desk.ui.sure && [
          make("span.sure", { role: "status" }, words.hand_in_sure),
          way("finish-yes", words.hand_in_yes, () => { desk.ui.sure = false; desk.send({ say: "finish" }, "result-head"); }),
          way("finish-no", words.hand_in_no, () => { desk.ui.sure = false; this.drawWays(); focusKey(ways, "finish"); }),
        ],
        way("keys", words.keys_short, () => desk.showKeys()),
        attempt.can_leave && way("leave", words.leave, () => desk.send({ say: "leave" }, "leave")),
      ]);
    },
  };
};
