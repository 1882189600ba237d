// SPDX-License-Identifier: EUPL-1.2
// A real OpenID Connect server on this machine, for tests: node server.mjs PORT REDIRECT-URI
// It demands PKCE. `POST /falsify` with JSON lets it change the next ID tokens, signed with its
// own key (claims) or with a stranger's (`{"key": "other"}`), as a broken or hostile one would.
import { createServer } from "node:http";

import { SignJWT, decodeJwt, exportJWK, generateKeyPair } from "jose";
import { Provider } from "oidc-provider";

const [port, redirectUri] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const { privateKey } = await generateKeyPair("RS256", { extractable: true });
const other = (await generateKeyPair("RS256", { extractable: true })).privateKey;
const jwk = { ...(await exportJWK(privateKey)), use: "sig", alg: "RS256", kid: "test" };
let falsified = {};

const server = new Provider(issuer, {
  clients: [{
    client_id: "bodemplaat", client_secret: "een geheim met spaties", redirect_uris: [redirectUri],
    response_types: ["code"], grant_types: ["authorization_code"],
  }],
  claims: { openid: ["sub"], profile: ["name"], email: ["email", "email_verified"] },
  jwks: { keys: [jwk] },
  pkce: { required: () => true },
  findAccount: (context, id) => ({
    accountId: id,
    claims: () => ({ sub: id, name: "Naam Van Elders", email: "a.bakker@gemeente.example",
      email_verified: true }),
  }),
});
server.use(async (context, next) => {
  await next();
  if (context.path !== "/token" || !context.body?.id_token) return;
  if (falsified.drop) delete context.body.id_token;
  else if (Object.keys(falsified).length) {
    const { key, alg, ...claims } = falsified;
    const payload = { ...decodeJwt(context.body.id_token), ...claims };
    for (const [name, value] of Object.entries(payload)) if (value === null) delete payload[name];
    const secret = new TextEncoder().encode("een geheim met spaties");
    context.body.id_token = await new SignJWT(payload)
      .setProtectedHeader({ alg: alg ?? "RS256", kid: "test" })
      .sign(alg === "HS256" ? secret : key === "other" ? other : privateKey);
  }
});

const handle = server.callback();
createServer((request, response) => {
  if (request.url !== "/falsify") return handle(request, response);
  let text = "";
  request.on("data", (part) => { text += part; });
  request.on("end", () => { falsified = JSON.parse(text); response.end("ok"); });
}).listen(Number(port), "127.0.0.1", () => console.log("ready"));
