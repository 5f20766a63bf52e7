"""Colours, type, sizes and drawing: the design's values, and the one way Khmer is put on the screen."""

from ctip_desktop.desktop.look.drawing import draw
from ctip_desktop.desktop.look.look import Look, apply, look, use_look

__all__ = ["Look", "apply", "draw", "look", "use_look"]
