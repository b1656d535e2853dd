//! What the benches share: generated articles and dossiers, and a stopwatch that
//! is fair on a busy machine.
#![allow(dead_code, reason = "each bench uses its part of it")]

pub(crate) mod marks;
pub(crate) mod measure;
pub(crate) mod random;
pub(crate) mod texts;
