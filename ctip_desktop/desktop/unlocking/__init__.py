"""Who is at the desk: unlocking, locking and its watch, a forgotten passphrase, a store that does not open."""
