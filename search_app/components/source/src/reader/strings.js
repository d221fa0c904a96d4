// What the reader says, in both languages.

const STRINGS = {
  zh: {
    sections: "目录", article: "文件正文。按 J 和 K 在句子之间移动。", facts: "本句事实", legend: "标注（点击显示或隐藏）",
    original: "原件视图", originalHelp: "显示被识别为不属于正文的部分和理由", nothing: "点一句话，这里列出它的事实。",
    none: "这一句没有抽取到事实。", explore: "在图谱中查看", dropped: (n) => `未计入正文 ${n} 处`, sentence: (n) => `第 ${n} 句`,
    noDropped: "没有被略去的部分", all: "全部显示", noSections: "没有识别到章节",
  },
  en: {
    sections: "Contents", article: "Text of the document. J and K move between sentences.", facts: "Facts of the sentence",
    legend: "Marks (click to show or hide)", original: "Original view", originalHelp: "Show what was found not to belong to the text, and why",
    nothing: "Choose a sentence to see its facts here.", none: "No facts were found in this sentence.", explore: "Show in graph",
    dropped: (n) => `${n} left out`, sentence: (n) => `Sentence ${n}`, noDropped: "Nothing was left out", all: "Show all", noSections: "No sections found",
  },
};

export const strings = (lang) => STRINGS[lang] ?? STRINGS.zh;
