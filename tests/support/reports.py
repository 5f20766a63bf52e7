"""A made-up consolidated report."""

from ctip_desktop.documents.report import Head, ReportPage, Row, Table

KHMER_HEADS = (Head("ករណី"), Head("ជនសង្ស័យ", ("សរុប", "ស្រី", "អនីតិជន")), Head("ជនរងគ្រោះ", ("សរុប", "ស្រី", "អនីតិជន")))
ENGLISH_HEADS = (
    Head("Cases"),
    Head("Suspects", ("Total", "Women", "Minors")),
    Head("Victims", ("Total", "Women", "Minors")),
)


def a_report(language: str = "km", offices: int = 25) -> ReportPage:
    """Return a report of that many offices; the last has sent nothing."""
    name = "ខេត្តទី" if language == "km" else "Province "
    rows = tuple(Row(f"{name}{number}", (number, *range(number, number + 6))) for number in range(1, offices))
    rows = (*rows, Row(f"{name}{offices}", (None,) * 7))
    total = Row("សរុប" if language == "km" else "Total", (1234567, 0, 3, 4, 5, 6, 21000))
    return ReportPage(
        office="00",
        language=language,
        title="របាយការណ៍បូកសរុប" if language == "km" else "Consolidated report",
        period="ឆមាសទី១ ឆ្នាំ២០២៦" if language == "km" else "First semester 2026",
        table=Table(
            "រាជធានី ខេត្ត" if language == "km" else "Office",
            KHMER_HEADS if language == "km" else ENGLISH_HEADS,
            rows,
            total,
        ),
        notes=("– មិនទាន់មកដល់ ។" if language == "km" else "– nothing has arrived.",),
    )
