"""Bokmål: many files together: how each ended, samlet.xlsx, letters, the register of expected programmes."""

TEXTS: dict[str, str] = {
    "batch.copy": "Lik kopi av {others}.",
    "batch.copy.remedy": "Ingenting å gjøre.",
    "batch.edition": "Erstattet av en nyere utgave: {others}.",
    "batch.edition.remedy": "Ingenting å gjøre.",
    "batch.older": "Eldre utgave. De nyere er ulike, og ingen av utgavene teller før én er valgt: {others}.",
    "batch.older.remedy": "Velg hvilken av de nyere filene som gjelder. Til da er programmet ikke med i summene.",
    "batch.latest": "Erstattet av filen som ble lagret sist: {others}.",
    "batch.latest.remedy": "Se etter at det er den riktige filen som teller.",
    "batch.twice": "Samme program og utgave står i flere filer med ulikt innhold: {others}.",
    "batch.twice.remedy": "Behold den riktige filen, gi den et høyere utgavenummer, eller bruk --latest.",
    "batch.same_time": (
        "Samme program og utgave står i flere filer med ulikt innhold, og filene sier ikke hvilken som ble lagret "
        "sist: {others}."
    ),
    "batch.same_time.remedy": "Ta ut den filen som ikke gjelder, eller gi den riktige et høyere utgavenummer.",
    "batch.empty": "Fant ingen Excel-filer i {path}.",
    "batch.busy": "En annen kjøring er i gang i {path}. Vent til den er ferdig, eller velg en annen mappe.",
    "batch.taken": (
        "{path} finnes fra før, og er ikke kjent igjen som det denne kommandoen sist skrev der. "
        "Flytt filen, velg en annen mappe med -o, eller bruk -f for å skrive over."
    ),
    "batch.blocked": "{path} står i veien og er ikke laget av denne kommandoen. Flytt den, eller velg en annen mappe.",
    "batch.more": "Og {number} til.",
    "batch.journal_rows": "Filer i journalen som ikke kunne leses, og er kontrollert på nytt: {number}.",
    "batch.journal_unkept": (
        "Kan ikke bruke journalen {path}: {reason}. Gjør plass på disken eller gi deg tilgang til mappen og kjør på "
        "nytt, eller velg en annen mappe med -o."
    ),
    "batch.journal_anew": "Journalen {path} kunne ikke brukes. Alle filer er kontrollert på nytt.",
    "batch.no_parquet": "Parquet er ikke skrevet. Installer omstilling-xlsx[parquet] for å få det.",
    "batch.no_dask": "Dask er ikke installert. Installer omstilling-xlsx[dask], eller bruk --jobs.",
    "batch.dask_away": "Fikk ikke kontakt med Dask på {address}. Sjekk adressen, eller bruk --jobs.",
    "batch.expected_counts": (
        "{number} ventede programmer: {delivered} levert, {errors} levert med feil, {refused} avvist, "
        "{nothing} uten noe å rapportere, {missing} mangler."
    ),
    "batch.expected_counts.one": (
        "{number} ventet program: {delivered} levert, {errors} levert med feil, {refused} avvist, {nothing} uten noe "
        "å rapportere, {missing} mangler."
    ),
    "batch.progress": "{done} av {files} filer · {rate} per sekund · {left} s igjen · {findings} funn",
    "batch.where": "Samlet data: {path}",
    "batch.sheet.overview": "Oversikt",
    "batch.sheet.jobs": "Arbeidsplasser",
    "batch.sheet.area_jobs": "Innsatsområder",
    "batch.sheet.funding": "Finansiering",
    "batch.sheet.spending": "Ressurser",
    "batch.sheet.share": "Andeler",
    "batch.sheet.goal": "Hovedmål",
    "batch.sheet.frame": "Rammer",
    "batch.sheet.facts": "Data",
    "batch.sheet.programmes": "Programmer",
    "batch.sheet.findings": "Funn",
    "batch.sheet.refused": "Avvist",
    "batch.sheet.missing": "Mangler",
    "batch.title": "Omstillingsplaner samlet",
    "batch.about": "Beløp i mill. kr. Arbeidsplasser er nye og sikrede, talt brutto.",
    "batch.maybe_double": "Programmer kan være talt dobbelt. Se OMX908 øverst i arket {sheet}.",
    "batch.tables_of": "{file} («{programme}»: {tables})",
    "batch.partial": (
        "Disse har tall som er med i summene i Oversikt, men ingen egen sum i arket Programmer, for en celle i "
        "tabellen kan ikke legges sammen: {programmes}."
    ),
    "batch.huge": (
        "Disse har tall så store at en sum kan bli større enn en celle kan holde: {programmes}. En slik sum står som "
        "tekst med alle sifrene. Se etter om tallene er riktige."
    ),
    "batch.trace": "Hvert tall kan følges til fil, ark og celle i arket Data og i arket for tabellen.",
    "batch.rest": "{number} rader til får ikke plass på arket. De står i {file}.",
    "batch.rest.one": "{number} rad til får ikke plass på arket. Den står i {file}.",
    "batch.files": "Filer",
    "batch.expected": "Ventede programmer",
    "batch.years": "År",
    "batch.kinds": "Finansiering etter finansiør",
    "batch.number": "Antall",
    "batch.amount": "Mill. kr",
    "batch.sum.jobs": "Arbeidsplasser 2.3",
    "batch.sum.area_jobs": "Arbeidsplasser 3.1",
    "batch.sum.funding": "Finansiering 5.1",
    "batch.sum.spending": "Ressurser 5.2",
    "batch.ended.ready": "Klare",
    "batch.ended.findings": "Med funn som må rettes",
    "batch.ended.refused": "Avvist",
    "batch.ended.replaced": "Erstattet",
    "batch.ended.found": "Filer i alt",
    "batch.due.delivered": "Levert",
    "batch.due.delivered with errors": "Levert med feil",
    "batch.due.refused": "Avvist",
    "batch.due.nothing to report": "Ingenting å rapportere",
    "batch.due.missing": "Mangler",
    "batch.kind.state": "Stat",
    "batch.kind.county": "Fylkeskommune",
    "batch.kind.municipality": "Kommune",
    "batch.kind.other": "Andre",
    "batch.total": "Sum",
    "batch.state.ready": "klar",
    "batch.state.findings": "med funn",
    "batch.state.refused": "avvist",
    "batch.state.replaced": "erstattet",
    "batch.unit.jobs": "arbeidsplasser",
    "batch.kind.unknown": "Uten type",
    "batch.kind.programme": "Programorganisasjon",
    "batch.kind.admin": "Administrasjon",
    "batch.chart.jobs": "Arbeidsplasser per år",
    "batch.chart.money": "Finansiering og ressurser per år",
    "batch.chart.kinds": "Finansiering etter finansiør",
    "batch.axis.jobs": "Arbeidsplasser",
    "batch.axis.money": "Mill. kr",
    "refusal.worker-died": "Programmet som leste filen, stoppet to ganger.",
    "refusal.worker-died.remedy": "Hent et nytt skjema og kopier tallene over i det.",
    "refusal.check-fault": "Kontrollen stoppet på denne filen ({reason}).",
    "refusal.check-fault.remedy": "Meld fra, og legg ved filen.",
    "refusal.nested-archive": "Dette er en zip-fil inne i en zip-fil.",
    "refusal.nested-archive.remedy": "Pakk den ut og legg arbeidsbøkene rett i den ytterste.",
    "refusal.bad-archive": "Zip-filen er skadet, eller har for mange filer.",
    "refusal.bad-archive.remedy": "Be om zip-filen på nytt, eller pakk den ut og oppgi mappen.",
    "refusal.no-workbook-in-archive": "Zip-filen har ingen Excel-filer i seg.",
    "refusal.no-workbook-in-archive.remedy": "Send Excel-arbeidsboken, eller en zip-fil der den ligger.",
    "refusal.unlisted-folder": "Mappen kan ikke leses.",
    "refusal.unlisted-folder.remedy": "Gi deg selv tilgang til mappen og prøv igjen.",
    "refusal.own-output": "Filen er skrevet av consolidate selv.",
    "refusal.own-output.remedy": "Oppgi de innleverte filene, ikke det samlede settet.",
    "refusal.damaged-member": "Filen kan ikke pakkes ut av zip-filen.",
    "refusal.damaged-member.remedy": "Pakk zip-filen på nytt.",
    "register.no_column": (
        "Registeret mangler en kolonne med kommunenummer eller programme_id. Kjente kolonner: {known}."
    ),
    "register.no_number": "Rad {row}, kolonne «{column}»: kommunenummeret mangler. Skriv det med fire sifre.",
    "register.unknown_number": "Rad {row}, kolonne «{column}»: kommunenummeret {value} finnes ikke. Rett det.",
    "register.bad_period": (
        "Rad {row}, kolonne «{column}»: «{value}» kan ikke leses som en periode. Skriv perioden slik: 2027-2032, "
        "2027-32, fra 2027 eller til 2032."
    ),
    "register.too_many_fields": (
        "Rad {row} har {fields} felt, men første rad har {columns} kolonner. Sett tekst med skilletegn i hermetegn, "
        "eller gi kolonnen navn."
    ),
    "register.not_yes": (
        "Rad {row}, kolonne «{column}»: «{value}» er verken ja eller nei. Skriv ja, eller la feltet stå tomt."
    ),
    "register.row_twice": (
        "Rad {row} er samme program som rad {first}. Slett den ene, eller skriv navnet eller perioden som skiller dem."
    ),
    "note.OMX901.twice": "Samme program og utgave er levert med ulikt innhold: {files}. Ingen av dem teller.",
    "note.OMX901.same_time": (
        "Samme program og utgave er levert med ulikt innhold, og filene sier ikke hvilken som ble lagret sist: "
        "{files}. Ingen av dem teller."
    ),
    "note.OMX902.missing": "{programme} ({number}) er ikke levert.",
    "note.OMX902.refused": "{programme} ({number}) er levert, men filen er avvist.",
    "note.OMX902.near": (
        "{programme} ({number}) er ikke levert. Samme kommunenummer, men annet navn eller andre år: {near}."
    ),
    "note.OMX902.near.do": (
        "Er det samme program, så rett navn og periode i registeret. Er det et annet, så be om filen som mangler."
    ),
    "note.OMX903.all": "Skjemaene har ulike versjoner: {versions}.",
    "note.OMX904.copy": "{file} er en lik kopi av {others}.",
    "note.OMX904.edition": "{file} er erstattet av en nyere utgave: {others}.",
    "note.OMX904.older": (
        "{file} er en eldre utgave. De nyere er ulike, og ingen av utgavene teller før én er valgt: {others}."
    ),
    "note.OMX904.latest": "{file} er erstattet av filen som ble lagret sist: {others}.",
    "note.OMX905.all": "Kommunenummeret {old} er gått ut av bruk og er lest som {today}.",
    "note.OMX906.all": "Kommunenummeret {old} er delt og kan være {today}.",
    "note.OMX907.all": "{file} gjelder et program som ikke står i registeret.",
    "note.OMX907.near": (
        "{file} gjelder et program som ikke står i registeret. "
        "Samme kommunenummer, men annet navn eller andre år: {near}."
    ),
    "note.OMX907.near.do": (
        "Er det samme program, så rett navn og periode i registeret. Hvis ikke: legg det til eller ta filen ut."
    ),
    "note.OMX907.renamed": (
        "{file} er regnet som «{programme}» i registeret. Kommunenummeret er det samme, men i filen er navnet «{name}»."
    ),
    "note.OMX907.renamed.do": "Er det samme program, så rett navnet i registeret. Er det et annet, så legg til en rad.",
    "note.OMX908.all": (
        "Dette kan være samme program, med de samme kommunene i de samme årene eller med samme navn: {files}. "
        "Alle er med i summene."
    ),
    "rules.chapter.batch": "Flere skjema samlet",
    "rules.batch": "Sjekkes ved sammenslåing",
    "OMX901.title": "Et program er levert én gang i hver utgave",
    "OMX901.why": "To filer med ulikt innhold kan ikke begge være planen, og ingen av dem blir valgt for deg.",
    "OMX901.example": "plan.xlsx og plan (2).xlsx er begge utgave 1 av samme program, med ulike beløp.",
    "OMX901.remedy": (
        "Finn den riktige filen, og send bare den. En ny utgave trenger et skjema med høyere utgavenummer."
    ),
    "OMX901.adviser": (
        "Ta ut den filen som ikke gjelder, eller la den som ble lagret sist, telle, med --latest. Er den ene en ny "
        "utgave, sett edition = 2 i oppsettet og kjør omstilling-xlsx reissue utfylt.xlsx --setup plan.toml -o ny.xlsx."
    ),
    "OMX902.title": "Alle programmer i registeret er levert og kan leses",
    "OMX902.why": "Et program som mangler, er borte fra alle summer. Det er ikke det samme som 0.",
    "OMX902.example": "Registeret har 20 programmer. 18 er levert, ett mangler og ett er avvist.",
    "OMX902.remedy": "Send skjemaet, eller si fra at det ikke er noe å rapportere.",
    "OMX902.adviser": "Be om filen, eller merk programmet med «ingenting å rapportere» i registeret.",
    "OMX903.title": "Skjemaene har samme versjon",
    "OMX903.why": "Ulike versjoner kan ha ulike regler.",
    "OMX903.example": "3 skjema er versjon 1.0 og 15 er versjon 1.1.",
    "OMX903.remedy": "Du trenger ikke gjøre noe.",
    "OMX903.adviser": "Ingenting må gjøres. Tallene er lest likt.",
    "OMX904.title": "Hver fil i leveransen teller",
    "OMX904.why": "Like kopier og eldre utgaver teller ikke, så ingen tall blir med to ganger.",
    "OMX904.example": "plan.xlsx er en lik kopi av innlevert/plan.xlsx.",
    "OMX904.remedy": "Du trenger ikke gjøre noe.",
    "OMX904.adviser": "Se at det er den riktige utgaven som teller.",
    "OMX905.title": "Kommunenummeret er i bruk",
    "OMX905.why": "Gamle nummer blir lest som dagens, så kommunen finnes igjen fra år til år.",
    "OMX905.example": "3820 er gått ut av bruk og er lest som 4022.",
    "OMX905.remedy": "Bruk det nye nummeret i neste utgave.",
    "OMX905.adviser": "Ingenting må gjøres.",
    "OMX906.title": "Kommunenummeret viser til én kommune",
    "OMX906.why": "Kommunen er delt, og nummeret kan bety mer enn én av dagens kommuner. Det blir ikke gjettet.",
    "OMX906.example": "1850 Tysfjord ble delt mellom 1806 Narvik og 1875 Hamarøy.",
    "OMX906.remedy": "Si hvilken kommune planen gjelder.",
    "OMX906.adviser": "Lag et nytt skjema med det riktige nummeret.",
    "OMX907.title": "Programmet står i registeret",
    "OMX907.why": "Et program som ikke er ventet, kan være levert til feil sted, eller mangle i registeret.",
    "OMX907.example": "plan.xlsx gjelder et program som registeret ikke har.",
    "OMX907.remedy": "Du trenger ikke gjøre noe.",
    "OMX907.adviser": "Legg programmet til i registeret, eller ta filen ut.",
    "OMX908.title": "Programmer fra de samme kommunene er ulike programmer",
    "OMX908.why": "Med et annet navn eller andre år blir en ny utgave regnet som et nytt program, og talt i tillegg.",
    "OMX908.example": "plan.xlsx og ny.xlsx gjelder begge 4032, med navnene «Fjellvik omstilling» og «Fjellvik».",
    "OMX908.remedy": "Behold navn, kommuner og år når du lager en ny utgave av planen.",
    "OMX908.adviser": (
        "Er det samme program, så ta ut filen som ikke gjelder. "
        "Er det to, så gi hvert sin rad i registeret (--expected)."
    ),
    "batch.column.programme_id": "Program-id",
    "batch.column.programme": "Program",
    "batch.column.municipalities": "Kommunenummer",
    "batch.column.county": "Fylkesnummer",
    "batch.column.edition": "Utgave",
    "batch.column.status": "Status",
    "batch.column.measure": "Mål",
    "batch.column.table": "Tabell",
    "batch.column.row_id": "Rad-id",
    "batch.column.row": "Rad",
    "batch.column.kind": "Type",
    "batch.column.year": "År",
    "batch.column.amount": "Verdi",
    "batch.column.unit": "Enhet",
    "batch.column.file": "Fil",
    "batch.column.sha256": "SHA-256",
    "batch.column.sheet": "Ark",
    "batch.column.cell": "Celle",
    "batch.column.form_version": "Skjemaversjon",
    "batch.column.job_years": "Målår",
    "batch.column.budget_years": "Budsjettår",
    "batch.column.state": "Tilstand",
    "batch.column.goal_jobs": "Hovedmål 2.2",
    "batch.column.jobs": "Arbeidsplasser 2.3",
    "batch.column.area_jobs": "Arbeidsplasser 3.1",
    "batch.column.frame": "Ramme",
    "batch.column.funding": "Finansiering 5.1",
    "batch.column.spending": "Ressurser 5.2",
    "batch.column.share_state": "Stat, prosent",
    "batch.column.share_county": "Fylkeskommune, prosent",
    "batch.column.share_municipality": "Kommune, prosent",
    "batch.column.share_other": "Andre, prosent",
    "batch.column.error": "Avvik",
    "batch.column.missing": "Mangler",
    "batch.column.warning": "Sjekk",
    "batch.column.info": "Merk",
    "batch.column.rule": "Regel",
    "batch.column.severity": "Alvor",
    "batch.column.range": "Område",
    "batch.column.label": "Felt",
    "batch.column.message": "Melding",
    "batch.column.expected": "Ventet",
    "batch.column.actual": "Funnet",
    "batch.column.difference": "Forskjell",
    "batch.column.tolerance": "Slingringsmonn",
    "batch.column.remedy": "Gjør slik",
    "batch.column.reason": "Begrunnelse",
    "batch.column.fingerprint": "Fingeravtrykk",
    "batch.column.parent": "Følger av",
}
