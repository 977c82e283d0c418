"""From the spans of a relation to hops: names cleaned, surnames and pronouns led back."""

import re
from dataclasses import replace
from typing import NamedTuple

from claims.attribution import cues
from claims.attribution.actors import Actor, actor_of, role_of
from claims.attribution.kinship import related
from claims.attribution.naming import NameIndex
from claims.attribution.nesting import outermost_first
from claims.attribution.nouns import subject_before
from claims.attribution.proper_names import is_joint, is_person_run, words_of_phrase
from claims.attribution.relation import Relation, TokenSpan
from claims.attribution.sentence import Sentence
from claims.attribution.source_words import BROADCAST_NOUNS
from claims.model.chains import UNNAMED, Hop
from claims.vocabulary import HopAct, NodeKind

_PERSON_PRONOUNS = frozenset({"he", "she"})
_OUTLET_ITSELF = re.compile(
    r"(?:we|(?:our|this)\s(?:earlier\s|original\s)?(?:report|article|story|headline))\b", re.IGNORECASE
)
_HIS_OR_HER = re.compile(r"(?:his|her)\s+(?=[a-z][^,]*$)", re.IGNORECASE)
_PERSONS = _PERSON_PRONOUNS | {"they"}
_PRONOUNS = _PERSON_PRONOUNS | {"they", "it", "we", "i"}
_OWNERS = {"his": "he", "her": "she", "their": "they", "its": "it"}
"""Whose words a noun holds: "his insistence that"."""
# "a report published on Monday by Niva": the document is told apart from who made it.
_MADE_BY = re.compile(
    r"^(?:an?|the|its|their|his|her|new)\s[^,]*?\b(?:report|statement|study|survey|poll|article|post|paper|research|"
    r"analysis|interview|book|letter|memo)\b[^,]*?\b(?:by|from)\s+(?=\S)",
    re.IGNORECASE,
)


class Speaker(NamedTuple):
    """The hops behind the outlet for one relation, with what makes its source doubtful."""

    hops: tuple[Hop, ...]
    flags: tuple[str, ...]

    @property
    def name(self) -> str:
        """Who speaks, as cleaned."""
        return self.hops[-1].actor


NOBODY = Speaker((Hop(UNNAMED, NodeKind.UNNAMED, explicit=False),), ("unnamed-source",))
"""The speaker of a quotation whose text names none."""


class Speakers:
    """Turns relations into speakers, remembering who spoke last."""

    def __init__(self, text: str, outlet: str, names: NameIndex) -> None:
        self._text = text
        self._outlet = outlet
        self._names = names
        self._last: dict[str, Hop] = {}
        self._bodies: dict[str, Hop] = {}

    def of(self, sentence: Sentence, relation: Relation) -> Speaker:
        """Return the speaker of a relation; one without an agent is unnamed."""
        line = [self._direct(sentence, one) for one in outermost_first(relation)]
        if len(line) == 1:
            return line[0]
        hops = tuple(hop for speaker in line for hop in speaker.hops)
        return Speaker(hops, tuple(dict.fromkeys(flag for speaker in line for flag in speaker.flags)))

    def _direct(self, sentence: Sentence, relation: Relation) -> Speaker:
        cue = self._cue(sentence, relation.cue)
        if relation.source is not None and self._is_outlet(sentence, relation.source):
            return Speaker((), ())
        if relation.source is None:
            hop = Hop(UNNAMED, NodeKind.UNNAMED, relation.act, None, None, *cue, explicit=False)
            return Speaker((hop,), ("unnamed-source",))
        source, cited = _without_citing(sentence, relation.source)
        phrases = [source, *([cited] if cited is not None else relation.further)]
        hops = [self._relay(sentence, relation)] if relation.told is not None else []
        for position, phrase in enumerate(phrases):
            act = relation.act if position == len(phrases) - 1 else HopAct.QUOTES
            hop = self._hop(sentence, phrase, act, cue if position == 0 else (None, None, None))
            heard = None
            if position == 0:
                heard = self._heard(sentence, relation) or self._itself(sentence, relation)
            hops.append(hop if heard is None else replace(hop, actor=heard.name, role=heard.role))
        kept = [hop for hop in hops if hop is not None]
        if relation.platform is not None:
            author = len(kept) - len(phrases)
            kept.insert(author, self._post(sentence, relation.platform, kept[author]))
        if kept and kept[-1].actor.lower() not in _PRONOUNS:
            self._remember(kept[-1])
        if relation.told is not None:
            self._remember_told(sentence, relation.told)
        flags = self._flags(kept)
        joint = any(self._is_joint(sentence, phrase) for phrase in phrases)
        return Speaker(tuple(kept), (*flags, "joint-source") if joint else flags)

    def _remember_told(self, sentence: Sentence, told: TokenSpan) -> None:
        """Keep who was told, so that "she" of the next sentence is the wife and not her husband."""
        start, end = sentence.span(*told)
        words = self._text[start:end]
        tie = related(words)
        if tie is not None and tie.kin is not None:
            actor = self._resolved(words, start, sentence.start)
            hop = Hop(actor.name, NodeKind.PERSON, HopAct.ASSERTS, start, end)
            self._last |= {pronoun: hop for pronoun in ("he", "she") if tie.may_be(pronoun)}

    def _remember(self, hop: Hop) -> None:
        self._last["any"] = hop
        one_word = hop.role is NodeKind.ORGANISATION and " " not in hop.actor and hop.actor.istitle()
        if hop.role is NodeKind.PERSON or one_word:
            self._last["person"] = hop
            self._last.pop("he", None)
            self._last.pop("she", None)
        elif hop.named:
            self._bodies[hop.actor.rpartition(" ")[2].lower()] = hop

    def _cue(self, sentence: Sentence, cue: TokenSpan) -> tuple[str, int, int]:
        start, end = sentence.span(*cue)
        return self._text[start:end], start, end

    def _hop(
        self,
        sentence: Sentence,
        phrase: TokenSpan,
        act: HopAct,
        cue: tuple[str | None, int | None, int | None],
    ) -> Hop:
        start, end = sentence.span(*phrase)
        words = self._text[start:end]
        lower = words.lower()
        made_by = _MADE_BY.match(words) if "by" in lower or "from" in lower else None
        if made_by is not None:
            start += made_by.end()
            words = self._text[start:end]
        actor = self._resolved(words, start, sentence.start)
        return Hop(actor.name, actor.role, act, start, end, *cue)

    def _is_outlet(self, sentence: Sentence, source: TokenSpan) -> bool:
        """Whether the outlet speaks of itself: "we wrote that", "our report of 11 March said"."""
        start, end = sentence.span(*source)
        return _OUTLET_ITSELF.match(self._text, start, end) is not None

    def _heard(self, sentence: Sentence, relation: Relation) -> Actor | None:
        """Return who "she" is in "officials told the wife of Pell that …, she said": who was told."""
        if relation.heard is None or relation.source is None:
            return None
        pronoun = " ".join(sentence.lower[relation.source[0] : relation.source[1]])
        start, end = sentence.span(*relation.heard)
        words = self._text[start:end]
        tie = related(words)
        if pronoun not in _PERSONS or (tie is not None and not tie.may_be(pronoun)):
            return None
        if pronoun == "they" and tie is None:
            return None
        actor = self._resolved(words, start, sentence.start)
        return actor if actor.role is NodeKind.PERSON else None

    def _itself(self, sentence: Sentence, relation: Relation) -> Actor | None:
        """Return who "it" is in "Norr Bank lost a billion, it said": the subject of its own words."""
        if relation.source is None or sentence.lower[relation.source[0] : relation.source[1]] != ["it"]:
            return None
        if not relation.content or relation.content[0][1] > relation.source[0]:
            return None
        start, end = relation.content[0]
        verb = sentence.finite_verb(start + 1, end)
        subject = None if verb is None else subject_before(sentence, verb)
        if subject is None or subject[0] != start:
            return None
        first, last = sentence.span(*subject)
        actor = self._resolved(self._text[first:last], first, sentence.start)
        return None if actor.vague or actor.role is NodeKind.PERSON else actor

    def cited(self, sentence: Sentence, phrase: TokenSpan) -> Hop:
        """Return the hop of a source that a later sentence names behind what was just said."""
        return self._hop(sentence, phrase, HopAct.REPORTS, (None, None, None))

    def _through_another(self, words: str, start: int, sentence_start: int) -> Actor | None:
        """Return somebody named through another person, by name where the text gives it nearby."""
        phrase = " ".join(words.split())
        owner = _HIS_OR_HER.match(phrase)
        if owner is not None and not is_person_run(words_of_phrase(phrase[owner.end() :])):
            own = self._names.only_person_between(sentence_start, start)
            person = own or self._names.only_person(start, frozenset())
            role = actor_of(phrase).role
            if person is None or role is NodeKind.UNNAMED:
                return None
            phrase = f"{person}’s {phrase[owner.end() :]}"
            if related(phrase) is None:
                return Actor(phrase, role, vague=False)
        tie = related(phrase)
        if tie is None:
            return None
        named = self._names.namesake(tie.person, start) if tie.kin is not None else None
        if named is not None:
            return Actor(named, NodeKind.PERSON, vague=False)
        return Actor(re.sub(r"^(?:the|an?)\s", "", phrase, flags=re.IGNORECASE), NodeKind.PERSON, vague=True)

    def _resolved(self, words: str, start: int, sentence_start: int) -> Actor:
        pronoun = _OWNERS.get(words.lower(), words.lower())
        if pronoun in _PRONOUNS:
            kind = "person" if pronoun in _PERSON_PRONOUNS else "any"
            last = self._last.get(pronoun) or self._last.get(kind)
            if last is not None:
                role = NodeKind.PERSON if pronoun in _PERSON_PRONOUNS else last.role
                return Actor(last.actor, role, vague=False)
            named = self._names.last_person(start) if pronoun in _PERSON_PRONOUNS else None
            return Actor(named or words, NodeKind.PERSON, vague=named is None)
        through = self._through_another(words, start, sentence_start)
        if through is not None:
            return through
        actor = actor_of(words)
        known = self._bodies.get(actor.name) if actor.vague and pronoun == f"the {actor.name}" else None
        if known is not None:
            return Actor(known.actor, known.role, vague=False)
        if " " not in actor.name and not actor.vague:
            fuller = self._names.fuller(actor.name, start)
            if fuller != actor.name:
                return Actor(fuller, NodeKind.PERSON, vague=False)
        return actor

    def _relay(self, sentence: Sentence, relation: Relation) -> Hop | None:
        """Return the hop of the outlet that was told, unless it is this outlet or no outlet at all."""
        if relation.told is None:
            return None
        start, end = sentence.span(*relation.told)
        actor = actor_of(self._text[start:end])
        role = role_of(actor.name, self._text[start:end])
        described = actor.vague and actor.name.rpartition(" ")[2].lower() not in BROADCAST_NOUNS
        if role not in (NodeKind.AGENCY, NodeKind.OUTLET) or described:
            return None
        if actor.name.casefold() in self._outlet.casefold():
            return None
        return Hop(actor.name, role, HopAct.QUOTES, start, end)

    def _post(self, sentence: Sentence, platform: TokenSpan, author: Hop) -> Hop:
        start, end = sentence.span(*platform)
        place = self._text[start:end]
        name = f"{place[:1].upper()}{place[1:]} post by {author.actor}"
        return Hop(name, NodeKind.DOCUMENT, HopAct.SHOWS, start, end)

    def _is_joint(self, sentence: Sentence, phrase: TokenSpan) -> bool:
        """Whether two speak: in one phrase, or "Lund and his counterpart Berg", read as the second alone."""
        first = phrase[0]
        behind_another = first > 1 and sentence.lower[first - 1] == "and" and sentence.capital(first - 2)
        return behind_another or is_joint(self._text[slice(*sentence.span(*phrase))])

    def _flags(self, hops: list[Hop]) -> tuple[str, ...]:
        flags = []
        named = [hop.actor for hop in hops if hop.role is not NodeKind.UNNAMED]
        if len(named) < len(hops):
            flags.append("unnamed-source")
        if not _PRONOUNS.isdisjoint([hop.actor.lower() for hop in hops]):
            flags.append("pronoun-unresolved")
        elif any(actor[:1].islower() for actor in named):
            flags.append("vague-source")
        return tuple(flags)


def _without_citing(sentence: Sentence, source: TokenSpan) -> tuple[TokenSpan, TokenSpan | None]:
    """Split "Reuters, citing two officials," into who speaks and who is cited."""
    for at in range(source[0] + 1, source[1]):
        if sentence.lower[at] in cues.CITING:
            head = at - 1 if sentence.lower[at - 1] == "," else at
            tail = source[1] - 1 if sentence.lower[source[1] - 1] == "," else source[1]
            return (source[0], head), ((at + 1, tail) if at + 1 < tail else None)
    return source, None
