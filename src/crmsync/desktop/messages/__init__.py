"""What the engine says, in the language that is shown.

The engine speaks English, as the command line and the log do. The tables here hold what its messages are
made of; `telling` recognises a message by them.
"""
