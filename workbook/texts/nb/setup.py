"""Bokmål: what is wrong with a setup (`setup.<message_key>`) and what to do; the comments of a setup file."""

TEXTS: dict[str, str] = {
    # The file
    "setup.no_file": "Filen finnes ikke. Se etter at navn og mappe er riktige.",
    "setup.unreadable": "Filen kan ikke leses ({reason}). Se etter at det er en fil, og at du har tilgang til den.",
    "setup.too_large": "Filen er større enn {most} MB og kan ikke være et oppsett. Velg en annen fil.",
    "setup.not_utf8": "Filen er ikke lagret som UTF-8. Lagre den på nytt med tegnkoding UTF-8.",
    "setup.bad_toml": (
        "Filen er ikke gyldig TOML. Se på denne linjen og den før: mangler et hermetegn, et likhetstegn "
        "eller en klamme?"
    ),
    # Keys
    "setup.unknown_key": "{where}: nøkkelen «{value}» finnes ikke. Tillatt her: {allowed}.",
    "setup.unknown_key_near": "{where}: nøkkelen «{value}» finnes ikke. Mente du «{nearest}»? Tillatt her: {allowed}.",
    "setup.missing_key": "{where} mangler. Legg den til.",
    # Types
    "setup.not_table": "{where}: her skal det stå en tabell med nøkler, ikke {value}.",
    "setup.not_list": "{where}: her skal det stå en liste, ikke {value}. Skriv verdiene i hakeparenteser: [ … ].",
    "setup.not_text": '{where}: her skal det stå tekst, ikke {value}. Sett verdien i hermetegn: "…".',
    "setup.not_whole": "{where}: her skal det stå et helt tall uten hermetegn, ikke {value}.",
    "setup.not_flag": "{where}: her skal det stå true eller false uten hermetegn, ikke {value}.",
    "setup.not_years": "{where}: her skal første og siste år stå, for eksempel [2027, 2031], ikke {value}.",
    "setup.not_amount": '{where}: her skal det stå et tall i hermetegn, for eksempel "0.5", ikke {value}.',
    "setup.float_amount": (
        '{where}: desimaltall må stå i hermetegn for å bli lest nøyaktig. Skriv "{value}", ikke {value}.'
    ),
    "setup.bad_amount": (
        "{where}: «{value}» er ikke et tall vi kan lese. Skriv sifre med punktum som desimaltegn, høyst 6 desimaler "
        'og uten mellomrom og enhet, for eksempel "0.5".'
    ),
    # Values
    "setup.schema_newer": (
        "{where}: oppsettet er laget for en nyere versjon av verktøyet (schema {value}; denne leser {known}). "
        "Oppdater verktøyet."
    ),
    "setup.out_of_range": "{where}: {value} er utenfor det som er mulig. Skriv et tall fra {least} til {most}.",
    "setup.whole_amount": "{where}: {value} er ikke et helt tall. Skriv det uten desimaler.",
    "setup.unknown_choice": "{where}: «{value}» er ikke et av valgene. Velg en av: {allowed}.",
    "setup.empty_name": "{where}: navnet er tomt. Skriv et navn.",
    "setup.long_name": "{where}: navnet har {length} tegn. Kort det ned til høyst {most}.",
    "setup.control_character": (
        "{where}: navnet inneholder et usynlig tegn ({character}). Skriv navnet på nytt uten å lime inn."
    ),
    "setup.name_twice": "{where}: navnet «{name}» står også i rad {other}. Gi radene hvert sitt navn.",
    "setup.areas_in_use": (
        "Rader for innsatsområder: {asked} er for lite, for planen har {count} i bruk ({names}). Velg {count} eller "
        "flere."
    ),
    "setup.too_many_rows": "{where}: {count} er for mange. Det er plass til {most}.",
    "setup.no_rows": (
        "{where}: skjemaet ville ikke fått noen rad her (for innsatsområder: ingen med arbeidsplassmål). Legg til en"
        " rad, eller sett reserve til minst 1."
    ),
    # Kommuner
    "setup.no_municipality": '{where}: ingen kommune er oppgitt. Skriv minst ett kommunenummer, for eksempel ["4032"].',
    "setup.bad_municipality": (
        '{where}: «{value}» er ikke et kommunenummer. Skriv fire sifre i hermetegn, for eksempel "0301".'
    ),
    "setup.municipality_twice": "{where}: kommunenummer {value} står to ganger. Ta bort det ene.",
    "setup.unknown_municipality": (
        "{where}: ingen kommune har eller har hatt nummer {value} siden 2012. Slå opp kommunenummeret."
    ),
    "setup.old_municipality": "{where}: kommunenummer {value} er gått ut. Bruk det som gjelder i dag: {successors}.",
    # Years and limits
    "setup.years_descending": "{where}: siste år ({last}) er før første år ({first}). Skriv det første året først.",
    "setup.years_hole": (
        "{where}: mellom {last} og {first} er det år som verken har arbeidsplassmål eller budsjett. La periodene møtes."
    ),
    "setup.too_many_years": (
        "{where}: årene for arbeidsplasser og budsjett er til sammen {count}. Det er plass til {most}."
    ),
    "setup.share_limits": (
        "{where}: grensen for avvik ({value}) er lavere enn share_tolerance, grensen for sjekk ({least}). Sett den "
        "minst like høyt."
    ),
    # What is written as an option, an answer or a cell of a register
    "setup.word_whole": "{where}: «{value}» er ikke et helt tall. Skriv bare sifre.",
    "setup.word_amount": (
        "{where}: «{value}» er ikke et tall vi kan lese sikkert. Skriv sifre, med komma foran desimalene, for eksempel "
        "36,5."
    ),
    "setup.word_years": "{where}: «{value}» er ikke en periode. Skriv første og siste år, for eksempel 2027-2032.",
    "setup.word_kommune": "{where}: «{value}» er ikke en kommune. Skriv kommunenummeret med fire sifre, eller navnet.",
    "setup.word_kommune_near": "{where}: «{value}» er ikke en kommune. Mente du {choices}?",
    "setup.word_kommune_several": "{where}: flere kommuner heter {value}: {choices}. Hvilken er det? Skriv nummeret.",
    "setup.word_financier": (
        "{where}: «{value}» kan ikke leses. Skriv NAVN:TYPE:ANDEL, for eksempel KDD:state:50. Typene er {kinds}."
    ),
    "setup.word_too_many": (
        "Raden har {fields} felt, men det er bare {columns} kolonner i overskriften. "
        'Et felt med flere verdier skal stå i hermetegn når filen har semikolon: "Havbruk; Reiseliv".'
    ),
    "setup.word_no_column": "{where}: «{value}» står i en kolonne uten overskrift. Gi kolonnen navn, eller tøm feltet.",
    "setup.word_excel_error": "{where}: i feltet står feilverdien {value}. Rett formelen, eller skriv verdien.",
    "setup.word_names_differ": (
        "{where}: kommunenummer {number} er {known}, men navnet er {name} ({choices}). Rett nummeret eller navnet."
    ),
    "setup.word_no_kind": "{where}: ingen finansiør er av typen {kind}. Ta bort andelen, eller legg til finansiøren.",
    "setup.word_row_twice": (
        "{where}: «{value}» står også i rad {other}, med samme kommuner, utgave og språk. Ta bort den ene raden, eller "
        "skill dem fra hverandre."
    ),
    "setup.spread_goal": "{where} mangler. Skriv hovedmålet som arbeidsplassene skal fordeles fra.",
    # The comments of a setup file
    "setup.comment.programme.municipalities": "kommunenummer som tekst, ett eller flere",
    "setup.comment.programme.language": "{languages}",
    "setup.comment.programme.edition": "utgave av planen",
    "setup.comment.programme.reserve": "ledige rader for områder og finansiører, 0–{reserve_most}",
    "setup.comment.programme.goal_jobs": "hovedmålet i 2.2",
    "setup.comment.programme.frame": "rammen i 5.1, mill. kr",
    "setup.comment.years.jobs": "første og siste år",
    "setup.comment.years.budget": "begge til sammen høyst {years_most} år uten hull",
    "setup.comment.limits.tolerance": "mill. kr",
    "setup.comment.limits.share_tolerance": "prosentpoeng; over dette: sjekk",
    "setup.comment.limits.share_error": "prosentpoeng; over dette: avvik",
    "setup.comment.limits.own_min": "kommunene til sammen, prosent",
    "setup.comment.limits.public_max": "offentlig tilskudd, prosent",
    "setup.comment.limits.admin_share": "prosent av rammen",
    "setup.comment.limits.years_max": "budsjettår uten begrunnelse",
    "setup.comment.limits.amount_max": "mill. kr i ett felt",
    "setup.comment.financier.kind": "{kinds}",
    "setup.comment.financier.share": "avtalt andel i prosent",
    "setup.comment.financier.total": "summen som planen eller tilsagnet oppgir, mill. kr",
    "setup.comment.area.jobs": "uten arbeidsplassmål",
}
