/* Copying and sharing the link to a request. Without this script there is no button that would do nothing. */
(() => {
  const copy = document.querySelector("[data-copy]");
  const share = document.querySelector("[data-share]");
  const said = document.querySelector("[data-copied]");
  if (copy && navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(copy.dataset.copy);
      said.textContent = said.dataset.copied;
    });
  }
  if (share && navigator.share) {
    share.hidden = false;
    share.addEventListener("click", () => navigator.share({ url: share.dataset.share }).catch(() => {}));
  }
})();
