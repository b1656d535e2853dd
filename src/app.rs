//! Performs what the session asks for: files, dialogs, threads, clock.
