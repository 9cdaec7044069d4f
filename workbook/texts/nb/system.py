"""Bokmål: files that cannot be opened or written, and what click says itself."""

TEXTS: dict[str, str] = {
    "cli.same_file": "{path} er filen som leses, og den blir aldri endret. Velg et annet navn.",
    "cli.two_outputs": "{path} er oppgitt to ganger. Gi hver utskrift sin egen fil.",
    "cli.cannot_write": (
        "Kan ikke skrive {path}: {reason}. Velg et annet navn eller en annen mappe, eller lukk filen hvis den "
        "er åpen i Excel."
    ),
    "cli.cannot_write_unnamed": "Kan ikke skrive: {reason}.",
    "cli.no_stdout": "Standard ut er lukket. Oppgi en fil å skrive til.",
    "cli.empty_path": "{what}: navnet er tomt. Oppgi en fil eller en mappe.",
    "cli.too_many": "Det er for mange argumenter: {what}. Sett hermetegn rundt navn med mellomrom.",
    "cli.not_in_range": "{option}: oppgi et helt tall fra {least} til {most}.",
    "cli.not_a_flag": "{option} tar ingen verdi.",
    "cli.epoch": (
        "SOURCE_DATE_EPOCH er «{value}». Det skal være sekunder siden 1970, et helt tall som gir et årstall "
        "til og med 9999."
    ),
    "cli.twice": "{path}: nøkkelen «{key}» står to ganger i samme objekt. Ta bort den ene.",
    "cli.bad_number": (
        "{path}: tallet {value} kan ikke leses. Skriv det med sifre og punktum, uten e, og med høyst 15 sifre."
    ),
    "cli.need_output": "Svarene kommer fra stdin og har ikke noe filnavn. Oppgi skjemaet som skal skrives, med -o.",
    "open.no_file": "Filen finnes ikke. Se etter at navn og mappe er riktige.",
    "open.unreadable": "Filen kan ikke leses ({reason}). Se etter at det er en fil, og at du har tilgang til den.",
    "open.too_large": "Filen er større enn {most} MB. Velg en annen fil.",
    "open.not_utf8": "Filen er ikke lagret som UTF-8. Lagre den på nytt med tegnkoding UTF-8.",
    "open.bad_toml": (
        "Filen er ikke gyldig TOML. Se på denne linjen og den før: mangler et hermetegn, et likhetstegn eller "
        "en klamme?"
    ),
    "os.EACCES": "du har ikke tilgang",
    "os.EBUSY": "filen er i bruk",
    "os.EDQUOT": "du har ikke mer plass på disken",
    "os.EEXIST": "det finnes fra før",
    "os.EFBIG": "filen blir for stor",
    "os.EIO": "disken svarer med en feil",
    "os.EISDIR": "det er en mappe",
    "os.ELOOP": "lenken går i ring",
    "os.EMFILE": "for mange filer er åpne",
    "os.ENAMETOOLONG": "navnet er for langt",
    "os.ENODEV": "det er en enhet, ikke en vanlig fil",
    "os.ENOENT": "filen eller mappen finnes ikke",
    "os.ENOSPC": "disken er full",
    "os.ENOTDIR": "en del av navnet er en fil, ikke en mappe",
    "os.ENOTEMPTY": "mappen er ikke tom",
    "os.EPERM": "det er ikke tillatt",
    "os.EROFS": "disken kan bare leses",
    "os.ETXTBSY": "filen er i bruk",
    "os.EXDEV": "mappene ligger på hver sin disk",
    "click.usage": "Bruk:",
    "click.options": "Alternativer",
    "click.commands": "Kommandoer",
    "click.help": "Vis denne hjelpen og avslutt.",
    "click.version": "Vis versjonen og avslutt.",
    "click.path": "fil",
    "click.required": "må oppgis",
    "click.default": "vanligvis: {default}",
    "click.version_line": "%(prog)s, versjon %(version)s",
    "click.error": "Feil: {message}",
    "click.not_match": "Feil: De to du skrev, er ikke like.",
}
