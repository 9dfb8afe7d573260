// Makes one script, and one style sheet, of each of the other grids: bundle.mjs FOLDER.
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const rivals = new URL("rivals/", import.meta.url);
await build({
  entryPoints: (await readdir(rivals)).map((name) => fileURLToPath(new URL(name, rivals))),
  outdir: process.argv[2],
  bundle: true,
  format: "esm",
  minify: true,
  logLevel: "warning",
  define: { "process.env.NODE_ENV": '"production"' },
});
