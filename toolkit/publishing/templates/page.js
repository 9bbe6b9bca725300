"use strict";
// Sorting and searching for the register, laid over a table that is whole without them.
for (const table of document.querySelectorAll("table.register, table.bodies")) {
  const words = JSON.parse(document.getElementById("words").textContent);
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const text = rows.map((row) => row.textContent.toLowerCase());
  const bar = document.createElement("div");
  bar.className = "search";
  bar.setAttribute("role", "search");
  const label = document.createElement("label");
  label.textContent = (table.dataset.search || words.search) + " ";
  const box = document.createElement("input");
  box.type = "search";
  label.append(box);
  const told = document.createElement("output");
  told.setAttribute("aria-live", "polite");
  bar.append(label, told);
  table.before(bar);
  const find = () => {
    const wanted = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    rows.forEach((row, at) => {
      row.hidden = !wanted.every((word) => text[at].includes(word));
      count += row.hidden ? 0 : 1;
    });
    told.textContent = " " + words.found.replace("{count}", count).replace("{all}", rows.length);
  };
  box.addEventListener("input", find);
  find();
  Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    const keys = rows.map((row) => row.cells[column].dataset.sort || row.cells[column].textContent.trim());
    const order = new Map(rows.map((row, at) => [row, at]));
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      for (const each of table.tHead.rows[0].cells) each.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const sign = up ? 1 : -1;
      const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
      const sorted = rows.slice().sort((a, b) => {
        const first = order.get(a), second = order.get(b);
        return sign * compare(keys[first], keys[second]) || first - second;
      });
      body.append(...sorted);
    });
  });
}
