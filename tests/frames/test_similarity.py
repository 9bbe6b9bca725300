"""How alike two texts are, and which other body's is nearest."""

import random

from tests.printing import sound
from toolkit.extraction.masking import masked
from toolkit.frames.similarity import Text, is_another, nearest, similarity

PROSE = (
    "窗口的叫号屏旁边添了一块小黑板，当天停办的业务一早写上去。街坊反映字太小，第二周换成了大号粉笔。"
    "月末由值班的人抄一份。"
)


def test_names_numbers_and_prescribed_sentences_are_no_likeness_and_no_difference():
    """What is left is the body's own."""
    one = "（一）主动公开情况\n根据《中华人民共和国政府信息公开条例》编制。临江区民政局收到15件。" + PROSE
    other = "（二）公开情况\n贯彻国务院部署。望山县教育局收到二十件。" + PROSE

    assert masked(one, "青川市临江区民政局") == masked(other, "青川市望山县教育局")
    assert masked("无。2023年1月。", "") == "无年月"


def test_the_nearest_is_of_another_body_and_a_text_with_nothing_in_common_has_none():
    """A longer name of the same body, and its office, are not another; without another body nothing is known."""
    texts = {
        "a": Text("临江区民政局", PROSE),
        "b": Text("青川市临江区民政局", PROSE),
        "c": Text("望山区民政局", PROSE.replace("黑板", "白板")),
        "d": Text("望山区水务局", "水闸开闭的告示贴在堤上，雨季每天更换，旱季逢集更换一次，由守闸人抄写。" * 3),
    }

    found = nearest(texts)

    assert (found["a"].body, found["b"].body) == ("望山区民政局", "望山区民政局")
    assert found["a"].similarity == similarity(PROSE, PROSE.replace("黑板", "白板"))
    assert (found["d"].body, found["d"].similarity) == ("", 0.0)
    assert nearest({"a": texts["a"], "b": texts["b"]}) == {}
    assert nearest({}) == {}
    assert not is_another("临江区人民政府", "青川市临江区人民政府办公室")
    assert is_another("临江区人民政府河东街道办事处", "临江区人民政府")


def test_copies_among_two_thousand_texts_are_found():
    """Every copied one, and no other."""
    letters = sorted(set(PROSE + sound().prose["overview"]))
    chance = random.Random(7)
    texts = {number: Text(f"第{number}县某局", "".join(chance.choices(letters, k=200))) for number in range(2000)}
    texts[1999] = Text("望山区水务局", texts[7].masked[:95] + "另外几个字" + texts[7].masked[100:])

    found = nearest(texts)

    assert found[1999].body == "第7县某局"
    assert found[7].body == "望山区水务局"
    assert {number for number, near in found.items() if near.similarity >= 0.9} == {7, 1999}
