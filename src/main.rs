//! Arguments become a window or a headless command.

fn main() {}
