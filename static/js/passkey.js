// Passkeys: asks the browser for a credential and sends it with the form.
"use strict";

document.querySelectorAll("form[data-passkey]").forEach((form) => {
  const button = form.querySelector("button");
  const status = form.querySelector("[role=status]");
  const known = window.PublicKeyCredential;
  if (!known || !known.parseCreationOptionsFromJSON) return;
  button.disabled = false;
  status.textContent = "";
  const data = JSON.parse(document.getElementById("passkey-options").textContent);

  async function ask() {
    if (form.dataset.passkey === "create") {
      return navigator.credentials.create({
        publicKey: known.parseCreationOptionsFromJSON(data.creation_options.publicKey),
      });
    }
    return navigator.credentials.get({
      publicKey: known.parseRequestOptionsFromJSON(data.request_options.publicKey),
    });
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    status.textContent = "";
    try {
      form.elements.credential.value = JSON.stringify((await ask()).toJSON());
      form.submit();
    } catch {
      status.textContent = status.dataset.failed;
    }
  });
});
