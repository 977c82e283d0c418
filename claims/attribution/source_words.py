"""Words that tell what kind of source a phrase names: titles, bodies, outlets, crowds, documents."""

from claims.attribution.wordlist import words

OFFICES = words(
    "president vice-president ex-president premier chancellor king queen prince princess pope cardinal "
    "archbishop bishop senator congressman congresswoman representative governor mayor councillor "
    "ambassador envoy general colonel major captain lieutenant sergeant corporal admiral commander "
    "constable inspector superintendent sheriff officer chief judge secretary secretary-general deputy "
    "director chairman chairwoman chair head coach manager professor founder co-founder ceo commissioner "
    "ombudsman correspondent leader spokesman spokeswoman spokesperson activist economist analyst lawyer "
    "imam rabbi"
)
"""What one person is; with a place or a body it is his office."""
TITLES = OFFICES | words(
    "vice prime minister detective justice prosecutor attorney minister's acting former interior foreign "
    "defence defense finance health education energy transport environment dr dr. mr mr. mrs mrs. ms ms. "
    "sir dame lord lady rev rev. gen gen. sen sen. rep rep. gov gov. lt lt. col col. sgt sgt. prof prof. "
    "capt capt. maj maj. opposition striker midfielder winger goalkeeper defender state police us uk eu "
    "u.s. u.k. e.u. un u.n. russian ukrainian american british french german chinese belarusian polish "
    "european home business trade engineer builder teacher doctor nurse farmer fisherman baker innkeeper "
    "architect surgeon pilot sailor soldier journalist reporter author writer poet painter singer actor "
    "actress scientist researcher fr fr. sport sports news first supreme father sister brother"
)
"""What may stand in front of a person's name."""
ORGANISATION_WORDS = words(
    "ministry office police agency group party council committee commission court parliament "
    "government company firm bank union university institute centre center service department board "
    "association foundation federation organisation organization airline hospital ministry's network "
    "army navy force forces military authority bureau fund watchdog regulator operator club league "
    "team inc inc. ltd ltd. plc corp corp. co co. llc gmbh ag embassy kremlin pentagon house downing "
    "street watch amnesty nations union's charity think-tank alliance coalition movement "
    "international greenpeace administration congress senate assembly society institution school "
    "college trust"
)
OFFICIAL_WORDS = words(
    "ministry office police court parliament government department commission embassy kremlin "
    "pentagon army navy military authority authorities bureau prosecutors prosecutor prosecution "
    "council customs fire coastguard administration congress senate assembly regulator minister "
    "ministers officers firefighters cabinet treasury state city town hall registry tribunal coroner"
)
BODY_WORDS = ORGANISATION_WORDS | OFFICIAL_WORDS
OUTLET_WORDS = words(
    "newspaper daily weekly outlet magazine website channel broadcaster radio television tv news "
    "agency portal times post herald gazette tribune courier guardian telegraph journal chronicle "
    "press observer mirror mail bulletin standard media wire"
)
AGENCY_NAMES = words(
    "reuters afp ap tass interfax ria xinhua belta ansa dpa efe pap apa kyodo anadolu ukrinform "
    "bloomberg pti yonhap upi hina stt ntb tt ritzau belga agence"
)
OUTLET_NOUNS = words("outlet newspaper broadcaster website daily channel magazine portal")
BROADCAST_NOUNS = words("radio television tv newspaper daily weekly magazine broadcaster portal")
OUTLET_OPENERS = words("radio tv television channel")
OUTLET_NAMES = words("bbc cnn nbc abc cbs itv rte npr pbs rfe/rl sky fox msnbc dw cnbc al nyt wsj ft")
DOCUMENT_WORDS = words(
    "report study survey poll statement document documents filing letter memo paper figures data "
    "records footage video photographs photos images indictment affidavit ruling verdict census email "
    "emails e-mails transcript complaint lawsuit audit review research analysis statistics communique "
    "communiqué testimony recording evidence files papers post tweet dossier autopsy inquest "
    "declaration"
)
EVIDENCE_HEADS = words(
    "images footage photos photographs figures data tests results records documents videos"
)
CROWD = words(
    "pals chums bosses officials sources source witnesses witness analysts experts observers critics "
    "supporters activists residents people groups group diplomats investigators insiders traders "
    "economists scientists researchers lawyers relatives neighbours neighbors locals villagers "
    "survivors employees staff workers aides advisers advisors colleagues friends members reports "
    "media commentators campaigners protesters opponents lawmakers executives official aide diplomat "
    "insider person adviser advisor investigator resident employee executive man woman neighbour "
    "neighbor friend relative colleague engineer doctor nurse soldier doctors nurses soldiers others "
    "some many several most few passengers passenger eyewitnesses eyewitness fans teachers parents "
    "students farmers bystander bystanders figures organisations organizations outlets channels "
    "accounts users historians academics politicians rescuers medics drivers driver shoppers "
    "fishermen refugees victims prisoners detainees individuals rebels militants fighters insurgents "
    "gunmen separatists attackers commanders peers parishioners shopkeepers mourners volunteers "
    "customers clients readers viewers listeners subscribers investors shareholders visitors "
    "commuters tourists pensioners strikers hunters climbers pilgrims worshippers onlookers guests "
    "guards jailers wardens "
    "bidders buyers sellers suppliers tenants landlords couriers bankers brokers auditors"
)
# Plural bodies that speak with one voice although no name is given.
QUIET_BODIES = words(
    "police prosecutors authorities organisers organizers firefighters government ministry company "
    "court opposition army military parliament council club team union hospital operator airline "
    "defence prosecution administration office board"
)
NAME_PARTICLES = words("of de la al van von der den bin ibn el and for")
PLAIN_OPENERS = (
    TITLES
    | CROWD
    | OFFICIAL_WORDS
    | OUTLET_WORDS
    | QUIET_BODIES
    | words(
        "state local national independent senior two three four five rights human exiled rival "
        "regional city separate leading top one other another new old young police prominent veteran "
        "fellow medical legal"
    )
)
