"use strict";
// Every table is whole without this. It lays search and sorting over the registers, and keeps long tables short on the
// screen; printed they are whole again.
const MOST = 200;
document.documentElement.classList.add("scripted");
document.addEventListener("DOMContentLoaded", () => {
  const words = JSON.parse(document.getElementById("words").textContent);
  const made = (name, properties) => Object.assign(document.createElement(name), properties);
  for (const table of document.querySelectorAll("main table")) {
    const rows = table.tBodies.length ? Array.from(table.tBodies[0].rows) : [];
    const register = table.matches(".register, .bodies");
    if (!register && rows.length <= MOST) continue;
    const text = new Map(register ? rows.map((row) => [row, row.textContent.toLowerCase()]) : []);
    const bar = made("div", { className: "search" });
    const box = made("input", { type: "search" });
    const told = made("output", {});
    const more = made("button", { type: "button", textContent: words.more });
    let whole = false;
    const show = () => {
      const wanted = box.value.toLowerCase().split(/\s+/).filter(Boolean);
      let count = 0;
      for (const row of rows) {
        row.hidden = !wanted.every((word) => text.get(row).includes(word));
        if (!row.hidden) count += 1;
        row.classList.toggle("later", !row.hidden && !whole && count > MOST);
      }
      more.hidden = whole || count <= MOST;
      told.textContent = " " + words.found.replace("{count}", count).replace("{all}", rows.length)
        + (more.hidden ? "" : words.first.replace("{most}", MOST)) + " ";
    };
    if (register) {
      const label = made("label", { textContent: (table.dataset.search || words.search) + " " });
      label.append(box);
      bar.setAttribute("role", "search");
      bar.append(label);
      told.setAttribute("aria-live", "polite");
      box.addEventListener("input", show);
      sortable(table, rows, show, made);
    }
    more.addEventListener("click", () => {
      whole = true;
      show();
    });
    bar.append(told, more);
    (table.parentElement.classList.contains("scroll") ? table.parentElement : table).before(bar);
    show();
    table.classList.add("ready");
  }
});
function sortable(table, rows, show, made) {
  const heads = Array.from(table.tHead.rows[0].cells);
  const order = new Map(rows.map((row, at) => [row, at]));
  const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
  heads.forEach((head, column) => {
    const button = made("button", { type: "button" });
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const sign = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      for (const each of heads) each.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
      const keys = new Map(rows.map((row) => [row, row.cells[column].dataset.sort || row.cells[column].textContent.trim()]));
      rows.sort((a, b) => sign * compare(keys.get(a), keys.get(b)) || order.get(a) - order.get(b));
      table.tBodies[0].append(...rows);
      show();
    });
  });
}
