"""Sets Khmer and Latin text on paper: exact shapes, dictionary line breaks, even lines, text that can be searched.

reportlab's own text path is never used. A paragraph goes through these modules in turn: `itemise` (which face and
script), `shape` (which glyphs, where), `atoms` (where a line may end), `lines` (where it does end), `paragraph` (a
flowable), `drawing` (text operators), `embedding` and `subset` (the font file that goes into the paper), `paper` (the
document). May import `khmer`, `paths` and the drawing libraries.
"""
