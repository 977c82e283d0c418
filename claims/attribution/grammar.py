"""Function words, time words and other closed classes of English that mark where phrases end."""

from claims.attribution.wordlist import words

BE = words("is are was were be been being am 's 're")
HAVE = words("has have had having")
MODALS = words("will would can could may might must should shall cannot")
NEGATIONS = words(
    "not n't never no didn't doesn't don't won't wouldn't hasn't haven't hadn't couldn't can't cannot "
    "declined refused"
)
PRONOUNS = words("he she they it we i you who this that")
DETERMINERS = words(
    "the a an this that these those his her its their our my your some any no each every another both "
    "all many several most few"
)
POSSESSIVES = words("his her its their our my your")
PREPOSITIONS = words(
    "of for in at on from with by to into about against after before over under between during since "
    "until through near inside outside without within across behind despite upon amid among toward "
    "towards via per than like around"
)
# Prepositions that may join two parts of one source phrase ("officials in Minsk").
NOUN_PREPOSITIONS = words("of for in at from with on to inside near by close")
CONJUNCTIONS = words(
    "and but or nor so yet because although though while whereas if when as unless once since that "
    "which who whose whom where whether what how why"
)
RELATIVES = words("who which whose whom where")
SUBORDINATORS = words("although though while whereas because if when as unless once since after before until")
CONTRASTS = words("but although though while whereas despite")
COMMENT_PARTICIPLES = words(
    "indicating suggesting signalling signaling hinting implying underscoring underlining "
    "highlighting marking reflecting pointing raising fuelling fueling prompting sparking drawing "
    "contradicting echoing referring without citing quoting apparently confirming"
)
OUTLET_BACKGROUND_VERBS = words(
    "saw brought gave led sparked triggered ended toppled followed began started ousted swept plunged "
    "forced made"
)
WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday")
MONTHS = words(
    "january february march april may june july august september october november december jan feb "
    "mar apr jun jul aug sept sep oct nov dec"
)
CALENDAR_WORDS = WEEKDAYS | MONTHS
TIME_WORDS = WEEKDAYS | words(
    "today yesterday tomorrow tonight earlier later recently now then also afterwards again already "
    "overnight late early meanwhile separately previously subsequently long still always repeatedly "
    "once often just even further too simply only ever"
)
IRREGULAR_PAST = words(
    "used was were had did said went came took made got gave found told became left felt brought "
    "began kept held wrote stood heard let meant set met ran paid sat spoke lay led read grew lost "
    "fell sent built understood drew broke spent cut rose drove bought wore chose sold beat hit shot "
    "struck won fought fled threw sought taught caught knew saw swam sank burst hurt shut put cost "
    "quit split spread stole bore blew flew froze hid rode rang shook slept spun stuck swept swore "
    "tore woke withdrew overran overthrew dealt dug fed hung knelt lit lent slid bled died lied vied tied "
    "swung"
)
FINITE_AUXILIARIES = words(
    "is are was were has have had will would can could may might must should shall do does did isn't "
    "aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't cannot mustn't "
    "shouldn't don't doesn't didn't needs wants remains appears seems plans expects knows says tells"
)
ADDRESSEES = words(
    "reporters journalists reporter journalist correspondent parliament lawmakers deputies media "
    "press court courts judges jurors "
    "inquest inquiry hearing conference briefing news newspaper agency radio television tv website "
    "channel station broadcaster magazine daily outlet council committee congress senate senators "
    "supporters crowd rally investigators police detectives audience meeting assembly newspapers "
    "broadcasters weekly portal programme show podcast me us him her them you bbc cnn afp reuters "
    "tribunal panel mps staff employees shareholders investors analysts fans viewers listeners "
    "readers families relatives parents workers delegates diplomats ministers officials jury "
    "publication service site programme"
)
ADJUNCT_HEADS = (
    ADDRESSEES
    | WEEKDAYS
    | MONTHS
    | words(
        "statement interview link report post tweet speech letter email e-mail message video filing note "
        "release address call phone telephone x twitter facebook telegram instagram tiktok youtube "
        "linkedin bluesky article editorial blog week month year day morning afternoon evening night "
        "weekend hours minutes days weeks months documents testimony summary bulletin communique "
        "communiqué ruling judgment verdict broadcast visit event ceremony social platform account "
        "page time condition anonymity communiqué wednesday memo newsletter review paper study "
        "channel feed vlog livestream clip thread profile remarks comments reply response line match game "
        "today court"
    )
)
NOUNS_IN_LY = words(
    "family ally assembly bully fly reply supply belly jelly lily rally anomaly butterfly monopoly homily "
    "gully folly tally elderly friendly lovely lonely ugly silly daily weekly monthly quarterly holy "
    "deadly costly cowardly scholarly orderly july italy sicily"
)
"""Nouns and adjectives that end as adverbs do."""
STATEMENTS = words(
    "statement letter post message email video note memo report article paper study interview filing"
)
EVIDENCE = words(
    "presentation study studies survey surveys poll polls report reports data figures results tests test "
    "images image footage video videos photos photographs records documents statistics research analysis "
    "audit census paper papers files emails numbers estimates review inquiry investigation autopsy "
    "examination projections returns chart maps experiment trial"
)
QUANTIFIERS = words(
    "hundreds dozens thousands millions scores those many some others two three four five six seven "
    "eight nine ten"
)
POST_PLATFORMS = words(
    "x twitter facebook telegram instagram tiktok youtube linkedin bluesky mastodon threads vk weibo truth"
)
# Where somebody posts whose platform has no name, or one that follows: "on her channel Deep Water".
POST_PLACES = words("channel page blog account feed vlog livestream stream profile platform network app")
NAMED_POSTS = words("post posts thread livestream")
POSTS = words("post posts video message thread livestream clip")
# Joined once: a union made where a word is asked for costs more than all else that is asked there.
AFTER_PHRASE = PREPOSITIONS | TIME_WORDS
CLAUSE_LINKS = CONJUNCTIONS | PRONOUNS
BARE_PRONOUNS = PRONOUNS - DETERMINERS
