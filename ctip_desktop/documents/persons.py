"""Finds names of persons in typed text by the honorific before them, so that no line divides a name."""

from re import compile as pattern

_HONORIFIC = "សម្តេច|ឯកឧត្តម|លោកជំទាវ|លោកស្រី|លោក|អ្នកស្រី|កញ្ញា|ឧកញ៉ា|បណ្ឌិត|ព្រះតេជព្រះគុណ"
_RANK = r"(?:[^\s.]+\.[^\s]+ )?"
_PART = r"[^\s។៖,;()]{1,16}"

_NAMED = pattern(rf"(?:{_HONORIFIC}) {_RANK}({_PART} {_PART})")


def names_in(text: str) -> list[str]:
    """Return what stands as a family name and a given name after an honorific: `លោកស្រី សុខ ចាន់ណា`."""
    return [named[1] for named in _NAMED.finditer(text)]
