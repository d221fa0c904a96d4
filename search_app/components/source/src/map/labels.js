// Names on the map: beside the largest nodes, and on a card at the one under the pointer.

const LINE = 17;

export function drawLabel(map, context, node) {
  if (!node.label || !map.colours) return;
  context.font = `12px ${map.sigma?.getSetting("labelFont") ?? "sans-serif"}`;
  context.lineWidth = 3;
  context.strokeStyle = map.colours.ground;
  context.fillStyle = map.colours.text;
  context.strokeText(node.label, node.x + node.size + 3, node.y + 4);
  context.fillText(node.label, node.x + node.size + 3, node.y + 4);
}

export function drawHover(map, context, node) {
  const { colours, data, graph, t } = map;
  const { kind, relations } = graph.getNodeAttributes(node.key);
  const name = graph.getNodeAttribute(node.key, "label");
  const lines = [data.types[kind].name, name, t.relations(relations)];
  const font = map.sigma.getSetting("labelFont");
  const fonts = [`12px ${font}`, `600 13px ${font}`, `12px ${font}`];
  const width = Math.max(...lines.map((line, index) => {
    context.font = fonts[index];
    return context.measureText(line).width;
  }));
  const room = context.canvas.clientWidth || context.canvas.width;
  const left = Math.min(node.x + node.size + 8, room - width - 26);
  const top = Math.max(6, node.y - LINE * 1.5 - 6);
  context.beginPath();
  context.roundRect(left, top, width + 20, LINE * 3 + 12, 8);
  context.fillStyle = colours.ground;
  context.strokeStyle = colours.line;
  context.lineWidth = 1;
  context.fill();
  context.stroke();
  lines.forEach((line, index) => {
    context.font = fonts[index];
    context.globalAlpha = index === 1 ? 1 : 0.75;
    context.fillStyle = colours.text;
    context.fillText(line, left + 10, top + LINE * (index + 1) + 1);
  });
  context.globalAlpha = 1;
  context.beginPath();
  context.arc(node.x, node.y, node.size + 2, 0, 2 * Math.PI);
  context.strokeStyle = colours.text;
  context.lineWidth = 1.5;
  context.stroke();
}
