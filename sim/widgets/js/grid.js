// A grid that draws only the rows in sight, so that ten thousand are as quick as ten.

const ROW = 64;
const SPARE = 6;

// `ticks` tells the ids that are ticked, and is null where nothing can be; `tick` takes them anew.
const windowedGrid = ({ choose, cells, ticks, tick }) => {
  const space = make("div.space", { role: "presentation" });
  const body = make("div.rows", { role: "rowgroup" }, space);
  const head = make("div.head", { role: "rowgroup" });
  const node = make("div.grid", { role: "grid", "data-key": "grid-frame" }, head, body);
  const drawn = new Map();
  let rows = [];
  let here = 0;
  let chosen = "";

  const paint = () => {
    const first = Math.max(0, Math.floor(body.scrollTop / ROW) - SPARE);
    const last = Math.min(rows.length, Math.ceil((body.scrollTop + (body.clientHeight || 600)) / ROW) + SPARE);
    const wanted = new Map();
    for (let index = first; index < last; index += 1) wanted.set(rows[index].id, index);
    if (rows[here]) wanted.set(rows[here].id, here);
    for (const [id, element] of drawn) if (!wanted.has(id)) { element.remove(); drawn.delete(id); }
    for (const [id, index] of wanted) place(id, index);
  };

  const place = (id, index) => {
    let element = drawn.get(id);
    if (!element) {
      element = make("div.row", { role: "row", "data-id": id, "data-key": `row:${id}` }, ticks() && tickCell(), cells(rows[index]));
      drawn.set(id, element);
      space.append(element);
    }
    element.style.top = `${index * ROW}px`;
    element.setAttribute("aria-rowindex", index + 2);
    element.setAttribute("aria-selected", (ticks() ? ticks().has(id) : id === chosen) ? "true" : "false");
    element.toggleAttribute("data-chosen", id === chosen);
    if (id === chosen) element.setAttribute("aria-current", "true"); else element.removeAttribute("aria-current");
    element.tabIndex = index === here ? 0 : -1;
  };

  const tickCell = () => make("div.cell.tickcell", { role: "gridcell" }, make("span.tickbox", { "aria-hidden": "true" }));

  const toggle = (index) => {
    const id = rows[index]?.id;
    if (!id || !ticks()) return;
    const now = new Set(ticks());
    if (!now.delete(id)) now.add(id);
    tick(now);
  };

  // A run of rows, from the one where the run began to this one.
  const extend = (to) => {
    const from = here;
    walk(to);
    if (ticks() && rows.length) tick(new Set([...ticks(), rows[from].id, rows[here].id]));
  };

  const reveal = () => {
    const top = here * ROW;
    if (top < body.scrollTop) body.scrollTop = top;
    else if (top + ROW > body.scrollTop + body.clientHeight) body.scrollTop = top + ROW - body.clientHeight;
  };

  const walk = (to) => {
    if (!rows.length) return;
    here = Math.max(0, Math.min(rows.length - 1, to));
    reveal();
    paint();
    drawn.get(rows[here].id)?.focus({ preventScroll: true });
  };

  const page = () => Math.max(1, Math.floor(body.clientHeight / ROW) - 1);
  const keys = {
    ArrowDown: () => walk(here + 1), ArrowUp: () => walk(here - 1), PageDown: () => walk(here + page()), PageUp: () => walk(here - page()),
    Home: () => walk(0), End: () => walk(rows.length - 1), Enter: () => take(here), " ": () => (ticks() ? toggle(here) : take(here)),
  };
  const shifted = { ArrowDown: () => extend(here + 1), ArrowUp: () => extend(here - 1) };
  const take = (index) => rows[index] && choose(rows[index].id);

  body.addEventListener("keydown", (event) => {
    if (!event.target.closest(".cl-row") || event.altKey) return;
    const whole = (event.ctrlKey || event.metaKey) && event.key === "a" && ticks() && (() => tick(new Set(rows.map((row) => row.id))));
    const none = event.key === "Escape" && ticks()?.size && (() => tick(new Set()));
    const work = whole || none || (!event.ctrlKey && !event.metaKey && ((event.shiftKey && shifted[event.key]) || keys[event.key]));
    if (!work) return;
    event.preventDefault();
    work();
  });
  body.addEventListener("click", (event) => {
    const id = event.target.closest(".cl-row")?.dataset.id;
    const index = rows.findIndex((row) => row.id === id);
    if (index < 0) return;
    walk(index);
    if (event.target.closest(".cl-tickcell")) toggle(index);
    else if (event.ctrlKey || event.metaKey) toggle(index);
    else take(index);
  });
  body.addEventListener("scroll", paint, { passive: true });
  new ResizeObserver(paint).observe(body);

  return {
    node, head, body,
    enter: () => walk(here),
    paint,
    ids: () => rows.map((row) => row.id),
    show(next, selected, label) {
      const held = rows[here]?.id;
      const focused = body.contains(active(body));
      rows = next;
      chosen = selected;
      const kept = rows.findIndex((row) => row.id === held);
      here = Math.max(0, Math.min(rows.length - 1, kept >= 0 ? kept : here));
      for (const element of drawn.values()) element.remove();
      drawn.clear();
      space.style.height = `${rows.length * ROW}px`;
      node.setAttribute("aria-label", label);
      node.setAttribute("aria-rowcount", rows.length + 1);
      node.toggleAttribute("data-ticks", Boolean(ticks()));
      if (ticks()) node.setAttribute("aria-multiselectable", "true"); else node.removeAttribute("aria-multiselectable");
      paint();
      if (focused && rows.length) walk(here);
    },
    toTop() { here = 0; body.scrollTop = 0; },
  };
};
