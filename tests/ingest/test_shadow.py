from ingest.shadow import shadow


def test_folds_width_and_keeps_length() -> None:
    text = "（２０２３年）１２％，“证照分离”；　《通知》⼈民"
    folded = shadow(text)
    assert folded == "(2023年)12%,“证照分离”; 《通知》人民"
    assert len(folded) == len(text)


def test_characters_that_would_change_the_length_stay() -> None:
    assert shadow("㎡ﬁ½") == "㎡ﬁ½"
