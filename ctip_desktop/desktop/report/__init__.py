"""The consolidated report: every figure of it, and the way from a figure to the entries behind it.

`gathered` and `behind` read, away from the windows. `sheet` shows the whole report as `blocks` and `charts` under one
another and leads from figure to figure; `pane` speaks of the present one; `listed` shows the entries behind it. `page`
holds them together, `letters` asks institutions to confirm, and the paper is looked at by the parts in `paper`.
"""
