// A report or a sent batch: what it says of each claim, and its text with every segment explained beside it.

const MANY = 600;

const reportPage = (desk) => {
  const { words, report } = desk;
  if (!report) return unopened(desk);
  return [
    make("div.claimhead", {},
      make("h3", { tabindex: "-1", "data-key": "report-head" }, report.title),
      make("p.headline", {}, report.summary, report.posted ? [" ", tag("ok", words.posted)] : null)),
    make("div.claimbody", {}, make("div.whole", {}, paymentTables(desk), reportRows(desk), segments(desk, ""))),
  ];
};

const unopened = (desk) => {
  const row = assemble(desk.base, desk.delta).find((each) => each.id === desk.chosen.report);
  return [
    make("div.claimhead", {},
      make("h3", { tabindex: "-1", "data-key": "report-head" }, row ? row.name : desk.chosen.report),
      make("p.headline", {}, row ? [row.why, " ", row.payer_name, " · ", row.seen].join("") : "")),
    make("div.claimbody", {}, make("p.nothing", {}, desk.words.unopened)),
  ];
};

const reportUnder = (desk) => make("section.under", { "aria-label": desk.report.title },
  make("header", {},
    make("h4", { tabindex: "-1", "data-key": "report-head" }, desk.report.title),
    make("button.plain", {
      type: "button", "data-key": "close-report",
      onclick: () => desk.send({ say: "report", id: "", under: desk.claim.id }, `file:${desk.report.id}`),
    }, desk.words.close)),
  make("p.headline", {}, desk.report.summary),
  segments(desk, desk.claim.id));

const reportRows = (desk) => {
  const { words, report } = desk;
  return report.rows.length > 0 && make("section.reportrows", { "aria-label": words.in_report },
    make("h4", {}, words.in_report),
    make("table", {},
      make("caption.unseen", {}, words.in_report),
      make("thead", {}, make("tr", {}, [words.col_claim, words.col_why, words.col_charge, words.col_due]
        .map((label, index) => make(`th${index === 2 ? ".number" : ""}`, { scope: "col" }, label)))),
      make("tbody", {}, report.rows.map((row) => make("tr", { "data-id": row.id },
        make("td", {}, claimLink(desk, row.id, row.name), make("small", {}, `${row.id} · ${row.payer_name}`)),
        make("td", {}, row.why, row.codes && make("small", {}, row.codes)),
        make("td.number", {}, money(row.charge)),
        make("td", {}, row.due_label ? deadline(row) : fill(words.seen, row.seen)))))));
};

const segments = (desk, claim) => {
  const { words, report } = desk;
  if (!report.segments.length) return null;
  if (report.kind === "letter") return report.segments.map((part) => make("article.sheet", { "data-document": "letter" }, make("p.written", {}, part.text)));
  const about = claim || report.id.split("/")[1];
  const named = about ? report.segments.findIndex((segment) => segment.text.includes(about)) : -1;
  const all = desk.ui.wholeFile === report.id || report.segments.length <= MANY;
  const from = all ? 0 : Math.max(0, named - 20);
  const part = all ? report.segments : report.segments.slice(from, from + MANY);
  const list = make("ol.segments", {}, part.map((segment, index) => make(`li${index + from === named ? ".named" : ""}`, {},
    make("code", {}, segmentText(segment.text)), make("span.meaning", {}, segment.meaning))));
  list.setAttribute("start", from + 1);
  const heading = report.kind === "paper" ? words.form_text : words.file_text;
  const frame = make("div.x12", { tabindex: "0", role: "group", "aria-label": heading, "data-key": "file-text" }, list);
  if (named > from) requestAnimationFrame(() => { frame.scrollTop = list.children[Math.max(0, named - from - 3)].offsetTop; });
  return make("section.file", {},
    make("h4", {}, heading, " ", report.kind !== "paper" && make("small", {}, fill(words.segments, report.segments.length))),
    frame,
    !all && make("button.plain", {
      type: "button", "data-key": "whole-file", onclick: () => { desk.ui.wholeFile = report.id; desk.drawMiddle(); },
    }, fill(words.show_all, report.segments.length)));
};

// The segment's name in one colour, its elements in another, so that the eye finds the columns.
const segmentText = (text) => {
  const star = text.indexOf("*");
  return star < 0 ? text : [make("span.segname", {}, text.slice(0, star)), text.slice(star)];
};
