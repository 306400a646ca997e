"""What crmsync remembers between runs, in one SQLite file per profile: links, bases, cursors, intents,
problems, history.

Knows values and rows, nothing of services or of sync.
"""
