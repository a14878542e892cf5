/* The bar of the desk: hide names, announce new requests, "/" for the search, menus that close.
   It runs before the page is drawn, so that hidden names are never seen for a moment. */
(() => {
  const root = document.documentElement;
  const stored = (name) => localStorage.getItem(name) === "yes";
  const NAMES = "desk-names";

  const showNames = () => {
    const hidden = sessionStorage.getItem(NAMES) === "hidden";
    if (hidden) root.dataset.names = "hidden";
    else delete root.dataset.names;
    document.querySelectorAll("[data-hides-names]").forEach((button) => button.setAttribute("aria-pressed", String(hidden)));
  };
  showNames();

  function beep() {
    const audio = new AudioContext();
    const tone = audio.createOscillator();
    const loudness = audio.createGain();
    tone.frequency.value = 660;
    loudness.gain.setValueAtTime(0.15, audio.currentTime);
    loudness.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.4);
    tone.connect(loudness).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 0.4);
  }

  /* Says that there are new requests, never who asks or for what: others may see the screen. */
  function announce(words) {
    if (stored("desk-sound")) beep();
    if (stored("desk-notices") && "Notification" in window && Notification.permission === "granted") new Notification(words);
  }

  document.addEventListener("DOMContentLoaded", () => {
    const title = document.title.replace(/^\(\d+\) /, "");
    let known = 0;

    document.body.addEventListener("htmx:afterSwap", (event) => {
      if (!event.target.matches(".bar-news")) return;
      const news = event.target.querySelector("[data-news]");
      const waiting = document.getElementById("count-requests")?.textContent.trim();
      document.title = waiting && waiting !== "0" ? `(${waiting}) ${title}` : title;
      const number = Number(news?.dataset.news ?? 0);
      if (number > known) announce(news.textContent.trim());
      known = number;
    });

    document.querySelectorAll("[data-needs-script]").forEach((element) => { element.hidden = false; });

    document.querySelectorAll("[data-hides-names]").forEach((button) => {
      button.addEventListener("click", () => {
        sessionStorage.setItem(NAMES, root.dataset.names ? "shown" : "hidden");
        showNames();
      });
    });
    showNames();

    document.querySelectorAll("[data-switch]").forEach((box) => {
      box.checked = stored(box.dataset.switch);
      box.addEventListener("change", () => {
        localStorage.setItem(box.dataset.switch, box.checked ? "yes" : "no");
        if (box.checked && box.dataset.switch === "desk-notices" && "Notification" in window) Notification.requestPermission();
        if (box.checked && box.dataset.switch === "desk-sound") beep();
      });
    });

    const menus = document.querySelectorAll(".bar__menu");
    const closeMenus = (except) => menus.forEach((menu) => { if (menu !== except) menu.open = false; });
    document.addEventListener("click", (event) => closeMenus(event.target.closest(".bar__menu")));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        document.querySelector(".bar__menu[open] > summary")?.focus();
        closeMenus();
      }
      const isTyping = event.target.matches("input, textarea, select");
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (event.key !== "/" || !isPlain || isTyping || localStorage.getItem("desk-keys-off")) return;
      event.preventDefault();
      document.getElementById("desk-search")?.focus();
    });
  });
})();
