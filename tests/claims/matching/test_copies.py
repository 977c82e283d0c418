from claims.matching.boilerplate import blanked, common_lines
from claims.matching.copies import reuse
from claims.vocabulary import ReuseKind

ORIGINAL = """Fire crews from three towns fought a blaze at the Tallow paper mill in Arlen on Friday.

The blaze broke out shortly before dawn in a store room, the mill's owner, Anna Brandel, said.

Twelve workers were taken to hospital in Duskvale after breathing smoke.

The mayor of Arlen, Jon Petersen, told residents to keep their windows shut until Saturday.

Inspectors had warned the mill about its old wiring in 2019.

Norda Insurance expects the damage to reach 4 million euros.

Production will stand still for at least six weeks, Brandel said."""

REWORDED = """On Friday, firefighters of three towns battled flames at the paper mill of Tallow in Arlen.

Anna Brandel, who owns the mill, said it started in a storage room just before sunrise.

After inhaling smoke, 12 employees were brought to a hospital in Duskvale.

Jon Petersen, Arlen's mayor, asked people living there to leave windows closed until Saturday.

Back in 2019 the mill had been warned by inspectors over outdated wiring.

The damage may come to 4 million euros, according to Norda Insurance.

For six weeks or more nothing will be made there, said Brandel."""

INDEPENDENT = """Smoke hung over Arlen for most of Friday, and shops closed early.

Sara Lindqvist, a baker, watched the Tallow mill burn from her roof. She said nobody rang the alarm.

Her neighbours complain that the factory was noisy for years.

A spokesman of the hospital in Duskvale said that none of the 12 injured was in danger.

The council meets on Monday to talk about a new site for heavy industry.

Mayor Jon Petersen has been in office since spring."""


def test_a_verbatim_copy_is_found() -> None:
    (found,) = reuse(f"{ORIGINAL}\n\nMore follows.", [("first", ORIGINAL), ("other", INDEPENDENT)])
    assert (found.id, found.kind) == ("first", ReuseKind.VERBATIM)
    assert found.containment > 0.9


def test_a_reworded_copy_is_found_with_its_sentences() -> None:
    (found,) = reuse(REWORDED, [("first", ORIGINAL)])
    assert found.kind is ReuseKind.REWORDED
    assert found.whole
    pairs = [(REWORDED[a:b], ORIGINAL[c:d]) for a, b, c, d in found.spans]
    assert len(pairs) >= 4
    assert all(mine in REWORDED.split("\n\n") and theirs in ORIGINAL for mine, theirs in pairs)


def test_an_independent_report_of_the_event_is_no_copy() -> None:
    assert reuse(INDEPENDENT, [("first", ORIGINAL), ("second", REWORDED)]) == ()


def test_a_shared_quotation_alone_is_no_reuse() -> None:
    quote = "We will open the mill again as soon as we can"
    text = f"{INDEPENDENT}\n\n“{quote},” she said."
    assert reuse(text, [("first", f"{ORIGINAL}\n\n“{quote},” she said.")]) == ()


def test_texts_without_matter_are_no_copies() -> None:
    assert reuse("", [("a", ""), ("b", "x")]) == ()
    assert reuse("a" * 50_000, [("b", "b" * 50_000)]) == ()


def test_a_text_made_of_two_others_reuses_both_sentence_by_sentence() -> None:
    both = f"{INDEPENDENT}\n\n{ORIGINAL}"
    found = {one.id: one for one in reuse(both, [("first", ORIGINAL), ("second", INDEPENDENT)])}
    assert found.keys() == {"first", "second"}
    for known, text in (("first", ORIGINAL), ("second", INDEPENDENT)):
        for start, end, of_start, of_end in found[known].spans:
            assert both[start:end] == text[of_start:of_end]


def test_a_text_of_a_few_words_is_a_copy_of_the_same_words() -> None:
    (found,) = reuse("Mayor resigned. ", [("first", "Mayor resigned.")])
    assert (found.kind, found.whole, found.spans) == (ReuseKind.VERBATIM, True, ())
    assert reuse("Mayor resigned.", [("first", "Mayor elected.")]) == ()


def test_sentences_in_another_order_are_still_paired() -> None:
    parts = ORIGINAL.split("\n\n")
    (found,) = reuse("\n\n".join(reversed(parts)), [("first", ORIGINAL)])
    assert found.kind is ReuseKind.VERBATIM
    assert len(found.spans) >= len(parts) - 1


def test_what_an_outlet_prints_under_every_report_makes_no_copy() -> None:
    footer = (
        "The Arlen Post is written by twelve people in two rooms and pays its bills with small adverts, so "
        "please think of buying a copy at the kiosk on the harbour square before you read on."
    )
    reports = [f"{text}\n{footer}\n" for text in ("Rain fell.", "Snow fell.", "Hail fell on the market.")]
    lines = common_lines(reports)
    assert lines == {footer}
    cut = blanked(reports[0], lines)
    assert (len(cut), cut.split()) == (len(reports[0]), ["Rain", "fell."])
    assert reuse(reports[0], [("other", reports[1])])
    assert reuse(cut, [("other", reports[1])]) == ()


def test_a_text_within_a_long_ticker_is_found_sentence_by_sentence() -> None:
    ticker = "\n\n".join(
        f"{hour:02}:{minute:02} Note {hour * 60 + minute}: traffic on road {minute} by gate {hour} moves on."
        for hour in range(10)
        for minute in range(0, 60, 5)
    )
    (found,) = reuse(f"{ticker}\n\n{ORIGINAL}", [("CAP-1", ORIGINAL)])
    assert (found.kind, found.whole) == (ReuseKind.VERBATIM, False)
    pasted = len(ticker) + 2
    assert len(found.spans) == ORIGINAL.count("\n\n") + 1
    assert all(start - pasted == there for start, _, there, _ in found.spans)


def test_short_reports_that_share_one_quotation_are_two_reports() -> None:
    quoted = (
        "“We have asked for this bridge to be repaired every single year since the flood, and nobody in the "
        "capital ever answered us in any way,” the mayor of Osk said."
    )
    one = f"About 300 people marched in Osk. {quoted} It rained. Police closed the road."
    other = f"Some 900 residents came together on Sunday. {quoted} No one was hurt. The march ended at six."
    (found,) = reuse(one, [("CAP-1", other)])
    assert (found.whole, [one[start:end] for start, end, *_ in found.spans]) == (False, [quoted])
