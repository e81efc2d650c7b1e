// Lines over time as inline pictures, each with its numbers in a table below; told apart by dash and by name, not by colour alone.

const draw = (kind, facts, ...children) => {
  const node = document.createElementNS("http://www.w3.org/2000/svg", kind);
  for (const [name, value] of Object.entries(facts)) node.setAttribute(name, String(value));
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
};

const CHART = { width: 640, height: 200, left: 62, right: 132, top: 12, foot: 26 };
const DASHES = ["", "6 4", "2 3", "9 3 2 3", "12 4", "1 4"];

const trendChart = (desk, trend) => {
  const { words } = desk;
  const series = trend.series.slice(0, DASHES.length);
  return make("figure.trend", { "data-trend": trend.name },
    make("figcaption", {}, trend.title),
    trend.ticks.length > 1 && series.length > 0 ? lines(trend, series) : make("p.nothing", {}, words.no_rows),
    make("details", {}, make("summary", {}, words.numbers_behind), make("div.eob", { tabindex: "0", role: "group", "aria-label": trend.title }, dataTable({
      caption: trend.title, unseen: true,
      columns: [{ label: trend.axis }, ...trend.series.map((one) => ({ label: one.label, number: true }))],
      rows: trend.ticks.map((tick, index) => [tick, ...trend.series.map((one) => written(trend.kind, one.points[index]))]),
    }))));
};

const lines = (trend, series) => {
  const { width, height, left, right, top, foot } = CHART;
  const most = Math.max(1, ...series.flatMap((one) => one.points.filter((point) => point !== null)));
  const least = Math.min(0, ...series.flatMap((one) => one.points.filter((point) => point !== null)));
  const x = (index) => left + ((width - left - right) * index) / (trend.ticks.length - 1);
  const y = (value) => top + ((height - top - foot) * (most - value)) / (most - least);
  const every = Math.ceil(trend.ticks.length / 7);
  return draw("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `${trend.title}. ${trend.axis}` },
    levels(least, most).map((value) => [
      draw("line", { class: "cl-gridline", x1: left, x2: width - right, y1: y(value), y2: y(value) }),
      draw("text", { x: left - 8, y: y(value) + 4, "text-anchor": "end" }, written(trend.kind, Math.round(value))),
    ]),
    trend.ticks.map((tick, index) => index % every === 0 && draw("text", { x: x(index), y: height - 6, "text-anchor": "middle" }, tick)),
    apart(series, y).map(({ one, at, index }) => [
      draw("path", { class: "cl-line", "stroke-dasharray": DASHES[index], d: path(one.points, x, y) }),
      draw("text", { x: width - right + 8, y: at + 4 }, one.label.length > 20 ? `${one.label.slice(0, 19)}…` : one.label),
    ]));
};

// Whole numbers only, so that no level is written twice.
const levels = (least, most) => [...new Set([least, Math.round((least + most) / 2), most])];

// Names stand at the ends of their lines, pushed down where two would cover each other.
const apart = (series, y) => {
  const ends = series.map((one, index) => ({ one, index, at: y(one.points.findLast((point) => point !== null) ?? 0) })).sort((a, b) => a.at - b.at);
  ends.forEach((end, index) => { if (index) end.at = Math.max(end.at, ends[index - 1].at + 14); });
  // Those that would fall off the picture are pushed up again.
  ends.reduceRight((below, end) => { end.at = Math.min(end.at, below - 14); return end.at; }, CHART.height - 12 + 14);
  return ends;
};

const path = (points, x, y) => {
  let pen = "M";
  return points.map((point, index) => {
    if (point === null) { pen = "M"; return ""; }
    const step = `${pen}${x(index).toFixed(1)} ${y(point).toFixed(1)}`;
    pen = "L";
    return step;
  }).join("");
};

const sparkline = (measure) => {
  const known = measure.trend.filter((point) => point !== null);
  if (known.length < 2) return null;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const x = (index) => 2 + (116 * index) / (measure.trend.length - 1);
  const y = (value) => 24 - (20 * (value - least)) / Math.max(1, most - least);
  return draw("svg", { class: "cl-spark", viewBox: "0 0 120 28", role: "img", "aria-label": measure.trend.map((point) => written(measure.kind, point)).join(", ") },
    draw("path", { class: "cl-line", d: path(measure.trend, x, y) }));
};
