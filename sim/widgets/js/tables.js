// Tables that say what they are: a caption, headings with a scope, numbers at the right.

const dataTable = ({ caption, columns, rows, total = null, unseen = false, key = null, marked = -1 }) => make("table", { "data-table": key },
  make(`caption${unseen ? ".unseen" : ""}`, {}, caption),
  make("thead", {}, make("tr", {}, columns.map((column) => make(`th${column.number ? ".number" : ""}`, { scope: "col" }, column.label)))),
  make("tbody", {}, rows.map((row, number) => make(`tr${number === marked ? ".marked" : ""}`, {}, row.map((cell, index) => tableCell(columns[index], cell, index))))),
  total && make("tfoot", {}, make("tr", {}, total.map((cell, index) => tableCell(columns[index], cell, index)))));

const tableCell = (column, cell, index) => make(`${index ? "td" : "th"}${column.number ? ".number" : ""}`, { scope: index ? null : "row" }, cell ?? "–");

// A whole number as its kind is written: cents, basis points, days, a count; text and dates come written.
const written = (kind, value) => {
  if (value === null || value === undefined) return "–";
  if (typeof value === "string") return value;
  if (kind === "money") return money(value);
  if (kind === "percent") return `${(value / 100).toLocaleString("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 })} %`;
  return value.toLocaleString("en-US");
};
