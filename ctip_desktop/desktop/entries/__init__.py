"""The entries of this device: a list that is filtered, searched and sorted, one entry looked at, its history.

`lines` and `detail` say on the worker what is shown of entries, `changes` what differs between revisions; `listing`
asks the store for pages of lines and keeps the `model` filled; `page` is the list with its filters and side `pane`;
`history` shows the revisions of one entry. The page of the minutes in the sidebar is the same list of one form.
"""
