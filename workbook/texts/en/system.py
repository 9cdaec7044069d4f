"""English: files that cannot be opened or written, and what click says itself."""

TEXTS: dict[str, str] = {
    "cli.same_file": "{path} is the file being read, and it is never changed. Choose another name.",
    "cli.two_outputs": "{path} is given twice. Give each output a file of its own.",
    "cli.cannot_write": (
        "Cannot write {path}: {reason}. Choose another name or another folder, or close the file if it is "
        "open in Excel."
    ),
    "cli.cannot_write_unnamed": "Cannot write: {reason}.",
    "cli.no_stdout": "Standard output is closed. Name a file to write to.",
    "cli.empty_path": "{what}: the name is empty. Name a file or a folder.",
    "cli.too_many": "There are too many arguments: {what}. Put quotation marks round names with blanks.",
    "cli.not_in_range": "{option}: give a whole number from {least} to {most}.",
    "cli.not_a_flag": "{option} takes no value.",
    "cli.epoch": (
        "SOURCE_DATE_EPOCH is “{value}”. It must be seconds since 1970, a whole number that gives a year no "
        "later than 9999."
    ),
    "cli.twice": "{path}: the key “{key}” stands twice in one object. Remove one of them.",
    "cli.bad_number": (
        "{path}: the number {value} cannot be read. Write it in digits and a point, without e, and with at "
        "most 15 digits."
    ),
    "cli.need_output": "The answers come from stdin and have no file name. Name the form to write with -o.",
    "open.no_file": "The file does not exist. Check that the name and the folder are right.",
    "open.unreadable": "The file cannot be read ({reason}). Check that it is a file, and that you have access to it.",
    "open.too_large": "The file is larger than {most} MB. Choose another file.",
    "open.not_utf8": "The file is not saved as UTF-8. Save it again with UTF-8 encoding.",
    "open.bad_toml": (
        "The file is not valid TOML. Look at this line and the one before: is a quotation mark, an equals "
        "sign or a bracket missing?"
    ),
    "os.EACCES": "you do not have access",
    "os.EBUSY": "the file is in use",
    "os.EDQUOT": "you have no more room on the disk",
    "os.EEXIST": "it already exists",
    "os.EFBIG": "the file becomes too large",
    "os.EIO": "the disk answers with an error",
    "os.EISDIR": "it is a folder",
    "os.ELOOP": "the link goes in a ring",
    "os.EMFILE": "too many files are open",
    "os.ENAMETOOLONG": "the name is too long",
    "os.ENODEV": "it is a device, not an ordinary file",
    "os.ENOENT": "the file or folder does not exist",
    "os.ENOSPC": "the disk is full",
    "os.ENOTDIR": "a part of the name is a file, not a folder",
    "os.ENOTEMPTY": "the folder is not empty",
    "os.EPERM": "it is not permitted",
    "os.EROFS": "the disk can only be read",
    "os.ETXTBSY": "the file is in use",
    "os.EXDEV": "the folders lie on different disks",
    "click.usage": "Usage:",
    "click.options": "Options",
    "click.commands": "Commands",
    "click.help": "Show this help and exit.",
    "click.version": "Show the version and exit.",
    "click.path": "file",
    "click.required": "required",
    "click.default": "default: {default}",
    "click.version_line": "%(prog)s, version %(version)s",
    "click.error": "Error: {message}",
    "click.not_match": "Error: The two that you typed are not alike.",
}
