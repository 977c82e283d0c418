from claims.text.lexicon import entry_of as entry
from claims.text.lexicon import opposites_of, opposition, same_meaning
from claims.text.tables import rows


def test_no_synonym_is_an_opposite() -> None:
    members = {entry(word) for row in rows("synonyms") for word in row.split(",")}
    both = [(a, b) for a in members for b in opposites_of(a) if same_meaning(a, b)]
    assert both == []


def test_a_phrase_and_its_denial_are_opposites() -> None:
    assert opposition(entry("plead guilty"), entry("plead not guilty"))
    assert opposition(entry("suspect"), entry("no suspect"))


def test_what_beats_does_not_lose() -> None:
    assert not same_meaning(entry("beat"), entry("lose to"))
    assert opposition(entry("vote for"), entry("vote against"))
