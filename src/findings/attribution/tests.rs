//! Sentences with the attributions they hold.
