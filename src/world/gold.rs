//! Reading gold to measure the alignment with: clusters of articles in folders.

use std::path::{Path, PathBuf};

use crate::align::eval::{Cluster, Gold, Lines};
use crate::import;

/// The file that makes a folder a cluster.
const GOLD: &str = "gold.json";

/// The folders of the clusters that `folder` stands for: itself, or those in it.
///
/// # Errors
/// In words: which folder, what is missing, what to do.
pub fn clusters_in(folder: &Path) -> Result<Vec<PathBuf>, String> {
    if !folder.is_dir() {
        let what = if folder.exists() {
            "this is not a folder"
        } else {
            "there is no such folder"
        };
        return Err(format!(
            "{}: {what}. Give a folder with {GOLD} and articles (.txt), or a folder of such folders",
            folder.display()
        ));
    }
    if folder.join(GOLD).exists() {
        return Ok(vec![folder.to_owned()]);
    }
    let inner = entries(folder)?;
    let clusters: Vec<PathBuf> = inner.iter().filter(|path| path.join(GOLD).exists()).cloned().collect();
    if clusters.is_empty() {
        let deeper = inner
            .iter()
            .filter(|path| path.is_dir())
            .find(|path| entries(path).is_ok_and(|inside| inside.iter().any(|path| path.join(GOLD).exists())));
        let hint = deeper.map_or_else(
            || "Give a folder with articles and gold.json".to_owned(),
            |path| format!("Give the folders in it, such as {}", path.display()),
        );
        return Err(format!(
            "{}: no {GOLD} in it or in a folder in it. {hint}",
            folder.display()
        ));
    }
    Ok(clusters)
}

/// Reads a cluster.
///
/// # Errors
/// In words: which file, where in it, what is wrong.
pub fn read_cluster(folder: &Path) -> Result<Cluster, String> {
    let path = folder.join(GOLD);
    let told = |error: &str| format!("{}: {error}", path.display());
    let text = std::fs::read_to_string(&path).map_err(|error| told(&format!("could not read it ({error})")))?;
    let gold = Gold::parse(&text).map_err(|error| told(&error))?;
    let mut articles = Vec::new();
    for path in entries(folder)? {
        if path.extension().is_some_and(|extension| extension == "txt") {
            articles.push(read_lines(&path)?);
        }
    }
    if articles.is_empty() {
        return Err(format!(
            "{}: there is no article in it; a cluster has articles (.txt) beside {GOLD}",
            folder.display()
        ));
    }
    let cluster = Cluster { gold, articles };
    cluster.check().map_err(|error| told(&error))?;
    Ok(cluster)
}

fn read_lines(path: &Path) -> Result<Lines, String> {
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let bytes = std::fs::read(path).map_err(|error| format!("{}: could not read it ({error})", path.display()))?;
    // Gold is taken as it is: what an importer would refuse may stand on its lines.
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(other) => {
            import::decode(other.as_bytes(), &path.display().to_string())
                .map_err(|error| error.to_string())?
                .text
        }
    };
    Ok(Lines {
        language: import::language(&text).to_owned(),
        name,
        text,
    })
}

/// What is in a folder, by name.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let told = |error: std::io::Error| format!("{}: could not read the folder ({error})", folder.display());
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(told)? {
        found.push(entry.map_err(told)?.path());
    }
    found.sort();
    Ok(found)
}
