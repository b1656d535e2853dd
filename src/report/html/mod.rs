//! A report as one self-contained HTML file: no script, nothing loaded from
//! elsewhere, readable without the program that made it.

mod analyst;
mod claims;
#[cfg(test)]
mod contrast;
mod links;
mod marked;
mod page;
mod passages;
mod prose;
mod register;
mod standing;
mod text;
mod timeline;

pub use page::{write, write_to};
