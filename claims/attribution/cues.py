"""The words that attribute: reporting verbs, hedges and what may stand between a cue and its content.

General knowledge of English newsroom prose, kept as closed lists.
"""

from dataclasses import dataclass
from enum import Enum

from claims.attribution.wordlist import words
from claims.vocabulary import HopAct


class Strength(Enum):
    """How much a verb needs beside it before it counts as a cue."""

    SAYS = 1  # attributes whatever clause it takes
    TELLS = 2  # takes an addressee first
    WEAK = 3  # has other meanings: needs "that", a quotation, or a subject and verb after it
    CALLS = 4  # names something: needs a quotation
    PROMISES = 5  # takes "to" and a verb
    URGES = 6  # takes somebody, then "to" and a verb
    SHOWS = 7  # what a study or a picture does


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb in one of its forms."""

    lemma: str
    strength: Strength
    act: HopAct
    finite: bool


_A = HopAct
_VERBS: tuple[tuple[Strength, HopAct, str], ...] = (
    (Strength.SAYS, _A.ASSERTS, "say:says/said/saying"),
    (Strength.TELLS, _A.ASSERTS, "tell:tells/told/telling"),
    (Strength.TELLS, _A.ASSERTS, "inform:informs/informed/informing assure:assures/assured/assuring"),
    (Strength.TELLS, _A.ASSERTS, "remind:reminds/reminded/reminding warn:warns/warned/warning"),
    (Strength.SAYS, _A.ASSERTS, "add:adds/added/adding insist:insists/insisted/insisting"),
    (Strength.SAYS, _A.ASSERTS, "argue:argues/argued/arguing explain:explains/explained/explaining"),
    (Strength.SAYS, _A.ALLEGES, "allege:alleges/alleged/alleging claim:claims/claimed/claiming"),
    (Strength.SAYS, _A.DENIES, "deny:denies/denied/denying"),
    (Strength.SAYS, _A.ASSERTS, "tweet:tweets/tweeted/tweeting testify:testifies/testified/testifying"),
    (Strength.SAYS, _A.ASSERTS, "quip:quips/quipped joke:jokes/joked contend:contends/contended/contending"),
    (
        Strength.SAYS,
        _A.ESTIMATES,
        "believe:believes/believed/believing predict:predicts/predicted/predicting",
    ),
    (Strength.SAYS, _A.ASSERTS, "concede:concedes/conceded acknowledge:acknowledges/acknowledged"),
    (Strength.SAYS, _A.ASSERTS, "assert:asserts/asserted/asserting admit:admits/admitted/admitting"),
    (Strength.SAYS, _A.ASSERTS, "stress:stresses/stressed/stressing reiterate:reiterates/reiterated"),
    (Strength.WEAK, _A.REPORTS, "report:reports/reported/reporting write:writes/wrote/written/writing"),
    (
        Strength.WEAK,
        _A.ANNOUNCES,
        "announce:announces/announced/announcing declare:declares/declared/declaring",
    ),
    (Strength.WEAK, _A.ANNOUNCES, "confirm:confirms/confirmed/confirming disclose:discloses/disclosed"),
    (Strength.WEAK, _A.ANNOUNCES, "reveal:reveals/revealed/revealing publish:publishes/published"),
    (
        Strength.WEAK,
        _A.ASSERTS,
        "state:states/stated/stating post:posts/posted/posting note:notes/noted/noting",
    ),
    (Strength.WEAK, _A.ASSERTS, "suggest:suggests/suggested/suggesting maintain:maintains/maintained"),
    (
        Strength.WEAK,
        _A.ASSERTS,
        "complain:complains/complained/complaining recall:recalls/recalled/recalling",
    ),
    (Strength.WEAK, _A.ASSERTS, "reply:replies/replied/replying respond:responds/responded/responding"),
    (
        Strength.WEAK,
        _A.ASSERTS,
        "remark:remarks/remarked observe:observes/observed comment:comments/commented",
    ),
    (Strength.WEAK, _A.ASSERTS, "continue:continues/continued ask:asks/asked conclude:concludes/concluded"),
    (
        Strength.WEAK,
        _A.ASSERTS,
        "rule:rules/ruled caution:cautions/cautioned emphasise:emphasises/emphasised",
    ),
    (
        Strength.WEAK,
        _A.ASSERTS,
        "emphasize:emphasizes/emphasized lament:laments/lamented shout:shouts/shouted",
    ),
    (
        Strength.WEAK,
        _A.ASSERTS,
        "hear:heard acknowledge:acknowledging agree:agrees/agreed speculate:speculated",
    ),
    (
        Strength.WEAK,
        _A.ASSERTS,
        "cry:cries/cried repeat:repeats/repeated hint:hints/hinted learn:learned/learnt",
    ),
    (
        Strength.WEAK,
        _A.ASSERTS,
        "accept:accepts/accepted counter:counters/countered retort:retorts/retorted interject:interjected",
    ),
    (Strength.WEAK, _A.ASSERTS, "boast:boasts/boasted fume:fumes/fumed muse:muses/mused confide:confided"),
    (
        Strength.WEAK,
        _A.ASSERTS,
        "proclaim:proclaims/proclaimed recount:recounts/recounted clarify:clarifies/clarified",
    ),
    (Strength.WEAK, _A.ASSERTS, "specify:specifies/specified confess:confesses/confessed signal:signalled"),
    (Strength.WEAK, _A.ASSERTS, "underline:underlines/underlined elaborate:elaborated"),
    (Strength.WEAK, _A.ESTIMATES, "reckon:reckons/reckoned calculate:calculates/calculated assess:assesses"),
    (
        Strength.WEAK,
        _A.ESTIMATES,
        "assume:assumes/assumed worry:worries/worried doubt:doubts/doubted judge:judges/judged",
    ),
    (Strength.WEAK, _A.ESTIMATES, "estimate:estimates/estimated/estimating think:thinks/thought"),
    (Strength.WEAK, _A.ESTIMATES, "expect:expects/expected hope:hopes/hoped/hoping fear:fears/feared"),
    (Strength.WEAK, _A.ESTIMATES, "project:projects/projected forecast:forecasts suspect:suspects/suspected"),
    (Strength.CALLS, _A.ASSERTS, "call:calls/called/calling describe:describes/described/describing"),
    (Strength.CALLS, _A.ASSERTS, "brand:brands/branded label:labels/labelled/labeled dub:dubs/dubbed"),
    (
        Strength.CALLS,
        _A.ASSERTS,
        "denounce:denounces/denounced condemn:condemns/condemned dismiss:dismisses/dismissed",
    ),
    (Strength.CALLS, _A.ASSERTS, "hail:hails/hailed praise:praises/praised slam:slams/slammed"),
    (Strength.CALLS, _A.ASSERTS, "blast:blasts/blasted decry:decries/decried deride:derided"),
    (Strength.CALLS, _A.ASSERTS, "criticise:criticises/criticised criticize:criticizes/criticized"),
    (Strength.CALLS, _A.ASSERTS, "ridicule:ridicules/ridiculed mock:mocks/mocked lambast:lambasted"),
    (Strength.CALLS, _A.ASSERTS, "characterise:characterises/characterised term:terms/termed deem:deemed"),
    (Strength.CALLS, _A.ASSERTS, "characterize:characterizes/characterized liken:likens/likened"),
    (
        Strength.CALLS,
        _A.ASSERTS,
        "applaud:applauds/applauded reject:rejects/rejected welcome:welcomes/welcomed",
    ),
    (Strength.URGES, _A.ALLEGES, "blame:blames/blamed/blaming"),
    (Strength.PROMISES, _A.ANNOUNCES, "vow:vows/vowed/vowing pledge:pledges/pledged/pledging"),
    (Strength.PROMISES, _A.ANNOUNCES, "promise:promises/promised/promising threaten:threatens/threatened"),
    (Strength.URGES, _A.ALLEGES, "accuse:accuses/accused/accusing"),
    (Strength.URGES, _A.ASSERTS, "urge:urges/urged/urging demand:demands/demanded/demanding"),
    (Strength.SHOWS, _A.SHOWS, "show:shows/showed/shown/showing indicate:indicates/indicated/indicating"),
    (Strength.SHOWS, _A.SHOWS, "find:found/finds"),
)


def _forms() -> dict[str, Cue]:
    forms: dict[str, Cue] = {}
    for strength, act, entries in _VERBS:
        for entry in entries.split():
            lemma, _, inflected = entry.partition(":")
            for form in (lemma, *inflected.split("/")):
                finite = not form.endswith("ing") and form not in ("written", "shown")
                forms.setdefault(form, Cue(lemma, strength, act, finite))
    return forms


CUES = _forms()
# Verbs that take over the speaker of the sentence: "..., adding that".
CARRYING = words(
    "admitting conceding believing predicting contending testifying assuring reminding adding saying "
    "noting stating warning claiming insisting stressing arguing explaining alleging acknowledging "
    "writing telling urging demanding denying asserting reiterating promising vowing pledging "
    "threatening announcing declaring confirming describing calling accusing "
    "posting tweeting recalling complaining replying"
)
ALLEGING_NOUNS = words(
    "claim claims allegation allegations accusation accusations suspicion suspicions rumour rumours "
    "rumor rumors"
)
SPEAKING_NOUNS = ALLEGING_NOUNS | words(
    "assertion assertions statement statements belief concern concerns fear fears worry worries "
    "suggestion suggestions insistence denial denials admission announcement warning warnings report "
    "reports speculation assurance assurances argument arguments conclusion conclusions complaint "
    "complaints confirmation contention prediction predictions view views opinion hope hopes "
    "impression revelation revelations finding findings testimony declaration estimate estimates "
    "acknowledgement acknowledgment promise pledge doubts reminder verdict ruling position stance "
    "assumption assumptions conviction charge charges"
)
"""Nouns that hold a clause of somebody's words: "claims by the army that it had won"."""
UTTERING = words(
    "express expresses expressed expressing voice voices voiced voicing issue issues issued issuing "
    "raise raises raised raising make makes made repeat repeats repeated repeating share shares shared "
    "reiterate reiterates reiterated give gives gave offer offers offered"
)
"""What is done to such a noun by the one whose words it holds: "expressed hope that"."""
REJECTING = words(
    "reject rejects rejected dismiss dismisses dismissed refute refutes refuted dispute disputes disputed "
    "rebut rebuts rebutted"
)
"""What denies a clause that a noun holds: "rejected claims that"."""
CITING = words("citing quoting")
HEDGE_PARTICIPLES = words(
    "said believed thought reported understood alleged rumoured rumored feared considered suspected "
    "claimed presumed assumed"
)
HEDGE_ADVERBS = words("reportedly allegedly apparently purportedly supposedly seemingly")
AGENTLESS_IT = words("said believed thought reported understood alleged rumoured rumored feared claimed")
