"""The desktop program: tray icon, windows and the engine's thread. Knows only `app` and Qt.

`engine/` knows no Qt; everything else runs in the one thread that paints.
"""
