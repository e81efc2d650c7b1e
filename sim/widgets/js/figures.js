// The office's figures: which report, on what basis, its measures beside their targets, trends and tables.

const figuresPage = (desk, kind) => {
  const { words } = desk;
  const names = desk.reports?.[kind] || [];
  const figures = desk.figures?.[kind];
  const items = names.map(([name, label]) => ({ key: name, label, id: desk.id(`${kind}-${name}`) }));
  return [
    make("div.claimhead", {},
      items.length > 0 && tabs(words[kind === "cash" ? "p_deposit" : "p_reports"], items, desk.chosen[kind], (name) => desk.send({ say: kind, name }, `tab:${name}`), desk.id(kind)),
      make("h3", { tabindex: "-1", "data-key": "figures-head" }, figures?.title || words.no_figures),
      figures?.basis && make("p.headline", {}, figures.basis),
      figures?.options?.length > 0 && optionBar(desk, kind, figures),
      desk.attempt.can_write && handoutBar(desk, "reports")),
    figures && make("div.claimbody", { id: desk.id(kind), role: "tabpanel", "aria-label": figures.title }, make("div.whole", {},
      figures.measures.length > 0 && make("div.measures", {}, figures.measures.map((measure) => measureCard(words, measure))),
      figures.trends.map((trend) => trendChart(desk, trend)),
      figures.tables.map((table) => figureTable(desk, table)))),
  ];
};

const RESTS = 250;

// What the report may be asked for.  The arrow keys pass over choices on their way, so the report is drawn once they rest.
const optionBar = (desk, kind, { name, options }) => {
  const picked = Object.fromEntries(options.map((option) => [option.name, option.value]));
  const ask = (option) => {
    desk.ui.resting = desk.send({ say: kind, name, options: picked }, `option:${option}`) ? 0 : setTimeout(ask, RESTS, option);
  };
  const pick = (option) => (event) => {
    picked[option] = event.target.value;
    if (option === "month") delete picked.day;
    clearTimeout(desk.ui.resting);
    desk.ui.resting = setTimeout(ask, RESTS, option);
  };
  return make("div.options", { role: "group", "aria-label": desk.words.show_options }, options.map((option) => {
    const id = desk.id(`${kind}-${option.name}`);
    return make("div.entry", {}, make("label", { for: id }, option.label),
      make("select", { id, "data-key": `option:${option.name}`, onchange: pick(option.name) },
        option.choices.map(([value, text]) => make("option", { value, selected: value === option.value }, text))));
  }));
};

const measureCard = (words, measure) => make("article.measure", { "data-measure": measure.name },
  make("h4", {}, measure.label),
  make("p.value", {}, written(measure.kind, measure.value), standing(words, measure)),
  measure.target_text && make("p.target", {}, fill(words.target, measure.target_text)),
  measure.trend.length > 1 && sparkline(measure),
  make("details", {}, make("summary", {}, words.how_counted), make("p", {}, measure.formula), measure.source && make("p.source", {}, measure.source)));

// Whether a measure stands where it should, in words and in colour.
const standing = (words, { value, target, better }) => {
  if (value === null || target === null) return null;
  const met = better === "low" ? value <= target : value >= target;
  return [" ", tag(met ? "ok" : "soon", met ? words.on_target : words.off_target)];
};

// A claim that a report names is opened from there.
const figureCell = (desk, { name, kind }, cell, key) => (name === "claim" && cell && !String(cell).includes(" ") ? claimLink(desk, cell, cell, { key }) : written(kind, cell));

const figureTable = (desk, table, { words } = desk) => make("section.figures", { "aria-label": table.title, tabindex: "0", "data-key": `table:${table.name}` },
  dataTable({
    key: table.name, caption: table.title,
    columns: table.columns.map((column) => ({ label: column.label, number: !["text", "date"].includes(column.kind) })),
    rows: table.rows.map((row, number) => row.map((cell, index) => figureCell(desk, table.columns[index], cell, `named:${table.name}:${number}`))),
    total: table.total?.map((cell, index) => (cell === null ? "" : written(table.columns[index].kind, cell))),
  }),
  table.rows.length === 0 && make("p.nothing", {}, words.no_rows),
  table.note && make("p.note", {}, table.note));
