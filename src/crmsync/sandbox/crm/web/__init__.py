"""The pages a person sees: records, recycle bin, automation log, consent. Plain HTML, nothing from elsewhere,
no scripts.
"""
