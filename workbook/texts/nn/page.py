"""Nynorsk: the receipt of a reissued form, differences between plans, and the report for the council."""

TEXTS: dict[str, str] = {
    # reissue
    "reissue.head": "Nytt skjema med svara frå {file}: {output}",
    "reissue.kept": "{number} svar er førte over.",
    "reissue.mended": "{number} endringar i låste celler, namn og ark er ikkje med vidare.",
    "reissue.fate.moved": "Flytta til ei anna rad: {number}",
    "reissue.fate.read": "Lese som tal: {number}",
    "reissue.fate.left": "Må framleis rettast: {number}",
    "reissue.fate.dropped": "Teke bort: {number}",
    "reissue.fate.new": "Nytt: {number}",
    "reissue.line": "{label}: «{raw}»",
    "reissue.line.moved": "{label}: frå {old} til {new}",
    "reissue.line.read": "{label}: «{raw}» er blitt {now}",
    "reissue.comma": ",",
    "reissue.stray": "Talet i {cell}, der det ikkje skal stå noko",
    "reissue.new.area": "Rad for innsatsområde {index}",
    "reissue.new.financier": "Rad for finansiør {index}",
    "reissue.new.jobs": "Arbeidsplassar i {year}",
    "reissue.new.budget": "Budsjett i {year}",
    "reissue.sums": "Sum før og etter:",
    "reissue.sum": "{table} {year}: {before} = {after} {unit}",
    "reissue.sum.read": "{table} {year}: {before} + {read} lese = {after} {unit}",
    "reissue.sum.lost": "{table} {year}: {before} ville blitt {after} {unit}",
    "reissue.lost": "Tal ville blitt borte, så ingenting er skrive. {sum}. Utan plass i det nye skjemaet:",
    "reissue.unequal": "Det nye skjemaet blir ikkje lese likt det gamle, så ingenting er skrive. Meld frå om fila.",
    "reissue.same_file": "{path} er fila som blir lesen, og ho blir aldri endra. Vel eit anna namn med -o.",
    "reissue.setup_alone": "--setup seier både område og år. Bruk det åleine, eller endre fila.",
    # report
    "page.title": "Omstillingsplan: {name}",
    "page.title.tables": "Tabellar til Omstillingsplan: {name}",
    "page.summary": "Samandrag",
    "page.checks": "Alle kontrollar",
    "page.tables": "Tabellane i planen",
    "page.readings": "Verdiar lesne annleis enn Excel tel dei",
    "page.word.skip": "Hopp til innhaldet",
    "page.word.figure": "Tala i figuren",
    "page.word.number": "Tala i figurane",
    "page.word.category": "Gruppe",
    "page.word.decision": "Vedtak",
    "page.fact": "Opplysning",
    "page.value": "Verdi",
    "page.figures": "Nøkkeltal",
    "page.figure": "Nøkkeltal for planen",
    "page.more": "{number} funn til står under Alle kontrollar.",
    "page.jobs": "arbeidsplassar",
    "page.figure.goal": "Hovudmål (2.2)",
    "page.figure.jobs": "Resultatmål, alle år (2.3)",
    "page.figure.area_jobs": "Fordelt på innsatsområde (3.1)",
    "page.figure.frame": "Økonomisk ramme (5.1)",
    "page.figure.funding": "Finansiering, alle år (5.1)",
    "page.figure.spending": "Fordelt på innsatsområde og programleiing (5.2)",
    "page.figure.admin": "Administrative kostnader, del av 5.2",
    "page.figure.per_job": "Kostnad per arbeidsplass (til opplysning)",
    "page.kind": "Finansiør",
    "page.budget": "Budsjett, mill. kr",
    "page.share": "Del",
    "page.agreed": "Avtalt del",
    "page.shares": "Kven som betaler, mot det som er avtalt",
    "page.integrity": "Fila",
    "page.integrity.whole": "Låste celler, formlar, namn og ark er som då skjemaet vart laga.",
    "page.integrity.changed": (
        "Skjemaet er endra utanom dei gule felta: {number} funn. Tala i rapporten er rekna på nytt frå "
        "felta."
    ),
    "page.checked": "Kva som er kontrollert",
    "page.not_checked": "Ikkje kontrollert: om mål og satsingar er gode, og teksten i planen utanom skjemaet.",
    "page.decision": "Vedtak",
    "page.decision.what": "Vedtak eller merknad",
    "page.decision.date": "Dato",
    "page.decision.name": "Namn",
    "page.kontroll": "Kontrollar med verdiar",
    "page.kontroll.rule": "Regel",
    "page.kontroll.what": "Kva som skal stemme",
    "page.kontroll.left": "Tabell A",
    "page.kontroll.right": "Tabell B",
    "page.kontroll.gap": "Skilnad",
    "page.kontroll.status": "Status",
    "page.all_findings": "Alle funn",
    "page.readings.none": "Ingen. Alle tal er lesne slik Excel tel dei.",
    "page.readings.what": "Felt",
    "page.readings.where": "Celle",
    "page.readings.raw": "Står der",
    "page.readings.counted": "Tel som",
    "page.readings.meant": "Tyder truleg",
    "page.not_counted": "ikkje med",
    "page.unclear": "uklart",
    "tables.raw": "«{raw}»",
    "tables.year": "År",
    "tables.sum": "Sum",
    "tables.sum.noted": "Sum*",
    "tables.jobs": "Arbeidsplassar",
    "tables.area": "Innsatsområde",
    "tables.areas": "Innsatsområde",
    "tables.financier": "Finansiør",
    "tables.share": "Del",
    "tables.2.2": "2.2 Hovudmål",
    "tables.2.2.goal": "Å sikre og skape {goal} arbeidsplassar.",
    "tables.2.3": "2.3 Resultatmål",
    "tables.2.3.caption": "Talet på nye eller sikra arbeidsplassar skapte i omstillingsperioden, fordelt på år",
    "tables.2.3.note": (
        "* Arbeidsplassane skal målast gjennom innrapportering frå enkeltprosjekt, ved hjelp av "
        "prosjektleiarrapporten. Rapporten er ein del av sluttrapporten frå prosjektleiaren til leiaren for "
        "omstillingsarbeidet. Det er altså dei arbeidsplassane omstillingsprogrammet medverkar til å sikre "
        "og skape gjennom å støtte enkeltprosjekt, som skal reknast med (telje brutto)."
    ),
    "tables.3.1": "3.1 Arbeidsplassmålet fordelt på innsatsområde",
    "tables.3.1.caption": "Kvart innsatsområde har årleg periodiserte arbeidsplassmål",
    "tables.3.1.sum": "Sum arbeidsplassar per år*",
    "tables.3.1.note": (
        "* Arbeidsplassmåla er i stor grad sette lineært, utan at resultata nødvendigvis følgjer same "
        "utvikling. Måltala må derfor oppfattast som «budsjetterte arbeidsplassar», men handlar om å "
        "prioritere ressursinnsatsen i omstillingsprogrammet."
    ),
    "tables.3.1.support": (
        "** Innsatsområdet vil ikkje ha arbeidsplassar som målsetjing, men skal støtte opp om dei andre "
        "innsatsområda."
    ),
    "tables.3.2": "3.2 Strategiar for innsatsområda",
    "tables.3.2.caption": "Arbeidsplassar innanfor {name}, fordelt på år",
    "tables.5.1": "5.1 Overordna finansiering",
    "tables.5.1.caption": "Årleg budsjettramme fordelt på finansiør, oppgitt i millionar",
    "tables.5.1.sum": "Totalt",
    "tables.5.1.note": (
        "* I Omstillingsplan for {name} er det budsjettert med løyvingar for perioden {first}-{last} som det "
        "vil bli søkt om for kvart omstillingsår."
    ),
    "tables.5.2": "5.2 Ressursar fordelte på innsatsområde",
    "tables.5.2.caption": "Årleg budsjettramme fordelt på innsatsområde, oppgitt i millionar",
    "tables.5.2.programme": "Ressursinnsatsen til programorganisasjonen*",
    "tables.5.2.admin": "Administrative kostnader til programleiing**",
    "tables.5.2.programme.note": (
        "* Andre kostnader til programleiing er i hovudsak arbeid med prosjektutvikling, nettverksbygging og "
        "oppgåver som er skildra i dei prioriterte innsatsområda."
    ),
    "tables.5.2.admin.note": (
        "** Administrative kostnader knytte til programleiing omfattar førebuing og gjennomføring av "
        "styremøte, saksbehandling, rapportering og anna nødvendig administrativt arbeid."
    ),
    "tables.6": "6. Prioriterte berekraftsmål",
    "tables.6.caption": "Prioriterte berekraftsmål",
    "tables.dimension": "Dimensjon",
    "tables.goal": "Mål",
    "tables.why": "Kvifor",
    "tables.dimension.environment": "Miljø",
    "tables.dimension.society": "Samfunn",
    "tables.dimension.economy": "Økonomi",
    "tables.dimension.partnership": "Samarbeid",
    "report.no_format": "{path}: rapporten kan skrivast som {formats}. Vel eitt av dei med -o.",
    "report.tables_of_one": "--tables lagar tabellane for eitt skjema som kan lesast. Oppgi éi fil.",
}
