"""The claim: origins as a tree, ratings under the rules, judgements, and the way to the very words."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from claims.vocabulary import ClaimStatus, Confidence, Credibility, Independence, Verdict
from claims.workflow import looking
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


async def test_a_refused_rating_tells_the_rule_and_keeps_the_reason(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=one_origin(put)) as work:
        await work.press("g", "c", "enter", "r")
        assert isinstance(work.screen, RatingDialog)
        await work.press("1", "h", "s")
        await work.write("Two papers have it")
        await work.press("enter")
        assert isinstance(work.screen, RefusalDialog)
        assert "independent" in work.drawn
        await work.press("escape", "r", "2", "m", "s", "enter")
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


async def test_one_origin_leaves_nothing_to_judge(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=one_origin(put)) as work:
        await work.press("g", "c", "enter", "equals_sign")
        assert isinstance(work.screen, ClaimScreen)
        assert any("no pair" in told for told in work.told)


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
