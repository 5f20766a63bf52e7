"""Everything out again, in open formats: JSON Lines, CSV, standard codes, a codebook; and what the public may see.

`export_all` writes what an office keeps, names and all; `export_coded` coded answers without names; `export_public`
only figures, none of which tells of a few.
"""

from ctip_desktop.reports.exporting.exporting import Codebook, Exported, export_all, export_coded, export_public

__all__ = ["Codebook", "Exported", "export_all", "export_coded", "export_public"]
