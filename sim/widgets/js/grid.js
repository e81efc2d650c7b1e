// A grid that draws only the rows in sight, so that ten thousand are as quick as ten.

const ROW = 64;
const SPARE = 6;

const windowedGrid = ({ name, choose, cells }) => {
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
      element = make("div.row", { role: "row", "data-id": id, "data-key": `row:${id}` }, cells(rows[index]));
      drawn.set(id, element);
      space.append(element);
    }
    element.style.top = `${index * ROW}px`;
    element.setAttribute("aria-rowindex", index + 2);
    element.setAttribute("aria-selected", id === chosen ? "true" : "false");
    element.tabIndex = index === here ? 0 : -1;
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
    Home: () => walk(0), End: () => walk(rows.length - 1), Enter: () => take(here), " ": () => take(here),
  };
  const take = (index) => rows[index] && choose(rows[index].id);

  body.addEventListener("keydown", (event) => {
    if (!event.target.closest(".cl-row") || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  body.addEventListener("click", (event) => {
    const id = event.target.closest(".cl-row")?.dataset.id;
    const index = rows.findIndex((row) => row.id === id);
    if (index >= 0) { walk(index); take(index); }
  });
  body.addEventListener("scroll", paint, { passive: true });
  new ResizeObserver(paint).observe(body);

  return {
    node, head, body,
    enter: () => walk(here),
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
      paint();
      if (focused && rows.length) walk(here);
    },
    toTop() { here = 0; body.scrollTop = 0; },
    name,
  };
};
