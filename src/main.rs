//! Arguments become a window or a headless command.

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    env_logger::Builder::from_env(env_logger::Env::default().default_filter_or("error")).init();
    sejajar::cli::run(open)
}

#[cfg(feature = "gui")]
fn open(files: Vec<PathBuf>) -> Result<(), String> {
    sejajar::app::run(files)
}

#[cfg(not(feature = "gui"))]
fn open(_files: Vec<PathBuf>) -> Result<(), String> {
    Err("this build has no window (feature `gui` is off); see sejajar --help for the commands".to_owned())
}
