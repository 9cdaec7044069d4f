"""English: rules."""

TEXTS: dict[str, str] = {
    # --- 201: a number, not text ---
    "OMX201.title": "A number cell holds a number, not text",
    "OMX201.why": "Text is not counted in the totals, and nobody sees it. The total is then too low.",
    "OMX201.example": "The cell says “5 mill”. The total is NOK 7.5 million instead of NOK 12.5 million. Type 5.",
    "OMX201.remedy": "Type the number only, without unit and words.",
    "OMX201.adviser": (
        "Ask for the number, or run omstilling-xlsx reissue plan.xlsx -o ny.xlsx: "
        "text with only one possible reading is turned into a number."
    ),
    "OMX201.check": "No text in number cells: {table}",
    "OMX201.unit": "cells",
    "OMX201.number_as_text.head": "{subject} is text and is not counted",
    "OMX201.number_as_text.says": "The cell says “{raw}” as text. It is read as {meant}.",
    "OMX201.part.head": "{subject} is text and is not counted",
    "OMX201.part.says": "The cell holds “{raw}” as text – is {percent}% meant?",
    "OMX201.part.remedy": "Type the share in per cent, as a number without a per cent sign.",
    "OMX201.part.adviser": "Ask which share is meant. omstilling-xlsx reissue leaves such a text as it stands.",
    "OMX201.with_unit.head": "{subject} is text and is not counted",
    "OMX201.with_unit.says": "The cell says “{raw}”. It is read as {meant}. The unit is given by the form.",
    "OMX201.thousands.head": "{subject} is text and is not counted",
    "OMX201.thousands.says": "The cell says “{raw}”. In the form's unit that is {meant}.",
    "OMX201.percent.head": "{subject} is text and is not counted",
    "OMX201.percent.says": "The cell says “{raw}”. It is read as {meant}.",
    "OMX201.ambiguous.head": "{subject} is text and is not counted",
    "OMX201.ambiguous.says": "The cell says “{raw}”. It may mean more than one number: {options}.",
    "OMX201.unclear.head": "{subject} is text and is not counted",
    "OMX201.unclear.says": "The cell says “{raw}”. The unit does not fit this cell, so the number is unclear.",
    "OMX201.dash.head": "{subject} is a dash instead of a number",
    "OMX201.dash.says": "The cell says “{raw}”. Type 0 if the answer is nil.",
    "OMX201.date_text.head": "{subject} is text and is not counted",
    "OMX201.date_text.says": (
        "The cell says “{raw}”, which looks like a date. Type the number as your Excel shows decimals, for example 2.5."
    ),
    "OMX201.placeholder.head": "{subject} is text and is not counted",
    "OMX201.placeholder.says": "The cell says “{raw}”, which is help text from the template.",
    "OMX201.words.head": "{subject} is text and is not counted",
    "OMX201.words.says": "The cell says “{raw}”. It is not one definite number.",
    "OMX201.empty.head": "{subject} holds only spaces",
    "OMX201.empty.says": "The cell looks empty, but is not. Delete the content before you type the number.",
    # --- 202: not a date, not per cent ---
    "OMX202.title": "A number cell holds neither a date nor a per cent format",
    "OMX202.why": (
        "In a Norwegian Excel, 2.5 with a point may become the date 2 May, which counts as a number above 40,000. A "
        "cell with a per cent format shows 50%, but counts as 0.5."
    ),
    "OMX202.example": "2.5 became 2 May 2026, and the total became NOK 46,149 million. Type 2,5 in a Norwegian Excel.",
    "OMX202.remedy": "Type the number again as your Excel shows decimals, without a per cent sign.",
    "OMX202.adviser": "Ask which number is meant. The suggestion is the likeliest one, but is never used by itself.",
    "OMX202.date.head": "{subject} has become a date ({day})",
    "OMX202.date.says": (
        "This happens when a Norwegian Excel gets a number typed with a point. Probably {meant} is meant."
    ),
    "OMX202.time.head": "{subject} has become a date or a time",
    "OMX202.time.says": (
        "This happens when a number is typed with a point or a colon. We cannot see which number is meant."
    ),
    "OMX202.date_shown.head": "{subject} is shown as a date or a time",
    "OMX202.date_shown.says": "The number in the cell is {raw}. It is the format that is wrong.",
    "OMX202.date_shown.adviser": (
        "omstilling-xlsx reissue plan.xlsx -o new.xlsx makes a fresh form with the right format and the same number."
    ),
    "OMX202.percent_shown.head": "{subject} has a per cent format",
    "OMX202.percent_shown.says": "The cell shows {suggested}%, but the number in it is {raw}, and counts as {raw}.",
    "OMX202.percent_shown.adviser": (
        "omstilling-xlsx reissue plan.xlsx -o new.xlsx makes a fresh form with the right format and the same number."
    ),
    "OMX202.reformatted": (
        "Copy a cell of the same kind that is empty or shown right, and paste it here: the format comes along. "
        "Then type the number, without a per cent sign. In a locked form the format can be changed in no other way."
    ),
    "OMX202.percent.head": "{subject} is given as per cent",
    "OMX202.percent.says": "The cell shows {suggested}%. It should be a number without per cent.",
    "OMX202.percent_share.head": "{subject} has a per cent format and counts a hundred times too low",
    "OMX202.percent_share.says": "The cell shows {suggested}%. Type {suggested} without a per cent sign.",
    # --- 203: no error, boolean or formula ---
    "OMX203.title": "A cell holds no error value, TRUE/FALSE or formula that reads other cells",
    "OMX203.why": "Such cells give errors in the totals, or another number when the file is opened again.",
    "OMX203.example": "The cell says #REF!. Both the row and the total then show an error. Type 2.5.",
    "OMX203.remedy": "Delete the content and type the answer directly in the cell.",
    "OMX203.adviser": "Ask for the number. Rules that use the cell are not run until it has been corrected.",
    "OMX203.error.head": "{subject} shows an error value",
    "OMX203.error.says": "The cell says “{raw}”. Totals that use the cell cannot be calculated.",
    "OMX203.true": "TRUE",
    "OMX203.false": "FALSE",
    "OMX203.boolean.head": "{subject} is TRUE or FALSE, not an answer",
    "OMX203.boolean.says": "Excel and LibreOffice count such cells differently.",
    "OMX203.formula.head": "{subject} is a formula that reads other cells",
    "OMX203.formula.says": "The formula is “{formula}”. The number may change without anyone seeing it.",
    "OMX203.computed.head": "{subject} is a formula",
    "OMX203.computed.says": "The formula is “{formula}”. Type the answer instead.",
    "OMX203.constant.head": "{subject} is a calculation",
    "OMX203.constant.says": "The formula “{formula}” gives {value}. The number is counted.",
    # --- 204: not negative ---
    "OMX204.title": "A number is not below 0",
    "OMX204.why": "The plan has neither negative amounts nor negative job targets.",
    "OMX204.example": "The cell says −2.5. The total is NOK 5 million too low. Type 2.5.",
    "OMX204.remedy": "Type the number without a minus sign, or 0.",
    "OMX204.adviser": "Ask what the minus sign means, and ask for the right number.",
    "OMX204.check": "No numbers below 0: {table}",
    "OMX204.unit": "cells",
    "OMX204.head": "{subject} is below 0",
    "OMX204.says": "The cell says {value}.",
    # --- 205: decimals ---
    "OMX205.title": "An amount has at most six decimals",
    "OMX205.why": (
        "Six decimals in NOK million are whole kroner. The form shows three, so finer amounts are shown rounded."
    ),
    "OMX205.example": "NOK 3.3333333 million is finer than one krone. Type 3.333333 or 3.333.",
    "OMX205.remedy": "Use at most six decimals.",
    "OMX205.adviser": "Ask for rounded amounts. The amount is counted as it stands.",
    "OMX205.many.head": "{subject} has more than six decimals",
    "OMX205.many.says": "The cell says NOK {value} million. That is finer than whole kroner.",
    "OMX205.rounded.head": "{subject} is shown rounded in the form",
    "OMX205.rounded.says": (
        "The amount is NOK {value} million. The form shows three decimals, but calculates with all of them."
    ),
    "OMX205.rounded.remedy": "You need not do anything.",
    # --- 206: filled in ---
    "OMX206.title": "Every cell in rows with a name is filled in",
    "OMX206.why": "An empty cell may mean both nil and forgotten. 0 is an answer, empty is not.",
    "OMX206.example": (
        "Tourism has numbers for five of six years. Type 0 in the sixth if there is no target for the year."
    ),
    "OMX206.remedy": "Fill in the empty cells, and type 0 where the answer is nil.",
    "OMX206.adviser": "Ask for the answers. Never put in 0 for them.",
    "OMX206.check": "No empty cells: {table}",
    "OMX206.unit": "cells",
    "OMX206.head": "{subject} is missing",
    "OMX206.says": "The cell is empty.",
    "OMX206.word.head": "{subject} is missing",
    "OMX206.word.says": "The cell is empty.",
    "OMX206.word.remedy": "Fill in the cell.",
    "OMX206.gone.head": "{subject} is gone",
    "OMX206.gone.says": "The cell was deleted from the form.",
    "OMX206.gone.remedy": "Ask the county for a new file, and give the answer.",
    "OMX206.blank.head": "{subject} holds only blanks",
    "OMX206.blank.says": "The cell looks empty, and counts as filled in on the sheet Kontroll.",
    "OMX206.blank.remedy": "Type the strategy, or delete what the whole row holds.",
    "OMX206.no_financier.head": "No funders are listed in Oppsett",
    "OMX206.no_financier.says": "So 5.1 lacks numbers, and the funding cannot be checked.",
    "OMX206.no_financier.remedy": (
        "Type the name of each funder in Oppsett, and fill in the kind, the share and the amounts in 5.1."
    ),
    "OMX206.no_area.head": "No priority areas with a job target are listed in Oppsett",
    "OMX206.no_area.says": "So 3.1 lacks numbers, and the jobs cannot be checked.",
    "OMX206.no_area.remedy": "Type the name of each priority area in Oppsett, and fill in the numbers in 3.1 and 5.2.",
    # --- 207: size ---
    "OMX207.title": "An amount is within the largest amount in Oppsett",
    "OMX207.why": "A very large amount has often been typed in kroner or thousand kroner instead of NOK million.",
    "OMX207.example": "The cell says 2,500,000. That means NOK 2,500,000 million. Type 2.5.",
    "OMX207.remedy": "Type the amount in NOK million.",
    "OMX207.adviser": (
        "Compare with the other years and the overall budget: a ratio of 1,000 or 1,000,000 means the wrong unit."
    ),
    "OMX207.check": "The largest amount is within the limit: {table}",
    "OMX207.unit": "NOK million",
    "OMX207.head": "{subject} is unusually large",
    "OMX207.says": (
        "The cell says NOK {value} million. The limit is NOK {limit} million. The amount may have been typed in kroner."
    ),
    "OMX207.stated.head": "{subject} is above the limit in Oppsett",
    "OMX207.stated.says": (
        "The cell holds NOK {value} million. The limit is NOK {limit} million. The amount may be in kroner."
    ),
    "OMX207.factor.head": "{subject} is about {factor} times as large as the other years",
    "OMX207.factor.says": (
        "The cell says NOK {value} million. The other years in the row are around NOK {typical} million."
    ),
    "OMX207.frame.head": "The overall budget and 5.1 have probably been typed in different units",
    "OMX207.frame.says": (
        "The overall budget is NOK {frame} million, and the years in 5.1 give NOK {total} million. The ratio is about "
        "{factor}."
    ),
    # --- 208: placeholders ---
    "OMX208.title": "No help text in square brackets is left",
    "OMX208.why": "Text in [square brackets] is help text from the template and shows where the answer is missing.",
    "OMX208.example": "The cell says “[name] county authority”. Type “Nordland county authority”.",
    "OMX208.remedy": "Replace the help text with the answer.",
    "OMX208.adviser": "Ask for the missing answer.",
    "OMX208.head": "{subject} has help text from the template",
    "OMX208.says": "The cell says “{raw}”.",
    # --- 209: names ---
    "OMX209.title": "A row with numbers has a name, and each name is used once",
    "OMX209.why": "Numbers without a name cannot be tied to anything, and equal names cannot be told apart.",
    "OMX209.example": "Two rows are called “Tourism”, with NOK 2 and 3 million. Call one of them “Tourism: all year”.",
    "OMX209.remedy": "Give each row with numbers its own name in Oppsett, or delete the numbers.",
    "OMX209.adviser": "Ask what the row is about. Never merge rows with equal names.",
    "OMX209.unnamed.check": "No numbers in rows without a name: {table}",
    "OMX209.unnamed.unit": "cells",
    "OMX209.unnamed.head": "{subject} is in a row without a name",
    "OMX209.unnamed.says": "The cell says {raw}, but the row has no name in Oppsett.",
    "OMX209.twice.check": "No equal names: {table}",
    "OMX209.twice.unit": "rows",
    "OMX209.twice.head": "“{name}” is the name of more than one row",
    "OMX209.twice.says": "The rows cannot be told apart.",
    "OMX209.alike.head": "“{name}” looks like the name of another row",
    "OMX209.alike.says": "The names differ only in blanks or signs that are not seen.",
    "OMX209.measure.head": "{subject} stands in a row without a name",
    "OMX209.measure.says": "The cell holds {raw}, but the goal has no name.",
    "OMX209.measure.remedy": "Write the name of the goal, or delete the numbers.",
    "OMX209.measures.head": "“{name}” is used as the name of several goals",
    "OMX209.measures.says": "The goals cannot be told apart.",
    "OMX209.measures.remedy": "Give each goal a name of its own.",
    "OMX209.blank.head": "{subject} holds only blanks or signs that are not seen",
    "OMX209.blank.says": "The row counts as a row with a name.",
    "OMX209.blank.remedy": "Delete the contents of the cell, or type the name.",
    # --- 210: facts ---
    "OMX210.title": "The facts about the plan are filled in, and the municipality number is in use",
    "OMX210.why": (
        "Contact person, status and date of adoption are needed to handle the case. The municipality number ties the "
        "plan to the municipality."
    ),
    "OMX210.example": (
        "Municipality number 1850 went out of use on 1 January 2020. Tysfjord was divided between 1875 Hamarøy and "
        "1806 Narvik."
    ),
    "OMX210.remedy": (
        "Fill in or correct the facts at the top of Oppsett, and ask the county authority to correct a wrong "
        "municipality number."
    ),
    "OMX210.adviser": (
        "Ask for the facts. "
        "If the municipality number is wrong, correct municipalities in the setup that the form was made from "
        "(plan.toml), and run omstilling-xlsx reissue utfylt.xlsx --setup plan.toml -o ny.xlsx."
    ),
    "OMX210.missing.head": "{subject} is missing",
    "OMX210.missing.says": "The cell is empty.",
    "OMX210.missing.remedy": "Fill in the cell at the top of Oppsett.",
    "OMX210.gone.head": "{subject} is gone",
    "OMX210.gone.says": "The cell was deleted from the form.",
    "OMX210.gone.remedy": "Ask the county for a new file, and give the answer.",
    "OMX210.day.head": "{subject} is not a date",
    "OMX210.day.says": "The cell says “{raw}”. Type day, month and year: 15.11.2026.",
    "OMX210.day.remedy": "Type the date again.",
    "OMX210.text.head": "{subject} is stored as text, not as a date",
    "OMX210.text.says": "The cell holds “{raw}” as text.",
    "OMX210.text.remedy": (
        "Delete what is in the cell and type the date again. If it still stands to the left, the cell is formatted as "
        "text: ask the county municipality for a new form with the same answers."
    ),
    "OMX210.text.adviser": (
        "If the cell is formatted as text, omstilling-xlsx reissue plan.xlsx -o new.xlsx gives one for dates."
    ),
    "OMX210.unknown.head": "Municipality number {number} is not in use",
    "OMX210.unknown.says": "The number is not in the list of municipalities from 1 January 2024.",
    "OMX210.unknown.remedy": "Ask the county for a form with the right municipality number.",
    "OMX210.county.head": "{name} is not the county authority of the programme's municipalities",
    "OMX210.county.says": "The municipality number points to {county}. Check the number and the name.",
    # --- 211: periods ---
    "OMX211.title": "The budget period is not longer than the limit",
    "OMX211.why": (
        "Under section § 10 of the regulation, a measure may get grants for at most six years. A longer period must be "
        "explained."
    ),
    "OMX211.example": "The budget covers 7 years, from 2027 to 2033. The limit is 6 years. Write why.",
    "OMX211.remedy": "Write why the period is longer, in the Reason column.",
    "OMX211.adviser": "Read the reason. A longer period is no ground for rejecting the plan.",
    "OMX211.check": "The number of budget years is within the limit",
    "OMX211.unit": "years",
    "OMX211.head": "The budget period is longer than the limit",
    "OMX211.says": "The number of years in the budget is {left}. The limit is {right}.",
    # --- 212: words to choose among ---
    "OMX212.title": "Answers chosen in a list are on the list",
    "OMX212.why": "Only the words on the list are recognised in sums, overviews and reports.",
    "OMX212.example": "The cell for type says “state and county”. Choose State or County.",
    "OMX212.remedy": "Choose a word in the list.",
    "OMX212.adviser": "Ask what is meant. The list stands at the cell.",
    "OMX212.head": "{subject} is not on the list",
    "OMX212.says": "The cell says “{raw}”.",
    "OMX212.meant.head": "{subject} is not on the list as it is written",
    "OMX212.meant.says": "The cell says “{raw}”. It resembles “{meant}”.",
    "OMX212.meant.remedy": "Choose “{meant}” in the list, if that is what is meant.",
    "OMX212.few.head": "{subject} is not on the list",
    "OMX212.few.says": "The cell says “{raw}”.",
    "OMX212.few.remedy": "Choose one of the words in the list: {words}.",
    "OMX212.blank.head": "{subject} holds only blanks",
    "OMX212.blank.says": "The cell looks empty but is not.",
    "OMX212.blank.remedy": "Delete the contents, and choose a word in the list.",
    # --- 213: what the fields take ---
    "OMX213.title": "Answers are such as the cells take",
    "OMX213.why": "The cells test what is typed, but not what is pasted.",
    "OMX213.example": "A number of meetings of 2.5 is pasted. The cell takes whole numbers.",
    "OMX213.remedy": "Give an answer that the cell takes.",
    "OMX213.adviser": "Ask what is right. The bounds stand in the message at the cell.",
    "OMX213.over.head": "{subject} is larger than the cell takes",
    "OMX213.over.says": "The cell holds {raw}. It takes {most} at most.",
    "OMX213.over.remedy": "Check the number and its unit.",
    "OMX213.under.head": "{subject} is smaller than the cell takes",
    "OMX213.under.says": "The cell holds {raw}. It takes {least} at least.",
    "OMX213.under.remedy": "Check the number and its unit.",
    "OMX213.part.head": "{subject} is not a whole number",
    "OMX213.part.says": "The cell holds {raw}.",
    "OMX213.part.remedy": "Write a whole number.",
    "OMX213.day.head": "{subject} cannot be right",
    "OMX213.day.says": "The cell reads as {day}. The decision is made between {first} and {last}.",
    "OMX213.day.remedy": "Write day, month and year: 15.11.2026.",
    "OMX213.long.head": "{subject} is too long",
    "OMX213.long.says": "The text has {length} characters. The cell takes {most}.",
    "OMX213.long.remedy": "Shorten the text.",
    # --- 301–305: jobs ---
    "OMX301.title": "The jobs are equal in 2.3 and 3.1 each year",
    "OMX301.why": "2.3 and 3.1 show the same jobs, first in all and then by priority area.",
    "OMX301.example": "2.3 has 10 in 2029. Tourism 7 and Aquaculture 5 give 12 in 3.1. The difference is 2.",
    "OMX301.remedy": "Correct the year in 2.3, or adjust a priority area in 3.1.",
    "OMX301.adviser": "Ask which of the tables was adopted.",
    "OMX301.check": "Jobs in {year} are equal in 2.3 and 3.1",
    "OMX301.unit": "jobs",
    "OMX301.head": "Jobs in {year} differ between 2.3 and 3.1",
    "OMX301.says": "2.3 has {left}. The priority areas in 3.1 have {right} in all. The difference is {gap}.",
    "OMX302.title": "The main goal in 2.2 equals the total in 2.3 and in 3.1",
    "OMX302.why": "The plan has one goal for jobs. It is in 2.2, 2.3, 3.1 and 6.3.",
    "OMX302.example": "2.2 promises 100 jobs, but the years in 2.3 give 96. The difference is 4.",
    "OMX302.remedy": "Correct the main goal in Oppsett, or the years in 2.3 and 3.1, so that the totals are equal.",
    "OMX302.adviser": "Ask which number was adopted. Check the text of 6.3 too.",
    "OMX302.goal.check": "The main goal in 2.2 equals the total in 2.3",
    "OMX302.goal.unit": "jobs",
    "OMX302.goal.head": "The main goal in 2.2 does not equal the total in 2.3",
    "OMX302.goal.says": "2.2 has {left}. The years in 2.3 have {right} in all. The difference is {gap}.",
    "OMX302.areas.check": "The total in 2.3 equals the total in 3.1",
    "OMX302.areas.unit": "jobs",
    "OMX302.areas.head": "The total of jobs differs between 2.3 and 3.1",
    "OMX302.areas.says": "2.3 has {left}. The priority areas in 3.1 have {right} in all. The difference is {gap}.",
    "OMX303.title": "Jobs are whole numbers",
    "OMX303.why": "The targets are counted in whole jobs, so that years and plans can be compared.",
    "OMX303.example": "The cell says 7.5. Type 7 or 8.",
    "OMX303.remedy": "Type a whole number.",
    "OMX303.adviser": "Ask whether the number is full-time equivalents, and ask for the number of jobs.",
    "OMX303.check": "The jobs are whole numbers in 2.3 and 3.1",
    "OMX303.unit": "cells",
    "OMX303.head": "{subject} is not a whole number",
    "OMX303.says": "The cell says {value}.",
    "OMX304.title": "Priority areas without a job target have no numbers in 3.1",
    "OMX304.why": "They support the other priority areas and are not part of the total of jobs.",
    "OMX304.example": "Sustainability is without a job target, but has 3 in 2029. The number is not part of the total.",
    "OMX304.remedy": "Ask the county authority for a new form if the priority area is to have a job target.",
    "OMX304.adviser": (
        "Find out whether the area is to have a job target. If so, make a new form with a changed setup, and carry the "
        "answers over."
    ),
    "OMX304.check": "No numbers: {table}",
    "OMX304.unit": "cells",
    "OMX304.head": "There are numbers in a priority area without a job target",
    "OMX304.says": "Cells with numbers: {left}. Such numbers are not part of the total in 3.1.",
    "OMX305.title": "Money and jobs go together year by year",
    "OMX305.why": "A year with money and no jobs, or the other way round, may be right, but is worth knowing about.",
    "OMX305.example": (
        "In 2027 the funding is NOK 8 million, and the target is 0 jobs. The first year is often like that."
    ),
    "OMX305.remedy": "See that the years are as planned.",
    "OMX305.adviser": "Nothing must be done. The years may be explained in the plan.",
    "OMX305.jobs.head": "{year} has jobs, but no funding",
    "OMX305.jobs.says": "The funding in 5.1 is 0, while 2.3 has jobs.",
    "OMX305.money.head": "{year} has funding, but no jobs",
    "OMX305.money.says": "The target in 2.3 is 0, while 5.1 has funding.",
    "OMX305.stops.head": "{subject} is 0",
    "OMX305.stops.says": "The funder contributes in other years, but not in this one.",
    # --- 401–406: funding ---
    "OMX401.title": "The agreed shares add up to 100%",
    "OMX401.why": (
        "The shares show how all the funding is divided. Otherwise something is given out twice or not at all."
    ),
    "OMX401.example": "50 + 25 + 20 makes 95%. 5 percentage points are missing.",
    "OMX401.remedy": "Correct the agreed shares in Oppsett so that they add up to 100%.",
    "OMX401.adviser": "Compare with the grant commitments, and ask for the right shares.",
    "OMX401.check": "The agreed shares add up to 100%",
    "OMX401.unit": "%",
    "OMX401.head": "The agreed shares do not add up to 100%",
    "OMX401.says": "The shares add up to {left}%. They should be {right}%. The difference is {gap} percentage points.",
    "OMX401.parts": "It says {typed}% – is {meant}% meant?",
    "OMX402.title": "Each funder pays its agreed share in all",
    "OMX402.why": "The amounts in 5.1 must give the shares that were agreed.",
    "OMX402.example": (
        "The municipality is to pay 25%, but 4.2 of NOK 21 million is 20%. The difference is 5 percentage points."
    ),
    "OMX402.remedy": "Correct the amounts in 5.1 or the agreed share in Oppsett, or give a reason.",
    "OMX402.adviser": "Compare with the grant commitments, and consider the reason if one is given.",
    "OMX402.check": "The share in all is as agreed",
    "OMX402.unit": "%",
    "OMX402.head": "The share of {name} is not as agreed",
    "OMX402.says": (
        "The amounts in 5.1 give {left}%. The agreed share is {right}%. The difference is {gap} percentage points."
    ),
    "OMX402.error.head": "The share of {name} is far from the agreed one",
    "OMX402.error.says": (
        "The amounts in 5.1 give {left}%. The agreed share is {right}%. The difference is {gap} percentage points."
    ),
    "OMX402.error.remedy": (
        "Correct the amounts in 5.1 or the agreed share in Oppsett. "
        "So large a difference remains an error, even with a reason, until the county municipality has accepted it."
    ),
    "OMX402.error.adviser": (
        "Compare with the grant commitments. "
        "If the difference is in order, accept it with omstilling-xlsx check --accept."
    ),
    "OMX403.title": "Each funder pays its agreed share each year",
    "OMX403.why": (
        "The shares may agree in all even if they are uneven each year. That may be right, but needs a reason."
    ),
    "OMX403.example": "In 2027 the municipality pays 1 of NOK 8 million, which is 12.5%. The agreed share is 25%.",
    "OMX403.remedy": "Correct the year's amounts in 5.1, or give a reason.",
    "OMX403.adviser": "Read the reason. Amounts may differ from year to year.",
    "OMX403.check": "The shares in {year} are as agreed (largest difference and limit)",
    "OMX403.unit": "percentage points",
    "OMX403.head": "The share of {row} in {year} is not as agreed",
    "OMX403.says": (
        "The amount in 5.1 gives {left}%. The agreed share is {right}%. The difference is {gap} percentage points."
    ),
    "OMX404.title": "The funding in 5.1 equals the overall budget",
    "OMX404.why": "The budget in the text and the total of the table must be the same amount.",
    "OMX404.example": "The text says NOK 40 million. The table gives 39.5. The difference is NOK 0.5 million.",
    "OMX404.remedy": "Correct the overall budget in Oppsett, or the amounts in 5.1.",
    "OMX404.adviser": "Ask which amount was adopted.",
    "OMX404.check": "The funding in 5.1 equals the overall budget",
    "OMX404.unit": "NOK million",
    "OMX404.head": "The funding in 5.1 does not equal the overall budget",
    "OMX404.says": (
        "The funding is NOK {left} million. The overall budget is NOK {right} million. The difference is NOK {gap} "
        "million."
    ),
    "OMX405.title": "The municipalities pay at least their part, and state and county no more than theirs",
    "OMX405.why": (
        "By common practice the municipalities cover at least a quarter, and state and county at most three quarters."
    ),
    "OMX405.example": "The municipality pays 8 of NOK 40 million, which is 20%. The limit is 25%. Write why.",
    "OMX405.remedy": "Correct the amounts in 5.1, or give a reason.",
    "OMX405.adviser": "Consider the reason. The limits are practice and are not in the regulation.",
    "OMX405.own_min.check": "The municipalities pay at least the share of the limit",
    "OMX405.own_min.unit": "%",
    "OMX405.own_min.head": "The municipalities' share is lower than usual",
    "OMX405.own_min.says": (
        "The municipalities pay {left}%. The limit is {right}%. The difference is {gap} percentage points."
    ),
    "OMX405.public_max.check": "State and county pay no more than the limit",
    "OMX405.public_max.unit": "%",
    "OMX405.public_max.head": "The share from state and county is higher than usual",
    "OMX405.public_max.says": (
        "State and county pay {left}% together. The limit is {right}%. The difference is {gap} percentage points."
    ),
    "OMX406.title": "A funder's stated total equals the sum of its years",
    "OMX406.why": "The total in the decision or the grant commitment must be what the years in the table add up to.",
    "OMX406.example": "The stated total is NOK 4.2 million. The years give 3.525. The difference is NOK 0.675 million.",
    "OMX406.remedy": "Correct the years in 5.1, or the stated total in Oppsett.",
    "OMX406.adviser": "Compare with the decision or the grant commitment.",
    "OMX406.check": "The stated total equals the sum of the years",
    "OMX406.unit": "NOK million",
    "OMX406.head": "The stated total for {name} does not equal the sum of the years",
    "OMX406.says": (
        "The years in 5.1 give NOK {left} million. The stated total is NOK {right} million. The difference is NOK "
        "{gap} million."
    ),
    # --- 501–504: spending ---
    "OMX501.title": "The budget is equal in 5.1 and 5.2 each year",
    "OMX501.why": "What comes in in 5.1 is what can be allocated in 5.2.",
    "OMX501.example": "5.1 has NOK 8 million in 2027. 5.2 allocates 7.6. The difference is NOK 0.4 million.",
    "OMX501.remedy": "Allocate the difference in 5.2, or correct the amount in 5.1.",
    "OMX501.adviser": "Ask which of the tables was adopted.",
    "OMX501.check": "The budget for {year} is equal in 5.1 and 5.2",
    "OMX501.unit": "NOK million",
    "OMX501.head": "The budget for {year} differs between 5.1 and 5.2",
    "OMX501.says": (
        "The funding is NOK {left} million. Priority areas and programme management are allocated NOK {right} million. "
        "The difference is NOK {gap} million."
    ),
    "OMX501.spread": "Allocate another NOK {gap} million in 5.2, or correct the amount in 5.1.",
    "OMX501.cut": "Take away NOK {gap} million in 5.2, or correct the amount in 5.1.",
    "OMX502.title": "The total is equal in 5.1 and 5.2",
    "OMX502.why": "All the funding must be allocated when the period is over, and no more.",
    "OMX502.example": "5.1 has NOK 40 million in all. 5.2 allocates 39.6. The difference is NOK 0.4 million.",
    "OMX502.remedy": "First correct the years that differ, then look at the total.",
    "OMX502.adviser": "Look at the years first. If all are within the limit, rounding adds up to too much.",
    "OMX502.check": "The total is equal in 5.1 and 5.2",
    "OMX502.unit": "NOK million",
    "OMX502.head": "The total differs between 5.1 and 5.2",
    "OMX502.says": (
        "The funding is NOK {left} million. Priority areas and programme management are allocated NOK {right} million. "
        "The difference is NOK {gap} million."
    ),
    "OMX502.rest": (
        "Correct the years that differ. If all are within the limit, correct the small differences, which together "
        "are too large."
    ),
    "OMX503.title": "Programme management is filled in in 5.2, and the share for administration is within the limit",
    "OMX503.why": "The plan must show what programme management costs, and how much goes to administration.",
    "OMX503.example": "Administration is 5 of NOK 40 million, which is 12.5%. The limit is 10%. Write why.",
    "OMX503.remedy": "Fill in both rows for programme management, and give a reason if the share is high.",
    "OMX503.adviser": "Consider the reason. There is no official limit for the programme's administration.",
    "OMX503.check": "No empty cells: {table}",
    "OMX503.unit": "cells",
    "OMX503.head": "{subject} is missing",
    "OMX503.says": "The cell is empty.",
    "OMX503.gone.head": "{subject} is gone",
    "OMX503.gone.says": "The cell was deleted from the form.",
    "OMX503.gone.remedy": "Ask the county for a new file, and give the answer.",
    "OMX503.admin.check": "The share for administration is within the limit",
    "OMX503.admin.unit": "%",
    "OMX503.admin.head": "The share for administration is higher than the limit",
    "OMX503.admin.says": (
        "Administrative costs are {left}% of the funding. The limit is {right}%. The difference is {gap} percentage "
        "points."
    ),
    "OMX503.admin.remedy": "Correct the amounts in 5.2, or give a reason on the sheet Kontroll.",
    "OMX504.title": "Cost per job",
    "OMX504.why": "The number makes it easier to compare plans. It is for information.",
    "OMX504.example": "NOK 40 million and 100 jobs give NOK 0.4 million per job.",
    "OMX504.remedy": "See that the number seems reasonable.",
    "OMX504.adviser": "Nothing must be done. Earlier programmes are often between NOK 0.1 and 0.5 million.",
    "OMX504.head": "The cost is NOK {per_job} million per job",
    "OMX504.says": "5.2 allocates NOK {money} million in all. The total of jobs in 2.3 is {jobs}.",
    "OMX504.area.head": "{row}: the cost is NOK {per_job} million per job",
    "OMX504.area.says": "5.2 gives the priority area NOK {money} million. The total of jobs in 3.1 is {jobs}.",
    # --- 601, 602: areas ---
    "OMX601.title": "A priority area with a job target has money in 5.2 and at least one strategy in 3.2",
    "OMX601.why": "The target is reached only if the area has both money and a strategy.",
    "OMX601.example": "Tourism has a target of 40 jobs and NOK 6 million, but no strategy in 3.2.",
    "OMX601.remedy": "Give the priority area money in 5.2 and at least one strategy in 3.2.",
    "OMX601.adviser": "Ask how the target is to be reached.",
    "OMX601.check": "The area has money in 5.2 and a strategy in 3.2",
    "OMX601.unit": "NOK million / strategies",
    "OMX601.head": "{name} lacks money or a strategy",
    "OMX601.says": "5.2 gives the priority area NOK {left} million. Number of strategies in 3.2: {right}.",
    "OMX601.strategy.head": "{name} has no strategy in 3.2",
    "OMX601.strategy.says": "5.2 gives the priority area NOK {left} million.",
    "OMX601.strategy.remedy": "Write at least one strategy for the priority area in 3.2.",
    "OMX601.money.head": "{name} has no money in 5.2",
    "OMX601.money.says": "Strategies for the priority area in 3.2: {right}.",
    "OMX601.money.remedy": "Give the priority area money in 5.2.",
    "OMX602.title": "Sustainability is one of the priority areas",
    "OMX602.why": "The template recommends sustainability as a priority area in every plan.",
    "OMX602.example": (
        "The plan has 2 priority areas, Tourism and Aquaculture. Sustainability may be added as the third."
    ),
    "OMX602.remedy": "Consider sustainability as a priority area.",
    "OMX602.adviser": "Nothing must be done. It is a recommendation, not a requirement.",
    "OMX602.head": "Sustainability is not one of the priority areas",
    "OMX602.says": "The template recommends it in every plan.",
    # --- 701, 702: strategies ---
    "OMX701.title": "Each strategy has its own letter",
    "OMX701.why": "The action plan refers to the strategies by letter.",
    "OMX701.example": "Two strategies have the letter C. Give one of them D, which is the next free one.",
    "OMX701.remedy": "Give the strategy the next free letter.",
    "OMX701.adviser": "Ask which strategy had the letter first.",
    "OMX701.check": "No two strategies have the same letter",
    "OMX701.unit": "strategies",
    "OMX701.head": "The letter {letter} is used more than once in 3.2",
    "OMX701.says": "{subject} is also used on another line.",
    "OMX701.again.head": "The letter {letter} is used several times in 3.2",
    "OMX701.again.says": "{subject} is the same as on line {line}. The next free letter is {free}.",
    "OMX701.again.remedy": "Give the strategy the letter {free}.",
    "OMX702.title": "The letters in the first edition run from A without a gap",
    "OMX702.why": "New strategies get the next free letter. So the sequence must be whole from the start.",
    "OMX702.example": "Five strategies have the letters A, B, C, D and F. E is missing.",
    "OMX702.remedy": "Give the strategies letters in order from A, without skipping any.",
    "OMX702.adviser": "Ask for a new order before the action plan refers to the letters.",
    "OMX702.check": "The letters run from A without a gap",
    "OMX702.unit": "letters",
    "OMX702.head": "The letters in 3.2 do not run in order from A",
    "OMX702.says": (
        "The last letter is no. {left} in the alphabet, but the number of strategies with a letter is {right}."
    ),
    # --- 703, 704: sustainability goals ---
    "OMX703.title": "Each dimension has at least one sustainability goal",
    "OMX703.why": (
        "The template requires one goal each for environment, society and economy, and goal 17 for partnership."
    ),
    "OMX703.example": "Environment has 2 goals, economy 1 and partnership goal 17, but society has 0.",
    "OMX703.remedy": "Choose a goal from the list.",
    "OMX703.adviser": "Ask for the goal and why it was chosen.",
    "OMX703.check": "At least one sustainability goal: {dimension}",
    "OMX703.unit": "goals",
    "OMX703.head": "A sustainability goal for the dimension {dimension} is missing",
    "OMX703.says": "No goal has been chosen. There must be at least one.",
    "OMX704.title": "A sustainability goal stands under its own dimension",
    "OMX704.why": (
        "Each UN Sustainable Development Goal belongs to one dimension. Otherwise a dimension is left without a goal."
    ),
    "OMX704.example": "“13. Climate action” stands under Society. It belongs to Environment.",
    "OMX704.remedy": "Choose a goal from the list under the right dimension.",
    "OMX704.adviser": "Ask for a goal that belongs to the dimension.",
    "OMX704.head": "{subject} belongs to another dimension",
    "OMX704.says": "“{goal}” belongs to {home}.",
    "OMX704.unknown.head": "{subject} is not one of the UN Sustainable Development Goals",
    "OMX704.unknown.says": "The cell says “{raw}”.",
    "OMX704.meant.head": "{subject} is not one of the UN sustainability goals",
    "OMX704.meant.says": "The cell says “{raw}”. It resembles “{meant}”.",
    "OMX704.meant.remedy": "Choose “{meant}” in the list, if that is what is meant.",
    "OMX704.blank.head": "{subject} holds only blanks",
    "OMX704.blank.says": "The cell looks empty but is not.",
    "OMX704.blank.remedy": "Delete the contents, and choose a goal in the list.",
}
