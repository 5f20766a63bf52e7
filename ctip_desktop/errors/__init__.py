"""Every failure a person can act on, one class each; the words for them are in `i18n.problems`.

    CtipError
    ├── khmer: a day the almanac does not reach
    ├── forms: what is wrong with a form or an answers file
    ├── entries: why a journal line is not believed
    ├── store: what is wrong with this device's store, its users or its keys
    ├── bundles: why a bundle is refused
    ├── trust: why a key, a request or a trust list is not believed
    ├── sync: what keeps records from travelling
    ├── conflicts: what keeps a person from deciding between versions
    ├── intake: why a spreadsheet is not read
    ├── reports: what keeps a figure from being made
    └── documents: what keeps a paper from being printed

One module here per floor. An error carries facts (`office`, `sequence`), never sentences. Anything that is not a
`CtipError` is a fault of ours. May import nothing of ours.
"""

from ctip_desktop.errors.base import CtipError

__all__ = ["CtipError"]
