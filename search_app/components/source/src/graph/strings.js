// What the canvas says, in both languages.

const STRINGS = {
  zh: {
    canvas: "知识图谱画布。方向键移动，回车展开，P 固定，Delete 隐藏，Z 撤销，F 适应窗口，斜杠键查找。",
    toolbar: "图谱工具", legend: "图例（点击筛选，按住 Shift 点击只看这一类）", nodes: "节点", relations: "关系",
    force: "力导向布局", hierarchy: "层次布局", concentric: "同心圆布局",
    fit: "适应窗口（F）", zoomIn: "放大（+）", zoomOut: "缩小（-）", find: "在图中查找…",
    expand: "展开邻居（回车或双击）", path: "找出两个选中节点之间的路径（按住 Shift 点选第二个）",
    hide: "隐藏（Delete）", pin: "固定位置（P）", undo: "撤销（Z）", show: "显示全部隐藏的节点", save: "导出",
    png: "图片 PNG", svg: "矢量图 SVG", json: "数据 JSON", csv: "表格 CSV", ttl: "事实 Turtle",
    found: (n) => `找到 ${n} 个`, none: "没有找到", shown: (n, m) => `${n} 个节点 · ${m} 条关系`,
    hidden: (n) => `隐藏 ${n}`, degree: (n) => `图中 ${n} 条关系`, more: (n) => `还有 ${n} 条关系未画出，双击或点 +N 展开`,
    busy: "正在展开…", empty: "图中还没有节点", selected: (type, name, n) => `${type} ${name}，${n} 条关系`,
    allHidden: "所有节点都被隐藏或筛掉了",
  },
  en: {
    canvas: "Knowledge graph canvas. Arrow keys move, Enter expands, P pins, Delete hides, Z undoes, F fits, slash finds.",
    toolbar: "Graph tools", legend: "Legend (click to filter, Shift-click to see one type only)", nodes: "Nodes", relations: "Relations",
    force: "Force layout", hierarchy: "Hierarchy layout", concentric: "Concentric layout",
    fit: "Fit to window (F)", zoomIn: "Zoom in (+)", zoomOut: "Zoom out (-)", find: "Find in the graph…",
    expand: "Expand neighbours (Enter or double-click)", path: "Find paths between two selected nodes (Shift-click the second)",
    hide: "Hide (Delete)", pin: "Pin in place (P)", undo: "Undo (Z)", show: "Show all hidden nodes", save: "Export",
    png: "PNG image", svg: "SVG drawing", json: "JSON data", csv: "CSV table", ttl: "Turtle facts",
    found: (n) => `${n} found`, none: "Nothing found", shown: (n, m) => `${n} nodes · ${m} relations`,
    hidden: (n) => `${n} hidden`, degree: (n) => `${n} relations shown`, more: (n) => `${n} more relations, double-click or click +N to expand`,
    busy: "Expanding…", empty: "No nodes in the graph yet", selected: (type, name, n) => `${type} ${name}, ${n} relations`,
    allHidden: "Every node is hidden or filtered out",
  },
};

export const strings = (lang) => STRINGS[lang] ?? STRINGS.zh;
