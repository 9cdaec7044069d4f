"""Nynorsk: many files together: how each ended, samlet.xlsx, letters, the register of expected programmes."""

TEXTS: dict[str, str] = {
    "batch.copy": "Lik kopi av {others}.",
    "batch.copy.remedy": "Ingenting å gjere.",
    "batch.edition": "Erstatta av ei nyare utgåve: {others}.",
    "batch.edition.remedy": "Ingenting å gjere.",
    "batch.older": "Eldre utgåve. Dei nyare er ulike, og ingen av utgåvene tel før éi er vald: {others}.",
    "batch.older.remedy": "Vel kva for ei av dei nyare filene som gjeld. Til då er programmet ikkje med i summane.",
    "batch.latest": "Erstatta av fila som vart lagra sist: {others}.",
    "batch.latest.remedy": "Sjå etter at det er den rette fila som tel.",
    "batch.twice": "Same program og utgåve står i fleire filer med ulikt innhald: {others}.",
    "batch.twice.remedy": "Behald den rette fila, gje henne eit høgare utgåvenummer, eller bruk --latest.",
    "batch.same_time": (
        "Same program og utgåve står i fleire filer med ulikt innhald, og filene seier ikkje kva for ei som vart lagra "
        "sist: {others}."
    ),
    "batch.same_time.remedy": "Ta ut fila som ikkje gjeld, eller gi den rette eit høgare utgåvenummer.",
    "batch.empty": "Fann ingen Excel-filer i {path}.",
    "batch.busy": "Ei anna køyring er i gang i {path}. Vent til ho er ferdig, eller vel ei anna mappe.",
    "batch.taken": (
        "{path} finst frå før, og er ikkje kjend att som det denne kommandoen sist skreiv der. "
        "Flytt fila, vel ei anna mappe med -o, eller bruk -f for å skrive over."
    ),
    "batch.blocked": "{path} står i vegen og er ikkje laga av denne kommandoen. Flytt ho, eller vel ei anna mappe.",
    "batch.more": "Og {number} til.",
    "batch.journal_rows": "Filer i journalen som ikkje kunne lesast, og er kontrollerte på nytt: {number}.",
    "batch.journal_unkept": (
        "Kan ikkje bruke journalen {path}: {reason}. Gjer plass på disken eller gi deg tilgang til mappa og køyr på "
        "nytt, eller vel ei anna mappe med -o."
    ),
    "batch.journal_anew": "Journalen {path} kunne ikkje brukast. Alle filer er kontrollerte på nytt.",
    "batch.no_parquet": "Parquet er ikkje skrive. Installer omstilling-xlsx[parquet] for å få det.",
    "batch.no_dask": "Dask er ikkje installert. Installer omstilling-xlsx[dask], eller bruk --jobs.",
    "batch.dask_away": "Fekk ikkje kontakt med Dask på {address}. Sjekk adressa, eller bruk --jobs.",
    "batch.expected_counts": (
        "{number} venta program. Leverte: {delivered}. Leverte med feil: {errors}. Avviste: {refused}. "
        "Ingenting å rapportere: {nothing}. Manglar: {missing}."
    ),
    "batch.expected_counts.one": (
        "{number} venta program: {delivered} leverte, {errors} leverte med feil, {refused} avviste, {nothing} utan "
        "noko å rapportere, {missing} manglar."
    ),
    "batch.progress": "{done} av {files} filer · {rate} per sekund · {left} s att · {findings} funn",
    "batch.where": "Samla data: {path}",
    "batch.sheet.overview": "Oversikt",
    "batch.sheet.jobs": "Arbeidsplassar",
    "batch.sheet.area_jobs": "Innsatsområde",
    "batch.sheet.funding": "Finansiering",
    "batch.sheet.spending": "Ressursar",
    "batch.sheet.share": "Delar",
    "batch.sheet.goal": "Hovudmål",
    "batch.sheet.frame": "Rammer",
    "batch.sheet.facts": "Data",
    "batch.sheet.programmes": "Programma",
    "batch.sheet.findings": "Funn",
    "batch.sheet.refused": "Avvist",
    "batch.sheet.missing": "Manglar",
    "batch.title": "Omstillingsplanar samla",
    "batch.about": "Beløp i mill. kr. Arbeidsplassar er nye og sikra, talde brutto.",
    "batch.maybe_double": "Program kan vere talde dobbelt. Sjå OMX908 øvst i arket {sheet}.",
    "batch.tables_of": "{file} («{programme}»: {tables})",
    "batch.partial": (
        "Desse har tal som er med i summane i Oversikt, men ingen eigen sum i arket Programma, for ei celle i tabellen "
        "kan ikkje leggjast saman: {programmes}."
    ),
    "batch.huge": (
        "Desse har tal så store at ein sum kan bli større enn ei celle kan halde: {programmes}. Ein slik sum står som "
        "tekst med alle siffera. Sjå etter om tala er rette."
    ),
    "batch.trace": "Kvart tal kan følgjast til fil, ark og celle i arket Data og i arket for tabellen.",
    "batch.rest": "{number} rader til får ikkje plass på arket. Dei står i {file}.",
    "batch.rest.one": "{number} rad til får ikkje plass på arket. Ho står i {file}.",
    "batch.files": "Filer",
    "batch.expected": "Venta program",
    "batch.years": "År",
    "batch.kinds": "Finansiering etter finansiør",
    "batch.number": "Tal",
    "batch.amount": "Mill. kr",
    "batch.sum.jobs": "Arbeidsplassar 2.3",
    "batch.sum.area_jobs": "Arbeidsplassar 3.1",
    "batch.sum.funding": "Finansiering 5.1",
    "batch.sum.spending": "Ressursar 5.2",
    "batch.ended.ready": "Klare",
    "batch.ended.findings": "Med funn som må rettast",
    "batch.ended.refused": "Avviste",
    "batch.ended.replaced": "Erstatta",
    "batch.ended.found": "Filer i alt",
    "batch.due.delivered": "Levert",
    "batch.due.delivered with errors": "Levert med feil",
    "batch.due.refused": "Avvist",
    "batch.due.nothing to report": "Ingenting å rapportere",
    "batch.due.missing": "Manglar",
    "batch.kind.state": "Stat",
    "batch.kind.county": "Fylkeskommune",
    "batch.kind.municipality": "Kommune",
    "batch.kind.other": "Andre",
    "batch.total": "Sum",
    "batch.state.ready": "klar",
    "batch.state.findings": "med funn",
    "batch.state.refused": "avvist",
    "batch.state.replaced": "erstatta",
    "batch.unit.jobs": "arbeidsplassar",
    "batch.kind.unknown": "Utan type",
    "batch.kind.programme": "Programorganisasjon",
    "batch.kind.admin": "Administrasjon",
    "batch.chart.jobs": "Arbeidsplassar per år",
    "batch.chart.money": "Finansiering og ressursar per år",
    "batch.chart.kinds": "Finansiering etter finansiør",
    "batch.axis.jobs": "Arbeidsplassar",
    "batch.axis.money": "Mill. kr",
    "refusal.worker-died": "Programmet som las fila, stoppa to gonger.",
    "refusal.worker-died.remedy": "Hent eit nytt skjema og kopier tala over i det.",
    "refusal.check-fault": "Kontrollen stoppa på denne fila ({reason}).",
    "refusal.check-fault.remedy": "Meld frå, og legg ved fila.",
    "refusal.nested-archive": "Dette er ei zip-fil inne i ei zip-fil.",
    "refusal.nested-archive.remedy": "Pakk henne ut og legg arbeidsbøkene rett i den ytste.",
    "refusal.bad-archive": "Zip-fila er skadd, eller har for mange filer.",
    "refusal.bad-archive.remedy": "Be om zip-fila på nytt, eller pakk henne ut og oppgje mappa.",
    "refusal.no-workbook-in-archive": "Zip-fila har ingen Excel-filer i seg.",
    "refusal.no-workbook-in-archive.remedy": "Send Excel-arbeidsboka, eller ei zip-fil der ho ligg.",
    "refusal.unlisted-folder": "Mappa kan ikkje lesast.",
    "refusal.unlisted-folder.remedy": "Gi deg sjølv tilgang til mappa og prøv igjen.",
    "refusal.own-output": "Fila er skriven av consolidate sjølv.",
    "refusal.own-output.remedy": "Oppgje dei innleverte filene, ikkje det samla settet.",
    "refusal.damaged-member": "Fila kan ikkje pakkast ut av zip-fila.",
    "refusal.damaged-member.remedy": "Pakk zip-fila på nytt.",
    "register.no_column": (
        "Registeret manglar ein kolonne med kommunenummer eller programme_id. Kjende kolonnar: {known}."
    ),
    "register.no_number": "Rad {row}, kolonne «{column}»: kommunenummeret manglar. Skriv det med fire siffer.",
    "register.unknown_number": "Rad {row}, kolonne «{column}»: kommunenummeret {value} finst ikkje. Rett det.",
    "register.bad_period": (
        "Rad {row}, kolonne «{column}»: «{value}» kan ikkje lesast som ein periode. Skriv perioden slik: 2027-2032, "
        "2027-32, frå 2027 eller til 2032."
    ),
    "register.too_many_fields": (
        "Rad {row} har {fields} felt, men første rad har {columns} kolonnar. Set tekst med skiljeteikn i hermeteikn, "
        "eller gi kolonnen namn."
    ),
    "register.not_yes": (
        "Rad {row}, kolonne «{column}»: «{value}» er verken ja eller nei. Skriv ja, eller lat feltet stå tomt."
    ),
    "register.row_twice": (
        "Rad {row} er same program som rad {first}. Slett den eine, eller skriv namnet eller perioden som skil dei."
    ),
    "note.OMX901.twice": "Same program og utgåve er levert med ulikt innhald: {files}. Ingen av dei tel.",
    "note.OMX901.same_time": (
        "Same program og utgåve er levert med ulikt innhald, og filene seier ikkje kva for ei som vart lagra sist: "
        "{files}. Ingen av dei tel."
    ),
    "note.OMX902.missing": "{programme} ({number}) er ikkje levert.",
    "note.OMX902.refused": "{programme} ({number}) er levert, men fila er avvist.",
    "note.OMX902.near": (
        "{programme} ({number}) er ikkje levert. Same kommunenummer, men anna namn eller andre år: {near}."
    ),
    "note.OMX902.near.do": (
        "Er det same program, så rett namn og periode i registeret. Er det eit anna, så be om fila som manglar."
    ),
    "note.OMX903.all": "Skjemaa har ulike versjonar: {versions}.",
    "note.OMX904.copy": "{file} er ein lik kopi av {others}.",
    "note.OMX904.edition": "{file} er erstatta av ei nyare utgåve: {others}.",
    "note.OMX904.older": (
        "{file} er ei eldre utgåve. Dei nyare er ulike, og ingen av utgåvene tel før éi er vald: {others}."
    ),
    "note.OMX904.latest": "{file} er erstatta av fila som vart lagra sist: {others}.",
    "note.OMX905.all": "Kommunenummeret {old} er gått ut av bruk og er lese som {today}.",
    "note.OMX906.all": "Kommunenummeret {old} er delt og kan vere {today}.",
    "note.OMX907.all": "{file} gjeld eit program som ikkje står i registeret.",
    "note.OMX907.near": (
        "{file} gjeld eit program som ikkje står i registeret. "
        "Same kommunenummer, men anna namn eller andre år: {near}."
    ),
    "note.OMX907.near.do": (
        "Er det same program, så rett namn og periode i registeret. Viss ikkje: legg det til eller ta fila ut."
    ),
    "note.OMX907.renamed": (
        "{file} er rekna som «{programme}» i registeret. Kommunenummeret er det same, men i fila er namnet «{name}»."
    ),
    "note.OMX907.renamed.do": "Er det same program, så rett namnet i registeret. Er det eit anna, så legg til ei rad.",
    "note.OMX908.all": (
        "Dette kan vere same program, med dei same kommunane i dei same åra eller med same namn: {files}. "
        "Alle er med i summane."
    ),
    "rules.chapter.batch": "Fleire skjema samla",
    "rules.batch": "Blir sjekka ved samanslåing",
    "OMX901.title": "Eit program er levert éin gong i kvar utgåve",
    "OMX901.why": "To filer med ulikt innhald kan ikkje begge vere planen, og ingen av dei blir vald for deg.",
    "OMX901.example": "plan.xlsx og plan (2).xlsx er begge utgåve 1 av same program, med ulike beløp.",
    "OMX901.remedy": "Finn den rette fila, og send berre den. Ei ny utgåve treng eit skjema med høgare utgåvenummer.",
    "OMX901.adviser": (
        "Ta ut fila som ikkje gjeld, eller lat den som vart lagra sist, telje, med --latest. Er den eine ei ny "
        "utgåve, set edition = 2 i oppsettet og køyr omstilling-xlsx reissue utfylt.xlsx --setup plan.toml -o ny.xlsx."
    ),
    "OMX902.title": "Alle program i registeret er leverte og kan lesast",
    "OMX902.why": "Eit program som manglar, er borte frå alle summar. Det er ikkje det same som 0.",
    "OMX902.example": "Registeret har 20 program. 18 er leverte, eitt manglar og eitt er avvist.",
    "OMX902.remedy": "Send skjemaet, eller sei frå at det ikkje er noko å rapportere.",
    "OMX902.adviser": "Be om fila, eller merk programmet med «ingenting å rapportere» i registeret.",
    "OMX903.title": "Skjemaa har same versjon",
    "OMX903.why": "Ulike versjonar kan ha ulike reglar.",
    "OMX903.example": "3 skjema er versjon 1.0 og 15 er versjon 1.1.",
    "OMX903.remedy": "Du treng ikkje gjere noko.",
    "OMX903.adviser": "Ingenting må gjerast. Tala er lesne likt.",
    "OMX904.title": "Kvar fil i leveransen tel",
    "OMX904.why": "Like kopiar og eldre utgåver tel ikkje, så ingen tal blir med to gonger.",
    "OMX904.example": "plan.xlsx er ein lik kopi av innlevert/plan.xlsx.",
    "OMX904.remedy": "Du treng ikkje gjere noko.",
    "OMX904.adviser": "Sjå at det er den rette utgåva som tel.",
    "OMX905.title": "Kommunenummeret er i bruk",
    "OMX905.why": "Gamle nummer blir lesne som nummera i dag, så kommunen finst att frå år til år.",
    "OMX905.example": "3820 er gått ut av bruk og er lese som 4022.",
    "OMX905.remedy": "Bruk det nye nummeret i neste utgåve.",
    "OMX905.adviser": "Ingenting må gjerast.",
    "OMX906.title": "Kommunenummeret viser til éin kommune",
    "OMX906.why": "Kommunen er delt, og nummeret kan bety meir enn éin av kommunane i dag. Det blir ikkje gjetta.",
    "OMX906.example": "1850 Tysfjord vart delt mellom 1806 Narvik og 1875 Hamarøy.",
    "OMX906.remedy": "Sei kva kommune planen gjeld.",
    "OMX906.adviser": "Lag eit nytt skjema med det rette nummeret.",
    "OMX907.title": "Programmet står i registeret",
    "OMX907.why": "Eit program som ikkje er venta, kan vere levert til feil stad, eller mangle i registeret.",
    "OMX907.example": "plan.xlsx gjeld eit program som registeret ikkje har.",
    "OMX907.remedy": "Du treng ikkje gjere noko.",
    "OMX907.adviser": "Legg programmet til i registeret, eller ta fila ut.",
    "OMX908.title": "Program frå dei same kommunane er ulike program",
    "OMX908.why": "Med eit anna namn eller andre år blir ei ny utgåve rekna som eit nytt program, og talt i tillegg.",
    "OMX908.example": "plan.xlsx og ny.xlsx gjeld begge 4032, med namna «Fjellvik omstilling» og «Fjellvik».",
    "OMX908.remedy": "Hald på namn, kommunar og år når du lagar ei ny utgåve av planen.",
    "OMX908.adviser": (
        "Er det same program, så ta ut fila som ikkje gjeld. Er det to, så gi kvart si rad i registeret (--expected)."
    ),
    "batch.column.programme_id": "Program-id",
    "batch.column.programme": "Program",
    "batch.column.municipalities": "Kommunenummer",
    "batch.column.county": "Fylkesnummer",
    "batch.column.edition": "Utgåve",
    "batch.column.status": "Status",
    "batch.column.measure": "Mål",
    "batch.column.table": "Tabell",
    "batch.column.row_id": "Rad-id",
    "batch.column.row": "Rad",
    "batch.column.kind": "Type",
    "batch.column.year": "År",
    "batch.column.amount": "Verdi",
    "batch.column.unit": "Eining",
    "batch.column.file": "Fil",
    "batch.column.sha256": "SHA-256",
    "batch.column.sheet": "Ark",
    "batch.column.cell": "Celle",
    "batch.column.form_version": "Skjemaversjon",
    "batch.column.job_years": "Målår",
    "batch.column.budget_years": "Budsjettår",
    "batch.column.state": "Tilstand",
    "batch.column.goal_jobs": "Hovudmål 2.2",
    "batch.column.jobs": "Arbeidsplassar 2.3",
    "batch.column.area_jobs": "Arbeidsplassar 3.1",
    "batch.column.frame": "Ramme",
    "batch.column.funding": "Finansiering 5.1",
    "batch.column.spending": "Ressursar 5.2",
    "batch.column.share_state": "Stat, prosent",
    "batch.column.share_county": "Fylkeskommune, prosent",
    "batch.column.share_municipality": "Kommune, prosent",
    "batch.column.share_other": "Andre, prosent",
    "batch.column.error": "Avvik",
    "batch.column.missing": "Manglar",
    "batch.column.warning": "Sjekk",
    "batch.column.info": "Merk",
    "batch.column.rule": "Regel",
    "batch.column.severity": "Alvor",
    "batch.column.range": "Område",
    "batch.column.label": "Felt",
    "batch.column.message": "Melding",
    "batch.column.expected": "Venta",
    "batch.column.actual": "Funne",
    "batch.column.difference": "Skilnad",
    "batch.column.tolerance": "Slingringsmonn",
    "batch.column.remedy": "Gjer slik",
    "batch.column.reason": "Grunngjeving",
    "batch.column.fingerprint": "Fingeravtrykk",
    "batch.column.parent": "Følgjer av",
}
