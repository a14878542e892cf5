// Editors and pickers that scripts draw get the name of their field, and icons that speak are pictures: for screen readers.
(() => {
  const DRAWN = ".ProseMirror, .select2-selection, .select2-selection__rendered[role], .help-tooltip[aria-label]";

  const name = (drawn) => {
    if (drawn.matches(".help-tooltip")) return drawn.setAttribute("role", "img");
    const label = drawn.closest(".form-row > div, .fieldBox, .form-row")?.querySelector("label");
    if (label) drawn.setAttribute("aria-label", label.textContent.replace(/:\s*$/, "").trim());
  };

  const nameAll = (part) => {
    if (part.matches?.(DRAWN)) name(part);
    part.querySelectorAll?.(DRAWN).forEach(name);
  };

  new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach(nameAll))).observe(
    document.documentElement,
    { childList: true, subtree: true },
  );
})();
