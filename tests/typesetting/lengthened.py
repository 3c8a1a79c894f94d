"""A language whose texts are a third longer than English, as translations are: the same pages must hold them."""

from typing import Any

from bench.pseudo_languages import pseudo_translation
from scorecard.evidence.model.common import Text
from scorecard.evidence.po_file import PoFile
from scorecard.rendering.catalogue import Catalogue
from scorecard.rendering.language import Language


class _Longer(Catalogue):
    """A catalogue of every message: the message itself with more letters."""

    def __init__(self) -> None:
        super().__init__(PoFile())

    def gettext(self, message: str) -> str:
        return pseudo_translation(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo_translation(msgid1 if n == 1 else msgid2)


class LengthenedEnglish(Language):
    """English with longer messages and longer texts of the evidence."""

    def __init__(self) -> None:
        super().__init__("en")
        self.__dict__["translations"] = _Longer()

    def pick_text(self, text: Text) -> tuple[str, Any]:
        words, code = super().pick_text(text)
        return pseudo_translation(words), code
