// What the map says, in both languages.

const STRINGS = {
  zh: {
    map: "全图，按类型分组。下面的列表有同样的内容。", toolbar: "全图工具", legend: "图例（点击筛选，按住 Shift 点击只看这一类）",
    zoomIn: "放大", zoomOut: "缩小", fit: "适应窗口", part: (shown, total) => (shown === total ? `${total}` : `${shown} / ${total}`),
    count: (n, m) => `${n} 个节点 · ${m} 条连线`, relations: (n) => `${n} 条关系 · 单击打开`,
    noWebGL: "这个浏览器不能用 WebGL 画图；请用下面的列表。", empty: "图谱里还没有可画的节点",
  },
  en: {
    map: "The whole graph, grouped by type. The list below has the same content.", toolbar: "Map tools",
    legend: "Legend (click to filter, Shift-click to see one type only)",
    zoomIn: "Zoom in", zoomOut: "Zoom out", fit: "Fit to window", part: (shown, total) => (shown === total ? `${total}` : `${shown} / ${total}`),
    count: (n, m) => `${n} nodes · ${m} lines`, relations: (n) => `${n} relations · click to open`,
    noWebGL: "This browser cannot draw with WebGL; please use the list below.", empty: "The graph has no nodes to draw yet",
  },
};

export const strings = (lang) => STRINGS[lang] ?? STRINGS.zh;
