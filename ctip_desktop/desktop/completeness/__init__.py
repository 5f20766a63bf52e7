"""Completeness: which province sent which month, on one page that is worked by arrows.

`charts` turns what `reports.completeness.matrix` found into lines of marks, by office or by kind; `model` and `matrix`
show them; `pane` tells of the month (`summary`) and of the present mark, in sentences (`telling`) made of what `detail`
read. `reminders` are the letters to those who are late.
"""
