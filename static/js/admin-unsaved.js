// Leaving a form with unsaved work asks first. What it held is noted at the first touch: by then the editors are ready.
(() => {
  let form;
  let before;
  const content = () => JSON.stringify([...new FormData(form)].filter(([, value]) => typeof value === "string"));
  const note = ({ target }) => {
    if (before !== undefined || !(form = target.closest?.("form[id$=_form]"))) return;
    before = content();
    form.addEventListener("submit", () => (form = undefined));
  };

  for (const kind of ["pointerdown", "keydown", "focusin"]) document.addEventListener(kind, note, true);
  window.addEventListener("beforeunload", (event) => {
    if (form && content() !== before) event.preventDefault();
  });
})();
