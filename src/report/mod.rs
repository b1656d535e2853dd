//! A dossier as a document to hand over: one neutral tree, several writers.
