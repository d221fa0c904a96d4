"""The quantised default model must agree with the weights it was made from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from sentence_transformers import SentenceTransformer

from graph.errors import ModelBuildError

MINIMUM_COSINE = 0.99
"""Least cosine between a sentence's int8 and float32 vector.

Measured on 64 passages: mean 0.997, least 0.9955.  Unrelated sentences have about 0.85 in this model and close
paraphrases 0.93, so below 0.99 neighbours would begin to change places; a wrong export falls below 0.95 at once.
"""

SENTENCES = (
    "全年共受理行政复议案件80件，审结76件，综合纠错率8.26%。",
    "12345热线受理群众诉求8.2万件，按时办结率99.8%，满意率98.6%。",
    "严格执行重大行政决策法定程序，公众参与、专家论证、风险评估、合法性审查和集体讨论决定。",
    "组织开展涉企行政执法专项整治，制止乱收费、乱罚款、乱检查、乱查封。",
    "县人民政府党组理论学习中心组学习习近平法治思想4次。",
    "拆除违法建筑120万平方米。",
    "关于印发《法治政府建设实施纲要（2021—2025年）》的通知",
    "行政机关负责人出庭应诉率达到100%。",
    "婚姻家庭",
    "法",
    "The administrative reconsideration organ accepted 80 cases in 2023.",
    "Fair competition review and local protectionism",
    "How many people answered the hotline?",
    "群众打电话反映问题，有没有回应",
    "GDP 同比增长 5.2%，规上工业增加值增长 8.1%，R&D 经费投入强度 2.5%。",
    "一是健全工作机制。二是强化队伍建设，全县持有行政执法证人员1120人。三是加强监督，开展案卷评查2次，评查案卷200余卷。",
    "发现问题36个，下发整改通知书12份，已全部整改到位；同时将评查结果纳入年度法治政府建设考核，压实各部门主体责任。",
)


def load_source(folder: Path) -> SentenceTransformer:
    """Open the float32 weights the ordinary way."""
    return SentenceTransformer(str(folder), device="cpu")


def verify(model: SentenceTransformer, source: SentenceTransformer) -> None:
    """Compare both models as query and as document on Chinese and English sentences, each sentence a batch of its own.

    Raises:
        ModelBuildError: a cosine below the minimum, or a sentence whose own vector is not its nearest.
    """
    texts = list(SENTENCES)
    for role in ("query", "document"):
        given, wanted = (
            np.vstack([m.encode([text], prompt_name=role, show_progress_bar=False) for text in texts])
            for m in (model, source)
        )
        cosines = given @ wanted.T
        own = cosines.diagonal()
        lost = [text for i, text in enumerate(texts) if cosines[i].argmax() != i]
        if own.min() < MINIMUM_COSINE or lost:
            raise ModelBuildError(
                f"默认语义模型校验未通过：量化后与原始权重的最小余弦为 {own.min():.4f}（须不小于 {MINIMUM_COSINE}），"
                f"不再是自身最近邻的句子有 {len(lost)} 个。"
                "请更新 onnxruntime 后重试，或用 FAZHI_EMBEDDING_MODEL 指定其他模型"
            )
