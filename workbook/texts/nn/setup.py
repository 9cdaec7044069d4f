"""Nynorsk: what is wrong with a setup (`setup.<message_key>`) and what to do; the comments of a setup file."""

TEXTS: dict[str, str] = {
    # The file
    "setup.no_file": "Fila finst ikkje. Sjå etter at namn og mappe er rette.",
    "setup.unreadable": "Fila kan ikkje lesast ({reason}). Sjå etter at det er ei fil, og at du har tilgang til ho.",
    "setup.too_large": "Fila er større enn {most} MB og kan ikkje vere eit oppsett. Vel ei anna fil.",
    "setup.not_utf8": "Fila er ikkje lagra som UTF-8. Lagre ho på nytt med teiknkoding UTF-8.",
    "setup.bad_toml": (
        "Fila er ikkje gyldig TOML. Sjå på denne linja og den før: manglar eit hermeteikn, eit "
        "likskapsteikn eller ein klamme?"
    ),
    # Keys
    "setup.unknown_key": "{where}: nøkkelen «{value}» finst ikkje. Tillate her: {allowed}.",
    "setup.unknown_key_near": "{where}: nøkkelen «{value}» finst ikkje. Meinte du «{nearest}»? Tillate her: {allowed}.",
    "setup.missing_key": "{where} manglar. Legg til nøkkelen.",
    # Types
    "setup.not_table": "{where}: her skal det stå ein tabell med nøklar, ikkje {value}.",
    "setup.not_list": "{where}: her skal det stå ei liste, ikkje {value}. Skriv verdiane i hakeparentesar: [ … ].",
    "setup.not_text": '{where}: her skal det stå tekst, ikkje {value}. Set verdien i hermeteikn: "…".',
    "setup.not_whole": "{where}: her skal det stå eit heilt tal utan hermeteikn, ikkje {value}.",
    "setup.not_flag": "{where}: her skal det stå true eller false utan hermeteikn, ikkje {value}.",
    "setup.not_years": "{where}: her skal første og siste år stå, til dømes [2027, 2031], ikkje {value}.",
    "setup.not_amount": '{where}: her skal det stå eit tal i hermeteikn, til dømes "0.5", ikkje {value}.',
    "setup.float_amount": (
        '{where}: desimaltal må stå i hermeteikn for å bli lesne nøyaktig. Skriv "{value}", ikkje {value}.'
    ),
    "setup.bad_amount": (
        "{where}: «{value}» er ikkje eit tal vi kan lese. Skriv siffer med punktum som desimalteikn, høgst 6 desimalar "
        'og utan mellomrom og eining, til dømes "0.5".'
    ),
    # Values
    "setup.schema_newer": (
        "{where}: oppsettet er laga for ein nyare versjon av verktøyet (schema {value}; denne les {known}). Oppdater "
        "verktøyet."
    ),
    "setup.out_of_range": "{where}: {value} er utanfor det som er mogleg. Skriv eit tal frå {least} til {most}.",
    "setup.whole_amount": "{where}: {value} er ikkje eit heilt tal. Skriv det utan desimalar.",
    "setup.unknown_choice": "{where}: «{value}» er ikkje eit av vala. Vel ein av: {allowed}.",
    "setup.empty_name": "{where}: namnet er tomt. Skriv eit namn.",
    "setup.long_name": "{where}: namnet har {length} teikn. Kort det ned til høgst {most}.",
    "setup.control_character": (
        "{where}: namnet inneheld eit usynleg teikn ({character}). Skriv namnet på nytt utan å lime inn."
    ),
    "setup.name_twice": "{where}: namnet «{name}» står òg i rad {other}. Gi kvar rad sitt eige namn.",
    "setup.areas_in_use": (
        "Rader for innsatsområde: {asked} er for lite, for planen har {count} i bruk ({names}). Vel {count} eller "
        "fleire."
    ),
    "setup.too_many_rows": "{where}: {count} er for mange. Det er plass til {most}.",
    "setup.no_rows": (
        "{where}: skjemaet ville ikkje fått noka rad her (for innsatsområde: inga med arbeidsplassmål). Legg til ei "
        "rad, eller set reserve til minst 1."
    ),
    # Kommuner
    "setup.no_municipality": '{where}: ingen kommune er oppgitt. Skriv minst eitt kommunenummer, til dømes ["4032"].',
    "setup.bad_municipality": (
        '{where}: «{value}» er ikkje eit kommunenummer. Skriv fire siffer i hermeteikn, til dømes "0301".'
    ),
    "setup.municipality_twice": "{where}: kommunenummer {value} står to gonger. Ta bort det eine.",
    "setup.unknown_municipality": (
        "{where}: ingen kommune har eller har hatt nummer {value} sidan 2012. Slå opp kommunenummeret."
    ),
    "setup.old_municipality": "{where}: kommunenummer {value} er gått ut. Bruk det som gjeld i dag: {successors}.",
    # Years and limits
    "setup.years_descending": "{where}: siste år ({last}) er før første år ({first}). Skriv det første året først.",
    "setup.years_hole": (
        "{where}: mellom {last} og {first} er det år som verken har arbeidsplassmål eller budsjett. La periodane "
        "møtast."
    ),
    "setup.too_many_years": (
        "{where}: åra for arbeidsplassar og budsjett er til saman {count}. Det er plass til {most}."
    ),
    "setup.share_limits": (
        "{where}: grensa for avvik ({value}) er lågare enn share_tolerance, grensa for sjekk ({least}). Set ho minst "
        "like høgt."
    ),
    # What is written as an option, an answer or a cell of a register
    "setup.word_whole": "{where}: «{value}» er ikkje eit heilt tal. Skriv berre siffer.",
    "setup.word_amount": (
        "{where}: «{value}» er ikkje eit tal vi kan lese sikkert. Skriv siffer, med komma framfor desimalane, til "
        "dømes 36,5."
    ),
    "setup.word_years": "{where}: «{value}» er ikkje ein periode. Skriv første og siste år, til dømes 2027-2032.",
    "setup.word_kommune": (
        "{where}: «{value}» er ikkje ein kommune. Skriv kommunenummeret med fire siffer, eller namnet."
    ),
    "setup.word_kommune_near": "{where}: «{value}» er ikkje ein kommune. Meinte du {choices}?",
    "setup.word_kommune_several": (
        "{where}: fleire kommunar heiter {value}: {choices}. Kva for ein er det? Skriv nummeret."
    ),
    "setup.word_financier": (
        "{where}: «{value}» kan ikkje lesast. Skriv NAMN:TYPE:DEL, til dømes KDD:state:50. Typane er {kinds}."
    ),
    "setup.word_too_many": (
        "Rada har {fields} felt, men det er berre {columns} kolonnar i overskrifta. "
        'Eit felt med fleire verdiar skal stå i hermeteikn når fila har semikolon: "Havbruk; Reiseliv".'
    ),
    "setup.word_no_column": (
        "{where}: «{value}» står i ein kolonne utan overskrift. Gi kolonnen namn, eller tøm feltet."
    ),
    "setup.word_excel_error": "{where}: i feltet står feilverdien {value}. Rett formelen, eller skriv verdien.",
    "setup.word_names_differ": (
        "{where}: kommunenummer {number} er {known}, men namnet er {name} ({choices}). Rett nummeret eller namnet."
    ),
    "setup.word_no_kind": "{where}: ingen finansiør er av typen {kind}. Ta bort delen, eller legg til finansiøren.",
    "setup.word_row_twice": (
        "{where}: «{value}» står òg i rad {other}, med same kommunar, utgåve og språk. Ta bort den eine rada, eller "
        "skil dei frå kvarandre."
    ),
    "setup.spread_goal": "{where} manglar. Skriv hovudmålet som arbeidsplassane skal fordelast frå.",
    # The comments of a setup file
    "setup.comment.programme.municipalities": "kommunenummer som tekst, eitt eller fleire",
    "setup.comment.programme.language": "{languages}",
    "setup.comment.programme.edition": "utgåve av planen",
    "setup.comment.programme.reserve": "ledige rader for område og finansiørar, 0–{reserve_most}",
    "setup.comment.programme.goal_jobs": "hovudmålet i 2.2",
    "setup.comment.programme.frame": "ramma i 5.1, mill. kr",
    "setup.comment.years.jobs": "første og siste år",
    "setup.comment.years.budget": "begge til saman høgst {years_most} år utan hol",
    "setup.comment.limits.tolerance": "mill. kr",
    "setup.comment.limits.share_tolerance": "prosentpoeng; over dette: sjekk",
    "setup.comment.limits.share_error": "prosentpoeng; over dette: avvik",
    "setup.comment.limits.own_min": "kommunane til saman, prosent",
    "setup.comment.limits.public_max": "offentleg tilskot, prosent",
    "setup.comment.limits.admin_share": "prosent av ramma",
    "setup.comment.limits.years_max": "budsjettår utan grunngiving",
    "setup.comment.limits.amount_max": "mill. kr i eitt felt",
    "setup.comment.financier.kind": "{kinds}",
    "setup.comment.financier.share": "avtalt del i prosent",
    "setup.comment.financier.total": "summen som planen eller tilsegna oppgir, mill. kr",
    "setup.comment.area.jobs": "utan arbeidsplassmål",
}
