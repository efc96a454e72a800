// Shows only the actions that a reader asks for. Without this script every action is shown.
// What is chosen stands in the address behind "#", so that a choice can be sent on: #owner=head-of-service&rag=red
"use strict";

for (const form of document.querySelectorAll("form.filters")) {
  const rows = [...form.nextElementSibling.querySelectorAll("tbody > tr")];
  const selects = [...form.querySelectorAll("select")];
  const count = form.querySelector(".count");

  const show = () => {
    let shown = 0;
    for (const row of rows) {
      const fits = (select) => select.value === "" || (row.dataset[select.name] ?? "").split(" ").includes(select.value);
      row.hidden = !selects.every(fits);
      shown += row.hidden ? 0 : 1;
    }
    count.textContent = count.dataset.count.replace("{shown}", shown);
  };

  // An address without "=" names a row, which must then be seen.
  const read = () => {
    const text = location.hash.slice(1);
    const chosen = new URLSearchParams(text.includes("=") ? text : "");
    for (const select of selects) {
      const wanted = chosen.get(select.name) ?? "";
      select.value = [...select.options].some((option) => option.value === wanted) ? wanted : "";
    }
    show();
  };

  const write = () => {
    const chosen = new URLSearchParams(selects.filter((select) => select.value !== "").map((select) => [select.name, select.value]));
    history.replaceState(null, "", chosen.size > 0 ? `#${chosen}` : location.pathname + location.search);
    show();
  };

  form.addEventListener("change", write);
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const select of selects) select.value = "";
    write();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", read);
  form.hidden = false;
  read();
}
