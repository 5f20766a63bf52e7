"""A form on the screen, drawn from any compiled form: what is typed is kept at every pause.

`entering` is the entry being typed, without a window; `view` draws it section by section, one row a question, with a
control of `controls` in each; `page` stands around it with sections, aid, header and keys.
"""
