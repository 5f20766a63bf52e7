"""The words for what the operating system reports of files and folders, in our language rather than its own."""

import errno

from ctip_desktop.i18n.catalogue import N_, _

_REASONS = {
    errno.ENOENT: N_("it, or a folder on the way to it, is not there"),
    errno.EEXIST: N_("something of that name is already there"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("a file stands where a folder is needed"),
    errno.EACCES: N_("this is not allowed here"),
    errno.EPERM: N_("this is not allowed here"),
    errno.EROFS: N_("the disk is write-protected"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("the disk is full"),
    errno.EIO: N_("the disk failed"),
    errno.ENODEV: N_("the disk is gone"),
    errno.ENXIO: N_("the disk is gone"),
    errno.ENAMETOOLONG: N_("its name is too long"),
}


def reason(error: OSError) -> str:
    """Return why a file cannot be used, as part of a sentence."""
    known = _REASONS.get(error.errno or 0)
    return _(known) if known else _("the system reports error {number}").format(number=error.errno)


def say_disk(error: OSError) -> str:
    """Return the sentence for a file or folder that cannot be used."""
    if isinstance(error, FileNotFoundError):
        return _("There is no file {file}; check its name and folder.").format(file=error.filename)
    if error.filename is None:  # a write that failed midway
        return _("Nothing more can be written: {reason}; check the disk.").format(reason=reason(error))
    said = _("{file} cannot be used: {reason}; check the name, the folder and the disk.")
    return said.format(file=error.filename, reason=reason(error))
