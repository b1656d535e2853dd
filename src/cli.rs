//! The commands without a window, over the same library.
