"""The consolidated report: every figure of it, and the way from a figure to the entries behind it.

`gathered` and `behind` read, away from the windows. `sheet` leads from figure to figure through the whole report, which
`layout` sets out as `blocks`, `figures` and `charts` under one another; `pane` speaks of the present one (`explaining`)
and `listed` shows the entries behind it. `page` holds them together, `letters` asks institutions to confirm, and the
paper is looked at by the parts in `paper`.
"""
