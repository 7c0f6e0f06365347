"""Papers and truth from outside: a new gold folder, downloads, and other tools' annotations."""
