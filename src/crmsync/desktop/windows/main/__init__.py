"""The main window: a list of pages at the side, one page beside it."""
