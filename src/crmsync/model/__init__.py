"""The words of crmsync as types: sides, kinds, fields, values, items, rules.

Pure: no clock, no network, no database, no Qt. Imports nothing of crmsync outside this room.
"""
