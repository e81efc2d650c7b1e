// One message of the inbox: who asks, how they were identified, what they want, and what can be answered.

const inboxPage = (desk) => {
  const { words } = desk;
  const message = theMessage(desk);
  if (!message) return inboxList(desk);
  const alone = desk.root.dataset.shows === "inbox";
  return [
    make("div.claimhead", {},
      make("div.title", {}, make("h3", { tabindex: "-1", "data-key": "message-head" }, message.subject), message.due_label && tag(message.tone, message.due_label)),
      make("p.headline", {}, [message.sender, message.asker, message.channel, message.came].filter(Boolean).join(" · "))),
    make("div.claimbody", {},
      make("div.pile", {},
        make("article.letter.sheet", { "data-document": "message" }, make("header", {}, make("h4", {}, message.sender), make("span.side", {}, message.came)),
          make("p.written", {}, message.reached ? message.text : words.not_reached)),
        message.answered && make("p.headline", {}, message.answered),
        make("div.ways", {}, message.claim && seeClaim(desk, message.claim), make("button.link", { type: "button", "data-key": "all-messages", onclick: () => desk.send({ say: "message", id: "" }, "inbox-head") }, words.all_messages))),
      make("div.pile", {},
        fieldCard(desk, words.identifiers, "given", message.given),
        fieldCard(desk, words.compared, "compared", message.compared),
        message.documents.length > 0 && [zoomed(desk, message.documents), zoomBar(desk)]),
      alone && make("div.whole", {}, messageGroup(desk))),
  ];
};

const seeClaim = (desk, claim) => claimLink(desk, claim, fill(desk.words.see_claim, claim));

const theMessage = ({ office, chosen }) => (office.inbox?.messages || []).find((each) => each.id === chosen.message) || null;

const inboxList = (desk) => {
  const { words, office } = desk;
  const messages = office.inbox?.messages || [];
  return [
    make("div.claimhead", {}, make("h3", { tabindex: "-1", "data-key": "inbox-head" }, words.p_inbox)),
    make("div.claimbody", {}, messages.length ? make("ul.items.whole", {}, messages.map((each) => make("li", {}, make("button.message", {
      type: "button", "data-key": `message:${each.id}`, onclick: () => desk.send({ say: "message", id: each.id }, "message-head"),
    }, make("b", {}, each.subject), " ", each.due_label && tag(each.tone, each.due_label), make("small", {}, [each.sender, each.channel, each.came].filter(Boolean).join(" · ")))))) : make("p.nothing", {}, words.no_messages)),
  ];
};

const messageGroup = (desk) => verbGroup(desk, {
  name: "message", title: desk.words.this_message, verbs: verbsAbout(desk, "message"), of: desk.chosen.message,
});
