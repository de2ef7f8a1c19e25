"""An output folder: one commit point over log, rejects, archive and ledger, and how it is found whole and mended."""
