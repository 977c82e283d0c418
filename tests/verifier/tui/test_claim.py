"""The claim: origins as a tree, ratings under the rules, judgements, and the way to the very words."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from claims.errors import ActConflict
from claims.model.cards import MentionCard
from claims.vocabulary import ClaimStatus, Confidence, Credibility, Independence, Relation, Said, Verdict
from claims.workflow import deciding, looking, searching
from claims.workflow.desk import Desk
from verifier.tui.dialogs.independence import IndependenceDialog
from verifier.tui.dialogs.pages import RefusalDialog, WhyDialog
from verifier.tui.dialogs.rating import RatingDialog
from verifier.tui.screens.claim import ClaimScreen
from verifier.tui.screens.reader import ReaderScreen

if TYPE_CHECKING:
    from tests.verifier.tui.conftest import AtWork, Work

Put = Callable[..., str]
WORDING = "Ilya Vorn was returned to prison on 15 September 2025"
RELAYED = "Vorn was returned to prison on Monday"


def two_origins(put: Put) -> Callable[[Desk], None]:
    """The story's report and post rest on the Lantern; the ministry is a second origin."""

    def before(desk: Desk) -> None:
        ministry, story = (card.capture_id for card in looking.captures(desk).rows)
        claim_id = put(desk, story, RELAYED, WORDING, "Harbour Courier > Lantern > unnamed")
        put(desk, story, "Ilya is in prison again", claim_id, "Harbour Courier > Marta Sund > Lantern")
        put(desk, ministry, "he was returned to prison on Monday", claim_id, "Radio Quay > Interior Ministry")

    return before


def one_origin(put: Put) -> Callable[[Desk], None]:
    def before(desk: Desk) -> None:
        put(desk, looking.captures(desk).rows[0].capture_id, RELAYED, WORDING, "Harbour Courier > Lantern")

    return before


def shown(work: "Work") -> ClaimScreen:
    assert isinstance(work.screen, ClaimScreen)
    return work.screen


async def test_mentions_hang_under_their_origins(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", "ministry", before=two_origins(put)) as work:
        await work.press("g", "c", "enter")
        view = shown(work).view
        assert view is not None
        assert view.corroboration.mentions == 3
        assert [len(origin.mentions) for origin in view.corroboration.origins] == [2, 1]
        assert "3 mentions → 2 origins → independence unknown" in work.drawn
        lines = work.drawn.splitlines()
        tree = [i for i, line in enumerate(lines) if "├─ Lantern" in line or "└─ Interior Ministry" in line]
        assert len(tree) == 2
        assert "← Interior Ministry" in work.drawn


async def test_a_grade_the_rules_keep_back_is_refused_in_the_dialog(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=one_origin(put)) as work:
        await work.press("g", "c", "enter", "r", "1")
        assert isinstance(work.screen, RatingDialog)
        assert "needs two or more supporting origins" in work.drawn
        await work.press("2", "m", "s", *"why", "enter")
        card = looking.claim(work.desk, shown(work).claim_id).assessments[0]
        assert card.credibility is Credibility.PROBABLY_TRUE


async def test_a_refused_rating_comes_back_filled(
    at_work: "AtWork", put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise ActConflict("What it rests on changed just now")

    async with at_work("story", before=one_origin(put)) as work:
        with monkeypatch.context() as patch:
            patch.setattr(deciding, "rate", refuse)
            await work.press("g", "c", "enter", "r", "2", "h", "s")
            await work.write("Two papers have it")
            await work.press("enter")
            assert isinstance(work.screen, RefusalDialog)
        await work.press("escape", "r")
        assert "Two papers have it" in work.drawn
        await work.press("up", "backspace", "m", "s", "enter")
        card = looking.claim(work.desk, shown(work).claim_id).assessments[0]
        assert (card.credibility, card.confidence) == (Credibility.PROBABLY_TRUE, Confidence.MODERATE)
        assert card.because == "Two papers have it"


async def test_a_rating_takes_six_keys_beside_its_reason(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=one_origin(put)) as work:
        await work.press("g", "c", "enter")
        keys = work.app.session.tally.keys
        await work.press("r", "3", "l", "u")
        await work.pilot.press("w", "h", "y")
        await work.press("enter")
        assert work.app.session.tally.keys - keys - len("why") <= 6
        card = looking.claim_rows(work.desk, 0, 1)[0]
        assert (card.credibility, card.verdict) == (Credibility.POSSIBLY_TRUE, Verdict.UNCONFIRMED)
        assert "3 Possibly true" in work.drawn
        assert "on this wording" in work.drawn


async def test_a_rating_asks_one_thing_after_the_other(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=one_origin(put)) as work:
        await work.press("g", "c", "enter", "r")
        assert "Lantern" not in work.drawn.split("Rate", 1)[1].split("esc back")[0].split("1 ")[0]
        await work.press("x", "4", "backspace", "3", "h", "d", "enter")
        assert isinstance(work.screen, RatingDialog)
        assert "needs its reason" in work.drawn
        await work.press("escape")
        assert looking.claim_rows(work.desk, 0, 1)[0].credibility is None


async def test_independence_with_a_reason_allows_grade_1(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", "ministry", before=two_origins(put)) as work:
        await work.press("g", "c", "enter", "equals_sign")
        assert isinstance(work.screen, IndependenceDialog)
        await work.press("i", "3", "enter")
        view = looking.claim(work.desk, shown(work).claim_id)
        assert view.judgements[0].value is Independence.INDEPENDENT
        assert view.corroboration.independent_origins == 2
        assert "2 judged independent" in work.drawn
        await work.press("r", "1", "h", "s")
        await work.write("Two channels")
        await work.press("enter")
        assert looking.claim_rows(work.desk, 0, 1)[0].credibility is Credibility.CONFIRMED
        await work.press("u", "u")
        after = looking.claim(work.desk, shown(work).claim_id)
        assert not after.judgements
        assert not after.assessments


def many_origins(put: Put) -> Callable[[Desk], None]:
    """Six papers say it, so that there are fifteen pairs."""

    def before(desk: Desk) -> None:
        story = looking.captures(desk).rows[0].capture_id
        claim_id = put(desk, story, RELAYED, WORDING, "Harbour Courier > Lantern")
        for words in ("on Monday", "the daily", "citing", "a source", "not name"):
            put(desk, story, words, claim_id, f"Harbour Courier > Paper {words.title()}")

    return before


async def test_pairs_to_judge_begin_with_the_origin_under_the_cursor(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=many_origins(put)) as work:
        await work.press("g", "c", "enter", "o", "equals_sign")
        assert isinstance(work.screen, IndependenceDialog)
        assert "and 6 more: move to an origin first, then =" in work.drawn
        await work.press("escape")
        view, row = shown(work).view, shown(work).behind.row
        assert view is not None
        assert isinstance(row, MentionCard)
        here = next(o for o in view.corroboration.origins if row.mention_id in o.mentions)
        for _ in range(2):
            await work.press("equals_sign", "1", "i", "3", "enter")
        judged = looking.claim(work.desk, shown(work).claim_id).judgements
        assert len({frozenset((j.origin_a, j.origin_b)) for j in judged}) == 2
        assert all(here.key in {j.origin_a, j.origin_b} for j in judged)


async def test_an_origin_taken_into_another_keeps_its_name(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", "ministry", before=two_origins(put)) as work:
        await work.press("g", "c", "enter", "equals_sign", "d", "1", "enter")
        lines = work.drawn.splitlines()
        told = next(line for line in lines if "dependent · " in line)
        assert "Lantern" in told
        assert "Interior Ministry" in told


async def test_one_origin_leaves_nothing_to_judge(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=one_origin(put)) as work:
        await work.press("g", "c", "enter", "equals_sign")
        assert isinstance(work.screen, ClaimScreen)
        assert any("no pair" in told for told in work.told)


async def test_whether_they_said_it_and_where_nothing_was_found(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=one_origin(put)) as work:
        await work.press("g", "c", "enter")
        await work.press("v", "s", *"heard on tape", "enter")
        assert "DID THEY SAY IT" in work.drawn
        assert "heard on tape" in work.drawn
        await work.press("n", *"court register", "enter")
        assert "NOTHING FOUND" in work.drawn
        assert "court register" in work.drawn


async def test_the_arrow_up_takes_a_key_back_from_the_reason(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", "ministry", before=two_origins(put)) as work:
        await work.press("g", "c", "enter", "v", "1", "s", "up", "n", *"a typo", "enter")
        await work.press("equals_sign", "d", "1", "up", "i", "3", "enter")
        view = looking.claim(work.desk, shown(work).claim_id)
        assert [said.value for said in view.sayings] == [Said.NOT_SAID]
        assert [judged.value for judged in view.judgements] == [Independence.INDEPENDENT]


async def test_claims_found_to_be_others_are_not_said_to_look_like_it(at_work: "AtWork", put: Put) -> None:
    def before(desk: Desk) -> None:
        one_origin(put)(desk)
        story = looking.captures(desk).rows[0].capture_id
        put(desk, story, "were pardoned on Tuesday", "The prison has a garden with bees")

    async with at_work("story", before=before) as work:
        await work.press("g", "c", "enter")
        found = searching.duplicates_of(work.desk, shown(work).claim_id)
        assert [candidate.decision.relation for candidate in found] == [Relation.NOT_SAME]
        assert "LOOKS LIKE" not in work.drawn


async def test_claims_called_the_same_stand_together_and_open(at_work: "AtWork", put: Put) -> None:
    def before(desk: Desk) -> None:
        one_origin(put)(desk)
        story = looking.captures(desk).rows[0].capture_id
        other = put(
            desk, story, "Ilya is in prison again", "Vorn is back in prison", "Harbour Courier > Sund"
        )
        deciding.relate(desk, other, looking.claim_rows(desk, 0, 2)[1].claim_id, Relation.SAME)

    async with at_work("story", before=before) as work:
        await work.press("g", "c", "enter")
        first = shown(work).claim_id
        assert "TOGETHER  2 mentions → 2 origins" in work.drawn
        assert "a rating of this claim rests on its own mentions" in work.drawn
        await work.press("j", "enter")
        assert shown(work).claim_id != first


async def test_second_review_and_new_wording(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=one_origin(put)) as work:
        await work.press("g", "c", "enter", "r", "3", "l", "u", "y", "enter", "f")
        assert looking.claim_rows(work.desk, 0, 1)[0].status is ClaimStatus.IN_SECOND_REVIEW
        await work.press("e", "ctrl+u")
        await work.write("Vorn is in prison")
        await work.press("enter")
        assert looking.claim(work.desk, shown(work).claim_id).wordings[-1] == "Vorn is in prison"
        assert "STALE" in work.drawn
        assert "on an older wording" in work.drawn


async def test_a_mention_is_withdrawn_with_a_reason(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=one_origin(put)) as work:
        await work.press("g", "c", "enter", "x")
        await work.write("Wrong man")
        await work.press("enter")
        assert looking.claim(work.desk, shown(work).claim_id).mentions == ()
        await work.press("u")
        assert len(looking.claim(work.desk, shown(work).claim_id).mentions) == 1


async def test_enter_goes_to_the_very_words(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=one_origin(put)) as work:
        await work.press("g", "c", "enter", "enter")
        assert isinstance(work.screen, ReaderScreen)
        passage = work.screen.passage
        assert passage is not None
        text = looking.reader(work.desk, work.screen.capture_id).text
        assert RELAYED in text[passage.start : passage.end]


async def test_origins_and_why(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", "ministry", before=two_origins(put)) as work:
        await work.press("g", "c", "enter", "o", "w")
        assert isinstance(work.screen, WhyDialog)
        assert "Its origin is Interior Ministry" in work.drawn
