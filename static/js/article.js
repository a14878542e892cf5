/* An article's extras: the list of sections follows the reader, and the page's address can be copied.
   Without this script the list leads to its sections all the same, and there is no button that would do nothing. */
(() => {
  const links = [...document.querySelectorAll(".contents__list a")];
  const sections = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));

  function follow() {
    const line = window.innerHeight / 3;
    const passed = sections.filter((section) => section && section.getBoundingClientRect().top < line);
    const here = links[passed.length - 1];
    for (const link of links) {
      if (link === here) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  if (links.length) {
    let waiting = false;
    document.addEventListener("scroll", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; follow(); });
    }, { passive: true });
    follow();
  }

  const button = document.querySelector("[data-copy]");
  const said = document.querySelector("[data-copied]");
  if (!button || !navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    said.textContent = said.dataset.copied;
  });
})();
