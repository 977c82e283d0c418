"""The screen of copies for a translated text: the reason, and no words marked where all of them differ."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from claims.vocabulary import ReuseKind
from claims.workflow import looking
from verifier.tui.screens.copies import CopiesScreen

if TYPE_CHECKING:
    from claims.model.cards import ReuseCard
    from claims.workflow.desk import Desk
    from tests.verifier.tui.conftest import AtWork

PAIR = ("Zwölf Arbeiter kamen ins Krankenhaus.", "Twelve workers were taken to hospital.")


async def test_a_translation_is_shown_with_its_reason(
    at_work: "AtWork", monkeypatch: pytest.MonkeyPatch
) -> None:
    reused = looking.reused

    def translated(desk: "Desk", capture_id: str) -> "tuple[ReuseCard, ...]":
        kind, reason = ReuseKind.TRANSLATED, "6 sentences mean the same"
        return tuple(
            replace(one, kind=kind, reason=reason, pairs=(PAIR,)) for one in reused(desk, capture_id)
        )

    monkeypatch.setattr(looking, "reused", translated)
    async with at_work("story", "story") as work:
        await work.press("c")
        assert isinstance(work.screen, CopiesScreen)
        assert "most of it, translated" in work.drawn
        assert "because 6 sentences mean the same" in work.drawn
        assert all(sentence in work.drawn for sentence in PAIR)
