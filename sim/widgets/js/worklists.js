// The left column: which list, how many, what to look for, and the rows.

const makeWorklists = (desk) => {
  const { words } = desk;
  const bar = make("div.lists", {});
  const count = make("span.shown", { role: "status", "aria-live": "polite" });
  const box = make("input", { type: "search", id: desk.id("filter"), "data-key": "filter", autocomplete: "off", spellcheck: "false" });
  const nothing = make("p.nothing", {});
  const orders = make("select", { id: desk.id("order"), "data-key": "order", onchange: (event) => orderBy(event.target.value) });
  const sorts = {};
  const filters = {};
  const grid = windowedGrid({
    choose: (id) => desk.choose(id),
    cells: (row) => rowCells(words, row, desk.chosen.list),
    ticks: () => (ticksOn(desk.chosen.list) ? desk.ui.ticked : null),
    tick: (ids) => desk.tick(ids),
  });
  const panel = make("div.listpanel", { role: "tabpanel", id: desk.id("listpanel") },
    make("div.filter", {}, make("label", { for: desk.id("filter") }, words.filter), box, make("label.by", { for: desk.id("order") }, words.order), orders, count), grid.node, nothing);
  let listed = "";
  let inOrder = [];

  box.addEventListener("input", () => { filters[desk.chosen.list] = box.value; grid.toTop(); drawRows(); });
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") { event.preventDefault(); grid.enter(); }
    if (event.key === "Escape" && box.value) { box.value = ""; filters[desk.chosen.list] = ""; drawRows(); }
  });

  const sortBy = (key) => {
    const sort = sorts[desk.chosen.list];
    sorts[desk.chosen.list] = { key, down: sort?.key === key ? !sort.down : false };
    grid.toTop();
    drawRows();
  };

  const orderBy = (key) => {
    if (key) sorts[desk.chosen.list] = { key, down: Boolean(orderOf(words, desk.chosen.list, key)?.down) };
    else delete sorts[desk.chosen.list];
    grid.toTop();
    drawRows();
  };
  // The office's own order stands first, so that there is a way back to it.
  const drawOrders = (name, rows, now) => orders.replaceChildren(make("option", { value: "" }, words.order_usual),
    ...ordersOf(name, rows).map(({ key }) => make("option", { value: key, selected: key === now }, words[`order_${key}`])),
    ...["charge", "day"].filter((key) => key === now).map((key) => make("option", { value: key, selected: true }, columnsOf(words, name).find((column) => column.key === key)?.label)));

  const allOrNone = () => { const ids = grid.ids(); desk.tick(desk.ui.ticked.size === ids.length ? [] : ids); };
  const drawHead = (columns, sort) => redraw(grid.head, [make("div.headrow", { role: "row", "aria-rowindex": 1 }, ticksOn(desk.chosen.list) && allBox(), columns.map((column) => {
    const state = sort?.key === column.key ? (sort.down ? "descending" : "ascending") : "none";
    return make(`div.column${column.number ? ".number" : ""}`, { role: "columnheader", "aria-sort": state },
      make("button.sort", { type: "button", "data-key": `sort:${column.key}`, onclick: () => sortBy(column.key) },
        column.label, make("span.arrow", { "aria-hidden": "true" }, { none: "", ascending: " ▲", descending: " ▼" }[state])));
  }))]);

  const allBox = () => make("div.column.tickcell", { role: "columnheader" }, make("button.tickall", {
    type: "button", "data-key": "tick-all", "aria-label": words.tick_all, title: words.tick_all, onclick: allOrNone,
    "aria-pressed": desk.ui.ticked.size > 0 && desk.ui.ticked.size === grid.ids().length ? "true" : "false",
  }, make("span.tickbox", { "aria-hidden": "true" })));

  const drawRows = () => {
    const name = desk.chosen.list;
    const label = (desk.office.lists || []).find((list) => list.name === name)?.label || "";
    const columns = columnsOf(words, name);
    const sort = sorts[name];
    const all = sorted(assemble(desk.base, desk.delta), orderOf(words, name, sort?.key), sort?.down);
    const shown = filtered(all, filters[name] || "");
    inOrder = all;
    if (listed !== name) { listed = name; box.value = filters[name] || ""; grid.toTop(); }
    panel.toggleAttribute("data-reports", opensReport(name));
    panel.toggleAttribute("data-messages", name === "inbox");
    grid.show(shown, chosenItem(desk.chosen), label);
    drawHead(columns, sort);
    drawOrders(name, all, sort?.key);
    count.textContent = desk.ui.ticked.size ? fill(words.ticked, desk.ui.ticked.size) : shown.length === all.length ? fill(words.shown_all, all.length) : fill(words.shown, shown.length, all.length);
    nothing.textContent = shown.length ? "" : all.length ? fill(words.none_match, box.value.trim()) : words.empty;
    nothing.hidden = shown.length > 0;
    grid.body.hidden = shown.length === 0;
  };

  return {
    nodes: [bar, panel],
    enter: () => grid.enter(),
    order(ids) { const wanted = new Set(ids); return inOrder.map((row) => row.id).filter((id) => wanted.has(id)); },
    draw() { this.drawTabs(); drawRows(); },
    drawTicks() {
      grid.paint();
      drawHead(columnsOf(words, desk.chosen.list), sorts[desk.chosen.list]);
      const many = grid.ids().length;
      count.textContent = desk.ui.ticked.size ? fill(words.ticked, desk.ui.ticked.size) : fill(words.shown_all, many);
    },
    drawTabs() {
      // An empty list takes no space, unless one is looking at it.
      const items = (desk.office.lists || []).filter((list) => list.count || list.name === desk.chosen.list).map((list) => ({ key: list.name, label: list.label, count: list.count, id: desk.id(`tab-${list.name}`) }));
      redraw(bar, [tabs(words.worklists, items, desk.chosen.list, (name) => desk.send({ say: "list", name }, `tab:${name}`), desk.id("listpanel"))]);
      panel.setAttribute("aria-labelledby", desk.id(`tab-${desk.chosen.list}`));
    },
  };
};

const chosenItem = ({ page, claim, report, message, patient }) => ({ report, message, patient })[page] ?? claim;
