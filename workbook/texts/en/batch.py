"""English: many files together: how each ended, samlet.xlsx, letters, the register of expected programmes."""

TEXTS: dict[str, str] = {
    "batch.copy": "Identical copy of {others}.",
    "batch.copy.remedy": "Nothing to do.",
    "batch.edition": "Replaced by a newer edition: {others}.",
    "batch.edition.remedy": "Nothing to do.",
    "batch.older": "An older edition. The newer ones differ, and no edition counts until one is chosen: {others}.",
    "batch.older.remedy": "Choose which of the newer files applies. Until then the programme is not in the sums.",
    "batch.latest": "Replaced by the file saved last: {others}.",
    "batch.latest.remedy": "Make sure that the right file counts.",
    "batch.twice": "The same programme and edition stands in several files with different content: {others}.",
    "batch.twice.remedy": "Keep the right file, give it a higher edition number, or use --latest.",
    "batch.same_time": (
        "The same programme and edition is in several files with different content, and the files do not tell which "
        "was saved last: {others}."
    ),
    "batch.same_time.remedy": "Take out the file that does not apply, or give the right one a higher edition number.",
    "batch.empty": "Found no Excel files in {path}.",
    "batch.busy": "Another run is going on in {path}. Wait until it is done, or choose another folder.",
    "batch.taken": (
        "{path} is there already, and is not known again as what this command last wrote there. "
        "Move the file, choose another folder with -o, or use -f to overwrite it."
    ),
    "batch.blocked": "{path} is in the way and was not made by this command. Move it, or choose another folder.",
    "batch.more": "And {number} more.",
    "batch.journal_rows": "Files in the journal that could not be read, and have been checked again: {number}.",
    "batch.journal_unkept": (
        "Cannot use the journal {path}: {reason}. Make room on the disk or give yourself access to the folder and run "
        "again, or choose another folder with -o."
    ),
    "batch.journal_anew": "The journal {path} could not be used. Every file has been checked again.",
    "batch.no_parquet": "Parquet is not written. Install omstilling-xlsx[parquet] to get it.",
    "batch.no_dask": "Dask is not installed. Install omstilling-xlsx[dask], or use --jobs.",
    "batch.dask_away": "Could not reach Dask at {address}. Check the address, or use --jobs.",
    "batch.expected_counts": (
        "{number} expected programmes: {delivered} delivered, {errors} delivered with errors, {refused} "
        "refused, {nothing} with nothing to report, {missing} missing."
    ),
    "batch.expected_counts.one": (
        "{number} expected programme: {delivered} delivered, {errors} delivered with errors, {refused} refused, "
        "{nothing} with nothing to report, {missing} missing."
    ),
    "batch.progress": "{done} of {files} files · {rate} per second · {left} s left · {findings} findings",
    "batch.where": "Consolidated data: {path}",
    "batch.sheet.overview": "Overview",
    "batch.sheet.jobs": "Jobs",
    "batch.sheet.area_jobs": "Areas",
    "batch.sheet.funding": "Funding",
    "batch.sheet.spending": "Spending",
    "batch.sheet.share": "Shares",
    "batch.sheet.goal": "Goals",
    "batch.sheet.frame": "Frames",
    "batch.sheet.facts": "Data",
    "batch.sheet.programmes": "Programmes",
    "batch.sheet.findings": "Findings",
    "batch.sheet.refused": "Refused",
    "batch.sheet.missing": "Missing",
    "batch.title": "Restructuring plans consolidated",
    "batch.about": "Amounts in NOK million. Jobs are new and secured, counted gross.",
    "batch.maybe_double": "Programmes may be counted twice. See OMX908 at the top of the sheet {sheet}.",
    "batch.tables_of": "{file} (“{programme}”: {tables})",
    "batch.partial": (
        "These have numbers that are in the sums of the Overview sheet, but no sum of their own in the Programmes "
        "sheet, for a cell in the table cannot be added up: {programmes}."
    ),
    "batch.huge": (
        "These have numbers so large that a sum may be more than a cell holds: {programmes}. Such a sum is a text with "
        "all its digits. See whether the numbers are right."
    ),
    "batch.trace": "Each number can be traced to file, sheet and cell on the sheet Data and on the sheet of its table.",
    "batch.rest": "{number} more rows have no room on the sheet. They are in {file}.",
    "batch.rest.one": "{number} more row has no room on the sheet. It is in {file}.",
    "batch.files": "Files",
    "batch.expected": "Expected programmes",
    "batch.years": "Year",
    "batch.kinds": "Funding by financier",
    "batch.number": "Number",
    "batch.amount": "NOK million",
    "batch.sum.jobs": "Jobs 2.3",
    "batch.sum.area_jobs": "Jobs 3.1",
    "batch.sum.funding": "Funding 5.1",
    "batch.sum.spending": "Spending 5.2",
    "batch.ended.ready": "Ready",
    "batch.ended.findings": "With findings to correct",
    "batch.ended.refused": "Refused",
    "batch.ended.replaced": "Replaced",
    "batch.ended.found": "Files in all",
    "batch.due.delivered": "Delivered",
    "batch.due.delivered with errors": "Delivered with errors",
    "batch.due.refused": "Refused",
    "batch.due.nothing to report": "Nothing to report",
    "batch.due.missing": "Missing",
    "batch.kind.state": "State",
    "batch.kind.county": "County",
    "batch.kind.municipality": "Municipality",
    "batch.kind.other": "Others",
    "batch.total": "Total",
    "batch.state.ready": "ready",
    "batch.state.findings": "with findings",
    "batch.state.refused": "refused",
    "batch.state.replaced": "replaced",
    "batch.unit.jobs": "jobs",
    "batch.kind.unknown": "No kind given",
    "batch.kind.programme": "Programme organisation",
    "batch.kind.admin": "Administration",
    "batch.chart.jobs": "Jobs per year",
    "batch.chart.money": "Funding and spending per year",
    "batch.chart.kinds": "Funding by financier",
    "batch.axis.jobs": "Jobs",
    "batch.axis.money": "NOK million",
    "refusal.worker-died": "The program that read the file stopped twice.",
    "refusal.worker-died.remedy": "Get a new form and copy the numbers into it.",
    "refusal.check-fault": "The check stopped at this file ({reason}).",
    "refusal.check-fault.remedy": "Report it, and attach the file.",
    "refusal.nested-archive": "This is a zip file within a zip file.",
    "refusal.nested-archive.remedy": "Unpack it and put the workbooks straight into the outer one.",
    "refusal.bad-archive": "The zip file is damaged, or has too many files.",
    "refusal.bad-archive.remedy": "Ask for the zip file again, or unpack it and give the folder.",
    "refusal.no-workbook-in-archive": "The zip file has no Excel files in it.",
    "refusal.no-workbook-in-archive.remedy": "Send the Excel workbook, or a zip file that holds it.",
    "refusal.unlisted-folder": "The folder cannot be read.",
    "refusal.unlisted-folder.remedy": "Give yourself access to the folder and try again.",
    "refusal.own-output": "The file was written by consolidate itself.",
    "refusal.own-output.remedy": "Give the delivered files, not the consolidated set.",
    "refusal.damaged-member": "The file cannot be unpacked from the zip file.",
    "refusal.damaged-member.remedy": "Make the zip file anew.",
    "register.no_column": (
        "The register has no column with municipality numbers or programme_id. Known columns: {known}."
    ),
    "register.no_number": "Row {row}, column “{column}”: no municipality number. Write it with four digits.",
    "register.unknown_number": "Row {row}, column “{column}”: there is no municipality number {value}. Correct it.",
    "register.bad_period": (
        "Row {row}, column “{column}”: “{value}” cannot be read as a period. Write the period like this: 2027-2032, "
        "2027-32, from 2027 or to 2032."
    ),
    "register.too_many_fields": (
        "Row {row} has {fields} fields, but the first row has {columns} columns. Put text with separators in quotation "
        "marks, or name the column."
    ),
    "register.not_yes": (
        "Row {row}, column “{column}”: “{value}” is neither yes nor no. Write ja, or leave the field empty."
    ),
    "register.row_twice": (
        "Row {row} is the same programme as row {first}. Delete one, or write the name or period that tells them apart."
    ),
    "note.OMX901.twice": (
        "The same programme and edition is delivered with different content: {files}. None of them counts."
    ),
    "note.OMX901.same_time": (
        "The same programme and edition is delivered with different content, and the files do not tell which was saved "
        "last: {files}. None of them counts."
    ),
    "note.OMX902.missing": "{programme} ({number}) is not delivered.",
    "note.OMX902.refused": "{programme} ({number}) is delivered, but the file is refused.",
    "note.OMX902.near": (
        "{programme} ({number}) is not delivered. Same municipality number, but another name or other years: {near}."
    ),
    "note.OMX902.near.do": (
        "If it is the same programme, correct its name and years in the register. If not, ask for the missing file."
    ),
    "note.OMX903.all": "The forms are of several versions: {versions}.",
    "note.OMX904.copy": "{file} is an identical copy of {others}.",
    "note.OMX904.edition": "{file} is replaced by a newer edition: {others}.",
    "note.OMX904.older": (
        "{file} is an older edition. The newer ones differ, and no edition counts until one is chosen: {others}."
    ),
    "note.OMX904.latest": "{file} is replaced by the file saved last: {others}.",
    "note.OMX905.all": "The municipality number {old} is out of use and is read as {today}.",
    "note.OMX906.all": "The municipality number {old} is split and may be {today}.",
    "note.OMX907.all": "{file} is of a programme that is not in the register.",
    "note.OMX907.near": (
        "{file} is of a programme that is not in the register. "
        "Same municipality number, but another name or other years: {near}."
    ),
    "note.OMX907.near.do": (
        "If it is the same programme, correct name and years in the register. If not, add it, or leave the file out."
    ),
    "note.OMX907.renamed": (
        "{file} is taken for “{programme}” of the register. "
        "The municipality number is the same, but in the file the name is “{name}”."
    ),
    "note.OMX907.renamed.do": "If it is the same programme, correct the name in the register. If not, add a row.",
    "note.OMX908.all": (
        "These may be the same programme, of the same municipalities in the same years or of the same name: {files}. "
        "All are in the sums."
    ),
    "rules.chapter.batch": "Several forms together",
    "rules.batch": "Checked when forms are consolidated",
    "OMX901.title": "A programme is delivered once in each edition",
    "OMX901.why": "Two files with different content cannot both be the plan, and neither is chosen for you.",
    "OMX901.example": "plan.xlsx and plan (2).xlsx are both edition 1 of one programme, with different amounts.",
    "OMX901.remedy": (
        "Find the right file, and send only that one. A new edition needs a form with a higher edition number."
    ),
    "OMX901.adviser": (
        "Take out the file that does not count, or run with --latest to let the one saved last count. "
        "If one is a new edition, set edition = 2 in the setup and run "
        "omstilling-xlsx reissue utfylt.xlsx --setup plan.toml -o ny.xlsx."
    ),
    "OMX902.title": "Every programme of the register is delivered and can be read",
    "OMX902.why": "A missing programme is gone from all sums. That is not the same as 0.",
    "OMX902.example": "The register has 20 programmes. 18 are delivered, one is missing and one is refused.",
    "OMX902.remedy": "Send the form, or say that there is nothing to report.",
    "OMX902.adviser": "Ask for the file, or mark the programme “nothing to report” in the register.",
    "OMX903.title": "The forms are of one version",
    "OMX903.why": "Different versions may have different rules.",
    "OMX903.example": "3 forms are version 1.0 and 15 are version 1.1.",
    "OMX903.remedy": "You need not do anything.",
    "OMX903.adviser": "Nothing to do. The numbers are read alike.",
    "OMX904.title": "Every file of the delivery counts",
    "OMX904.why": "Identical copies and older editions do not count, so that no number counts twice.",
    "OMX904.example": "plan.xlsx is an identical copy of delivered/plan.xlsx.",
    "OMX904.remedy": "You need not do anything.",
    "OMX904.adviser": "See that the right edition counts.",
    "OMX905.title": "The municipality number is in use",
    "OMX905.why": "Old numbers are read as those of today, so that a municipality is found again from year to year.",
    "OMX905.example": "3820 is out of use and is read as 4022.",
    "OMX905.remedy": "Use the new number in the next edition.",
    "OMX905.adviser": "Nothing to do.",
    "OMX906.title": "The municipality number stands for one municipality",
    "OMX906.why": "The municipality was split, and the number may mean more than one of today’s. It is not guessed.",
    "OMX906.example": "1850 Tysfjord was split between 1806 Narvik and 1875 Hamarøy.",
    "OMX906.remedy": "Say which municipality the plan is for.",
    "OMX906.adviser": "Make a new form with the right number.",
    "OMX907.title": "The programme is in the register",
    "OMX907.why": "A programme nobody expects may be delivered to the wrong place, or be missing from the register.",
    "OMX907.example": "plan.xlsx is of a programme that the register does not have.",
    "OMX907.remedy": "You need not do anything.",
    "OMX907.adviser": "Add the programme to the register, or leave the file out.",
    "OMX908.title": "Programmes of the same municipalities are different programmes",
    "OMX908.why": "With another name or other years, a new edition is taken for a new programme and counted as well.",
    "OMX908.example": "plan.xlsx and ny.xlsx are both of 4032, named “Fjellvik omstilling” and “Fjellvik”.",
    "OMX908.remedy": "Keep name, municipalities and years when you make a new edition of the plan.",
    "OMX908.adviser": (
        "If it is the same programme, take out the file that does not apply. "
        "If they are two, give each a row in the register (--expected)."
    ),
    "batch.column.programme_id": "Programme id",
    "batch.column.programme": "Programme",
    "batch.column.municipalities": "Municipality numbers",
    "batch.column.county": "County number",
    "batch.column.edition": "Edition",
    "batch.column.status": "Status",
    "batch.column.measure": "Measure",
    "batch.column.table": "Table",
    "batch.column.row_id": "Row id",
    "batch.column.row": "Row",
    "batch.column.kind": "Kind",
    "batch.column.year": "Year",
    "batch.column.amount": "Value",
    "batch.column.unit": "Unit",
    "batch.column.file": "File",
    "batch.column.sha256": "SHA-256",
    "batch.column.sheet": "Sheet",
    "batch.column.cell": "Cell",
    "batch.column.form_version": "Form version",
    "batch.column.job_years": "Job years",
    "batch.column.budget_years": "Budget years",
    "batch.column.state": "State",
    "batch.column.goal_jobs": "Goal 2.2",
    "batch.column.jobs": "Jobs 2.3",
    "batch.column.area_jobs": "Jobs 3.1",
    "batch.column.frame": "Frame",
    "batch.column.funding": "Funding 5.1",
    "batch.column.spending": "Spending 5.2",
    "batch.column.share_state": "State, per cent",
    "batch.column.share_county": "County, per cent",
    "batch.column.share_municipality": "Municipality, per cent",
    "batch.column.share_other": "Others, per cent",
    "batch.column.error": "Errors",
    "batch.column.missing": "Missing",
    "batch.column.warning": "Check",
    "batch.column.info": "Note",
    "batch.column.rule": "Rule",
    "batch.column.severity": "Severity",
    "batch.column.range": "Range",
    "batch.column.label": "Field",
    "batch.column.message": "Message",
    "batch.column.expected": "Expected",
    "batch.column.actual": "Found",
    "batch.column.difference": "Difference",
    "batch.column.tolerance": "Tolerance",
    "batch.column.remedy": "What to do",
    "batch.column.reason": "Reason",
    "batch.column.fingerprint": "Fingerprint",
    "batch.column.parent": "Follows from",
}
