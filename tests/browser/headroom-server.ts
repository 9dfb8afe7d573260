import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
// `cargo xtask browser` sets these; the defaults serve editors that start Playwright themselves.
const program = process.env["HEADROOM_SERVER"] ?? path.join(root, "target/debug/headroom-server");
const page = process.env["HEADROOM_DIST"] ?? path.join(root, "dist");

/** A `headroom-server` on the sample feeder, with the built page and a database of its own. */
export type HeadroomServer = {
  /** Where it and its page are. */
  address: string;
  /** Ends it and removes its database. */
  stop: () => Promise<void>;
};

/** Starts a server; `options` are added to its command line. */
export async function startServer(...options: string[]): Promise<HeadroomServer> {
  const folder = await mkdtemp(path.join(tmpdir(), "headroom-browser-"));
  const database = `sqlite:${path.join(folder, "headroom.sqlite")}`;
  const networks = path.join(root, "samples");
  const given = ["--networks", networks, "--page", page, "--database", database, "--port", "0", ...options];
  const server = spawn(program, given, { stdio: ["ignore", "pipe", "inherit"] });
  const stop = async () => {
    if (server.exitCode === null) {
      server.kill("SIGKILL"); // nothing of it is kept
      await once(server, "exit");
    }
    await rm(folder, { recursive: true, force: true });
  };
  return { address: await addressOf(server), stop };
}

/** Where a server that has just been started says that it is. */
async function addressOf(server: ChildProcess): Promise<string> {
  await once(server, "spawn");
  let said = "";
  for await (const text of server.stdout!) {
    said += String(text);
    // Where people sign in it listens on every address of the machine.
    const port = /http:\/\/(?:127\.0\.0\.1|\[::\]|0\.0\.0\.0):(\d+)/.exec(said)?.[1];
    if (port) return `http://127.0.0.1:${port}`;
  }
  throw new Error(`headroom-server did not start: ${said}`);
}
