"""Describing a source: its name, its kind, who owns it, what to mind."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual import on
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input

from claims.model.cards import SourceCard
from claims.vocabulary import NodeKind, SourceFlag
from verifier.tui.dialogs.base import Dialog
from verifier.tui.widgets.safe import SafeInput, SafeText, words

_KINDS = {kind.label: kind for kind in NodeKind if kind is not NodeKind.UNNAMED}
_FLAGS = {flag.label: flag for flag in SourceFlag}
_FIELDS = ("name", "kind", "owner", "flags")


@dataclass(frozen=True, slots=True)
class DescriptionAnswer:
    """What a person says of a source."""

    name: str
    kind: NodeKind
    owner: str
    flags: tuple[SourceFlag, ...]


class DescribingDialog(Dialog[DescriptionAnswer]):
    """Four lines filled with what is known; enter goes on to the next, and saves from the last."""

    def __init__(self, card: SourceCard) -> None:
        super().__init__(
            words(f"What is {card.name}?", "bold"), words("enter next, saves at last · esc back", "dim")
        )
        self._card = card

    def body(self) -> Iterable[Widget]:
        """Lay out the four lines with what they are for."""
        card = self._card
        yield from self._line("name", "shown as", card.name)
        kinds = SuggestFromList(list(_KINDS), case_sensitive=False)
        yield from self._line("kind", f"one of: {', '.join(_KINDS)}", card.kind.label, kinds)
        yield from self._line("owner", "owner or controller, or nothing", card.owner or "")
        flags = ", ".join(flag.label for flag in card.flags)
        yield from self._line("flags", f"any of, with commas: {', '.join(_FLAGS)}", flags)

    @staticmethod
    def _line(
        field: str, told: str, value: str, suggester: SuggestFromList | None = None
    ) -> Iterable[Widget]:
        yield SafeText(words(told, "dim"))
        yield SafeInput(value, id=field, suggester=suggester, select_on_focus=False)

    @on(Input.Submitted)
    def go_on(self, event: Input.Submitted) -> None:
        """Go to the next line, or answer from the last."""
        event.stop()
        place = _FIELDS.index(event.input.id or "name")
        if place + 1 < len(_FIELDS):
            self.query_one(f"#{_FIELDS[place + 1]}", SafeInput).focus()
            return
        name, kind, owner, flags = (self.query_one(f"#{field}", SafeInput).value for field in _FIELDS)
        found = [flag.strip().lower() for flag in flags.split(",") if flag.strip()]
        unknown = [flag for flag in found if flag not in _FLAGS]
        if not name.strip():
            self._refuse("name", words("A source has a name.", "$text-warning"))
        elif kind.strip().lower() not in _KINDS:
            self._refuse("kind", words(f"{kind!r} is no kind of source.", "$text-warning"))
        elif unknown:
            self._refuse("flags", words(f"{unknown[0]!r} is no flag.", "$text-warning"))
        else:
            told = tuple(_FLAGS[flag] for flag in found)
            self.dismiss(DescriptionAnswer(name.strip(), _KINDS[kind.strip().lower()], owner.strip(), told))

    def _refuse(self, field: str, why: Content) -> None:
        self.say(why)
        self.query_one(f"#{field}", SafeInput).focus()
