// The benchmark in a module worker, as the page runs the engine. Takes {maxSteps, repeats}, answers {report} or {error}.
import start, { measure } from "./headroom_bench.js";

const read = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: HTTP ${response.status}`);
  return response;
};

const run = async ({ maxSteps, repeats }) => {
  await start({ module_or_path: "./headroom_bench_bg.wasm" });
  const paths = await (await read("./model.json")).json();
  const contents = await Promise.all(
    paths.map(async (path) => {
      const address = path.split("/").map(encodeURIComponent).join("/");
      return new Uint8Array(await (await read(`./model/${address}`)).arrayBuffer());
    }),
  );
  return measure(paths, contents, maxSteps, repeats);
};

self.addEventListener("message", ({ data }) => {
  run(data).then(
    (report) => self.postMessage({ report }),
    (error) => self.postMessage({ error: String(error) }),
  );
});
