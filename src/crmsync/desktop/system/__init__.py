"""What differs between operating systems: starting at sign-in, notifications, network, waking up.

One class per system behind one abstract class.
"""
