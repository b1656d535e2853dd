//! The project file: a dossier as RON that a person can read, diff and merge.
