// Choosing a picture: thumbnails and descriptions in the list, and the chosen one below it, also after it was uploaded
// in the window that "+" opens.
(() => {
  const { jQuery } = django;

  const image = (src, size) => Object.assign(new Image(size, size * 0.75), { src, alt: "", className: "thumbnail" });

  const line = (item) => {
    if (!item.alt) return item.text;
    const made = document.createElement("span");
    made.className = "picture-line";
    const words = document.createElement("span");
    const alt = document.createElement("small");
    alt.textContent = item.alt;
    words.append(item.text, document.createElement("br"), alt);
    made.append(...(item.picture ? [image(item.picture, 64)] : []), words);
    return made;
  };
  jQuery.fn.select2.defaults.set("templateResult", line);

  const show = (select, found) => {
    const row = select.closest(".related-widget-wrapper") ?? select.parentElement;
    row.parentElement.querySelector(".picture-shown")?.remove();
    if (!found) return;
    const made = document.createElement("div");
    made.className = "picture-shown";
    const words = document.createElement("p");
    words.textContent = found.alt;
    made.append(...(found.picture ? [image(found.picture, 160)] : []), words);
    row.after(made);
  };

  const look = async (selects) => {
    const chosen = selects.filter((select) => select.value);
    selects.filter((select) => !select.value).forEach((select) => show(select));
    if (!chosen.length) return;
    const answer = await fetch(`${chosen[0].dataset.shown}?numbers=${chosen.map((select) => select.value).join(",")}`);
    if (!answer.ok) return;
    const found = await answer.json();
    for (const select of chosen) show(select, found[select.value]);
  };

  jQuery(document).on("change", "select.picture-choice", ({ target }) => look([target]));
  document.addEventListener("DOMContentLoaded", () =>
    look([...document.querySelectorAll("select.picture-choice")].filter(({ name }) => !name.includes("__prefix__"))));
})();
