// Bundles the components into ../frontend.  File names carry a hash of their bytes, so a browser never mixes versions.
import { build } from "esbuild";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";

const out = new URL("../frontend/", import.meta.url);
for (const name of await readdir(out)) {
  if (/\.(js|css|txt)$/.test(name)) await rm(new URL(name, out));
}
await build({
  entryPoints: { graph: "src/graph/index.js", reader: "src/reader/index.js", map: "src/map/index.js", "graph-style": "src/graph/style.css", "reader-style": "src/reader/style.css", "map-style": "src/map/style.css" },
  entryNames: "[name]-[hash]",
  outdir: "../frontend",
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "eof",
});

// The licences of what is inside the bundle travel with it.
const bundled = ["@dagrejs/dagre", "cytoscape", "cytoscape-fcose", "cose-base", "layout-base", "cytoscape-dagre", "sigma", "graphology", "graphology-utils", "events", "d3-force", "d3-dispatch", "d3-quadtree", "d3-timer"];
const notices = [];
for (const name of bundled) {
  const folder = new URL(`node_modules/${name}/`, import.meta.url);
  const { version, license } = JSON.parse(await readFile(new URL("package.json", folder), "utf8"));
  const file = (await readdir(folder)).find((entry) => entry.startsWith("LICENSE"));
  const text = await readFile(new URL(file, folder), "utf8");
  notices.push(`${name} ${version} (${license})\n\n${text.trim()}\n`);
}
await writeFile(new URL("THIRD-PARTY.txt", out), notices.join("\n" + "-".repeat(80) + "\n\n"));
