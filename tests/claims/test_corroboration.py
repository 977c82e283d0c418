"""Counting origins: copies and relays count once, unknown never counts, circles count nothing."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from claims.corroboration import FLAG_CYCLE, FLAG_UNNAMED_BEYOND, corroborate
from claims.model.chains import Chain, Hop
from claims.model.origins import ChainedMention, Judgement
from claims.vocabulary import Independence, IndependenceReason, NodeKind, Stance


def chain(line: str) -> Chain:
    names = line.split(" > ")
    return tuple(
        Hop(name, NodeKind.UNNAMED if name.startswith("unnamed") else NodeKind.OUTLET, source_id=_id(name))
        for name in names
    )


def _id(name: str) -> str | None:
    return None if name.startswith("unnamed") else f"S-{name}"


def mention(number: int, line: str, *, capture: str = "CAP-1", copy_of: str | None = None) -> ChainedMention:
    return ChainedMention(f"M-{number}", capture, Stance.SUPPORTS, chain(line), copy_of)


def judged(a: str, b: str, value: Independence, seq: int = 1) -> Judgement:
    return Judgement(f"S-{a}", f"S-{b}", value, IndependenceReason.OTHER, "", "kate", seq)


PROOF_CASE = [
    mention(1, "Courier > unnamed > Niva"),
    mention(2, "Courier"),
    mention(3, "Courier > Niva"),
    mention(4, "Courier > Post > Leader > Niva > unnamed"),
]


def test_four_mentions_of_one_report_are_one_origin() -> None:
    found = corroborate("C-1", PROOF_CASE)
    assert (found.mentions, len(found.origins), found.independent_origins, found.ceiling) == (4, 1, 1, 2)
    (origin,) = found.origins
    assert origin.origin == "Niva"
    assert FLAG_UNNAMED_BEYOND in origin.flags
    assert len(origin.mentions) == 4


def test_a_second_origin_counts_only_when_judged_independent() -> None:
    mentions = [*PROOF_CASE, mention(5, "Radio > Ministry", capture="CAP-2")]
    before = corroborate("C-1", mentions)
    assert (len(before.origins), before.independent_origins, before.ceiling) == (2, 1, 2)
    unknown = corroborate("C-1", mentions, [judged("Niva", "Ministry", Independence.UNKNOWN)])
    assert unknown.ceiling == 2
    after = corroborate("C-1", mentions, [judged("Niva", "Ministry", Independence.INDEPENDENT)])
    assert (after.independent_origins, after.ceiling) == (2, 1)


def test_the_latest_judgement_stands() -> None:
    mentions = [*PROOF_CASE, mention(5, "Radio > Ministry", capture="CAP-2")]
    judgements = [
        judged("Ministry", "Niva", Independence.UNKNOWN, seq=9),
        judged("Niva", "Ministry", Independence.INDEPENDENT, seq=3),
    ]
    assert corroborate("C-1", mentions, judgements).ceiling == 2


def test_origins_judged_dependent_are_one() -> None:
    mentions = [mention(1, "Courier > Niva"), mention(2, "Courier > Niva"), mention(3, "Radio > Leader")]
    found = corroborate("C-1", mentions, [judged("Leader", "Niva", Independence.DEPENDENT)])
    assert [origin.origin for origin in found.origins] == ["Niva"]
    assert found.independent_origins == 1
    assert any("Leader" in flag for flag in found.origins[0].flags)


def test_independence_from_one_of_a_dependent_pair_counts_for_the_pair() -> None:
    mentions = [mention(1, "A"), mention(2, "B", capture="CAP-2"), mention(3, "C", capture="CAP-3")]
    judgements = [judged("A", "B", Independence.DEPENDENT), judged("B", "C", Independence.INDEPENDENT, seq=2)]
    assert corroborate("C-1", mentions, judgements).independent_origins == 2


def test_independence_is_not_passed_on() -> None:
    mentions = [mention(number, name, capture=f"CAP-{number}") for number, name in enumerate("ABC")]
    judgements = [
        judged("A", "B", Independence.INDEPENDENT),
        judged("B", "C", Independence.INDEPENDENT, seq=2),
    ]
    assert corroborate("C-1", mentions, judgements).independent_origins == 2
    judgements.append(judged("A", "C", Independence.INDEPENDENT, seq=3))
    assert corroborate("C-1", mentions, judgements).independent_origins == 3


def test_unnamed_origins_never_merge_and_never_count() -> None:
    found = corroborate("C-1", [mention(1, "A > unnamed"), mention(2, "B > unnamed"), mention(3, "unnamed")])
    assert len(found.origins) == 3
    assert not any(origin.named for origin in found.origins)
    assert (found.independent_origins, found.ceiling) == (0, 2)


def test_a_circle_counts_nothing_and_is_flagged() -> None:
    found = corroborate("C-1", [mention(1, "A > B"), mention(2, "B > A", capture="CAP-2")])
    assert found.origins == ()
    assert found.independent_origins == 0
    assert any(FLAG_CYCLE in flag for flag in found.flags)


def test_a_report_that_itself_rests_on_another_leads_on() -> None:
    mentions = [mention(1, "Courier > Niva"), mention(2, "Niva > Ministry", capture="CAP-2")]
    found = corroborate("C-1", mentions)
    assert [origin.origin for origin in found.origins] == ["Ministry"]


def test_a_reused_text_adds_no_origin() -> None:
    copied = mention(5, "Mirror", capture="CAP-2", copy_of="CAP-1")
    found = corroborate("C-1", [*PROOF_CASE, copied])
    assert [origin.origin for origin in found.origins] == ["Niva"]


def test_refuting_mentions_lend_no_support() -> None:
    against = replace(mention(5, "Radio > Ministry", capture="CAP-2"), stance=Stance.REFUTES)
    found = corroborate("C-1", [*PROOF_CASE, against], [judged("Niva", "Ministry", Independence.INDEPENDENT)])
    assert (found.independent_origins, found.ceiling) == (1, 2)
    assert "some mentions refute the claim" in found.flags


def copied(number: int, line: str, capture: str) -> ChainedMention:
    return mention(number, line, capture=capture, copy_of="CAP-1")


def origins_of(*mentions: ChainedMention, judgements: list[Judgement] | None = None) -> list[str]:
    return [origin.origin for origin in corroborate("C-1", mentions, judgements or []).origins]


def test_copies_count_once_whatever_is_mentioned_in_the_original() -> None:
    assert origins_of(copied(1, "Daily", "CAP-2"), copied(2, "Weekly", "CAP-3")) == ["Daily"]
    assert origins_of(copied(2, "Weekly", "CAP-3"), mention(1, "Courier"), copied(3, "Daily", "CAP-2")) == [
        "Courier"
    ]


def test_a_copy_captured_before_its_original_counts_for_the_originals_source() -> None:
    assert origins_of(mention(1, "Copycat"), copied(2, "Original > Ministry", "CAP-2")) == ["Ministry"]


def test_who_cites_a_copy_cites_the_original() -> None:
    relay = mention(3, "Relay > Copycat", capture="CAP-9")
    assert origins_of(mention(1, "Original"), copied(2, "Copycat", "CAP-2"), relay) == ["Original"]


def placed(number: int, line: str, capture: str, words: tuple[int, int]) -> ChainedMention:
    own = mention(number, line, capture=capture, copy_of=None if capture == "CAP-1" else "CAP-1")
    return replace(own, words=words)


def test_reused_words_have_one_origin_whatever_their_speaker_is_called_in_the_copy() -> None:
    original = placed(1, "Courier > Ministry", "CAP-1", (0, 40))
    translation = placed(2, "Kurier > Ministerium", "CAP-2", (2, 40))
    judgements = [judged("Ministry", "Ministerium", Independence.INDEPENDENT)]
    for mentions in ([original, translation], [translation, original]):
        found = corroborate("C-1", mentions, judgements)
        assert [origin.origin for origin in found.origins] == ["Ministry"]
        assert found.ceiling == 2
        assert "a copy names Ministerium for the same words" in found.origins[0].flags


def test_two_speakers_of_one_original_stay_two_in_its_copy() -> None:
    mentions = [
        placed(1, "Courier > Ministry", "CAP-1", (0, 40)),
        placed(2, "Courier > Mayor", "CAP-1", (0, 40)),
        placed(3, "Mirror > Mayor", "CAP-2", (0, 40)),
    ]
    found = corroborate("C-1", mentions)
    assert {origin.origin: origin.mentions for origin in found.origins} == {
        "Ministry": ("M-1",),
        "Mayor": ("M-2", "M-3"),
    }


def test_other_words_of_a_copy_keep_their_speaker() -> None:
    found = [
        placed(1, "Courier > Ministry", "CAP-1", (0, 40)),
        placed(2, "Mirror > Mayor", "CAP-2", (200, 240)),
    ]
    assert origins_of(*found) == ["Ministry", "Mayor"]


def test_an_unnamed_source_and_its_copy_are_one_unnamed_origin() -> None:
    found = corroborate(
        "C-1",
        [
            placed(1, "Courier > unnamed", "CAP-1", (0, 40)),
            placed(2, "Mirror > unnamed", "CAP-2", (0, 40)),
            placed(3, "Weekly > unnamed", "CAP-3", (0, 38)),
        ],
    )
    assert [origin.mentions for origin in found.origins] == [("M-1", "M-2", "M-3")]
    assert found.independent_origins == 0


def test_a_copy_lends_no_name_to_an_original_that_names_nobody() -> None:
    mentions = [mention(1, "Courier > unnamed"), copied(2, "Mirror > unnamed", "CAP-2")]
    assert not any(origin.named for origin in corroborate("C-1", mentions).origins)


def test_an_unnamed_origin_judged_independent_lends_that_to_nobody() -> None:
    mentions = [
        mention(1, "Courier > unnamed"),
        mention(2, "Niva", capture="CAP-2"),
        mention(3, "Radio > Ministry", capture="CAP-3"),
    ]
    judgements = [
        replace(judged("Niva", "x", Independence.DEPENDENT), origin_b="unnamed:M-1"),
        replace(judged("Ministry", "x", Independence.INDEPENDENT, seq=2), origin_b="unnamed:M-1"),
    ]
    found = corroborate("C-1", mentions, judgements)
    assert (found.independent_origins, found.ceiling) == (1, 2)


def test_an_outlets_named_reporter_is_an_origin_beside_whom_the_outlet_cites() -> None:
    seen = mention(1, "Courier > Sara Lind")
    mentions = [seen, mention(2, "Courier > Niva"), mention(3, "Courier")]
    found = corroborate("C-1", mentions, [judged("Sara Lind", "Niva", Independence.INDEPENDENT)])
    assert {origin.origin: origin.mentions for origin in found.origins} == {
        "Sara Lind": ("M-1", "M-3"),
        "Niva": ("M-2", "M-3"),
    }
    assert found.ceiling == 1
    unsaid = [mention(1, "Courier > unnamed"), mention(2, "Courier > Niva")]
    assert [origin.named for origin in corroborate("C-1", unsaid).origins] == [False, True]


def test_a_copy_that_credits_its_original_is_no_circle() -> None:
    found = corroborate("C-1", [mention(1, "Original"), copied(2, "Copycat > Original", "CAP-2")])
    assert [origin.origin for origin in found.origins] == ["Original"]
    assert found.flags == ()


def test_a_copy_without_a_named_speaker_stays_unnamed_where_nothing_else_is_known() -> None:
    found = corroborate("C-1", [copied(1, "Mirror > unnamed", "CAP-2")])
    assert [origin.named for origin in found.origins] == [False]


def test_a_denial_does_not_move_support_to_whom_it_rests_on() -> None:
    against = replace(mention(2, "Courier > Ministry", capture="CAP-2"), stance=Stance.REFUTES)
    found = corroborate("C-1", [mention(1, "Courier"), against])
    assert [(origin.origin, origin.supports) for origin in found.origins] == [
        ("Courier", True),
        ("Ministry", False),
    ]


def test_who_speaks_for_and_against_supports_nothing() -> None:
    against = replace(mention(2, "Ministry", capture="CAP-2"), stance=Stance.REFUTES)
    found = corroborate("C-1", [mention(1, "Courier > Ministry"), against])
    assert found.independent_origins == 0


def test_a_reports_own_page_and_its_relay_are_one_flagged_origin() -> None:
    found = corroborate("C-1", [mention(1, "Niva > unnamed"), mention(2, "Relay > Niva", capture="CAP-2")])
    (origin,) = found.origins
    assert (origin.origin, origin.flags) == ("Niva", (FLAG_UNNAMED_BEYOND,))


def test_a_circle_with_a_way_out_counts_the_way_out_and_is_flagged() -> None:
    mentions = [
        mention(1, "A > B"),
        mention(2, "B > A", capture="CAP-2"),
        mention(3, "B > C", capture="CAP-3"),
    ]
    found = corroborate("C-1", mentions)
    assert [origin.origin for origin in found.origins] == ["C"]
    assert any(FLAG_CYCLE in flag for flag in found.flags)


def test_between_merged_origins_the_last_word_counts() -> None:
    mentions = [mention(number, name, capture=f"CAP-{number}") for number, name in enumerate("ABC")]
    judgements = [
        judged("A", "B", Independence.DEPENDENT),
        judged("A", "C", Independence.INDEPENDENT, seq=2),
        judged("B", "C", Independence.UNKNOWN, seq=3),
    ]
    assert corroborate("C-1", mentions, judgements).ceiling == 2


lines = st.lists(st.sampled_from(["A", "B", "C", "D", "unnamed"]), min_size=1, max_size=4).map(" > ".join)


@given(st.lists(lines, max_size=8), st.randoms(use_true_random=False))
def test_order_of_mentions_does_not_change_the_count(drawn: list[str], random: object) -> None:
    mentions = [mention(number, line, capture=f"CAP-{number}") for number, line in enumerate(drawn)]
    shuffled = list(mentions)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = corroborate("C-1", mentions), corroborate("C-1", shuffled)
    assert one.independent_origins == other.independent_origins <= 1
    assert {origin.key for origin in one.origins} == {origin.key for origin in other.origins}


@given(st.lists(lines, min_size=1, max_size=8))
def test_saying_it_again_adds_no_origin(drawn: list[str]) -> None:
    mentions = [mention(number, line) for number, line in enumerate(drawn)]
    again = [
        *mentions,
        *(replace(one, mention_id=f"{one.mention_id}x") for one in mentions if one.chain[-1].named),
    ]
    named = {origin.key for origin in corroborate("C-1", mentions).origins if origin.named}
    assert {origin.key for origin in corroborate("C-1", again).origins if origin.named} == named


@given(st.lists(st.tuples(lines, st.lists(lines, max_size=3)), min_size=1, max_size=4))
def test_no_copy_adds_a_named_origin_to_the_words_it_reuses(drawn: list[tuple[str, list[str]]]) -> None:
    mentions: list[ChainedMention] = []
    for place, (original, copies) in enumerate(drawn):
        words = (100 * place, 100 * place + 60)
        mentions.append(placed(len(mentions), f"Courier > {original}", "CAP-1", words))
        for capture, line in enumerate(copies, start=2):
            copy = placed(len(mentions), f"Mirror{capture} > {line}", f"CAP-{capture}", words)
            mentions.append(copy)
    named = [origin for origin in corroborate("C-1", mentions).origins if origin.named]
    assert len(named) <= len(drawn)


def test_who_never_said_it_supports_nothing() -> None:
    mentions = [mention(1, "Courier > Niva"), mention(2, "Herald > Ministry")]
    judgements = [judged("Niva", "Ministry", Independence.INDEPENDENT)]
    assert corroborate("C-1", mentions, judgements).ceiling == 1
    found = corroborate("C-1", mentions, judgements, not_said={"S-Ministry"})
    assert (found.ceiling, found.independent_origins) == (2, 1)
    (ministry,) = [origin for origin in found.origins if origin.origin == "Ministry"]
    assert not ministry.supports
    assert "judged not to have said it" in ministry.flags
    assert any("Ministry is judged not to have said it" in reason for reason in found.reasons)
