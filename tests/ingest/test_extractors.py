"""The gate for plug-ins: a claim enters only with the exact words of the text."""

from collections.abc import Iterable
from dataclasses import replace

from ingest.document import understand
from ingest.extraction.extractors import Claim, extract
from ingest.model import Citation, PolicyDocument, SourceText, Span

TEXT = "开鲁县人民政府2023年度法治政府建设情况报告\n2023年，印发《开鲁县法治工作要点》，受理行政复议案件19件。"


class TitleReader:
    """Offers one right claim, one misquotation and one repetition."""

    name = "title-reader"

    def claims(self, document: PolicyDocument) -> Iterable[Claim]:
        start = document.text.index("法治工作要点")
        right = Citation(Span(start, start + 6), document.sentences[-1].order, "法治工作要点", "mentions")
        yield Claim("法治工作要点", right)
        yield Claim("法治工作重点", replace(right, span=Span(start - 1, start + 5)))
        yield Claim("法治工作要点", right)


def test_only_exact_new_quotations_enter_and_the_rest_is_counted() -> None:
    document = understand(SourceText("报告.txt", "text/plain", "0" * 64, TEXT))
    without = extract(document)
    found = extract(document, plugins=(TitleReader(),))
    assert len(found.citations) == len(without.citations) + 1
    assert dict(found.rejected) == {
        "title-reader: already found": 1,
        "title-reader: the quotation is not in the text": 1,
    }
