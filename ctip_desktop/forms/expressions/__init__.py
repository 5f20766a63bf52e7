"""The expressions of XLSForm: one small tree with three uses: closures (windows), SQL (indicators), what it reads.

    parse(text) → tree     reads(tree) → Reads     walk(tree)     FUNCTIONS, REFUSED
    closures.Compiler(node, names).compile(tree) → closure     sql.to_sql(tree, column_of, today) → Sql

Nothing is ever given to `eval`. What each word means is what JavaRosa 5.1.0 does with it; the tests in
`tests/conformance` hold us to that. May import errors, i18n and the form's nodes.
"""

from ctip_desktop.forms.expressions.functions import FUNCTIONS, REFUSED
from ctip_desktop.forms.expressions.parsing import parse
from ctip_desktop.forms.expressions.reading import Reads, reads
from ctip_desktop.forms.expressions.tree import Tree, walk

__all__ = ["FUNCTIONS", "REFUSED", "Reads", "Tree", "parse", "reads", "walk"]
