"""Words held by a noun, and what may stand between a speaker and the words: by the rules alone."""

import pytest

from claims.attribution import suggest

SAID = [
    (
        "Claims by the army that it had taken the bridge could not be checked.",
        "it had taken the bridge",
        "army",
    ),
    (
        "Marn’s insistence that no taxes would rise has puzzled the budget office.",
        "no taxes would rise",
        "Marn",
    ),
    ("The union expressed hope that the yard would reopen.", "the yard would reopen", "union"),
    (
        "In the opinion of the harbour master, the pier will not last the winter.",
        "the pier will not last",
        "harbour",
    ),
    ("In her view, the pier will not last the winter.", "the pier will not last the winter", "her"),
    ("The clerk pointed out that the vault had been empty since May.", "the vault had been empty", "clerk"),
    ("As Ede Corr put it, the vault had been empty since May.", "the vault had been empty", "Ede Corr"),
    (
        "One clerk complained to colleagues that the sums had been changed.",
        "the sums had been changed",
        "clerk",
    ),
    ("My uncle used to say that the river took one boat every year.", "the river took one boat", "uncle"),
    ("The guards are alleging that two men had keys to the vault.", "two men had keys", "guards"),
    ("The drivers blame the council for the floods.", "the council for the floods", "drivers"),
    ("Forecasters warned of heavy snow in the hills.", "of heavy snow in the hills", "Forecasters"),
    ("It was not clear, the miners said, whether the shaft was dry.", "whether the shaft was dry", "miners"),
    ("He added that, according to the mill, no one was hurt.", "no one was hurt", "mill"),
    ("The mill shut, the owners said in a letter that gave no reason.", "The mill shut", "owners"),
    (
        "Orvane said the three yards — Osk, Hale and Tarn (all small) — had been sold.",
        "had been sold",
        "Orvane",
    ),
    ("VEGA said the three yards — Osk, Hale and Tarn — had been sold.", "had been sold", "VEGA"),
    ("The grain is safe, the WHO says.", "The grain is safe", "WHO"),
    (
        "Files that, lawyers for the crew say, prove the leak were found on Monday.",
        "prove the leak",
        "lawyers",
    ),
    (
        "The mill is sound, said two people briefed on the survey, who gave no names.",
        "The mill is sound",
        "briefed",
    ),
]


@pytest.mark.parametrize(("text", "words", "source"), SAID)
def test_who_holds_the_words(text: str, words: str, source: str) -> None:
    found = [
        one for one in suggest(text, outlet="The Courier") if not one.outlet_asserts and words in one.text
    ]
    assert found, "nobody is given these words"
    spans = [(hop.start, hop.end) for hop in found[0].chain[1:]]
    assert any(source in text[start:end] for start, end in spans)


def test_a_told_jury_leaves_the_speaker_unnamed() -> None:
    (found,) = suggest("Jurors were told that the knife had been washed.", outlet="The Courier")
    assert found.text == "the knife had been washed"
    assert found.flags == ("unnamed-source",)


@pytest.mark.parametrize(
    "text",
    [
        "The claims that were made in May have been dropped by the harbour board.",
        "Ede Corr, who asked to be called Vera, left the yard in spring.",
        "A clerk denied this.",
        "Two yards have rules. This claim appears to have been made up.",
    ],
)
def test_these_words_attribute_nothing(text: str) -> None:
    assert all(one.outlet_asserts for one in suggest(text, outlet="The Courier"))
