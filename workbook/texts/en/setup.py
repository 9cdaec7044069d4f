"""English: what is wrong with a setup (`setup.<message_key>`) and what to do; the comments of a setup file."""

TEXTS: dict[str, str] = {
    # The file
    "setup.no_file": "The file does not exist. See that the name and the folder are right.",
    "setup.unreadable": "The file cannot be read ({reason}). See that it is a file, and that you have access to it.",
    "setup.too_large": "The file is larger than {most} MB and cannot be a setup. Choose another file.",
    "setup.not_utf8": "The file is not saved as UTF-8. Save it again with UTF-8 encoding.",
    "setup.bad_toml": (
        "The file is not valid TOML. Look at this line and the one before: is a quotation mark, an equals "
        "sign or a bracket missing?"
    ),
    # Keys
    "setup.unknown_key": "{where}: there is no key “{value}”. Allowed here: {allowed}.",
    "setup.unknown_key_near": "{where}: there is no key “{value}”. Did you mean “{nearest}”? Allowed here: {allowed}.",
    "setup.missing_key": "{where} is missing. Add it.",
    # Types
    "setup.not_table": "{where}: this must be a table with keys, not {value}.",
    "setup.not_list": "{where}: this must be a list, not {value}. Write the values in square brackets: [ … ].",
    "setup.not_text": '{where}: this must be text, not {value}. Put the value in quotation marks: "…".',
    "setup.not_whole": "{where}: this must be a whole number without quotation marks, not {value}.",
    "setup.not_flag": "{where}: this must be true or false without quotation marks, not {value}.",
    "setup.not_years": "{where}: this must be the first and last year, for example [2027, 2031], not {value}.",
    "setup.not_amount": '{where}: this must be a number in quotation marks, for example "0.5", not {value}.',
    "setup.float_amount": (
        '{where}: decimal numbers must be in quotation marks to be read exactly. Write "{value}", not {value}.'
    ),
    "setup.bad_amount": (
        "{where}: “{value}” is not a number we can read. Write digits with a decimal point, at most 6 decimals and no "
        'spaces or unit, for example "0.5".'
    ),
    # Values
    "setup.schema_newer": (
        "{where}: the setup was made for a newer version of the tool (schema {value}; this one reads {known}). Update "
        "the tool."
    ),
    "setup.out_of_range": "{where}: {value} is outside what is possible. Write a number from {least} to {most}.",
    "setup.whole_amount": "{where}: {value} is not a whole number. Write it without decimals.",
    "setup.unknown_choice": "{where}: “{value}” is not one of the choices. Choose one of: {allowed}.",
    "setup.empty_name": "{where}: the name is empty. Write a name.",
    "setup.long_name": "{where}: the name has {length} characters. Shorten it to at most {most}.",
    "setup.control_character": (
        "{where}: the name contains an invisible character ({character}). Type the name again without pasting."
    ),
    "setup.name_twice": "{where}: the name “{name}” is also in row {other}. Give each row its own name.",
    "setup.areas_in_use": (
        "Rows for priority areas: {asked} is too few, for the plan uses {count} ({names}). Choose {count} or more."
    ),
    "setup.too_many_rows": "{where}: {count} is too many. There is room for {most}.",
    "setup.no_rows": (
        "{where}: the form would have no row here (for priority areas: none with a job target). Add a row, or set "
        "reserve to at least 1."
    ),
    # Kommuner
    "setup.no_municipality": (
        '{where}: no municipality is given. Write at least one municipality number, for example ["4032"].'
    ),
    "setup.bad_municipality": (
        '{where}: “{value}” is not a municipality number. Write four digits in quotation marks, for example "0301".'
    ),
    "setup.municipality_twice": "{where}: municipality number {value} is there twice. Remove one of them.",
    "setup.unknown_municipality": (
        "{where}: no municipality has or has had the number {value} since 2012. Look up the municipality number."
    ),
    "setup.old_municipality": "{where}: municipality number {value} is no longer in use. Use today's: {successors}.",
    # Years and limits
    "setup.years_descending": (
        "{where}: the last year ({last}) is before the first year ({first}). Write the first year first."
    ),
    "setup.years_hole": (
        "{where}: between {last} and {first} there are years with neither a job target nor a budget. Let the periods "
        "meet."
    ),
    "setup.too_many_years": "{where}: the years for jobs and budget are {count} in all. There is room for {most}.",
    "setup.share_limits": (
        "{where}: the limit for an error ({value}) is lower than share_tolerance, the limit for a check ({least}). Set "
        "it at least as high."
    ),
    # What is written as an option, an answer or a cell of a register
    "setup.word_whole": "{where}: “{value}” is not a whole number. Write digits only.",
    "setup.word_amount": (
        "{where}: “{value}” is not a number that can be read safely. Write digits, with a comma before the decimals, "
        "for example 36,5."
    ),
    "setup.word_years": "{where}: “{value}” is not a period. Write the first and last year, for example 2027-2032.",
    "setup.word_kommune": (
        "{where}: “{value}” is not a municipality. Write the municipality number with four digits, or the name."
    ),
    "setup.word_kommune_near": "{where}: “{value}” is not a municipality. Did you mean {choices}?",
    "setup.word_kommune_several": (
        "{where}: several municipalities are called {value}: {choices}. Which one is it? Write the number."
    ),
    "setup.word_financier": (
        "{where}: “{value}” cannot be read. Write NAME:KIND:SHARE, for example KDD:state:50. The kinds are {kinds}."
    ),
    "setup.word_too_many": (
        "The row has {fields} fields, but the heading has only {columns} columns. "
        'A field with several values must stand in quotes when the file has semicolons: "Havbruk; Reiseliv".'
    ),
    "setup.word_no_column": (
        "{where}: “{value}” stands in a column without a heading. Name the column, or empty the cell."
    ),
    "setup.word_excel_error": (
        "{where}: the cell holds the error value {value}. Correct the formula, or write the value."
    ),
    "setup.word_names_differ": (
        "{where}: municipality number {number} is {known}, but the name is {name} ({choices}). Correct the number or "
        "the name."
    ),
    "setup.word_no_kind": "{where}: no funder is of the kind {kind}. Remove the share, or add the funder.",
    "setup.word_row_twice": (
        "{where}: “{value}” also stands in row {other}, with the same municipalities, edition and language. Remove one "
        "of the rows, or tell them apart."
    ),
    "setup.spread_goal": "{where} is missing. Write the main goal that the jobs are to be spread from.",
    # The comments of a setup file
    "setup.comment.programme.municipalities": "municipality numbers as text, one or more",
    "setup.comment.programme.language": "{languages}",
    "setup.comment.programme.edition": "edition of the plan",
    "setup.comment.programme.reserve": "spare rows for areas and funders, 0–{reserve_most}",
    "setup.comment.programme.goal_jobs": "the main goal in 2.2",
    "setup.comment.programme.frame": "the overall budget in 5.1, NOK million",
    "setup.comment.years.jobs": "first and last year",
    "setup.comment.years.budget": "both together at most {years_most} years without a gap",
    "setup.comment.limits.tolerance": "NOK million",
    "setup.comment.limits.share_tolerance": "percentage points; above this: check",
    "setup.comment.limits.share_error": "percentage points; above this: error",
    "setup.comment.limits.own_min": "the municipalities together, per cent",
    "setup.comment.limits.public_max": "public grants, per cent",
    "setup.comment.limits.admin_share": "per cent of the overall budget",
    "setup.comment.limits.years_max": "budget years without a reason",
    "setup.comment.limits.amount_max": "NOK million in one cell",
    "setup.comment.financier.kind": "{kinds}",
    "setup.comment.financier.share": "agreed share in per cent",
    "setup.comment.financier.total": "the total that the plan or the grant letter states, NOK million",
    "setup.comment.area.jobs": "without a job target",
}
