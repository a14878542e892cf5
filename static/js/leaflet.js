/* A button to print. Without this script there is none, and the page says where to find the menu. */
(() => {
  const button = document.querySelector("[data-print]");
  button.hidden = false;
  button.addEventListener("click", () => window.print());
})();
