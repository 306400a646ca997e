"""The windows: one package each. A window gets the bridge and nothing else."""
