"""One façade for everything a person can do: accounts, mappings, runs, history, waiting lists, undo, doctor.

The command line and the desktop know only this room. No Qt, no printing, no prompts of its own.
"""
