"""The consolidated report as a paper: what `reports` added up, put into the words of the language in force."""

from ctip_desktop.documents.report import Head, ReportPage, Row, Table
from ctip_desktop.forms.offices import offices
from ctip_desktop.i18n import _, language
from ctip_desktop.reports.consolidated import COLUMNS, Consolidated, disputed_note


def consolidated_page(report: Consolidated, office: str) -> ReportPage:
    """Return the page of a report, under the letterhead of the office that prints it."""
    speaking = language()
    parts = (_("total"), _("women"), _("minors"))
    silent = any(None in line.figures.values() for line in report.lines)
    notes = [
        _("Persons are counted in the period in which their case was reported; minors are under 18."),
        *([_("– stands where nothing has arrived from the office; it is not zero.")] if silent else []),
        *disputed_note(report),
    ]
    return ReportPage(
        office=office,
        language=speaking,
        title=_("Report on counter-trafficking work"),
        period=report.period.label(),
        table=Table(
            rows_head=_("Province"),
            heads=(Head(_("Cases")), Head(_("Suspects"), parts), Head(_("Victims"), parts)),
            rows=tuple(
                Row(offices()[line.office].said(speaking), tuple(line.figures[name] for name in COLUMNS))
                for line in report.lines
            ),
            total=Row(_("Total"), tuple(report.total[name] for name in COLUMNS)),
        ),
        notes=tuple(notes),
    )
