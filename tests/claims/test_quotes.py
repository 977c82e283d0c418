import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claims.errors import BadInput
from claims.model.texts import Quote
from claims.quotes import make, resolve
from claims.vocabulary import AnchorState

REPORT = (
    "The harbour office closed two piers on Friday. Eleven boats were moved to Orsk overnight. "
    "Nobody was hurt, the office said. A ferry will run again on Sunday, if the wind drops."
)


def quote_of(words: str, text: str = REPORT) -> Quote:
    start = text.index(words)
    return make(text, start, start + len(words))


@st.composite
def quoted(draw: st.DrawFn) -> tuple[str, Quote]:
    alphabet = draw(st.sampled_from(["ab", "ab .", "абв 水\n“”"]))
    text = draw(st.text(alphabet, min_size=1, max_size=120))
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return text, make(text, start, end, draw(st.integers(0, 40)))


@given(quoted())
def test_an_unchanged_text_gives_the_exact_place(case: tuple[str, Quote]) -> None:
    text, quote = case
    anchor = resolve(text, quote)
    assert (anchor.state, anchor.start, anchor.end) == (AnchorState.EXACT, quote.start, quote.end)
    assert text[quote.start : quote.end] == quote.exact
    assert text.endswith(quote.prefix, 0, quote.start)
    assert text.startswith(quote.suffix, quote.end)


@given(quoted(), st.text("ab .水", max_size=120))
def test_an_anchor_never_names_words_that_are_not_there(case: tuple[str, Quote], later: str) -> None:
    _, quote = case
    anchor = resolve(later, quote)
    if anchor.start is None or anchor.end is None:
        assert anchor.state is AnchorState.LOST
        assert anchor.words == ""
        return
    assert anchor.words == later[anchor.start : anchor.end] != ""
    if anchor.state in (AnchorState.EXACT, AnchorState.MOVED):
        assert anchor.words == quote.exact
        assert (anchor.start == quote.start) == (anchor.state is AnchorState.EXACT)
    else:
        assert later.endswith(quote.prefix, 0, anchor.start)
        assert later.startswith(quote.suffix, anchor.end)


@given(quoted(), st.text("ab .水", min_size=1, max_size=60))
def test_words_before_the_quote_move_it_or_leave_it_lost(case: tuple[str, Quote], added: str) -> None:
    text, quote = case
    assume(quote.prefix)
    anchor = resolve(added + text, quote)
    if anchor.state is AnchorState.MOVED:
        assert (added + text)[anchor.start : anchor.end] == quote.exact
    whole = quote.prefix + quote.exact + quote.suffix
    if text.count(whole[0]) == 1 and whole[0] not in added:
        assert anchor.start == quote.start + len(added)


@pytest.mark.parametrize(
    ("words", "later", "state", "now"),
    [
        ("Eleven boats were moved", "Update. " + REPORT, AnchorState.MOVED, "Eleven boats were moved"),
        ("boats", "Update. " + REPORT, AnchorState.MOVED, "boats"),
        ("Eleven boats", REPORT.replace("Eleven", "Twelve small"), AnchorState.CHANGED, "Twelve small boats"),
        (
            "moved to Orsk",
            REPORT.replace("were moved", "were not moved"),
            AnchorState.CHANGED,
            "not moved to Orsk",
        ),
        ("Eleven boats", "Intro. " + REPORT.replace("Eleven", "Nine"), AnchorState.CHANGED, "Nine boats"),
        ("the wind drops.", REPORT.replace("the wind", "rain"), AnchorState.CHANGED, "rain drops."),
        ("The harbour office", REPORT.replace("harbour", "port", 1), AnchorState.CHANGED, "The port office"),
        ("Eleven boats ", REPORT.replace("Eleven boats ", ""), AnchorState.LOST, ""),
        ("Eleven boats", "Elsewhere eleven cars burnt. Eleven boats sank far away.", AnchorState.LOST, ""),
        ("hurt", "A dog was hurt", AnchorState.LOST, ""),
        ("Eleven boats", "", AnchorState.LOST, ""),
        (
            "Eleven boats were moved to Orsk overnight.",
            "In other news, Eleven boats were moved to Orsk overnight. More soon.",
            AnchorState.MOVED,
            "Eleven boats were moved to Orsk overnight.",
        ),
    ],
)
def test_states(words: str, later: str, state: AnchorState, now: str) -> None:
    anchor = resolve(later, quote_of(words))
    assert (anchor.state, anchor.words) == (state, now)


def test_of_two_places_the_one_with_both_surroundings_is_taken() -> None:
    text = "First, he was freed on bail. Then, he was freed at last."
    start = text.rindex("he was freed")
    quote = make(text, start, start + len("he was freed"))
    anchor = resolve("Late news: " + text, quote)
    assert (anchor.state, anchor.start) == (AnchorState.MOVED, start + len("Late news: "))


def test_a_neighbour_that_is_only_space_marks_no_place() -> None:
    quote = make("а   ", 2, 3)
    anchor = resolve("aа   ", quote)
    assert (anchor.state, anchor.start) == (AnchorState.MOVED, 3)


def test_both_surroundings_elsewhere_outweigh_one_at_the_old_place() -> None:
    text = "Ada: he ran. Bob: he ran away."
    quote = make(text, 5, 11, context=8)
    anchor = resolve("Eve: he ran. Ada: he ran. Bob: he ran away.", quote)
    assert (anchor.state, anchor.start) == (AnchorState.MOVED, 18)


def test_two_like_places_leave_it_lost() -> None:
    quote = quote_of("Eleven boats")
    assert resolve(f"New. {REPORT}\n{REPORT}", quote).state is AnchorState.LOST


def test_without_surroundings_the_place_alone_is_exact() -> None:
    text = "aaaa"
    assert resolve(text, make(text, 1, 2, context=0)).state is AnchorState.EXACT


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, 99), (99, 120)])
def test_bad_offsets_are_refused(start: int, end: int) -> None:
    with pytest.raises(BadInput, match="code points"):
        make("twelve chars", start, end)


def test_a_negative_context_is_refused() -> None:
    with pytest.raises(BadInput, match="0 or more"):
        make("words", 0, 2, context=-1)


def test_time_is_linear_on_repetitive_text() -> None:
    text = "a" * 400_000
    quote = make(text, 100_000, 300_000)
    began = time.process_time()
    resolve("b" + text, quote)
    resolve("ab" * 200_000, quote)
    assert time.process_time() - began < 2
