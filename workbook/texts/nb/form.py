"""Bokmål: form."""

TEXTS: dict[str, str] = {
    # --- title and purpose of each sheet ---
    "Forside.title": "Omstillingsplan: skjema for tall, mål og strategier",
    "Forside.purpose": (
        "Her starter du. Prosjektleder og økonomiansvarlig fyller ut de gule feltene. Resten regnes ut og kontrolleres."
    ),
    "Oppsett.title": "Oppsett",
    "Oppsett.purpose": (
        "Fakta, navn, avtalte andeler, hovedmål og ramme skrives én gang her og vises i resten av skjemaet. "
        "Beløp i millioner kroner: 2,5 betyr 2\u00a0500\u00a0000 kroner."
    ),
    "Mål.title": "2.2–2.4 Hovedmål, resultatmål og effektmål",
    "Mål.purpose": (
        "Antall nye eller sikrede arbeidsplasser fordelt på år: 10 betyr ti arbeidsplasser. Andre mål er valgfrie."
    ),
    "Innsatsområder.title": "3.1 Arbeidsplassmålet fordelt på innsatsområder",
    "Innsatsområder.purpose": (
        "Antall arbeidsplasser per innsatsområde og år: 10 betyr ti arbeidsplasser. Hvert år skal stemme med 2.3."
    ),
    "Finansiering.title": "5.1 Overordnet finansiering",
    "Finansiering.purpose": (
        "Beløp i millioner kroner: 2,5 betyr 2\u00a0500\u00a0000 kroner. Årlig budsjettramme fordelt på finansiør."
    ),
    "Ressurser.title": "5.2 Ressurser fordelt på innsatsområder",
    "Ressurser.purpose": (
        "Beløp i millioner kroner: 2,5 betyr 2\u00a0500\u00a0000 kroner. "
        "Hvert år skal fordele like mye som finansieringen i 5.1."
    ),
    "Strategier.title": "3.2 Strategier for innsatsområdene",
    "Strategier.purpose": "Én strategi per linje, hver med sin egen bokstav. Arbeidsplassene under er hentet fra 3.1.",
    "Bærekraft.title": "6. Prioriterte bærekraftsmål",
    "Bærekraft.purpose": (
        "Minst ett av FNs bærekraftsmål for miljø, samfunn og økonomi, og alltid 17. Samarbeid for å nå målene."
    ),
    "Kontroll.title": "Kontroll",
    "Kontroll.purpose": "Viser om tallene i planen stemmer, og hva du gjør hvis de ikke gjør det.",
    "Sammendrag.title": "Sammendrag",
    "Sammendrag.purpose": (
        "Nøkkeltall til styret og kommunestyret. Beløp i millioner kroner: 2,5 betyr 2\u00a0500\u00a0000 kroner."
    ),
    "Veiledning.title": "Veiledning",
    "Veiledning.purpose": "Slik fyller du ut skjemaet.",
    "Endringslogg.title": "Endringslogg",
    "Endringslogg.purpose": "Endringer i skjemaet fra versjon til versjon.",
    # --- units ---
    "unit.amount": "mill. kr",
    "unit.jobs": "antall",
    "unit.count": "antall",
    "unit.percent": "%",
    "unit.years": "år",
    "unit.goal": "velg",
    # --- column headings that several sheets share ---
    "column.unit": "Enhet",
    "column.value": "Verdi",
    "column.guidance": "Veiledning",
    "column.name": "Navn",
    "column.kind": "Type",
    "column.agreed_share": "Avtalt andel (%)",
    "column.stated": "Oppgitt total (mill. kr)",
    "column.listed": "Vises som",
    "column.equals": "Like navn",
    "column.target": "Har mål",
    "column.sum": "Sum",
    "column.share": "Andel (%)",
    "column.agreed": "Avtalt (%)",
    "column.sign": "Status",
    # --- words to choose among ---
    "choice.kinds.state": "Stat",
    "choice.kinds.county": "Fylkeskommune",
    "choice.kinds.municipality": "Kommune",
    "choice.kinds.other": "Annen",
    "choice.statuses.utkast": "Utkast",
    "choice.statuses.styrebehandlet": "Styrebehandlet",
    "choice.statuses.vedtatt": "Vedtatt",
    "choice.statuses.godkjent": "Godkjent",
    "choice.levels.result": "Resultatmål",
    "choice.levels.impact": "Effektmål",
    "choice.attached.yes": "Ja",
    "choice.attached.no": "Nei",
    # --- FN-sambandet's names of the goals ---
    "goal.1": "1. Utrydde fattigdom",
    "goal.2": "2. Utrydde sult",
    "goal.3": "3. God helse og livskvalitet",
    "goal.4": "4. God utdanning",
    "goal.5": "5. Likestilling mellom kjønnene",
    "goal.6": "6. Rent vann og gode sanitærforhold",
    "goal.7": "7. Ren energi til alle",
    "goal.8": "8. Anstendig arbeid og økonomisk vekst",
    "goal.9": "9. Industri, innovasjon og infrastruktur",
    "goal.10": "10. Mindre ulikhet",
    "goal.11": "11. Bærekraftige byer og lokalsamfunn",
    "goal.12": "12. Ansvarlig forbruk og produksjon",
    "goal.13": "13. Stoppe klimaendringene",
    "goal.14": "14. Livet i havet",
    "goal.15": "15. Livet på land",
    "goal.16": "16. Fred, rettferdighet og velfungerende institusjoner",
    "goal.17": "17. Samarbeid for å nå målene",
    # --- tables, as rules name them ---
    "table.goal": "2.2 Hovedmål",
    "table.jobs": "2.3 Arbeidsplasser per år",
    "table.area_jobs": "3.1 Arbeidsplassmål per innsatsområde",
    "table.support": "3.1 Innsatsområder uten arbeidsplassmål",
    "table.strategies": "3.2 Strategier",
    "table.frame": "5.1 Økonomisk ramme",
    "table.funding": "5.1 Budsjettramme per finansiør",
    "table.share": "5.1 Avtalte andeler",
    "table.total": "5.1 Oppgitte totaler",
    "table.spending": "5.2 Budsjettramme per innsatsområde",
    "table.overhead": "5.2 Programledelse",
    "table.area": "Innsatsområder i Oppsett",
    "table.financier": "Finansiører i Oppsett",
    "table.activities": "1.2 Aktiviteter",
    # --- rows without a name, and inputs as a sentence begins with them ---
    "row.area": "Innsatsområde {index}",
    "row.financier": "Finansiør {index}",
    "subject.facts.value.contact": "Kontaktpersonen",
    "subject.facts.value.status": "Statusen for planen",
    "subject.facts.value.adopted": "Vedtaksdatoen",
    "subject.goal.value": "Hovedmålet i 2.2",
    "subject.frame.value": "Den økonomiske rammen",
    "subject.area.name": "Navnet på {row}",
    "subject.financier.name": "Navnet på {row}",
    "subject.financier.kind": "Typen finansiør for {row}",
    "subject.financier.share": "Den avtalte andelen for {row}",
    "subject.financier.total": "Den oppgitte totalen for {row}",
    "subject.activities.value.meetings": "Antallet innspillsmøter",
    "subject.activities.value.participants": "Antallet deltakere",
    "subject.attachments.value.knowledge_base": "Svaret om kunnskapsgrunnlaget",
    "subject.attachments.value.communication_strategy": "Svaret om kommunikasjonsstrategien",
    "subject.attachments.value.action_plan": "Svaret om handlingsplanen",
    "subject.jobs": "Arbeidsplassene i {year}",
    "subject.area_jobs": "Arbeidsplassmålet for {row} i {year}",
    "subject.funding": "Beløpet for {row} i {year}",
    "subject.spending": "Beløpet til {row} i {year}",
    "subject.indicators.name": "Navnet på målet på linje {row} i 2.3–2.4",
    "subject.indicators.unit": "Enheten for målet på linje {row} i 2.3–2.4",
    "subject.indicators.baseline": "Utgangspunktet for målet på linje {row} i 2.3–2.4",
    "subject.indicators.target": "Målverdien på linje {row} i 2.3–2.4",
    "subject.indicators.level": "Nivået for målet på linje {row} i 2.3–2.4",
    "subject.indicators.area": "Innsatsområdet for målet på linje {row} i 2.3–2.4",
    "subject.indicators.source": "Kilden for målet på linje {row} i 2.3–2.4",
    "subject.strategies.text": "Teksten på linje {row} i 3.2",
    "subject.strategies.letter": "Bokstaven på linje {row} i 3.2",
    "subject.strategies.area": "Innsatsområdet på linje {row} i 3.2",
    "subject.goals.goal.environment1": "Bærekraftsmål 1 for miljø",
    "subject.goals.goal.environment2": "Bærekraftsmål 2 for miljø",
    "subject.goals.goal.environment3": "Bærekraftsmål 3 for miljø",
    "subject.goals.goal.society1": "Bærekraftsmål 1 for samfunn",
    "subject.goals.goal.society2": "Bærekraftsmål 2 for samfunn",
    "subject.goals.goal.society3": "Bærekraftsmål 3 for samfunn",
    "subject.goals.goal.economy1": "Bærekraftsmål 1 for økonomi",
    "subject.goals.goal.economy2": "Bærekraftsmål 2 for økonomi",
    "subject.goals.goal.economy3": "Bærekraftsmål 3 for økonomi",
    "subject.goals.goal.partnership1": "Bærekraftsmålet for samarbeid",
    "subject.goals.why.environment1": "Forklaringen til bærekraftsmål 1 for miljø",
    "subject.goals.why.environment2": "Forklaringen til bærekraftsmål 2 for miljø",
    "subject.goals.why.environment3": "Forklaringen til bærekraftsmål 3 for miljø",
    "subject.goals.why.society1": "Forklaringen til bærekraftsmål 1 for samfunn",
    "subject.goals.why.society2": "Forklaringen til bærekraftsmål 2 for samfunn",
    "subject.goals.why.society3": "Forklaringen til bærekraftsmål 3 for samfunn",
    "subject.goals.why.economy1": "Forklaringen til bærekraftsmål 1 for økonomi",
    "subject.goals.why.economy2": "Forklaringen til bærekraftsmål 2 for økonomi",
    "subject.goals.why.economy3": "Forklaringen til bærekraftsmål 3 for økonomi",
    "subject.goals.why.partnership1": "Forklaringen til bærekraftsmålet for samarbeid",
    "subject.reasons.reason": "Begrunnelsen for {row}",
    # --- validation: what to do in an input ---
    "input.amount.title": "Beløp i mill. kr",
    "input.amount.message": (
        "Skriv et tall fra 0 til 1\u00a0000 i millioner kroner. Bruk komma, ikke punktum: 2,5. "
        "2\u00a0500\u00a0000 kroner skrives 2,5."
    ),
    "input.jobs.title": "Antall arbeidsplasser",
    "input.jobs.message": "Skriv et helt tall, 0 eller mer. Skriv 0 hvis det ikke er mål for året.",
    "input.share.title": "Andel i prosent",
    "input.share.message": (
        "Skriv et tall fra 0 til 100 uten prosenttegn: 50 betyr 50 %. Bruk komma, ikke punktum: 33,3."
    ),
    "input.tally.title": "Antall",
    "input.tally.message": "Skriv et helt tall, 0 eller mer. Feltet er valgfritt.",
    "input.measure.title": "Tallverdi",
    "input.measure.message": (
        "Skriv bare tallet. Enheten står i kolonnen Enhet. Bruk komma, ikke punktum: 2,5. Feltet er valgfritt."
    ),
    "input.name.title": "Navn",
    "input.name.message": "Skriv et navn på høyst 60 tegn. Hver rad må ha sitt eget navn.",
    "input.line.title": "Kort tekst",
    "input.line.message": "Skriv høyst 120 tegn.",
    "input.prose.title": "Tekst",
    "input.prose.message": "Skriv høyst 500 tegn.",
    "input.day.title": "Dato",
    "input.day.message": "Skriv en dato med dag, måned og år: 15.11.2026.",
    "input.letter.title": "Bokstav",
    "input.letter.message": (
        "Klikk på pilen til høyre i feltet og velg en bokstav. Hver strategi må ha sin egen bokstav."
    ),
    "input.area.title": "Innsatsområde",
    "input.area.message": "Klikk på pilen til høyre i feltet og velg innsatsområdet. Navnene endres i arket Oppsett.",
    "input.kind.title": "Type finansiør",
    "input.kind.message": "Klikk på pilen til høyre i feltet og velg stat, fylkeskommune, kommune eller annen.",
    "input.status.title": "Status for planen",
    "input.status.message": "Klikk på pilen til høyre i feltet og velg hvor langt planen er kommet.",
    "input.level.title": "Resultatmål eller effektmål",
    "input.level.message": "Klikk på pilen til høyre i feltet og velg resultatmål (2.3) eller effektmål (2.4).",
    "input.attached.title": "Er det vedlagt?",
    "input.attached.message": "Klikk på pilen til høyre i feltet og velg ja eller nei.",
    "input.goal_environment.title": "Bærekraftsmål for miljø",
    "input.goal_environment.message": "Klikk på pilen til høyre i feltet og velg ett av FNs bærekraftsmål.",
    "input.goal_society.title": "Bærekraftsmål for samfunn",
    "input.goal_society.message": "Klikk på pilen til høyre i feltet og velg ett av FNs bærekraftsmål.",
    "input.goal_economy.title": "Bærekraftsmål for økonomi",
    "input.goal_economy.message": "Klikk på pilen til høyre i feltet og velg ett av FNs bærekraftsmål.",
    "input.goal_partnership.title": "Bærekraftsmål for samarbeid",
    "input.goal_partnership.message": "Her står alltid mål 17. Klikk på pilen til høyre i feltet hvis det mangler.",
    # --- Forside ---
    "forside.programme": "Omstillingsprogram",
    "forside.version": "Skjemaversjon",
    "forside.works_in": "Virker i",
    "forside.programs": (
        "Excel 2010 eller nyere og LibreOffice 7.4 eller nyere. Andre programmer kan fjerne låser og kontroller."
    ),
    "forside.steps": "Slik gjør du",
    "forside.step1": "1. Oppsett",
    "forside.step1.text": "Fyll ut kontaktperson, status, hovedmål, økonomisk ramme, navn og avtalte andeler.",
    "forside.step2": "2. Mål",
    "forside.step2.text": "Fordel arbeidsplassene på år (2.3). Andre resultatmål og effektmål er valgfrie.",
    "forside.step3": "3. Innsatsområder",
    "forside.step3.text": "Fordel de samme arbeidsplassene på innsatsområder (3.1).",
    "forside.step4": "4. Strategier",
    "forside.step4.text": "Skriv strategiene med hver sin bokstav, og velg innsatsområde (3.2).",
    "forside.step5": "5. Finansiering",
    "forside.step5.text": "Skriv hva hver finansiør bidrar med hvert år, i millioner kroner (5.1).",
    "forside.step6": "6. Ressurser",
    "forside.step6.text": "Fordel de samme pengene på innsatsområder og programledelse (5.2).",
    "forside.step7": "7. Bærekraft",
    "forside.step7.text": "Velg bærekraftsmål, og skriv hvorfor de er viktige for planen (6).",
    "forside.step8": "8. Kontroll og innsending",
    "forside.step8.text": (
        "Rett det som står som avvik, og fyll ut det som mangler. Send filen som Excel-fil (.xlsx) til fylkeskommunen."
    ),
    "forside.sheets": "Arkene i skjemaet",
    "forside.colours": "Fargene",
    "forside.colour.input": "Gul bakgrunn, blå skrift og ramme: her skriver eller velger du. Alle andre felt er låst.",
    "forside.colour.input.name": "Felt du fyller ut",
    "forside.colour.computed": "Regnes ut av skjemaet eller hentes fra et annet ark.",
    "forside.colour.computed.name": "Beregnet felt",
    "forside.colour.total": "Summen av feltene over eller til venstre.",
    "forside.colour.total.name": "Sum",
    "forside.colour.outside": (
        "Skal ikke fylles ut: året er ikke i perioden, eller innsatsområdet har ikke arbeidsplassmål."
    ),
    "forside.colour.outside.name": "Felt som ikke er i bruk",
    # --- Oppsett ---
    "facts.section": "Om planen",
    "facts.name": "Omstillingsprogram",
    "facts.name.guidance": "Fastsatt da skjemaet ble laget.",
    "facts.edition": "Utgave",
    "facts.edition.guidance": "Første plan er utgave 1. En revidert plan får neste nummer.",
    "facts.municipalities": "Kommunenummer",
    "facts.municipalities.guidance": "Kommunene som er med i programmet.",
    "facts.job_years": "År med arbeidsplassmål",
    "facts.job_years.guidance": "Årene i 2.3 og 3.1.",
    "facts.budget_years": "Budsjettår",
    "facts.budget_years.guidance": "Årene i 5.1 og 5.2. Feil år? Be fylkeskommunen om et nytt skjema.",
    "facts.contact": "Kontaktperson",
    "facts.contact.guidance": "Navn og e-post til den som kan svare på spørsmål om tallene.",
    "facts.status": "Status for planen",
    "facts.status.guidance": "Velg i listen.",
    "facts.adopted": "Vedtaksdato",
    "facts.adopted.guidance": "Datoen for vedtaket i styret eller kommunestyret, for eksempel 15.11.2026.",
    "goal.section": "2.2 Hovedmål",
    "goal.goal": "Arbeidsplasser å sikre og skape",
    "goal.goal.guidance": "Ett helt tall for hele perioden, det samme som summen i 2.3 og 3.1. Brukes også i 6.3.",
    "goal.shown.guidance": "Hentet fra arket Oppsett.",
    "frame.section": "5.1 Økonomisk ramme",
    "frame.frame": "Ramme for hele perioden",
    "frame.frame.guidance": (
        "Beløpet som står i teksten i 5.1, i millioner kroner: 40 betyr 40\u00a0000\u00a0000 kroner."
    ),
    "area.section": "3. Prioriterte innsatsområder",
    "area.row": "Innsatsområde {index}",
    "area.guidance": "Navnet vises i hele skjemaet. «Har mål» gjelder arbeidsplassmål i 3.1.",
    "area.reserve": "Ledig rad. Skriv et navn hvis planen har flere innsatsområder.",
    "target.yes": "ja",
    "target.no": "nei",
    "financier.section": "5.1 Finansiører",
    "financier.row": "Finansiør {index}",
    "financier.guidance": "Andel: 50 betyr 50 %. Oppgitt total er valgfri og gjelder hele perioden.",
    "financier.reserve": "Ledig rad. Fyll ut navn, type og andel hvis planen har flere finansiører.",
    "activities.section": "1.2 Aktiviteter i analysearbeidet",
    "activities.meetings": "Åpne innspillsmøter",
    "activities.meetings.guidance": "Valgfritt. Antall møter med lokalt næringsliv.",
    "activities.participants": "Deltakere til sammen",
    "activities.participants.guidance": "Valgfritt. Antall deltakere på alle møtene.",
    "attachments.section": "Vedlegg",
    "attachments.knowledge_base": "Kunnskapsgrunnlag (1.2)",
    "attachments.knowledge_base.guidance": "Valgfritt. Konsekvensanalyse, utviklingsanalyse og innspill.",
    "attachments.communication_strategy": "Kommunikasjonsstrategi (7)",
    "attachments.communication_strategy.guidance": "Valgfritt. Eget dokument etter malen fra Innovasjon Norge.",
    "attachments.action_plan": "Første års handlingsplan",
    "attachments.action_plan.guidance": "Valgfritt. Planen for det første omstillingsåret.",
    "limits.section": "Grenser som kontrollene bruker",
    "limits.tolerance": "Forskjell som godtas i beløp",
    "limits.tolerance.guidance": "Beløp som skiller seg mindre enn dette, regnes som like.",
    "limits.share_tolerance": "Forskjell som godtas i andeler",
    "limits.share_tolerance.guidance": "I prosentpoeng. Større forskjell gir ! Sjekk.",
    "limits.share_error": "Forskjell i andeler som må rettes",
    "limits.share_error.guidance": "I prosentpoeng. Større forskjell i totalen gir ✗ Avvik.",
    "limits.own_min": "Minste andel fra kommunene",
    "limits.own_min.guidance": "Etter vanlig praksis. Lavere andel gir ! Sjekk og skal begrunnes.",
    "limits.public_max": "Største andel fra stat og fylkeskommune",
    "limits.public_max.guidance": "Etter vanlig praksis. Høyere andel gir ! Sjekk og skal begrunnes.",
    "limits.admin_share": "Største andel til administrasjon",
    "limits.admin_share.guidance": "Andel av finansieringen i 5.1. Høyere andel gir ! Sjekk og skal begrunnes.",
    "limits.years_max": "Flest budsjettår",
    "limits.years_max.guidance": "Flere år gir ! Sjekk og skal begrunnes.",
    "limits.amount_max": "Største beløp i ett felt",
    "limits.amount_max.guidance": "Et større beløp er ofte skrevet i kroner i stedet for millioner kroner.",
    # --- Mål ---
    "jobs.section": "2.3 Resultatmål",
    "jobs.heading": "Arbeidsplasser per år",
    "jobs.jobs": "Nye eller sikrede arbeidsplasser",
    "jobs.guidance": "Arbeidsplasser som programmet bidrar til (telles brutto). Skriv 0 i år uten mål.",
    "indicators.section": "2.3 og 2.4 Andre resultatmål og effektmål (valgfritt)",
    "indicators.name": "Mål",
    "indicators.unit": "Enhet",
    "indicators.baseline": "Nå",
    "indicators.target": "Målverdi",
    "indicators.level": "Nivå",
    "indicators.area": "Område",
    "indicators.source": "Kilde",
    "indicators.companies.name": "Nye bedrifter i eksisterende og nye bransjer",
    "indicators.companies.unit": "antall",
    "indicators.companies.source": "Rapportering fra omstillingsprogrammet",
    "indicators.projects.name": "Utviklingsprosjekter og søknader til virkemiddelapparatet",
    "indicators.projects.unit": "antall",
    "indicators.projects.source": "Rapportering fra omstillingsprogrammet",
    "indicators.population.name": "Befolkningsutvikling og demografi",
    "indicators.population.unit": "innbyggere",
    "indicators.population.source": "SSB",
    "indicators.private_jobs.name": "Vekst i private arbeidsplasser",
    "indicators.private_jobs.unit": "antall",
    "indicators.private_jobs.source": "SSB og Panda",
    "indicators.turnover.name": "Samlet omsetning i porteføljebedriftene",
    "indicators.turnover.unit": "mill. kr",
    "indicators.turnover.source": "SSB og Panda",
    "indicators.profitable.name": "Andel lønnsomme foretak",
    "indicators.profitable.unit": "%",
    "indicators.profitable.source": "SSB og Panda",
    # --- Innsatsområder ---
    "area_jobs.section": "Årlige arbeidsplassmål for hvert innsatsområde",
    "area_jobs.heading": "Innsatsområde",
    "area_jobs.guidance": "Skriv et helt tall for hvert år. Skriv 0 i år uten mål.",
    "area_jobs.sum": "Sum arbeidsplasser per år",
    "support.heading": "Innsatsområder uten arbeidsplassmål",
    "support.guidance": "Skal støtte de andre innsatsområdene og har ikke arbeidsplasser som mål.",
    # --- Finansiering ---
    "funding.section": "Årlig budsjettramme fordelt på finansiør, i millioner kroner",
    "funding.heading": "Finansiør",
    "funding.guidance": "Skriv beløpet for hvert år. Skriv 0 i år uten bidrag.",
    "funding.sum": "Totalt",
    "funding.own": "Kommunene til sammen",
    "funding.own.guidance": "Summen av alle kommunene over.",
    "funding.public": "Stat og fylkeskommune til sammen",
    "funding.public.guidance": "Summen av stat og fylkeskommune over.",
    # --- Ressurser ---
    "spending.section": "Årlig budsjettramme fordelt på innsatsområder, i millioner kroner",
    "spending.heading": "Innsatsområde",
    "spending.guidance": "Skriv beløpet for hvert år. Skriv 0 i år uten midler.",
    "spending.programme": "Programorganisasjonens ressursinnsats",
    "spending.programme.guidance": "Prosjektutvikling, nettverksbygging og oppgaver i innsatsområdene.",
    "spending.admin": "Administrative kostnader til programledelse",
    "spending.admin.guidance": "Styremøter, saksbehandling, rapportering og annet administrativt arbeid.",
    "spending.sum": "Sum",
    # --- Strategier ---
    "strategies.section": "Strategier",
    "strategies.text": "Strategi",
    "strategies.letter": "Bokstav",
    "strategies.area": "Område",
    "strategies.same": "Linjer med bokstaven",
    "strategies.place": "Nr. i alfabetet",
    "strategies.guidance": "Veiledning",
    "strategies.hint": (
        "Eksempel: Bedriftsrettede tiltak – tilrettelegge for utvikling i bedrifter. "
        "Bokstavene fortsetter fra område til område. En ny strategi får neste ledige bokstav."
    ),
    "linked.number": "3.2.{index} Arbeidsplassmål",
    "linked.guidance": "Hentet fra 3.1. Endres i arket Innsatsområder.",
    # --- Bærekraft ---
    "goals.section": "Prioriterte bærekraftsmål",
    "goals.goal": "Bærekraftsmål",
    "goals.why": "Hvorfor er målet viktig for planen?",
    "goals.row": "Mål {index}",
    "goals.environment": "Miljø",
    "goals.environment.guidance": "6.1: Velg mål 6, 13, 14 eller 15. Ett er nok.",
    "goals.society": "Samfunn",
    "goals.society.guidance": "6.2: Velg mål 1, 2, 3, 4, 5, 7, 11 eller 16. Ett er nok.",
    "goals.economy": "Økonomi",
    "goals.economy.guidance": "6.3: Velg mål 8, 9, 10 eller 12. Ett er nok.",
    "goals.partnership": "Samarbeid",
    "goals.partnership.guidance": "6.4: Mål 17 er med i alle planer.",
    # --- Kontroll ---
    "kontroll.nr": "Nr",
    "kontroll.check": "Kontroll",
    "kontroll.left": "Tabell A",
    "kontroll.right": "Tabell B",
    "kontroll.gap": "Forskjell",
    "kontroll.status": "Status",
    "kontroll.do": "Hva du gjør",
    "kontroll.go": "Gå til",
    "kontroll.reason": "Begrunnelse",
    "kontroll.meaning": "Betydning",
    "kontroll.number": "Antall",
    "kontroll.total": "Antall kontroller i alt",
    "status.error": "✗ Avvik",
    "status.error.meaning": "Må rettes.",
    "status.error.sentence": "✗ Avvik: noe må rettes. Se arket Kontroll.",
    "status.missing": "… Mangler",
    "status.missing.meaning": "Må fylles ut.",
    "status.missing.sentence": "… Mangler: noe er ikke fylt ut. Se arket Kontroll.",
    "status.warning": "! Sjekk",
    "status.warning.meaning": (
        "Kan være riktig. Se på tallene, og begrunn der det er et gult felt. Hindrer ikke innsending."
    ),
    "status.warning.sentence": "! Sjekk: se på noen tall. Det hindrer ikke innsending. Se arket Kontroll.",
    "status.ok": "✓ OK",
    "status.ok.meaning": "Stemmer.",
    "status.ok.sentence": "✓ OK: alle kontrollene stemmer.",
    "status.none": "–",
    "status.none.meaning": "Ikke aktuelt: det er ingenting å kontrollere.",
    # --- Sammendrag ---
    "summary.figures": "Nøkkeltall",
    "summary.figure.goal": "Hovedmål (2.2)",
    "summary.figure.jobs": "Arbeidsplasser fordelt på år (2.3)",
    "summary.figure.funding": "Samlet finansiering (5.1)",
    "summary.figure.spending": "Samlet ressursbruk (5.2)",
    "summary.figure.admin": "Andel til administrasjon (5.2)",
    "summary.money": "Finansiering (5.1)",
    "summary.jobs_table": "Arbeidsplasser (2.3 og 3.1)",
    "summary.rest": "Andre innsatsområder",
    "summary.jobs": "Arbeidsplasser per år (2.3)",
    "summary.reached": "Samlet til og med året",
    "summary.goal": "Hovedmål (2.2)",
    "summary.spending": "Ressurser i mill. kr (5.2), størst først",
    "summary.spending.areas": "Områder",
    "summary.spending.overhead": "Program og ledelse",
    "summary.programme": "Programorganisasjonen",
    "summary.admin": "Administrasjon",
    "summary.source": "Tallene er hentet fra arkene Mål, Innsatsområder, Finansiering og Ressurser.",
    "chart.funding.title": "Finansiering per år, mill. kr, {period}",
    "chart.funding.alt": (
        "Stablede søyler: finansieringen i mill. kr for hvert år {period}, fordelt på stat, fylkeskommune, kommune og "
        "eventuelt annen. Tallene står i tabellen «Finansiering (5.1)» i dette arket."
    ),
    "chart.shares.title": "Andel og avtalt andel, %, {period}",
    "chart.shares.alt": (
        "Søyler: andelen av finansieringen {period} i prosent for stat, fylkeskommune, kommune og eventuelt annen, "
        "med et merke for den avtalte andelen. Tallene står i kolonnene «Andel» og «Avtalt» i tabellen "
        "«Finansiering (5.1)»."
    ),
    "chart.reached.title": "Arbeidsplasser samlet mot hovedmålet, antall, {period}",
    "chart.reached.alt": (
        "Linje: antall nye eller sikrede arbeidsplasser samlet til og med hvert år {period}, mot en stiplet grå linje "
        "for hovedmålet. Tallene står i de to siste radene i tabellen «Arbeidsplasser (2.3 og 3.1)»."
    ),
    "chart.area_jobs.title": "Arbeidsplasser per år og innsatsområde, antall, {period}",
    "chart.area_jobs.alt": (
        "Stablede søyler: antall nye eller sikrede arbeidsplasser for hvert år {period}, fordelt på innsatsområder. "
        "Tallene står i tabellen «Arbeidsplasser (2.3 og 3.1)»."
    ),
    "chart.spending.title": "Ressurser per innsatsområde, mill. kr, {period}",
    "chart.spending.alt": (
        "Liggende søyler, den største øverst: ressursene i mill. kr for hele perioden {period} til hvert "
        "innsatsområde, til programorganisasjonen og til administrasjon. Tallene står i tabellen «Ressurser i "
        "mill. kr (5.2), størst først»."
    ),
    # --- Veiledning ---
    "guide.1": "Hvem fyller ut?",
    "guide.1.text": (
        "Prosjektleder og økonomiansvarlig i kommunen fyller ut sammen. Styret og kommunestyret behandler planen. "
        "Fylkeskommunen kontrollerer den."
    ),
    "guide.2": "Hvor skriver jeg?",
    "guide.2.text": (
        "I de gule feltene. Alle andre felt er låst mot uhell. Tabulatortasten går fra felt til felt. "
        "Gå fra ark til ark i rekkefølgen som står på Forside."
    ),
    "guide.3": "Hva er enheten?",
    "guide.3.text": (
        "Alle beløp er i millioner kroner: 2,5 betyr 2\u00a0500\u00a0000 kroner, og 0,85 betyr 850\u00a0000 kroner. "
        "Skriv bare tallet. Enheten står i kolonne B."
    ),
    "guide.4": "Komma eller punktum?",
    "guide.4.text": "Bruk komma: 2,5. Skriver du 2.5 med punktum, kan programmet gjøre tallet om til en dato (2. mai).",
    "guide.5": "Tomt felt eller 0?",
    "guide.5.text": (
        "Et tomt felt betyr at svaret mangler. 0 er et svar. Skriv 0 i år uten mål eller penger, ikke strek. "
        "Ledige rader uten navn skal stå tomme."
    ),
    "guide.6": "Kan jeg skrive «ca. 5» eller «120–130»?",
    "guide.6.text": "Nei. Tekst blir ikke regnet med i summene. Bestem deg for ett tall, og skriv bare det.",
    "guide.7": "Kan jeg lime inn fra Word eller et annet regneark?",
    "guide.7.text": (
        "Ja. Lim inn bare verdiene (Lim inn utvalg), så beholder feltet farge og kontroll. "
        "Kopier i stedet for å klippe ut, og ikke dra felt til et nytt sted."
    ),
    "guide.8": "Hvilke arbeidsplasser skal telles?",
    "guide.8.text": (
        "Nye og sikrede arbeidsplasser som programmet bidrar til gjennom enkeltprosjekter, telt brutto. "
        "Skriv hele tall. Hovedmålet i 2.2, summen i 2.3 og summen i 3.1 skal være like."
    ),
    "guide.9": "Hva med innsatsområder uten arbeidsplassmål?",
    "guide.9.text": (
        "De står for seg under summen i 3.1, med strek og uten tall. "
        "De får penger i 5.2 og strategier i 3.2 som de andre. "
        "Bærekraft er anbefalt som innsatsområde i alle planer."
    ),
    "guide.10": "Hvordan virker andelene i 5.1?",
    "guide.10.text": (
        "De avtalte andelene står i Oppsett og skal være 100 % til sammen. Vanlig praksis er 50 % fra staten, "
        "25 % fra fylkeskommunen og 25 % fra kommunen. Andre andeler er mulige, men skal begrunnes i arket Kontroll."
    ),
    "guide.11": "Hvorfor skal 5.1 og 5.2 være like?",
    "guide.11.text": (
        "5.1 viser hvor pengene kommer fra, og 5.2 hvor de går. Hvert år skal være likt. "
        "Søkernes egenfinansiering kommer i tillegg og skal ikke være med."
    ),
    "guide.12": "Hvilken bokstav får en strategi?",
    "guide.12.text": (
        "Bokstavene går fra A og videre gjennom alle innsatsområdene. Hver bokstav brukes én gang. "
        "En ny strategi senere i perioden får neste ledige bokstav."
    ),
    "guide.13": "Hva betyr statusene?",
    "guide.13.text": (
        "✗ Avvik må rettes, og … Mangler må fylles ut. ! Sjekk kan være riktig: se på tallene, og skriv hvorfor i "
        "kolonnen Begrunnelse i arket Kontroll når den er gul. ✓ OK betyr at alt stemmer."
    ),
    "guide.14": "Trenger du flere rader eller andre år?",
    "guide.14.text": (
        "Ikke sett inn rader eller kolonner. Be fylkeskommunen om et nytt skjema. Svarene dine blir med. "
        "Lagre alltid som Excel-fil (.xlsx)."
    ),
    # --- Endringslogg ---
    "log.version": "Versjon",
    "log.what": "Endring",
    "log.1.0": "Første versjon av skjemaet.",
    # --- what formulas read from ---
    "words.name": "navn",
    "words.letter": "bokstav",
    "words.goal": "hovedmålet i 2.2",
    "words.frame": "den økonomiske rammen",
    "words.limit": "grensen i Oppsett",
    "words.years": "antall budsjettår",
    "words.jobs.row": "arbeidsplassene i 2.3",
    "words.jobs.year": "arbeidsplassene i {year} i 2.3",
    "words.area_jobs.row": "innsatsområdets arbeidsplasser i 3.1",
    "words.area_jobs.year": "arbeidsplassene i {year} i 3.1",
    "words.area_jobs.rest": "innsatsområdene uten egen rad",
    "words.area_jobs.all": "alle arbeidsplassene i 3.1",
    "words.funding.row": "beløpene i raden",
    "words.funding.year": "finansieringen i {year} i 5.1",
    "words.funding.kind": "beløpene fra denne typen finansiør i 5.1",
    "words.funding.all": "all finansiering i 5.1",
    "words.spending.row": "beløpene i raden i 5.2",
    "words.spending.year": "ressursene i {year} i 5.2",
    "words.spending.areas": "beløpene til innsatsområdene i 5.2",
    "words.spending.overhead": "beløpene til program og ledelse i 5.2",
    "words.spending.share": "andelene i 5.2",
    "words.spending.all": "alle ressurser i 5.2",
    "words.share": "andelen av totalen",
    "words.shares": "andelene i 5.1",
    "words.agreed": "avtalt andel",
    "words.stated": "oppgitt total",
    "words.part": "andelen av totalen",
    "words.gap": "Tabell A minus Tabell B",
    "words.sign": "status for raden",
    "words.status": "kolonnen Status",
    # --- formulas in words ---
    "formula.total": "summen av {of}",
    "formula.running": "{of} til og med året",
    "formula.falling": "{of} ordnet med det største først",
    "formula.rank": "plassen til {of} etter størrelse",
    "formula.at_rank": "{of} på denne plassen etter størrelse",
    "formula.count": "antall treff i {of}",
    "formula.largest": "det største tallet i {of}",
    "formula.negatives": "antall tall under 0 i {of}",
    "formula.repeated": "antall like verdier i {of}",
    "formula.filled": "antall utfylte felt i {of}",
    "formula.texts": "antall felt med tekst i {of}",
    "formula.blanks": "antall tomme felt i {of}",
    "formula.unnamed": "antall tall i rader uten navn i {of}",
    "formula.broken": "antall tall med desimaler i {of}",
    "formula.same": "antall felt med samme {of}",
    "formula.position": "{of} som nummer i alfabetet",
    "formula.farthest": "største avstand fra avtalt andel i {of}, i prosentpoeng",
    "formula.percent": "{of} i prosent",
    "formula.minus": "{left} minus {right}",
    "formula.plus": "{left} pluss {right}",
    "formula.master": "den alvorligste statusen i arket Kontroll",
    # --- rules that could not be run ---
    "outcome.unusable": "Et felt som regelen leser, inneholder en feilverdi, SANN eller USANN.",
    "outcome.empty": "Tallene som skal sammenlignes, er ikke fylt ut.",
}
