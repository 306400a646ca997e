"""Settings, profile, secrets and logs of one person.

Knows files, the keyring and the vault; nothing of syncing. Prints nothing.
"""
