import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider, type Configuration } from "oidc-provider";

/** The id that the provider knows the page by. */
export const CLIENT = "headroom-page";
/** What access tokens are for. */
export const AUDIENCE = "https://headroom.example/api";

/** A provider of this machine, and what tests change of it. */
export type OpenIdProvider = {
  issuer: string;
  /** Lets pages at an address sign people in. */
  allow: (page: string) => void;
  /** What the next tokens permit. */
  permissions: string[];
  /** Seconds that the next access tokens hold. */
  life: number;
  /** Grants that tokens were given for, in their order. */
  granted: string[];
  stop: () => void;
};

/** The provider's own page: whoever enters a name is that person, and agrees to everything. */
async function letIn(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== "POST") {
    const form = '<form method="post"><label>Your name <input name="name"></label><button>Continue</button></form>';
    response.setHeader("content-type", "text/html");
    response.end(`<!doctype html><html lang="en"><title>Login</title><link rel="icon" href="data:,">${form}</html>`);
    return;
  }
  let body = "";
  for await (const chunk of request) body += String(chunk);
  const accountId = new URLSearchParams(body).get("name")!;
  const grant = new provider.Grant({ accountId, clientId: CLIENT });
  grant.addOIDCScope("openid profile email offline_access");
  grant.addResourceScope(AUDIENCE, "");
  const result = { login: { accountId }, consent: { grantId: await grant.save() } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

/** Starts oidc-provider with one client, whose pages are named later; anybody is let in by any name. */
export async function startProvider(): Promise<OpenIdProvider> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const key = { ...privateKey.export({ format: "jwk" }), alg: "ES256", use: "sig", kid: "test" };
  const state: OpenIdProvider = {
    issuer,
    allow: (page) => start(page),
    permissions: [],
    life: 600,
    granted: [],
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  const start = (page: string) => {
    const configuration: Configuration = {
      jwks: { keys: [key as never] },
      clients: [
        {
          client_id: CLIENT,
          token_endpoint_auth_method: "none",
          redirect_uris: [`${page}/signed-in`],
          post_logout_redirect_uris: [`${page}/`],
          grant_types: ["authorization_code", "refresh_token"],
          response_types: ["code"],
          id_token_signed_response_alg: "ES256",
        },
      ],
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      clientBasedCORS: () => true,
      pkce: { required: () => true },
      cookies: { keys: ["of tests"] },
      extraParams: ["audience"],
      extraTokenClaims: () => ({ permissions: state.permissions, email: "ada@grid.example" }),
      findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, name: id }) }),
      claims: { openid: ["sub"], profile: ["name"] },
      conformIdTokenClaims: false,
      ttl: { AccessToken: () => state.life, IdToken: 600, Session: 3600, Grant: 3600, Interaction: 600, RefreshToken: 3600 },
      features: {
        devInteractions: { enabled: false },
        resourceIndicators: {
          enabled: true,
          defaultResource: () => AUDIENCE,
          useGrantedResource: () => true,
          getResourceServerInfo: () => ({
            scope: "",
            audience: AUDIENCE,
            accessTokenFormat: "jwt",
            accessTokenTTL: state.life,
            jwt: { sign: { alg: "ES256" } },
          }),
        },
      },
    };
    const provider = new Provider(issuer, configuration);
    provider.on("grant.success", (context) => {
      state.granted.push(String(context.oidc.params?.["grant_type"]));
    });
    const others = provider.callback();
    server.removeAllListeners("request");
    server.on("request", (request, response) => {
      if (request.url!.startsWith("/interaction/")) void letIn(provider, request, response);
      else void others(request, response);
    });
  };
  return state;
}
