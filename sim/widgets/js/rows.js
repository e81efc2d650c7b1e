// The rows of a worklist: put together from base and difference, filtered and sorted here in the browser.

const assemble = (base, delta) => {
  const rows = base.rows || [];
  if (!delta || delta.version !== base.version || (!delta.gone.length && !delta.put.length)) return rows;
  const gone = new Set(delta.gone);
  const now = rows.filter((row) => !gone.has(row.id));
  for (const [index, row] of delta.put) now.splice(index, 0, row);
  return now;
};

// Lists whose items are papers or money, not claims, and open as such.
const OPENS = {
  reports: (words) => words.col_report, to_post: (words) => words.col_report,
  deposits: (words) => words.col_deposit, exceptions: (words) => words.col_claim,
};
const FIRST = { inbox: (words) => words.col_message, to_register: (words) => words.col_patient };
const opensReport = (name) => name in OPENS;
// Claims can be ticked to do something to several of them; papers, money, messages and new patients are read one by one.
const ticksOn = (name) => !opensReport(name) && !(name in FIRST);

// Columns of a worklist; a message has no amount.
const columnsOf = (words, name) => columns(words, name).filter((column) => name !== "inbox" || !column.number);

const columns = (words, name) => opensReport(name)
  ? [
    { key: "name", label: OPENS[name](words), by: (row) => row.name },
    { key: "why", label: words.col_what, by: (row) => row.why },
    { key: "charge", label: words.col_amount, by: (row) => row.charge, number: true },
    { key: "day", label: words.col_came, by: (row) => row.day },
  ]
  : [
    { key: "name", label: (FIRST[name] || (() => words.col_claim))(words), by: (row) => `${row.name} ${row.id}` },
    { key: "why", label: words.col_why, by: (row) => `${row.why} ${row.codes}` },
    { key: "charge", label: words.col_charge, by: (row) => row.charge, number: true },
    { key: "due", label: words.col_due, by: (row) => (row.days_left === null ? Infinity : row.days_left) },
  ];

// What a list may be ordered by besides its columns; the first look at dollars or odds has the best on top.
const ORDERS = [
  { key: "open", by: (row) => row.open || row.charge, down: true },
  { key: "due" },
  { key: "odds", by: (row) => row.odds ?? -1, down: true, only: (rows) => rows.some((row) => Number.isInteger(row.odds)) },
  { key: "age", by: (row) => row.day, down: true },
  { key: "payer", by: (row) => row.payer_name },
  { key: "why" },
  { key: "name" },
];
const ordersOf = (name, rows) => (opensReport(name)
  ? ORDERS.filter(({ key }) => ["open", "age", "payer", "name"].includes(key))
  : ORDERS.filter(({ key, only }) => (name !== "inbox" || ["due", "age", "why", "name"].includes(key)) && (!only || only(rows))));
const orderOf = (words, name, key) => ORDERS.find((order) => order.key === key && order.by) || columnsOf(words, name).find((column) => column.key === key);

const sorted = (rows, column, down) => {
  if (!column) return rows;
  const keyed = rows.map((row, index) => [column.by(row), index, row]);
  const sign = down ? -1 : 1;
  keyed.sort(([a, i], [b, j]) => (a === b ? i - j : sign * (typeof a === "string" ? a.localeCompare(b) : a < b ? -1 : 1)));
  return keyed.map(([, , row]) => row);
};

const filtered = (rows, text) => {
  const wanted = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (!wanted.length) return rows;
  return rows.filter((row) => {
    const said = `${row.name} ${row.id} ${row.payer_name} ${row.why} ${row.codes} ${row.seen} ${row.due} ${row.due_label} ${row.clock} ${row.taken_by}`.toLowerCase();
    return wanted.every((word) => said.includes(word));
  });
};

const rowCells = (words, row, name) => {
  const report = opensReport(name);
  const ofMoney = name === "deposits" || name === "exceptions";
  const where = ofMoney ? row.payer_name : report ? row.id : `${row.id} · ${row.payer_name}`;
  const due = row.due_label ? deadline(row) : [make("span", {}, report ? row.seen : fill(words.seen, row.seen))];
  const open = row.open !== row.charge && row.open ? make("small", { title: fill(words.still_open, money(row.open)) }, fill(words.still_open, money(row.open))) : null;
  const odds = Number.isInteger(row.odds) && fill(words.odds, row.odds);
  const taken = row.taken_by ? make("small", {}, fill(words.taken, row.taken_by)) : null;
  return [
    make("div.cell", { role: "gridcell" }, make(report ? "b.two" : "b", { title: row.name }, row.name), make(report ? "small" : "small.where", { title: where }, where), name !== "inbox" && make("small.folded", { title: row.why }, squeezed(row, report, odds))),
    make("div.cell", { role: "gridcell" }, make("span.why", { title: row.why }, row.why), row.codes && make("small", { title: row.codes }, row.codes)),
    name !== "inbox" && make("div.cell.number", { role: "gridcell" }, row.charge || !report ? money(row.charge) : "", odds && make("small", {}, odds), open),
    make("div.cell", { role: "gridcell" }, due, taken),
  ];
};

// What other columns say, for a window too narrow for them.
const squeezed = (row, report, odds) => (report ? (row.charge ? money(row.charge) : "") : [money(row.open || row.charge), row.why, row.codes, odds].filter(Boolean).join(" · "));

// How long there is, in words and in colour, and whose deadline it is: an appeal's clock is not the claim's.
const deadline = (row, [whose] = (row.clock || "").split(" ")) => [tag(row.tone, row.due_label), make("small.clock", { "data-clock": whose.toLowerCase() || null, title: row.clock || null }, make("span", {}, whose), " ", make("span", {}, row.due))];

const tag = (tone, text) => make(`span.tag.${["late", "soon", "ok"].includes(tone) ? tone : "none"}`, { "data-tone": tone }, text);
