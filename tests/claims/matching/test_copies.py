from claims.matching.copies import reuse

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
    assert (found.id, found.verbatim) == ("first", True)
    assert found.containment > 0.9


def test_a_reworded_copy_is_found_with_its_sentences() -> None:
    (found,) = reuse(REWORDED, [("first", ORIGINAL)])
    assert not found.verbatim
    assert len(found.sentences) >= 4
    assert all(mine == theirs for mine, theirs in found.sentences)


def test_an_independent_report_of_the_event_is_no_copy() -> None:
    assert reuse(INDEPENDENT, [("first", ORIGINAL), ("second", REWORDED)]) == ()


def test_a_shared_quotation_alone_is_no_reuse() -> None:
    quote = "We will open the mill again as soon as we can"
    text = f"{INDEPENDENT}\n\n“{quote},” she said."
    assert reuse(text, [("first", f"{ORIGINAL}\n\n“{quote},” she said.")]) == ()


def test_texts_without_matter_are_no_copies() -> None:
    assert reuse("", [("a", ""), ("b", "x")]) == ()
    assert reuse("a" * 50_000, [("b", "b" * 50_000)]) == ()
