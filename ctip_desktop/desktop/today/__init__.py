"""The page the day begins with: what is due, what came back, what was left half done, what waits to go out.

`seeing` reads all of it on the worker, `owing`, `unfinished` and `secretariat` each their part; `tasks` draws the
groups of things to do as one list worked by keys; `cards` stand beside it; `alarms` are the banners.
"""
