// SPDX-License-Identifier: EUPL-1.2
// A form with data-passkey asks the device for a passkey and sends what it gives.
//   data-passkey="create|get"; the request stands in the JSON of data-passkey-data, or is fetched
//   from data-passkey-url. The browser may lack passkeys: then the form stays or becomes hidden.
"use strict";

const fromText = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

async function readRequest(form) {
  if (form.dataset.passkeyUrl) {
    const answer = await fetch(form.dataset.passkeyUrl, {
      headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" },
    });
    return (await answer.json()).request_options;
  }
  const data = JSON.parse(document.getElementById(form.dataset.passkeyData).textContent);
  return form.dataset.passkey === "create" ? data.creation_options : data.request_options;
}

function decode(options) {
  options.challenge = fromText(options.challenge);
  if (options.user) options.user.id = fromText(options.user.id);
  for (const name of ["excludeCredentials", "allowCredentials"]) {
    for (const one of options[name] || []) one.id = fromText(one.id);
  }
  return options;
}

function encode(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature",
    "userHandle"]) {
    if (credential.response[name]) response[name] = toText(credential.response[name]);
  }
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

async function usePasskey(form) {
  const options = decode((await readRequest(form)).publicKey);
  const wish = form.querySelector("[name=passwordless]");
  if (form.dataset.passkey === "create" && wish) {
    const choice = options.authenticatorSelection || {};
    choice.residentKey = wish.checked ? "required" : "discouraged";
    choice.requireResidentKey = wish.checked;
    if (wish.checked) choice.userVerification = "required";
    options.authenticatorSelection = choice;
  }
  const credential = await navigator.credentials[form.dataset.passkey]({ publicKey: options });
  form.querySelector("[name=credential]").value = JSON.stringify(encode(credential));
  form.submit();
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.hidden = !window.PublicKeyCredential;
  const button = form.querySelector("button[type=button]");
  const problem = form.querySelector("[role=alert][hidden]");
  button.addEventListener("click", async () => {
    problem.hidden = true;
    try {
      await usePasskey(form);
    } catch {
      problem.hidden = false; // the device has shown why; the page says what else one can do
      problem.focus();
    }
  });
}
