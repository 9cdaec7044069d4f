"""English: form."""

TEXTS: dict[str, str] = {
    # --- title and purpose of each sheet ---
    "Forside.title": "Restructuring plan: form for figures, goals and strategies",
    "Forside.purpose": (
        "Start here. The project manager and the finance officer fill in the yellow cells. The form calculates and "
        "checks the rest."
    ),
    "Oppsett.title": "Setup",
    "Oppsett.purpose": (
        "Facts, names, agreed shares, main goal and overall budget are entered once here and shown in the rest of the "
        "form. Amounts in NOK million: 2.5 means NOK 2,500,000."
    ),
    "Mål.title": "2.2–2.4 Main goal, result targets and impact targets",
    "Mål.purpose": "Number of new or secured jobs by year: 10 means ten jobs. Other targets are optional.",
    "Innsatsområder.title": "3.1 Job target by priority area",
    "Innsatsområder.purpose": "Number of jobs by priority area and year: 10 means ten jobs. Each year must match 2.3.",
    "Finansiering.title": "5.1 Overall funding",
    "Finansiering.purpose": "Amounts in NOK million: 2.5 means NOK 2,500,000. Annual budget by funder.",
    "Ressurser.title": "5.2 Resources by priority area",
    "Ressurser.purpose": (
        "Amounts in NOK million: 2.5 means NOK 2,500,000. Each year must allocate as much as the funding in 5.1."
    ),
    "Strategier.title": "3.2 Strategies for the priority areas",
    "Strategier.purpose": "One strategy per line, each with its own letter. The jobs below come from 3.1.",
    "Bærekraft.title": "6. Priority sustainability goals",
    "Bærekraft.purpose": (
        "At least one UN Sustainable Development Goal each for environment, society and economy, and always 17. "
        "Partnerships for the goals."
    ),
    "Kontroll.title": "Checks",
    "Kontroll.purpose": "Shows whether the figures in the plan agree, and what to do if they do not.",
    "Sammendrag.title": "Summary",
    "Sammendrag.purpose": (
        "Key figures for the board and the municipal council. Amounts in NOK million: 2.5 means NOK 2,500,000."
    ),
    "Veiledning.title": "Guidance",
    "Veiledning.purpose": "How to fill in the form.",
    "Endringslogg.title": "Change log",
    "Endringslogg.purpose": "Changes to the form from version to version.",
    # --- units ---
    "unit.amount": "NOK million",
    "unit.jobs": "number",
    "unit.count": "number",
    "unit.percent": "%",
    "unit.points": "percentage points",
    "unit.years": "years",
    "unit.goal": "choose",
    # --- the footer of a printed sheet ---
    "paper.page": "Page {page} of {pages}",
    "link.to": "Go to {sheet}",
    "outside.jobs": "not in the target period",
    "outside.budget": "not in the budget period",
    "go.goal.value": "main goal",
    "go.frame.value": "overall budget",
    "go.area.name": "priority areas",
    "go.financier.name": "funders",
    "go.financier.kind": "funders",
    "go.financier.share": "agreed shares",
    "go.financier.total": "stated totals",
    "go.activities.value": "activities",
    "go.indicators.baseline": "other targets",
    "go.strategies.text": "strategies",
    "go.strategies.letter": "letters",
    "go.strategies.area": "priority areas",
    "go.environment.goal": "environment",
    "go.society.goal": "society",
    "go.economy.goal": "economy",
    "go.partnership.goal": "partnership",
    # --- column headings that several sheets share ---
    "column.unit": "Unit",
    "column.value": "Value",
    "column.guidance": "Guidance",
    "column.name": "Name",
    "column.kind": "Type",
    "column.agreed_share": "Agreed share (%)",
    "column.stated": "Stated total (NOK million)",
    "column.target": "Job target",
    "column.sum": "Total",
    "column.share": "Share (%)",
    "column.agreed": "Agreed (%)",
    "column.sign": "Entries",
    # --- words to choose among ---
    "choice.kinds.state": "State",
    "choice.kinds.county": "County authority",
    "choice.kinds.municipality": "Municipality",
    "choice.kinds.other": "Other",
    "choice.statuses.utkast": "Draft",
    "choice.statuses.styrebehandlet": "Considered by the board",
    "choice.statuses.vedtatt": "Adopted",
    "choice.statuses.godkjent": "Approved",
    "choice.levels.result": "Result target",
    "choice.levels.impact": "Impact target",
    "choice.attached.yes": "Yes",
    "choice.attached.no": "No",
    # --- FN-sambandet's names of the goals ---
    "goal.1": "1. No poverty",
    "goal.2": "2. Zero hunger",
    "goal.3": "3. Good health and well-being",
    "goal.4": "4. Quality education",
    "goal.5": "5. Gender equality",
    "goal.6": "6. Clean water and sanitation",
    "goal.7": "7. Affordable and clean energy",
    "goal.8": "8. Decent work and economic growth",
    "goal.9": "9. Industry, innovation and infrastructure",
    "goal.10": "10. Reduced inequalities",
    "goal.11": "11. Sustainable cities and communities",
    "goal.12": "12. Responsible consumption and production",
    "goal.13": "13. Climate action",
    "goal.14": "14. Life below water",
    "goal.15": "15. Life on land",
    "goal.16": "16. Peace, justice and strong institutions",
    "goal.17": "17. Partnerships for the goals",
    # --- tables, as rules name them ---
    "table.goal": "2.2 Main goal",
    "table.jobs": "2.3 Jobs by year",
    "table.area_jobs": "3.1 Job target by priority area",
    "table.support": "3.1 Priority areas without a job target",
    "table.strategies": "3.2 Strategies",
    "table.placed": "3.2 Letter and priority area",
    "table.frame": "5.1 Overall budget",
    "table.funding": "5.1 Budget by funder",
    "table.kind": "Type of financier in Oppsett",
    "table.indicators": "2.3–2.4 Now and target",
    "table.share": "5.1 Agreed shares",
    "table.total": "5.1 Stated totals",
    "table.spending": "5.2 Budget by priority area",
    "table.overhead": "5.2 Programme management",
    "table.area": "Priority areas in Oppsett",
    "table.financier": "Funders in Oppsett",
    "table.activities": "1.2 Activities",
    # --- rows without a name, and inputs as a sentence begins with them ---
    "row.area": "Priority area {index}",
    "row.financier": "Funder {index}",
    "subject.facts.value.contact": "The contact person",
    "subject.facts.value.status": "The status of the plan",
    "subject.facts.value.adopted": "The date of adoption",
    "subject.goal.value": "The main goal in 2.2",
    "subject.frame.value": "The overall budget",
    "subject.area.name": "The name of {row}",
    "subject.area.unnamed": "The name of priority area {index}",
    "subject.financier.unnamed": "The name of funder {index}",
    "subject.financier.name": "The name of {row}",
    "subject.financier.kind": "The type of funder for {row}",
    "subject.financier.share": "The agreed share for {row}",
    "subject.financier.total": "The stated total for {row}",
    "subject.activities.value.meetings": "The number of open meetings",
    "subject.activities.value.participants": "The number of participants",
    "subject.attachments.value.knowledge_base": "The answer about the knowledge base",
    "subject.attachments.value.communication_strategy": "The answer about the communication strategy",
    "subject.attachments.value.action_plan": "The answer about the action plan",
    "subject.jobs": "The number of jobs in {year}",
    "subject.area_jobs": "The job target for {row} in {year}",
    "subject.funding": "The amount from {row} in {year}",
    "subject.spending": "The amount for {row} in {year}",
    "subject.indicators.name": "The name of the target on line {row} in 2.3–2.4",
    "subject.indicators.unit": "The unit of the target on line {row} in 2.3–2.4",
    "subject.indicators.baseline": "The baseline of the target on line {row} in 2.3–2.4",
    "subject.indicators.target": "The target value on line {row} in 2.3–2.4",
    "subject.indicators.level": "The level of the target on line {row} in 2.3–2.4",
    "subject.indicators.area": "The priority area of the target on line {row} in 2.3–2.4",
    "subject.indicators.source": "The source of the target on line {row} in 2.3–2.4",
    "subject.strategies.text": "The text on line {row} in 3.2",
    "subject.strategies.letter": "The letter on line {row} in 3.2",
    "subject.strategies.area": "The priority area on line {row} in 3.2",
    "subject.goals.goal.environment1": "Sustainability goal 1 for environment",
    "subject.goals.goal.environment2": "Sustainability goal 2 for environment",
    "subject.goals.goal.environment3": "Sustainability goal 3 for environment",
    "subject.goals.goal.society1": "Sustainability goal 1 for society",
    "subject.goals.goal.society2": "Sustainability goal 2 for society",
    "subject.goals.goal.society3": "Sustainability goal 3 for society",
    "subject.goals.goal.economy1": "Sustainability goal 1 for economy",
    "subject.goals.goal.economy2": "Sustainability goal 2 for economy",
    "subject.goals.goal.economy3": "Sustainability goal 3 for economy",
    "subject.goals.goal.partnership1": "The sustainability goal for partnership",
    "subject.goals.why.environment1": "The reason for sustainability goal 1 for environment",
    "subject.goals.why.environment2": "The reason for sustainability goal 2 for environment",
    "subject.goals.why.environment3": "The reason for sustainability goal 3 for environment",
    "subject.goals.why.society1": "The reason for sustainability goal 1 for society",
    "subject.goals.why.society2": "The reason for sustainability goal 2 for society",
    "subject.goals.why.society3": "The reason for sustainability goal 3 for society",
    "subject.goals.why.economy1": "The reason for sustainability goal 1 for economy",
    "subject.goals.why.economy2": "The reason for sustainability goal 2 for economy",
    "subject.goals.why.economy3": "The reason for sustainability goal 3 for economy",
    "subject.goals.why.partnership1": "The reason for the sustainability goal for partnership",
    "subject.reasons.reason": "The reason given for {row}",
    # --- validation: what to do in an input ---
    "input.amount.title": "Amount in NOK million",
    "input.amount.message": (
        "Type a number from 0 to 1,000 in NOK million: 2.5 or 2,5 as your Excel shows decimals. NOK 2,500,000 is 2.5."
    ),
    "input.jobs.title": "Number of jobs",
    "input.jobs.message": "Type a whole number, 0 or more. Type 0 if there is no target for the year.",
    "input.share.title": "Share in per cent",
    "input.share.message": (
        "Type a number from 0 to 100 without a per cent sign: 50 means 50%. Type 33.3 or 33,3 as your Excel shows "
        "decimals."
    ),
    "input.tally.title": "Number",
    "input.tally.message": "Type a whole number, 0 or more. This cell is optional.",
    "input.measure.title": "Value",
    "input.measure.message": (
        "Type the number only. The unit is in the Unit column. Type 2.5 or 2,5 as your Excel shows decimals. This cell "
        "is optional."
    ),
    "input.name.title": "Name",
    "input.name.message": "Type a name of at most 60 characters. Each row must have its own name.",
    "input.line.title": "Short text",
    "input.line.message": "Type at most 120 characters.",
    "input.prose.title": "Text",
    "input.prose.message": "Type at most 500 characters.",
    "input.day.title": "Date",
    "input.day.message": "Type a date with day, month and year: 15.11.2026 or 15/11/2026 as your Excel shows dates.",
    "input.letter.title": "Letter",
    "input.letter.message": (
        "Click the arrow to the right of the cell and choose a letter. Each strategy must have its own letter."
    ),
    "input.area.title": "Priority area",
    "input.area.message": (
        "Click the arrow to the right of the cell and choose the priority area. Names are changed on the Oppsett sheet."
    ),
    "input.kind.title": "Type of funder",
    "input.kind.message": (
        "Click the arrow to the right of the cell and choose state, county authority, municipality or other."
    ),
    "input.status.title": "Status of the plan",
    "input.status.message": "Click the arrow to the right of the cell and choose how far the plan has come.",
    "input.level.title": "Result target or impact target",
    "input.level.message": (
        "Click the arrow to the right of the cell and choose result target (2.3) or impact target (2.4)."
    ),
    "input.attached.title": "Is it attached?",
    "input.attached.message": "Click the arrow to the right of the cell and choose yes or no.",
    "input.goal_environment.title": "Goal for environment",
    "input.goal_environment.message": (
        "Click the arrow to the right of the cell and choose one of the UN Sustainable Development Goals."
    ),
    "input.goal_society.title": "Goal for society",
    "input.goal_society.message": (
        "Click the arrow to the right of the cell and choose one of the UN Sustainable Development Goals."
    ),
    "input.goal_economy.title": "Goal for economy",
    "input.goal_economy.message": (
        "Click the arrow to the right of the cell and choose one of the UN Sustainable Development Goals."
    ),
    "input.goal_partnership.title": "Goal for partnership",
    "input.goal_partnership.message": (
        "Goal 17 is always here. Click the arrow to the right of the cell if it is missing."
    ),
    # --- Forside ---
    "forside.programme": "Restructuring programme",
    "forside.version": "Form version",
    "forside.works_in": "Works in",
    "forside.programs": "Excel 2010 or later and LibreOffice 7.4 or later. Other programs may remove locks and checks.",
    "forside.steps": "What to do",
    "forside.step1": "1. Oppsett",
    "forside.step1.text": "Setup: fill in contact person, status, main goal, overall budget, names and agreed shares.",
    "forside.step2": "2. Mål",
    "forside.step2.text": "Goals: divide the jobs by year (2.3). Other result targets and impact targets are optional.",
    "forside.step3": "3. Innsatsområder",
    "forside.step3.text": "Priority areas: divide the same jobs by priority area (3.1).",
    "forside.step4": "4. Strategier",
    "forside.step4.text": "Strategies: write them, and choose a letter and a priority area for each (3.2).",
    "forside.step5": "5. Finansiering",
    "forside.step5.text": "Funding: type what each funder contributes each year, in NOK million (5.1).",
    "forside.step6": "6. Ressurser",
    "forside.step6.text": "Resources: divide the same money by priority area and programme management (5.2).",
    "forside.step7": "7. Bærekraft",
    "forside.step7.text": "Sustainability: choose goals, and write why they matter to the plan (6).",
    "forside.step8": "8. Kontroll and submission",
    "forside.step8.text": (
        "Checks: correct what is marked Error, and fill in what is Missing. Send the file as an Excel file (.xlsx) to "
        "the county authority."
    ),
    "forside.sheets": "The sheets of the form",
    "forside.colours": "The colours",
    "forside.colour.input": (
        "Yellow background, blue text and a border: type or choose here. All other cells are locked."
    ),
    "forside.colour.input.name": "Cell for you to fill in",
    "forside.colour.computed": "Calculated by the form or taken from another sheet.",
    "forside.colour.computed.name": "Calculated cell",
    "forside.colour.total": "The sum of the cells above or to the left.",
    "forside.colour.total.name": "Total",
    "forside.colour.outside": (
        "Not to be filled in: the year is outside the period, or the priority area has no job target."
    ),
    "forside.colour.outside.name": "Cell not in use",
    "fixed.section": "About the programme",
    # --- Oppsett ---
    "facts.section": "About the plan",
    "facts.name": "Restructuring programme",
    "facts.name.guidance": "Set when the form was made.",
    "facts.edition": "Edition",
    "facts.edition.guidance": "The first plan is edition 1. A revised plan gets the next number.",
    "facts.municipalities": "Municipality number",
    "facts.municipalities.guidance": "The municipalities in the programme.",
    "facts.job_years": "Years with job targets",
    "facts.job_years.guidance": "The years in 2.3 and 3.1.",
    "facts.budget_years": "Budget years",
    "facts.budget_years.guidance": "The years in 5.1 and 5.2. Wrong years? Ask the county authority for a new form.",
    "facts.contact": "Contact person",
    "facts.contact.guidance": "Name and email of someone who can answer questions about the figures.",
    "facts.status": "Status of the plan",
    "facts.status.guidance": "Choose from the list.",
    "facts.adopted": "Date of adoption",
    "facts.adopted.guidance": "The date of the decision by the board or the municipal council, for example 15.11.2026.",
    "goal.section": "2.2 Main goal",
    "goal.goal": "Jobs to secure and create",
    "goal.goal.guidance": (
        "One whole number for the whole period, the same as the total in 2.3 and 3.1. Also used in 6.3."
    ),
    "goal.shown.guidance": "Taken from the Oppsett sheet.",
    "frame.section": "5.1 Overall budget",
    "frame.frame": "Budget for the whole period",
    "frame.frame.guidance": "The amount given in the text of 5.1, in NOK million: 40 means NOK 40,000,000.",
    "area.section": "3. Priority areas",
    "area.row": "Priority area {index}",
    "area.guidance": "The name is shown throughout the form. “Job target” is about the targets in 3.1.",
    "area.reserve": "Spare row. Type a name if the plan has more priority areas.",
    "target.yes": "yes",
    "target.no": "no",
    "financier.section": "5.1 Funders",
    "financier.row": "Funder {index}",
    "financier.guidance": "Share: 50 means 50%. The stated total is optional and covers the whole period.",
    "financier.reserve": "Spare row. Fill in name, type and share if the plan has more funders.",
    "activities.section": "1.2 Activities in the analysis",
    "activities.meetings": "Open meetings",
    "activities.meetings.guidance": "Optional. Number of meetings with local businesses.",
    "activities.participants": "Participants in total",
    "activities.participants.guidance": "Optional. Number of participants at all the meetings.",
    "attachments.section": "Attachments",
    "attachments.knowledge_base": "Knowledge base (1.2)",
    "attachments.knowledge_base.guidance": "Optional. Impact analysis, development analysis and input received.",
    "attachments.communication_strategy": "Communication strategy (7)",
    "attachments.communication_strategy.guidance": (
        "Optional. A separate document based on Innovation Norway's template."
    ),
    "attachments.action_plan": "First year's action plan",
    "attachments.action_plan.guidance": "Optional. The plan for the first year of restructuring.",
    "limits.section": "Limits used by the checks",
    "limits.tolerance": "Accepted difference in amounts",
    "limits.tolerance.guidance": "Amounts that differ by no more than this count as equal.",
    "limits.share_tolerance": "Accepted difference in shares",
    "limits.share_tolerance.guidance": "In percentage points. A larger difference gives ! Check.",
    "limits.share_error": "Difference in shares to be corrected",
    "limits.share_error.guidance": "In percentage points. A larger difference in the total gives ✗ Error.",
    "limits.own_min": "Lowest share from the municipalities",
    "limits.own_min.guidance": "By common practice. A lower share gives ! Check and needs a reason.",
    "limits.public_max": "Highest share from state and county",
    "limits.public_max.guidance": "By common practice. A higher share gives ! Check and needs a reason.",
    "limits.admin_share": "Highest share for administration",
    "limits.admin_share.guidance": "Share of the funding in 5.1. A higher share gives ! Check and needs a reason.",
    "limits.years_max": "Most budget years",
    "limits.years_max.guidance": "More years give ! Check and need a reason.",
    "limits.amount_max": "Largest amount in one cell",
    "limits.amount_max.guidance": "A larger amount has often been typed in kroner instead of NOK million.",
    # --- Mål ---
    "jobs.section": "2.3 Result targets",
    "jobs.heading": "Jobs by year",
    "jobs.jobs": "New or secured jobs",
    "jobs.guidance": "Jobs the programme contributes to (gross). Type 0 in years without a target.",
    "indicators.section": "2.3 and 2.4 Other result targets and impact targets (optional)",
    "indicators.guidance": "The first six are the template's own. Change or clear them, and add your own.",
    "indicators.name": "Target",
    "indicators.unit": "Unit",
    "indicators.baseline": "Now",
    "indicators.target": "Target value",
    "indicators.level": "Level",
    "indicators.area": "Area",
    "indicators.source": "Source",
    "indicators.companies.name": "New companies in existing and new industries",
    "indicators.companies.unit": "number",
    "indicators.companies.source": "Project reports",
    "indicators.projects.name": "Development projects and applications for public support",
    "indicators.projects.unit": "number",
    "indicators.projects.source": "Project reports",
    "indicators.population.name": "Population and demographics",
    "indicators.population.unit": "persons",
    "indicators.population.source": "Statistics Norway (SSB)",
    "indicators.private_jobs.name": "Growth in private-sector jobs",
    "indicators.private_jobs.unit": "number",
    "indicators.private_jobs.source": "SSB and Panda",
    "indicators.turnover.name": "Total turnover of the portfolio companies",
    "indicators.turnover.unit": "NOK million",
    "indicators.turnover.source": "SSB and Panda",
    "indicators.profitable.name": "Share of profitable companies",
    "indicators.profitable.unit": "%",
    "indicators.profitable.source": "SSB and Panda",
    # --- Innsatsområder ---
    "area_jobs.section": "Annual job target for each priority area",
    "area_jobs.heading": "Priority area",
    "area_jobs.guidance": "Type a whole number for each year. Type 0 in years without a target.",
    "area_jobs.sum": "Total jobs by year",
    "support.heading": "Priority areas without a job target",
    "support.guidance": "Supports the other priority areas and does not have jobs as a target.",
    # --- Finansiering ---
    "funding.section": "Annual budget by funder, in NOK million",
    "funding.heading": "Funder",
    "funding.guidance": "Type the amount for each year. Type 0 in years without a contribution.",
    "funding.sum": "Total",
    "funding.own": "The municipalities together",
    "funding.own.guidance": "The sum of all municipalities above.",
    "funding.public": "State and county together",
    "funding.public.guidance": "The sum of the state and the county authority above.",
    # --- Ressurser ---
    "spending.section": "Annual budget by priority area, in NOK million",
    "spending.heading": "Priority area",
    "spending.guidance": "Type the amount for each year. Type 0 in years without money.",
    "spending.programme": "Programme organisation's own work",
    "spending.programme.guidance": "Project development, networking and tasks in the priority areas.",
    "spending.admin": "Administrative costs of programme management",
    "spending.admin.guidance": "Board meetings, case handling, reporting and other administrative work.",
    "spending.sum": "Total",
    # --- Strategier ---
    "strategies.text": "Strategy",
    "strategies.letter": "Letter",
    "strategies.area": "Area",
    "strategies.hint": "The letters continue from area to area. A new strategy gets the next free letter.",
    "strategies.example": "Example: Business measures – help companies with their development work.",
    "linked.number": "3.2.{index} Job target",
    "linked.guidance": "Taken from 3.1. Change it on the Innsatsområder sheet.",
    # --- Bærekraft ---
    "goals.goal": "Sustainability goal",
    "goals.why": "Why does the goal matter to the plan?",
    "goals.row": "Goal {index}",
    "goals.environment": "Environment",
    "goals.environment.guidance": "6.1: Choose goal 6, 13, 14 or 15. One is enough.",
    "goals.society": "Society",
    "goals.society.guidance": "6.2: Choose goal 1, 2, 3, 4, 5, 7, 11 or 16. One is enough.",
    "goals.economy": "Economy",
    "goals.economy.guidance": "6.3: Choose goal 8, 9, 10 or 12. One is enough.",
    "goals.partnership": "Partnership",
    "goals.partnership.guidance": "6.4: Goal 17 is part of every plan.",
    # --- Kontroll ---
    "kontroll.nr": "No.",
    "kontroll.check": "Check",
    "kontroll.left": "Table A",
    "kontroll.right": "Table B",
    "kontroll.gap": "Difference",
    "kontroll.status": "Status",
    "kontroll.do": "What to do",
    "kontroll.go": "Go to",
    "kontroll.reason": "Reason",
    "kontroll.meaning": "Meaning",
    "kontroll.number": "Number",
    "kontroll.total": "checks in all",
    "status.error": "✗ Error",
    "status.error.meaning": "Must be corrected.",
    "status.error.sentence": "✗ Error: something must be corrected. See the Kontroll sheet.",
    "status.missing": "… Missing",
    "status.missing.meaning": "Must be filled in.",
    "status.missing.sentence": "… Missing: something has not been filled in. See the Kontroll sheet.",
    "status.warning": "! Check",
    "status.warning.meaning": (
        "May be right. Look at the figures, and give a reason where there is a yellow cell. Does not prevent "
        "submission."
    ),
    "status.warning.sentence": (
        "! Check: look at some figures. This does not prevent submission. See the Kontroll sheet."
    ),
    "status.ok": "✓ OK",
    "status.ok.meaning": "Agrees.",
    "status.ok.sentence": "✓ OK: every check agrees.",
    "status.none": "–",
    "status.none.sentence": "not applicable",
    "status.none.meaning": "Not applicable: there is nothing to check.",
    # --- Sammendrag ---
    "summary.figures": "Key figures",
    "summary.figure.goal": "Main goal (2.2)",
    "summary.figure.jobs": "Jobs per year, in total (2.3)",
    "summary.figure.funding": "Total funding (5.1)",
    "summary.figure.spending": "Total use of resources (5.2)",
    "summary.figure.admin": "Share for administration (5.2)",
    "summary.money": "Funding (5.1)",
    "summary.jobs_table": "Jobs (2.3 and 3.1)",
    "summary.rest": "Other priority areas",
    "summary.goal": "Main goal (2.2)",
    "summary.jobs": "Jobs per year (2.3)",
    "summary.reached": "Cumulative total",
    "summary.spending": "Resources in NOK million (5.2), largest first",
    "summary.spending_areas": "Areas",
    "summary.spending_overhead": "Overhead",
    "summary.programme": "Programme organisation",
    "summary.admin": "Administration",
    "summary.source": "The figures come from the sheets Mål, Innsatsområder, Finansiering and Ressurser.",
    "chart.funding.title": "Funding per year, NOK million, {period}",
    "chart.funding.alt": (
        "Stacked columns: the funding in NOK million for each year {period}, from state, county, "
        "municipality and others, if any. The figures stand in the table “Funding (5.1)” on this sheet."
    ),
    "chart.shares.title": "Share and agreed share, %, {period}",
    "chart.shares.alt": (
        "Columns: the share of the funding {period} in per cent for state, county, municipality and others, "
        "if any, with a mark for the agreed share. The figures stand in the columns “Share” and “Agreed” of "
        "the table “Funding (5.1)”."
    ),
    "chart.reached.title": "Cumulative jobs against the main goal, number, {period}",
    "chart.reached.alt": (
        "Line: the cumulative number of new or secured jobs by each year {period}, against a dashed grey "
        "line for the main goal. The figures stand in the last two rows of the table “Jobs (2.3 and 3.1)”."
    ),
    "chart.area_jobs.title": "Jobs per year and priority area, number, {period}",
    "chart.area_jobs.alt": (
        "Stacked columns: the number of new or secured jobs for each year {period}, by priority area. The "
        "figures stand in the table “Jobs (2.3 and 3.1)”."
    ),
    "chart.spending.title": "Resources per priority area, NOK million, {period}",
    "chart.spending.alt": (
        "Bars, the largest on top: the resources in NOK million over the whole period {period} for each "
        "priority area, for the programme organisation and for administration. The figures stand in the "
        "table “Resources in NOK million (5.2), largest first”."
    ),
    # --- Veiledning ---
    "guide.1": "Who fills in the form?",
    "guide.1.text": (
        "The municipality's project manager and finance officer fill it in together. The board and the municipal "
        "council consider the plan. The county authority checks it."
    ),
    "guide.2": "Where do I type?",
    "guide.2.text": (
        "In the yellow cells. All other cells are locked. The Tab key goes from cell to cell. Go from sheet to sheet "
        "in the order shown on the Forside sheet."
    ),
    "guide.3": "What is the unit?",
    "guide.3.text": (
        "All amounts are in NOK million: 2.5 means NOK 2,500,000, and 0.85 means NOK 850,000. Type the number only. "
        "The unit is in column B."
    ),
    "guide.4": "Comma or point?",
    "guide.4.text": (
        "Type decimals as your Excel shows them. In a Norwegian Excel that is 2,5: there, 2.5 with a point may be "
        "turned into a date (2 May)."
    ),
    "guide.5": "Empty cell or 0?",
    "guide.5.text": (
        "An empty cell means that the answer is missing. 0 is an answer. Type 0 in years without a target or money, "
        "not a dash. Leave spare rows without a name empty."
    ),
    "guide.6": "May I type “approx. 5” or “120–130”?",
    "guide.6.text": "No. Text is not counted in the totals. Decide on one number, and type only that.",
    "guide.7": "May I paste from Word or another spreadsheet?",
    "guide.7.text": (
        "Yes. Paste values only (Paste Special), so that the cell keeps its colour and its checks. Copy rather than "
        "cut, and do not drag cells to a new place."
    ),
    "guide.8": "Which jobs count?",
    "guide.8.text": (
        "New and secured jobs that the programme contributes to through individual projects, counted gross. Type whole "
        "numbers. The main goal in 2.2, the total in 2.3 and the total in 3.1 must be equal."
    ),
    "guide.9": "What about priority areas without a job target?",
    "guide.9.text": (
        "They stand apart below the total in 3.1, with a dash and no numbers. They have money in 5.2 and strategies in "
        "3.2 like the others. Sustainability is recommended as a priority area in every plan."
    ),
    "guide.10": "How do the shares in 5.1 work?",
    "guide.10.text": (
        "The agreed shares are in Oppsett and must add up to 100%. Common practice is 50% from the state, 25% from the "
        "county authority and 25% from the municipality. Other shares are possible, but need a reason on the Kontroll "
        "sheet."
    ),
    "guide.11": "Why must 5.1 and 5.2 be equal?",
    "guide.11.text": (
        "5.1 shows where the money comes from, and 5.2 where it goes. Each year must be equal. The applicants' own "
        "funding comes in addition and must not be included."
    ),
    "guide.12": "Which letter does a strategy get?",
    "guide.12.text": (
        "The letters run from A onwards through all the priority areas. Each letter is used once. A new strategy later "
        "in the period gets the next free letter."
    ),
    "guide.13": "What do the statuses mean?",
    "guide.13.text": (
        "✗ Error must be corrected, and … Missing must be filled in. ! Check may be right: look at the figures, and "
        "write why in the Reason column on the Kontroll sheet where it is yellow. ✓ OK means that everything agrees."
    ),
    "guide.14": "Do you need more rows or other years?",
    "guide.14.text": (
        "Do not insert rows or columns. Ask the county authority for a new form. Your answers are carried over. Always "
        "save as an Excel file (.xlsx)."
    ),
    # --- Endringslogg ---
    "log.version": "Version",
    "log.what": "Change",
    "log.1.0": "First version of the form.",
    # --- what formulas read from ---
    "words.name": "name",
    "words.letter": "letter",
    "words.goal": "the main goal in 2.2",
    "words.frame": "the overall budget",
    "words.limit": "the limit in Oppsett",
    "words.years": "the number of budget years",
    "words.jobs.row": "the jobs in 2.3",
    "words.jobs.year": "the jobs in {year} in 2.3",
    "words.area_jobs.row": "the priority area's jobs in 3.1",
    "words.area_jobs.year": "the jobs in {year} in 3.1",
    "words.area_jobs.rest": "the priority areas without a row of their own",
    "words.area_jobs.all": "all jobs in 3.1",
    "words.funding.row": "the amounts in the row",
    "words.funding.year": "the funding in {year} in 5.1",
    "words.funding.kind": "the amounts from this kind of funder in 5.1",
    "words.funding.all": "all funding in 5.1",
    "words.spending.row": "the amounts in the row in 5.2",
    "words.spending.year": "the resources in {year} in 5.2",
    "words.spending.areas": "the amounts for the priority areas in 5.2",
    "words.spending.overhead": "the amounts for programme and management in 5.2",
    "words.spending.share": "the shares in 5.2",
    "words.spending.all": "all resources in 5.2",
    "words.share": "the share of the total",
    "words.shares": "the shares in 5.1",
    "words.agreed": "agreed share",
    "words.stated": "stated total",
    "words.part": "the share of the total",
    "words.gap": "Table A minus Table B",
    "words.sign": "the status of the row",
    "words.status": "the Status column",
    # --- formulas in words ---
    "formula.total": "the sum of {of}",
    "formula.running": "{of} up to and including the year",
    "formula.falling": "{of} in order, the largest first",
    "formula.rank": "the place of {of} by size",
    "formula.at_rank": "{of} in this place by size",
    "formula.count": "the number of matches in {of}",
    "formula.largest": "the largest number in {of}",
    "formula.negatives": "the count of numbers below 0 in {of}",
    "formula.repeated": "the count of equal values in {of}",
    "formula.filled": "the count of filled cells in {of}",
    "formula.texts": "the count of cells with text in {of}",
    "formula.blanks": "the count of empty cells in {of}",
    "formula.unnamed": "the count of numbers in rows without a name in {of}",
    "formula.broken": "the count of numbers with decimals in {of}",
    "formula.same": "the count of cells with the same {of}",
    "formula.position": "{of} as its number in the alphabet",
    "formula.farthest": "the largest distance from the agreed share in {of}, in percentage points",
    "formula.percent": "{of} in per cent",
    "formula.minus": "{left} minus {right}",
    "formula.plus": "{left} plus {right}",
    "formula.master": "the gravest status on the Kontroll sheet",
    # --- rules that could not be run ---
    "outcome.unusable": "A cell that the rule reads holds an error value, TRUE or FALSE.",
    "outcome.empty": "The numbers to compare have not been filled in.",
}
