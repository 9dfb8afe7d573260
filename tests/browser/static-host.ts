import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = process.env["HEADROOM_DIST"] ?? path.join(root, "dist");

/** The headers that every host of the page sends. */
export const headers: [name: string, value: string][] = readFileSync(path.join(root, "deploy/headers.txt"), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => [line.slice(0, line.indexOf(": ")), line.slice(line.indexOf(": ") + 2)]);

const types: Record<string, string> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** Something that listens on this machine. */
export type Host = { origin: string; stop: () => void };

/** Listens on a free port of this machine. */
export async function listen(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Host> {
  const server = createServer(answer);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}

/**
 * Serves the built page from a folder of a host as plain object storage does: files as they are, and the page itself for every
 * other address of a page below the folder. `also` answers first; `connect` are origins that the page may talk to.
 */
export async function servePageIn(
  folder: `/${string}/` | "/",
  also: (request: IncomingMessage, response: ServerResponse) => boolean = () => false,
  connect: string[] = [],
): Promise<Host> {
  return listen((request, response) => {
    for (const [name, value] of headers) {
      response.setHeader(name, value.replace("connect-src 'self'", ["connect-src 'self'", ...connect].join(" ")));
    }
    if (also(request, response)) return;
    const { pathname } = new URL(request.url!, "http://host");
    const file = path.join(dist, pathname.startsWith(folder) ? pathname.slice(folder.length) : "..");
    const wantsPage = pathname.startsWith(folder) && request.headers.accept?.includes("text/html");
    const found = pathname.startsWith(folder) && path.extname(file) && existsSync(file) ? file : undefined;
    const sent = found ?? (wantsPage ? path.join(dist, "index.html") : undefined);
    if (!sent) return void response.writeHead(404).end();
    response.setHeader("content-type", types[path.extname(sent)] ?? "application/octet-stream");
    response.end(readFileSync(sent));
  });
}
