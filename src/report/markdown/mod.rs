//! A report as Markdown that reads well as plain text: GitHub's dialect for the
//! tables, quotations as block quotes, marks as brackets.

mod claims;
mod escape;
mod marked;
mod page;
mod passages;
mod prose;
mod register;

pub use page::write;
