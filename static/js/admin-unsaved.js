// What an editor types is kept on the server every few seconds, for them alone, until they save. While it cannot be kept,
// the page says so, and leaving it asks first. Whoever was signed out signs in again in a new window and goes on here.
(() => {
  const KEEP_EVERY = 4000; // milliseconds
  const LOOK_EVERY = 30_000;
  const MOST_KEPT_ALIVE = 60_000; // bytes: browsers finish no larger request after the page is gone
  const AROUND_A_FIELD = 150; // bytes that a form sent in parts has around each field
  const SAVING_TAKES = 10_000; // milliseconds; whoever is still on the page then has stopped it
  const SIGNED_OUT = 286; // what a page that asks by itself is told

  const state = document.getElementById("unsaved-state");
  const dialog = document.getElementById("signed-out");
  const others = document.getElementById("others-writing");
  const form = state.closest("form");
  const number = form.elements._unsaved;
  const token = form.elements.csrfmiddlewaretoken;
  let kept; // what the server has; before the first change, what the form held
  let asking = Promise.resolve();
  let isAsking = false;
  let isSaving = false;

  const fields = () => [...new FormData(form)].filter(([, value]) => typeof value === "string");
  const NOT_TYPED = ["_unsaved", "_window", "csrfmiddlewaretoken"];
  const content = () => JSON.stringify(fields().filter(([name]) => !NOT_TYPED.includes(name)));
  const isKept = () => kept === undefined || content() === kept;
  const say = (what, at = "") => {
    const words = state.dataset[what].replace("%s", at);
    state.dataset.state = what;
    if (state.textContent !== words) state.textContent = words;
  };

  const show = (lines) => {
    const words = lines.map((line) => {
      const made = document.createElement("p");
      made.className = "unsaved unsaved--others";
      made.textContent = line;
      return made;
    });
    if (others.textContent.trim() !== lines.join("")) others.replaceChildren(...words);
  };

  const isSignedOut = (answer) => answer.status === SIGNED_OUT || answer.type === "opaqueredirect";
  const signIn = () => {
    say("refused");
    if (!dialog.open && !dialog.dataset.later) dialog.showModal();
  };

  // Who else is writing; and after signing in again, a new token: the page's own one is out of date then.
  const look = async () => {
    if (document.visibilityState === "hidden") return;
    const answer = await fetch(state.dataset.address, { redirect: "manual" });
    if (isSignedOut(answer)) return isKept() || signIn();
    if (!answer.ok) return isKept() || say("refused");
    const found = await answer.json();
    if (String(found.user) !== state.dataset.user) return isKept() || signIn();
    token.value = found.token;
    show(found.others);
    dialog.close();
    delete dialog.dataset.later;
  };

  const send = async (now, isLast) => {
    const body = new FormData();
    for (const [name, value] of fields()) body.append(name, value);
    const size = fields().reduce((sum, [name, value]) => sum + AROUND_A_FIELD + new Blob([name, value]).size, 0);
    const keepalive = isLast && size < MOST_KEPT_ALIVE;
    const answer = await fetch(state.dataset.address, { method: "POST", body, redirect: "manual", keepalive });
    if (isSignedOut(answer)) return signIn();
    if (answer.status === 403) return look();
    if (!answer.ok) return say("refused");
    const told = await answer.json();
    number.value = told.number ?? "";
    if (told.number === null) return; // saved or discarded in another window: the next time makes a new one
    kept = now;
    say("kept", told.at);
    dialog.close();
  };

  const keep = (isLast = false) => {
    if (isAsking || isSaving || isKept()) return asking;
    isAsking = true;
    asking = (dialog.open ? look() : send(content(), isLast))
      .catch(() => say("lost"))
      .finally(() => (isAsking = false));
    return asking;
  };

  // By the first touch the editors are ready, and the form holds what it was opened with.
  const begin = ({ target }) => {
    if (kept === undefined && form.contains(target)) kept = content();
  };
  for (const kind of ["pointerdown", "keydown", "focusin"]) document.addEventListener(kind, begin, true);
  document.addEventListener("input", ({ target }) => {
    if (!form.contains(target)) return;
    // Dictated or filled in by a program, into a field that had the focus from the start: it has changed already.
    if (kept === undefined) kept = "";
    isSaving = false; // whoever types has stopped the saving, or is faster than it
  }, true);

  dialog.querySelector("[data-close]").addEventListener("click", () => {
    dialog.dataset.later = "yes";
    dialog.close();
  });

  // The number of the first keeping must be in the form before it is saved.
  form.addEventListener("submit", (event) => {
    if (isAsking && !isSaving) {
      event.preventDefault();
      asking.finally(() => form.requestSubmit(event.submitter));
    }
    isSaving = true;
    setTimeout(() => (isSaving = false), SAVING_TAKES);
  });
  window.addEventListener("pageshow", () => (isSaving = false));
  window.addEventListener("beforeunload", (event) => {
    if (!isSaving && !isKept()) event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => keep(document.visibilityState === "hidden"));
  window.addEventListener("online", () => keep());
  window.addEventListener("focus", () => keep());
  setInterval(keep, KEEP_EVERY, false);
  setInterval(() => look().catch(() => {}), LOOK_EVERY); // without a connection, keep() says so
})();
