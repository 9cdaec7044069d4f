"""Nynorsk: files that cannot be opened or written, and what click says itself."""

TEXTS: dict[str, str] = {
    "cli.same_file": "{path} er fila som blir lesen, og ho blir aldri endra. Vel eit anna namn.",
    "cli.two_outputs": "{path} er oppgitt to gonger. Gi kvar utskrift si eiga fil.",
    "cli.cannot_write": (
        "Kan ikkje skrive {path}: {reason}. Vel eit anna namn eller ei anna mappe, eller lukk fila dersom ho "
        "er open i Excel."
    ),
    "cli.cannot_write_unnamed": "Kan ikkje skrive: {reason}.",
    "cli.no_stdout": "Standard ut er lukka. Oppgi ei fil å skrive til.",
    "cli.empty_path": "{what}: namnet er tomt. Oppgi ei fil eller ei mappe.",
    "cli.too_many": "Det er for mange argument: {what}. Set hermeteikn rundt namn med mellomrom.",
    "cli.not_in_range": "{option}: oppgi eit heilt tal frå {least} til {most}.",
    "cli.not_a_flag": "{option} tek ingen verdi.",
    "cli.epoch": (
        "SOURCE_DATE_EPOCH er «{value}». Det skal vere sekund sidan 1970, eit heilt tal som gir eit årstal "
        "til og med 9999."
    ),
    "cli.twice": "{path}: nøkkelen «{key}» står to gonger i same objekt. Ta bort den eine.",
    "cli.bad_number": (
        "{path}: talet {value} kan ikkje lesast. Skriv det med siffer og punktum, utan e, og med høgst 15 siffer."
    ),
    "cli.need_output": "Svara kjem frå stdin og har ikkje noko filnamn. Oppgi skjemaet som skal skrivast, med -o.",
    "open.no_file": "Fila finst ikkje. Sjå etter at namn og mappe er rette.",
    "open.unreadable": "Fila kan ikkje lesast ({reason}). Sjå etter at det er ei fil, og at du har tilgang til ho.",
    "open.too_large": "Fila er større enn {most} MB. Vel ei anna fil.",
    "open.not_utf8": "Fila er ikkje lagra som UTF-8. Lagre ho på nytt med teiknkoding UTF-8.",
    "open.bad_toml": (
        "Fila er ikkje gyldig TOML. Sjå på denne linja og den før: manglar eit hermeteikn, eit likskapsteikn "
        "eller ein klamme?"
    ),
    "os.EACCES": "du har ikkje tilgang",
    "os.EBUSY": "fila er i bruk",
    "os.EDQUOT": "du har ikkje meir plass på disken",
    "os.EEXIST": "det finst frå før",
    "os.EFBIG": "fila blir for stor",
    "os.EIO": "disken svarer med ein feil",
    "os.EISDIR": "det er ei mappe",
    "os.ELOOP": "lenkja går i ring",
    "os.EMFILE": "for mange filer er opne",
    "os.ENAMETOOLONG": "namnet er for langt",
    "os.ENODEV": "det er ei eining, ikkje ei vanleg fil",
    "os.ENOENT": "fila eller mappa finst ikkje",
    "os.ENOSPC": "disken er full",
    "os.ENOTDIR": "ein del av namnet er ei fil, ikkje ei mappe",
    "os.ENOTEMPTY": "mappa er ikkje tom",
    "os.EPERM": "det er ikkje tillate",
    "os.EROFS": "disken kan berre lesast",
    "os.ETXTBSY": "fila er i bruk",
    "os.EXDEV": "mappene ligg på kvar sin disk",
    "click.usage": "Bruk:",
    "click.options": "Alternativ",
    "click.commands": "Kommandoar",
    "click.help": "Vis denne hjelpa og avslutt.",
    "click.version": "Vis versjonen og avslutt.",
    "click.path": "fil",
    "click.required": "må oppgivast",
    "click.default": "vanlegvis: {default}",
    "click.version_line": "%(prog)s, versjon %(version)s",
    "click.error": "Feil: {message}",
    "click.not_match": "Feil: Dei to du skreiv, er ikkje like.",
}
