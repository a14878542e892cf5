// Once a visit, readers whose browser wishes another language are told that the page is there in it.
(() => {
  const OFFERED = "language offered";
  const wished = (navigator.languages?.[0] ?? navigator.language).slice(0, 2);
  const link = document.querySelector(`.language-switch[data-offer][lang|="${wished}"]`);
  const exists = link && document.querySelector(`link[rel="alternate"][hreflang="${link.hreflang}"]`);
  if (!exists || sessionStorage.getItem(OFFERED)) return;
  sessionStorage.setItem(OFFERED, "yes");
  const offer = document.createElement("a");
  Object.assign(offer, { href: link.href, hreflang: link.hreflang, textContent: link.dataset.offer });
  const line = document.createElement("p");
  Object.assign(line, { className: "language-offer wrapper", lang: link.lang, dir: link.dir });
  line.append(offer);
  document.querySelector(".site-header").append(line);
})();
