"""Two claims in one suggestion: each half keeps the speaker and stands alone."""

from datetime import date

import pytest

from claims.attribution import suggest
from claims.attribution.naming import NameIndex
from claims.attribution.splitting import halves, likely_place, parted, split
from claims.model.chains import Suggestion

TEXT = "Ilya Vorn was pardoned on Tuesday and left the country on 18 September, the ministry said.\n"


def suggested(text: str) -> Suggestion:
    return max(suggest(text, outlet="Courier", published_on=date(2025, 9, 19)), key=lambda one: len(one.text))


def test_the_halves_leave_out_what_joins_them() -> None:
    text = "one two, and three four"
    for at in (text.index(","), text.index("and"), text.index("three")):
        spans = halves(text, 0, len(text), at)
        assert [text[slice(*span)] for span in spans] == ["one two", "three four"]
    assert halves("one, and", 0, 8, 3)[1] == (8, 8)


def test_the_likeliest_place_is_the_joint_nearest_the_middle() -> None:
    whole = suggested(TEXT)
    at = likely_place(TEXT, whole.start, whole.end)
    assert TEXT[at:].lstrip().startswith("and left")
    assert likely_place("no joint here", 0, 13) in (2, 8)
    assert likely_place("word", 0, 4) == 2


def test_each_half_stands_alone_with_the_chain_and_the_figures_of_its_own_words() -> None:
    whole = suggested(TEXT)
    first, second = split(TEXT, whole, TEXT.index("and left"), NameIndex(TEXT))
    assert first.text == "Ilya Vorn was pardoned on Tuesday"
    assert first.claim == "Ilya Vorn was pardoned on 16 September 2025"
    assert second.text.startswith("left the country on 18 September")
    assert second.claim.startswith("Ilya Vorn left the country")
    assert first.chain == second.chain == whole.chain
    assert [span.first for span in first.times] == [date(2025, 9, 16)]
    assert [span.first for span in second.times] == [date(2025, 9, 18)]


def test_a_half_may_be_split_again_and_other_suggestions_stay() -> None:
    text = TEXT + "\nThe mill burned down on Monday and the bridge fell and the bells rang.\n"
    found = suggest(text, outlet="Courier", published_on=date(2025, 9, 19))
    whole = next(one for one in found if "mill" in one.text)
    at, then = text.index("and the bridge"), text.index("and the bells")
    _, second = split(text, whole, at, NameIndex(text))
    places = {(whole.start, whole.end): at, (second.start, second.end): then}
    halved = [one.text for one in parted(text, found, places)]
    assert halved[-3:] == ["The mill burned down on Monday", "the bridge fell", "the bells rang"]
    assert len(halved) == len(found) + 2
    assert parted(text, found, {}) == found
    assert parted(text, found, {(0, 1): 1}) == found


@pytest.mark.parametrize("at", range(1, len(TEXT.strip())))
def test_every_place_gives_halves_within_the_words(at: int) -> None:
    (a, b), (c, d) = halves(TEXT, 0, len(TEXT.strip()), at)
    assert 0 <= a <= b <= c <= d <= len(TEXT.strip())
