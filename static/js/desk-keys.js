/* Keys of the queue, for whoever answers a hundred requests a day. Every key presses a button that is on the page;
   `data-key` names it. Letters alone can be switched off (WCAG 2.1.4). */
(() => {
  const STORED = "desk-keys-off";
  const dialog = document.getElementById("keys");
  const rows = [...document.querySelectorAll(".queue__row")];
  let current = -1;

  const isTyping = (element) => element.matches("input:not([type=checkbox]), textarea, select");
  const press = (key, where) => where && where.querySelector(`[data-key="${key}"]`)?.click();

  function goTo(number) {
    if (!rows.length) return;
    current = Math.min(Math.max(number, 0), rows.length - 1);
    rows[current].tabIndex = -1;
    rows[current].focus();
    rows[current].scrollIntoView({ block: "nearest" });
  }

  const acts = {
    "?": () => dialog?.showModal(),
    j: () => goTo(current + 1),
    k: () => goTo(current - 1),
    u: () => press("u", document),
    n: () => press("n", document),
    c: () => press("c", rows[current]),
    o: () => press("o", rows[current]),
    d: () => press("d", rows[current]),
  };

  document.addEventListener("keydown", (event) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const isOff = localStorage.getItem(STORED) && event.key !== "?";
    if (!isPlain || isOff || dialog?.open || isTyping(event.target) || !Object.hasOwn(acts, event.key)) return;
    event.preventDefault();
    acts[event.key]();
  });

  rows.forEach((row, number) => row.addEventListener("focusin", () => { current = number; }));
  document.querySelector('[data-opens="keys"]')?.addEventListener("click", () => dialog.showModal());

  const keysSwitch = document.querySelector("[data-keys-switch]");
  if (keysSwitch) {
    keysSwitch.checked = !localStorage.getItem(STORED);
    keysSwitch.addEventListener("change", () => {
      keysSwitch.checked ? localStorage.removeItem(STORED) : localStorage.setItem(STORED, "yes");
    });
  }
})();
