//! The window: a session to pixels, gestures to commands.
