// The preview beside the form. When typing stops, the page in the frame gets a new main part in place: it keeps where
// its reader was, and never takes the focus.
(() => {
  const LOOK_EVERY = 600; // milliseconds; what is the same at two looks is not being typed any more
  const WIDE = matchMedia("(width >= 1280px)");
  const HIDDEN = "live preview hidden";
  const NOT_SHOWN = ["_unsaved", "_window", "csrfmiddlewaretoken"];

  const place = document.getElementById("live-preview");
  if (!place) return;
  const form = document.getElementById("article_form");
  const button = place.querySelector("button");
  const state = place.querySelector("[role=status]");
  let frame;
  let seen;
  let shown;
  let isAsking = false;

  const fields = () => [...new FormData(form)].filter(([, value]) => typeof value === "string");
  const content = () => JSON.stringify(fields().filter(([name]) => !NOT_SHOWN.includes(name)));
  const isHidden = () => localStorage.getItem(HIDDEN) !== null;
  const say = (words) => {
    if (state.textContent !== words) state.textContent = words;
  };

  // Nothing in it leads away: other pages may not stand in a frame.
  const stay = (event) => {
    const link = event.target.closest?.("a[href]");
    if (event.type === "submit" || (link && !link.getAttribute("href").startsWith("#"))) event.preventDefault();
  };

  const open = () => {
    frame = document.createElement("iframe");
    frame.title = place.dataset.title;
    frame.addEventListener("load", () => {
      for (const kind of ["click", "auxclick", "submit"]) frame.contentDocument.addEventListener(kind, stay, true);
      shown = undefined; // the frame has the saved draft: what was typed follows
    });
    frame.src = place.dataset.address;
    place.append(frame);
  };

  const turn = () => {
    const isOn = WIDE.matches && !isHidden();
    button.setAttribute("aria-pressed", String(!isHidden()));
    place.classList.toggle("live-preview--hidden", isHidden());
    if (isOn && !frame) open();
    if (!isOn && frame) {
      frame.remove();
      frame = undefined;
      say("");
    }
  };

  const refresh = async (now) => {
    const address = place.dataset.address;
    const body = new FormData(); // a third as long as URL-encoded in Arabic
    for (const [name, value] of fields()) body.append(name, value);
    const answer = await fetch(address, { method: "POST", body, redirect: "manual" });
    if (answer.status !== 200) return say(place.dataset.late);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const old = frame?.contentDocument?.querySelector("main");
    if (!old) return;
    const { scrollX, scrollY } = frame.contentWindow;
    old.replaceWith(frame.contentDocument.importNode(page.querySelector("main"), true));
    frame.contentWindow.scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
    shown = now;
    say("");
  };

  // While the words cannot be kept (signed out, no connection), the preview cannot be had either.
  const isCutOff = () => ["lost", "refused"].includes(document.getElementById("unsaved-state").dataset.state);

  const look = () => {
    if (isCutOff() || !frame?.contentDocument?.querySelector("main") || isAsking || document.visibilityState === "hidden") return;
    const now = content();
    const isTyping = now !== seen;
    seen = now;
    if (isTyping || now === shown) return;
    isAsking = true;
    refresh(now).catch(() => say(place.dataset.late)).finally(() => (isAsking = false));
  };

  button.addEventListener("click", () => {
    if (isHidden()) localStorage.removeItem(HIDDEN);
    else localStorage.setItem(HIDDEN, "yes");
    turn();
  });
  WIDE.addEventListener("change", turn);
  turn();
  setInterval(look, LOOK_EVERY);
})();
