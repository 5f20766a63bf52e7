"""Which questions feed each part of the minutes that is not one answer alone.

A sentence that is made is also fed by the question in which the author may write another in its place.
"""

HELD = ("/held",)
TITLE = ("/title",)
DATE = ("/date",)
NUMBER = ("/number",)

UPPER = ("/letterhead_upper",)
BODY = ("/letterhead_body",)
OFFICE = (*UPPER, *BODY)

OPENING = (
    "/opening_sentence",
    "/date",
    "/start_time",
    "/venue",
    "/platform",
    "/kind",
    "/title",
    "/chair_honorific",
    "/chair_rank",
    "/chair_name",
    "/chair_post",
    "/co_chairs",
    "/total_claimed",
    "/women_claimed",
    "/total",
    "/women",
)
OWN_OPENING = ("/opening_sentence",)

PURPOSE_LEAD = ("/purpose_lead",)
PURPOSE = ("/purpose",)

_CHAIR = ("/chair_honorific", "/chair_rank", "/chair_name", "/chair_post")
REMARKS_LEAD = ("/remarks_lead", *_CHAIR)
DISCUSSION_LEAD = ("/discussion_lead",)
CLOSING_LEAD = ("/closing_lead", *_CHAIR)
CLOSING = ("/closing_sentence", "/end_time")

NOT_HELD = ("/held", "/kind", "/title", "/date", "/not_held_reason")
REASON = ("/not_held_reason",)
POSTPONED = ("/postponed_to",)

ANNEX_TITLE = ("/annex_title",)
ANNEX_COUNT = ("/n_listed", "/n_listed_women")


def below(path: str, *names: str) -> tuple[str, ...]:
    """Return the paths of questions of a row, or of those whose names begin alike (`/seen_`)."""
    begin = path if path.endswith("_") else f"{path}/"
    return tuple(f"{begin}{name}" for name in names)
