//! A report as Markdown that reads well as plain text: GitHub's dialect for the
//! tables, quotations as block quotes, marks as brackets.

/// Appends formatted text to a `String`.
macro_rules! push {
    ($out:expr, $($format:tt)*) => {{
        use std::fmt::Write as _;
        // Writing to a `String` cannot fail.
        let _ = write!($out, $($format)*);
    }};
}

mod claims;
mod escape;
mod marked;
mod page;
mod passages;
mod prose;
mod register;
mod standing;
mod timeline;

pub use page::write;
