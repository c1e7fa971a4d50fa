"""Texts that are not UTF-8: read rightly where only one reading makes sense, else asked about, never guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.errors import CodekitError, ImportRefusedError
from codekit.formats.transcripts import registry
from codekit.tables.decoding import decode

GERMAN = "I: Wie geht es Ihnen heute?\nR: Gut, danke. Wir müssen die größere Küche öffnen, und das ist nicht leicht.\n"
FRENCH = (
    "I: Où êtes-vous né, et dans quelle école?\nR: À Besançon, pas loin du théâtre. J'étais une élève, je l'aime.\n"
)
SPANISH = "E: ¿Dónde nació usted?\nR: En España, en un pueblo que es pequeño. Mañana no es así, señor, pero lo es.\n"
POLISH = "P: Gdzie się pan urodził?\nR: W Łodzi, i jak to jest, nie wiem. Żona też tam była, a książki to źródło.\n"
CZECH = "T: Kde jste se narodil?\nR: V Plzni, a to je v Čechách. Příliš žluťoučký kůň, ale tak to je i na vsi.\n"
HUNGARIAN = "K: Hol született?\nV: Győrben, és az egy szép város. A nővérem is ott volt, de én nem, őszintén szólva.\n"
TURKISH = (
    "S: Nerede doğdunuz?\nC: İstanbul'da doğdum ve bu çok güzel bir şehir. Kız kardeşim de öğretmendi, ama ne için?\n"
)
RUSSIAN = "В: Где вы родились?\nО: В Москве, потом мы переехали в Петербург. Моя сестра работала учительницей.\n"
GREEK = "Ε: Πού γεννηθήκατε;\nΑ: Στην Αθήνα, αργότερα μετακομίσαμε στη Θεσσαλονίκη. Η αδελφή μου ήταν δασκάλα.\n"
HEBREW = "ש: איפה נולדת?\nת: בירושלים, אחר כך עברנו לחיפה. אחותי הייתה מורה.\n"
ARABIC = "س: أين ولدت؟\nج: في القاهرة، ثم انتقلنا إلى الإسكندرية. كانت أختي معلمة.\n"
THAI = "ถาม: คุณเกิดที่ไหน\nตอบ: ที่กรุงเทพ แล้วเราย้ายไปเชียงใหม่ พี่สาวของฉันเป็นครู\n"
CHINESE = "问：你是在哪里出生的？\n答：我在北京出生，后来我们搬到了上海。我姐姐是老师，我们每天都去学校。\n"
TAIWANESE = "問：你是在哪裡出生的？\n答：我在台北出生，後來我們搬到了高雄。我姊姊是老師，我們每天都去學校。\n"
JAPANESE = (
    "問：どこで生まれましたか。\n答：東京で生まれて、それから大阪に引っ越しました。姉は教師でした。毎日学校です。\n"
)
KOREAN = "문: 어디에서 태어나셨습니까?\n답: 서울에서 태어나서 나중에 부산으로 이사했습니다. 누나는 교사였습니다.\n"
WRITTEN = [
    *((text, "cp1252") for text in (GERMAN, FRENCH, SPANISH)),
    *((text, "cp1250") for text in (POLISH, CZECH, HUNGARIAN)),
    *((POLISH, "iso8859_2"), (TURKISH, "cp1254"), (GREEK, "cp1253"), (HEBREW, "cp1255"), (ARABIC, "cp1256")),
    *((RUSSIAN, encoding) for encoding in ("cp1251", "koi8_r", "cp866")),
    *((CHINESE, encoding) for encoding in ("gb18030", "gbk", "utf-16-le", "utf-16-be")),
    *((JAPANESE, encoding) for encoding in ("shift_jis", "euc_jp", "iso2022_jp", "utf-16-be")),
    *((TAIWANESE, "big5"), (KOREAN, "euc_kr"), (THAI, "cp874")),
]


@pytest.mark.parametrize("times", [1, 30])
@pytest.mark.parametrize(("text", "encoding"), WRITTEN)
def test_a_text_is_read_as_it_was_written(text: str, encoding: str, times: int) -> None:
    """Two sentences are enough; which encoding was taken is noted."""
    decoded = decode((text * times).encode(encoding), "T07.txt")

    assert text * times == decoded.text
    assert len(decoded.notes) == 1


@pytest.mark.parametrize(
    "data",
    [
        "ő".encode("cp1250") + b" 12",  # or õ: no word tells
        b"Ann: 1999\xa8C2001 and that was it for me.\n",  # a dash of GB18030 in English
        "Ann: It was “good” for us, and you know that.\n".encode("shift_jis"),
        bytes(range(128, 256)),
    ],
)
def test_what_may_be_read_in_two_ways_is_asked_about(data: bytes) -> None:
    """A transcript is frozen as it was read, so nothing is chosen; the hint says how to choose."""
    with pytest.raises(ImportRefusedError, match="encoding cannot be told") as caught:
        decode(data, "T07.txt")

    assert "--encoding" in caught.value.hint


def test_a_damaged_utf8_text_is_not_taken_for_another() -> None:
    """One broken byte must not turn every ü of an interview into Ã¼."""
    with pytest.raises(ImportRefusedError, match=r"^T07\.txt:2: this text is broken utf-8"):
        decode(GERMAN.encode().replace("ß".encode(), b"\xc3"), "T07.txt")


def test_the_encoding_that_is_given_counts_for_what_is_not_utf8(tmp_path: Path) -> None:
    """A folder may hold both; the one that was given is noted, and a wrong one is refused."""
    given, plain = tmp_path / "a.txt", tmp_path / "b.txt"
    given.write_bytes("ő: igen\n".encode("cp1250"))
    plain.write_bytes("ő: igen\n".encode())

    (first,), (second,) = (registry.read_file(path, encoding="cp1250") for path in (given, plain))
    assert first.text == second.text == "ő: igen\n"
    assert ("cp1250", "utf-8") == (first.encoding, second.encoding)
    with pytest.raises(CodekitError, match="no encoding 'cp-1250x'"):
        registry.read_file(given, encoding="cp-1250x")
    with pytest.raises(ImportRefusedError, match="broken euc_jp"):
        registry.read_file(given, encoding="euc_jp")
