// Preparing a picture takes a few seconds: the form says so at once, and is not sent twice.
document.addEventListener("DOMContentLoaded", () => {
  const file = document.querySelector("input[type=file][data-preparing]");
  if (!file) return;
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  status.className = "help";
  file.closest("form").querySelector(".submit-row").before(status);

  file.form.addEventListener("submit", (event) => {
    if (file.form.dataset.sent) return event.preventDefault();
    if (file.files.length) {
      status.textContent = file.dataset.preparing;
      file.form.dataset.sent = "yes";
      file.form.setAttribute("aria-busy", "true");
    }
  });

  // Back to a page that the browser kept: it may be sent again.
  addEventListener("pageshow", () => {
    status.textContent = "";
    delete file.form.dataset.sent;
    file.form.removeAttribute("aria-busy");
  });
});
