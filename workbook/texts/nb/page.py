"""Bokmål: the receipt of a reissued form, differences between plans, and the report for the council."""

TEXTS: dict[str, str] = {
    # reissue
    "reissue.head": "Nytt skjema med svarene fra {file}: {output}",
    "reissue.kept": "{number} svar er ført over.",
    "reissue.mended": "{number} endringer i låste celler, navn og ark er ikke med videre.",
    "reissue.fate.moved": "Flyttet til en annen rad: {number}",
    "reissue.fate.read": "Lest som tall: {number}",
    "reissue.fate.left": "Må fortsatt rettes: {number}",
    "reissue.fate.dropped": "Tatt bort: {number}",
    "reissue.fate.new": "Nytt: {number}",
    "reissue.line": "{label}: «{raw}»",
    "reissue.line.moved": "{label}: fra {old} til {new}",
    "reissue.line.read": "{label}: «{raw}» er blitt {now}",
    "reissue.comma": ",",
    "reissue.stray": "Tallet i {cell}, der det ikke skal stå noe",
    "reissue.new.area": "Rad for innsatsområde {index}",
    "reissue.new.financier": "Rad for finansiør {index}",
    "reissue.new.jobs": "Arbeidsplasser i {year}",
    "reissue.new.budget": "Budsjett i {year}",
    "reissue.sums": "Sum før og etter:",
    "reissue.sum": "{table} {year}: {before} = {after} {unit}",
    "reissue.sum.read": "{table} {year}: {before} + {read} lest = {after} {unit}",
    "reissue.sum.lost": "{table} {year}: {before} ville blitt {after} {unit}",
    "reissue.lost": "Tall ville blitt borte, så ingenting er skrevet. {sum}. Uten plass i det nye skjemaet:",
    "reissue.unequal": "Det nye skjemaet leses ikke likt det gamle, så ingenting er skrevet. Meld fra om filen.",
    "reissue.same_file": "{path} er filen som leses, og den blir aldri endret. Velg et annet navn med -o.",
    "reissue.setup_alone": "--setup sier både områder og år. Bruk det alene, eller endre filen.",
    # report
    "page.title": "Omstillingsplan: {name}",
    "page.title.tables": "Tabeller til Omstillingsplan: {name}",
    "page.summary": "Sammendrag",
    "page.checks": "Alle kontroller",
    "page.tables": "Planens tabeller",
    "page.readings": "Verdier lest annerledes enn Excel teller dem",
    "page.word.skip": "Hopp til innholdet",
    "page.word.figure": "Tallene i figuren",
    "page.word.number": "Tallene i figurene",
    "page.word.category": "Gruppe",
    "page.word.decision": "Vedtak",
    "page.fact": "Opplysning",
    "page.value": "Verdi",
    "page.figures": "Nøkkeltall",
    "page.figure": "Nøkkeltall for planen",
    "page.more": "{number} funn til står under Alle kontroller.",
    "page.jobs": "arbeidsplasser",
    "page.figure.goal": "Hovedmål (2.2)",
    "page.figure.jobs": "Resultatmål, alle år (2.3)",
    "page.figure.area_jobs": "Fordelt på innsatsområder (3.1)",
    "page.figure.frame": "Økonomisk ramme (5.1)",
    "page.figure.funding": "Finansiering, alle år (5.1)",
    "page.figure.spending": "Fordelt på innsatsområder og programledelse (5.2)",
    "page.figure.admin": "Administrative kostnader, del av 5.2",
    "page.figure.per_job": "Kostnad per arbeidsplass (til opplysning)",
    "page.kind": "Finansiør",
    "page.budget": "Budsjett, mill. kr",
    "page.share": "Andel",
    "page.agreed": "Avtalt andel",
    "page.shares": "Hvem som betaler, mot det som er avtalt",
    "page.integrity": "Filen",
    "page.integrity.whole": "Låste celler, formler, navn og ark er som da skjemaet ble laget.",
    "page.integrity.changed": (
        "Skjemaet er endret utenom de gule feltene: {number} funn. Tallene i rapporten er regnet på nytt fra "
        "feltene."
    ),
    "page.checked": "Hva som er kontrollert",
    "page.not_checked": "Ikke kontrollert: om mål og satsinger er gode, og planens tekst utenom skjemaet.",
    "page.decision": "Vedtak",
    "page.decision.what": "Vedtak eller merknad",
    "page.decision.date": "Dato",
    "page.decision.name": "Navn",
    "page.kontroll": "Kontroller med verdier",
    "page.kontroll.rule": "Regel",
    "page.kontroll.what": "Hva som skal stemme",
    "page.kontroll.left": "Tabell A",
    "page.kontroll.right": "Tabell B",
    "page.kontroll.gap": "Forskjell",
    "page.kontroll.status": "Status",
    "page.all_findings": "Alle funn",
    "page.readings.none": "Ingen. Alle tall er lest slik Excel teller dem.",
    "page.readings.what": "Felt",
    "page.readings.where": "Celle",
    "page.readings.raw": "Står der",
    "page.readings.counted": "Teller som",
    "page.readings.meant": "Betyr trolig",
    "page.not_counted": "ikke med",
    "page.unclear": "uklart",
    "tables.raw": "«{raw}»",
    "tables.year": "År",
    "tables.sum": "Sum",
    "tables.sum.noted": "Sum*",
    "tables.jobs": "Arbeidsplasser",
    "tables.area": "Innsatsområde",
    "tables.areas": "Innsatsområder",
    "tables.financier": "Finansiør",
    "tables.share": "Andel",
    "tables.2.2": "2.2 Hovedmål",
    "tables.2.2.goal": "Å sikre og skape {goal} arbeidsplasser.",
    "tables.2.3": "2.3 Resultatmål",
    "tables.2.3.caption": "Antall nye eller sikrede arbeidsplasser skapt i omstillingsperioden, fordelt på år",
    "tables.2.3.note": (
        "* Arbeidsplassene skal måles via innrapportering fra enkeltprosjekter, ved hjelp av "
        "prosjektleder-rapporten. Rapporten er en del av prosjektleders sluttrapport til leder for "
        "omstillingsarbeidet. Det er altså de arbeidsplassene omstillingsprogrammet bidrar til å sikre og "
        "skape gjennom å støtte enkeltprosjekter, som skal regnes med (telles brutto)."
    ),
    "tables.3.1": "3.1 Arbeidsplassmålet fordelt på innsatsområder",
    "tables.3.1.caption": "Hvert innsatsområde har årlig periodiserte arbeidsplassmål",
    "tables.3.1.sum": "Sum arbeidsplasser pr år*",
    "tables.3.1.note": (
        "* Arbeidsplassmålene er i stor grad målsatt lineært, uten at resultatene nødvendigvis vil følge "
        "samme utvikling. Måltallene må derfor oppfattes som «budsjetterte arbeidsplasser», men handler om å "
        "prioritere ressursinnsatsen i omstillingsprogrammet."
    ),
    "tables.3.1.support": (
        "** Innsatsområdet vil ikke ha arbeidsplasser som målsetting, men skal understøtte de andre "
        "innsatsområdene."
    ),
    "tables.3.2": "3.2 Strategier for innsatsområdene",
    "tables.3.2.caption": "Arbeidsplasser innenfor {name}, fordelt på år",
    "tables.5.1": "5.1 Overordnet finansiering",
    "tables.5.1.caption": "Årlige budsjettramme fordelt på finansiør, oppgitt i millioner",
    "tables.5.1.sum": "Totalt",
    "tables.5.1.note": (
        "* I Omstillingsplan for {name} er det budsjettert med bevilgninger for perioden {first}-{last} som "
        "det vil bli søkt om for hvert omstillingsår."
    ),
    "tables.5.2": "5.2 Ressurser fordelt på innsatsområder",
    "tables.5.2.caption": "Årlig budsjettramme fordelt på innsatsområder, oppgitt i millioner",
    "tables.5.2.programme": "Programorganisasjonens ressursinnsats*",
    "tables.5.2.admin": "Administrative kostnader til programledelse**",
    "tables.5.2.programme.note": (
        "* Øvrige kostnader til programledelse er i hovedsak arbeid med prosjektutvikling, nettverksbygging "
        "og oppgaver som beskrevet i de prioriterte innsatsområdene."
    ),
    "tables.5.2.admin.note": (
        "** Administrative kostnader knyttet til programledelse omfatter forberedelse og gjennomføring av "
        "styremøter, saksbehandling, rapportering og annet nødvendig administrativt arbeid."
    ),
    "tables.6": "6. Prioriterte bærekraftsmål",
    "tables.6.caption": "Prioriterte bærekraftsmål",
    "tables.dimension": "Dimensjon",
    "tables.goal": "Mål",
    "tables.why": "Hvorfor",
    "tables.dimension.environment": "Miljø",
    "tables.dimension.society": "Samfunn",
    "tables.dimension.economy": "Økonomi",
    "tables.dimension.partnership": "Samarbeid",
    "report.no_format": "{path}: rapporten kan skrives som {formats}. Velg et av dem med -o.",
    "report.tables_of_one": "--tables lager tabellene for ett skjema som kan leses. Oppgi én fil.",
}
