"""Is this the name of somebody who speaks? Judging a label by itself, before counting anything."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from codekit.model.transcript import INTERVIEWER, OTHER, RESPONDENT

MAX_WORDS, MAX_CHARS = 5, 45


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_INTERVIEWERS = _words("""
i int iv intv interviewer interviewers q question questioner moderator moderatorin moderador moderadora modérateur
modératrice mod facilitator fac researcher host interviewerin interviewende entrevistador entrevistadora frage
entrevistadores intervistatore intervistatrice enquêteur enquêtrice intervieweur intervieweuse pesquisador pergunta
pesquisadora investigador investigadora forscher forscherin fragesteller anchor presenter pregunta 訪問者 訪談者 訪談人
採訪者 采访者 採訪人 主持人 記者 记者 研究者 提問者 提问者 問 问 インタビュアー 聞き手 司会 司会者 質問者 מראיין מראיינת
""")
_RESPONDENTS = _words("""
r resp respondent respondents a answer p participant participants interviewee interviewees ie s subject speaker
informant patient caller guest witness entrevistado entrevistada participante befragte befragter antwort resposta
interviewte interviewter interviewpartner teilnehmer teilnehmerin b proband probandin interviewé interviewée
répondant répondante enquêté enquêtée respuesta 受訪者 受访者 受訪人 答 回答者 參與者 参加者 מרואיין מרואיינת
unknown unidentified unbekannt male female man woman voice audience member all both group everyone
""")
_OTHERS = _words("""
break outro intro jingle narrator announcer voiceover voice-over interpreter translator dolmetscher
""")
_KNOWN = _INTERVIEWERS | _RESPONDENTS | _OTHERS

# Words that stand before a colon in every sort of text and never speak.
_HEADINGS = _words("""
note notes nb ps p.s slide slides figure fig table chapter section topic topics title subject location place date
time duration length transcript transcription transcribed recording recorded audio video file filename source link
url http https example examples warning summary abstract keywords tags speakers participants interview attendees
contents appendix step version page answers agenda background details media email phone remember important edit
update hinweis anmerkung notiz ort datum dauer titel thema quelle beispiel folie teil kapitel nota notas título
tema tópico ubicación localização lugar fecha data duración duração fuente fonte exemplo ejemplo diapositiva
diapositivas remarque lieu durée titre sujet exemple texte texto original pesquisar transcripción transcrição
transcrito transcrita traducción tradução por traduction copyright license licence reference references conclusion
conclusão conclusión fazit résumé 附註 註 注 日期 時間 地點 主題 題目 出席 列席 紀錄 記錄 附件
""")
# Words that make a line of their own and are said, not names.
_SAID = _words(
    "yes no yeah yep yup sure ok okay right exactly hmm mhm uh um bye thanks hello hi ja nein oui non sí não"
)
_NUMBERED = re.compile(
    r"(?:part|parte|teil|partie|chapter|attack|ataque|episode|folge|session|theme|bip|rfc|no|step|day)"
    r"(?:\.? ?\d+\w?|\.? (?:[ivx]+|[a-d]|one|two|three|four|eins|zwei|drei|un|deux|trois|uno|dos|tres|um|dois|três))"
)
_STAGE = re.compile(
    r"(?:long |short |brief )?(?:laugh(?:s|ing|ter)?|inaudible|unintelligible|unclear|crosstalk|pauses?|silence|music|"
    r"applause|noise|sighs?|cough(?:s|ing)?|chuckl(?:es?|ing)|overlap(?:ping)?|interrupt\w*|redacted|unverständlich|"
    r"lacht|risos?|risas|rires?)\b.*"
)
_ASKED = re.compile(r"(question|pergunta|pregunta|frage|domanda|問題|问题)[ .-]?\d{1,3}", re.IGNORECASE)
_SMALL = _words("and of de del della da das dos do di du van von der den ter la le el al bin ibn y e & und et the")
_ABBREVIATED = re.compile(r"(?:\w{1,4}|[^\W\d_](?:\.[^\W\d_])+)\.,?")

# An interview has a handful of labels, each on hundreds of lines.
_remembered = lru_cache(maxsize=4096)


@_remembered
def tidy(label: str) -> str:
    """A label as shown: outer marks and doubled spaces gone, wording as written."""
    tidied = " ".join(label.split()).strip(" :：*_")
    # Numbered question headings are one voice: "Pergunta 12" is asked by whom "Pergunta 1" is.
    heading = _ASKED.fullmatch(tidied)
    return heading.group(1) if heading else tidied


@_remembered
def key(label: str) -> str:
    """What two spellings of one label have in common: 'MEL ' and 'Mel' are the same."""
    return unicodedata.normalize("NFKC", tidy(label)).casefold().rstrip(".?")


def guess_role(label: str) -> str:
    """The role a label suggests; a respondent where it suggests nothing."""
    bare = _stem(label)
    if bare in _OTHERS:
        return OTHER
    words = bare.split()
    if bare in _INTERVIEWERS or (len(words) > 1 and any(len(w) > 2 and w in _INTERVIEWERS for w in words)):
        return INTERVIEWER
    return RESPONDENT


def is_known(label: str) -> bool:
    """True for labels that name a part in an interview: I, INT1, Participant 4, Speaker B, 訪問者."""
    bare = _stem(label)
    words = bare.split()
    return bare in _KNOWN or (1 < len(words) < 4 and any(len(w) > 2 and w in _KNOWN for w in words))


def is_numbered_part(label: str) -> bool:
    """True for P_01, S3, Person_121, Speaker 2: a short word and a number."""
    return re.fullmatch(r"[^\W\d_]{1,12}[ _.-]?\d{1,4}", tidy(label)) is not None and not is_denied(label)


@_remembered
def is_denied(label: str) -> bool:
    """True for words that stand before a colon without being anybody: Note, Slides, Part 1, Texto original."""
    bare = key(label)
    if bare in _HEADINGS or bare in _SAID or _NUMBERED.fullmatch(bare) or _STAGE.fullmatch(bare):
        return True
    words = tidy(label).split()
    if len(words) < 2 or is_known(label):
        return False
    # "Texto original" and "Interview date", but not Larry Page.
    return words[0].casefold() in _HEADINGS or (words[-1] in _HEADINGS and words[-1].islower())


def is_question_heading(label: str) -> bool:
    """True for 'Pergunta 12', 'Question 3': a numbered question, which the answer follows."""
    return _ASKED.fullmatch(" ".join(label.split())) is not None


@_remembered
def looks_like_name(label: str) -> bool:
    """Short, with letters, capitals where the script has them, and no sentence about it."""
    label = tidy(label)
    words = label.split()
    if not words or len(words) > MAX_WORDS or len(label) > MAX_CHARS or is_denied(label):
        return False
    if (
        not any(char.isalpha() for char in label)
        or re.match(r"\d+[.)]", label)
        or label[0] in ",.-'’)&/"
        or "?" in label[:-1]
    ):
        return False
    if any(not _word_may_stand(word, last=word is words[-1]) for word in words):
        return False
    if len(words) == 1 or is_known(label):
        return True
    return all(_capital(word) for word in words if word.casefold() not in _SMALL)


def _word_may_stand(word: str, *, last: bool) -> bool:
    if word.endswith(","):
        return not last
    return not word.endswith(".") or _ABBREVIATED.fullmatch(word) is not None or word.isupper()


def _capital(word: str) -> bool:
    first = next((char for char in word if char.isalnum()), "")
    return not first or not first.islower()


def _stem(label: str) -> str:
    """'INT 2', '[Interviewer]', 'I1', 'R?' without number and marks."""
    return re.sub(r"[\s_.-]*\d+$", "", key(label).strip("[]()")).strip(" .?#_-")
