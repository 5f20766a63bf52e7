"""How people touch all this: one window, pages by task, a form drawn from its definition. May import every floor below.

`app` puts it together; `window` goes from first run to unlocking to the `frame`; `desk` is the open store with its
user, whose work one thread does (`background`); a `page` says what stands in the header, the strip and under the keys;
`look` holds colours, type and drawing, `widgets` the few parts all pages are made of. A page lives in a folder of its
own.
"""
